//! The words of a diary for what comes in.

use std::str::FromStr;

use funkstille_core::case::{BounceKind, FollowOn, Happened, How, Instalment, Noted};
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::{EndOutcome, TaskOutcome};
use jiff::civil::Date;

/// Something that came in.
pub(crate) enum Coming {
    /// The case opens with a message of ours.
    WeWrite,
    /// The case opens with a due date.
    FallsDue,
    /// We write to the client in another case.
    WriteElsewhere,
    /// Something happened.
    Event(Happened),
    /// The last message came back.
    Bounce(BounceKind),
    /// The letter that waits is approved and leaves.
    Approves,
    /// The letter that waits is approved; something keeps it from leaving.
    ApprovesInVain,
    /// The last message is sent again.
    SendsAgain,
    /// The program does not run before this day.
    OffUntil(Date),
}

impl Coming {
    /// Whether it answers something that the program did on the same day.
    pub(crate) fn is_reaction(&self) -> bool {
        matches!(
            self,
            Self::Approves
                | Self::ApprovesInVain
                | Self::SendsAgain
                | Self::Event(Happened::TaskDone { .. } | Happened::FollowOnCameOut { .. })
        )
    }
}

/// Reads the words after the day; `Err` where they are not in the format.
pub(crate) fn coming(text: &str) -> Result<Coming, String> {
    let unknown = || format!("unknown words: {text}");
    let (who, what) = text.split_once(": ").ok_or_else(unknown)?;
    match who {
        "us" => ours(what),
        "client" => client(what).map(Coming::Event),
        "mailbox" => mailbox(what),
        "bank" => bank(what).map(Coming::Event),
        "user" => user(what),
        "clock" => Some(Coming::OffUntil(date(what.strip_prefix("off until ").unwrap_or(""))?)),
        _ => None,
    }
    .ok_or_else(unknown)
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("no date: {text}"))
}

fn day(text: &str) -> Option<Date> {
    Date::from_str(text).ok()
}

fn ours(what: &str) -> Option<Coming> {
    match what {
        "we write, and nobody answers" => Some(Coming::WeWrite),
        "the invoice is due, and not paid" => Some(Coming::FallsDue),
        "we write to the client in another case" => Some(Coming::WriteElsewhere),
        _ => None,
    }
}

fn client(what: &str) -> Option<Happened> {
    Some(match what {
        "answers" => Happened::Answered,
        "writes outside the thread" => Happened::WroteElsewhere,
        "will answer" => Happened::HoldingReply { until: None },
        "is away" => Happened::WentAway { last_day: None },
        "disputes" => Happened::Disputed,
        _ => {
            if let Some(until) = what.strip_prefix("will answer by ") {
                Happened::HoldingReply { until: Some(day(until)?) }
            } else if let Some(last_day) = what.strip_prefix("is away, last day ") {
                Happened::WentAway { last_day: Some(day(last_day)?) }
            } else if let Some(by) = what.strip_prefix("promises to pay by ") {
                Happened::PaymentPromised { by: day(by)? }
            } else {
                let parts = what.strip_prefix("agrees to pay ")?.split(" and ");
                Happened::InstalmentsAgreed(parts.map(instalment).collect::<Option<_>>()?)
            }
        }
    })
}

fn instalment(text: &str) -> Option<Instalment> {
    let (amount, due_on) = text.split_once(" by ")?;
    Some(Instalment { due_on: day(due_on)?, amount: money(amount)? })
}

/// `400.00 EUR`.
pub(crate) fn money(text: &str) -> Option<Money> {
    let (amount, currency) = text.split_once(' ')?;
    Money::parse(amount, Currency::parse(currency)?)
}

fn mailbox(what: &str) -> Option<Coming> {
    Some(match what {
        "bounce, the address is dead" => Coming::Bounce(BounceKind::AddressDead),
        "bounce, not accepted" => Coming::Bounce(BounceKind::NotAccepted),
        "temporary bounce" => Coming::Event(Happened::Noted(Noted::TemporaryBounce)),
        "notice of delay" => Coming::Event(Happened::Noted(Noted::Delay)),
        "read receipt" => Coming::Event(Happened::Noted(Noted::ReadReceipt)),
        "acknowledgement" => Coming::Event(Happened::Noted(Noted::Acknowledgement)),
        _ => return None,
    })
}

fn bank(what: &str) -> Option<Happened> {
    let amount = match what {
        "everything came" => None,
        _ => Some(money(what.strip_suffix(" came")?)?),
    };
    Some(Happened::PaymentReceived { amount })
}

fn user(what: &str) -> Option<Coming> {
    let event = match what {
        "approves" => return Some(Coming::Approves),
        "approves, but it cannot leave yet" => return Some(Coming::ApprovesInVain),
        "sends the last message again" => return Some(Coming::SendsAgain),
        "goes on" => Happened::WentOn,
        "was told that it is paid" => Happened::SaidPaid,
        "it answers the case" => Happened::ElsewhereJudged { answers: true },
        "it does not answer the case" => Happened::ElsewhereJudged { answers: false },
        "closes the dispute" => Happened::DisputeClosed,
        "found a way to deliver" => Happened::DeliveryMended,
        _ => user_with_reason(what).or_else(|| task(what))?,
    };
    Some(Coming::Event(event))
}

fn user_with_reason(what: &str) -> Option<Happened> {
    if let Some(step) = what.strip_prefix("sent ").and_then(|s| s.strip_suffix(" by hand")) {
        return Some(Happened::StepHappened { step: step.to_owned(), how: How::ByHand });
    }
    if let Some(last_step) = what.strip_prefix("did everything up to ") {
        return Some(Happened::TakenOver { last_step: last_step.to_owned(), on: None });
    }
    let (what, reason) = what.split_once(", because ")?;
    let reason = reason.to_owned();
    Some(match what {
        "holds" => Happened::Held { until: None, reason },
        "resumes" => Happened::Resumed { reason },
        _ => {
            if let Some(until) = what.strip_prefix("holds until ") {
                Happened::Held { until: Some(day(until)?), reason }
            } else if let Some(step) = what.strip_prefix("skips ") {
                Happened::StepSkipped { step: step.to_owned(), reason }
            } else {
                let outcome = EndOutcome::parse(what.strip_prefix("ends it as ")?)?;
                Happened::Ended { outcome, reason }
            }
        }
    })
}

/// `call: no-answer`, `call: promised until 2026-03-20`, `does: find-number`, and a call outside the
/// table with its outcome: `does: call, no-answer`.
fn task(what: &str) -> Option<Happened> {
    let (step, rest) = what.split_once(": ")?;
    if step == "does" {
        let Some((task, out)) = rest.split_once(", ") else {
            return follow_on(rest).map(Happened::FollowOnDone);
        };
        let (task, (outcome, until)) = (follow_on(task)?, came_out(out)?);
        return Some(Happened::FollowOnCameOut { task, outcome, until });
    }
    let (outcome, until) = came_out(rest)?;
    Some(Happened::TaskDone { step: step.to_owned(), outcome, until })
}

/// `no-answer`, `promised until 2026-03-20`.
fn came_out(text: &str) -> Option<(TaskOutcome, Option<Date>)> {
    let (outcome, until) = match text.split_once(" until ") {
        Some((outcome, until)) => (outcome, Some(day(until)?)),
        None => (text, None),
    };
    Some((TaskOutcome::parse(outcome)?, until))
}

/// The words of a diary for a task outside the table.
pub(crate) fn follow_on_words(task: &FollowOn) -> String {
    match task {
        FollowOn::CompareAddresses => "compare-addresses".to_owned(),
        FollowOn::Call => "call".to_owned(),
        FollowOn::FindNumber => "find-number".to_owned(),
        FollowOn::DidNotArrive => "did-not-arrive".to_owned(),
        FollowOn::SendAgain => "send-again".to_owned(),
        FollowOn::ConfirmArrival { step, sent_on } => {
            format!("confirmation-call of {step} of {sent_on}")
        }
        FollowOn::SendRest { step, sent_on } => format!("rest of {step} of {sent_on}"),
        FollowOn::PostLetter { step, given_on } => format!("post of {step} of {given_on}"),
        FollowOn::SendFax { step, given_on } => format!("fax of {step} of {given_on}"),
        FollowOn::NoteTrackingNumber { step, sent_on } => {
            format!("tracking-number of {step} of {sent_on}")
        }
        FollowOn::OrderDeliveryRecord { step, sent_on } => {
            format!("delivery-record of {step} of {sent_on}")
        }
    }
}

fn follow_on(words: &str) -> Option<FollowOn> {
    Some(match words {
        "compare-addresses" => FollowOn::CompareAddresses,
        "call" => FollowOn::Call,
        "find-number" => FollowOn::FindNumber,
        "did-not-arrive" => FollowOn::DidNotArrive,
        "send-again" => FollowOn::SendAgain,
        _ => {
            let (task, letter) = words.split_once(" of ")?;
            let (step, sent_on) = letter.split_once(" of ")?;
            let (step, sent_on) = (step.to_owned(), day(sent_on)?);
            match task {
                "confirmation-call" => FollowOn::ConfirmArrival { step, sent_on },
                "rest" => FollowOn::SendRest { step, sent_on },
                "post" => FollowOn::PostLetter { step, given_on: sent_on },
                "fax" => FollowOn::SendFax { step, given_on: sent_on },
                "tracking-number" => FollowOn::NoteTrackingNumber { step, sent_on },
                "delivery-record" => FollowOn::OrderDeliveryRecord { step, sent_on },
                _ => return None,
            }
        }
    })
}
