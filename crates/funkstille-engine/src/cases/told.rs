//! What happened to a case, as it is told: the sentences stand in `locales/{de,en}/happened.ftl`.

use funkstille_core::case::{BounceKind, FollowOn, Happened, How, LetterTurn, Noted, Withdrawal};
use funkstille_core::explain::{Explain, Fact};
use funkstille_core::playbook::Action;
use funkstille_store::projection::TaskKind;
use jiff::civil::Date;

use crate::letters::LetterGroup;

/// What happened to a case, as it is told.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a>(pub &'a Happened);

/// What stands in a sentence in place of a day or an amount that nobody named.
const NONE: &str = "none";

impl Explain for Told<'_> {
    fn key(&self) -> String {
        use Happened as H;
        let name = match self.0 {
            H::Opened(_) => "opened",
            H::LetterPrepared { .. } => "letter-prepared",
            H::LetterApproved { .. } => "letter-approved",
            H::ApprovalLapsed { .. } => "approval-lapsed",
            H::LetterKept { .. } => "letter-kept",
            H::LetterWithdrawn { .. } => "letter-withdrawn",
            H::WayStillToGo { .. } => "way-still-to-go",
            H::WindowWarned { .. } => "window-warned",
            H::StepHappened { .. } => "step-happened",
            H::DeadlineSet { .. } => "deadline-set",
            H::TaskOpened { .. } => "task-opened",
            H::TaskDone { .. } => "task-done",
            H::TaskLeftUndone { .. } => "task-left-undone",
            H::StepSkipped { .. } => "step-skipped",
            H::TakenOver { .. } => "taken-over",
            H::FollowOnOpened(_) => "follow-on-opened",
            H::FollowOnDone(_) => "follow-on-done",
            H::FollowOnCameOut { .. } => "follow-on-came-out",
            H::FollowOnLeftUndone(_) => "follow-on-left-undone",
            H::GivenWithAnother { .. } => "given-with-another",
            H::SentAfterAll { .. } => "sent-after-all",
            H::NoProofs { .. } => "no-proofs",
            H::LastMessageResent { .. } => "last-message-resent",
            _ => from_outside(self.0),
        };
        format!("happened-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        use Happened as H;
        match self.0 {
            H::Opened(opening) => vec![("playbook", (&opening.playbook).into())],
            H::LetterPrepared { step }
            | H::LetterApproved { step, .. }
            | H::ApprovalLapsed { step }
            | H::WindowWarned { step }
            | H::TaskOpened { step }
            | H::TaskLeftUndone { step } => vec![of_step(step)],
            H::LetterWithdrawn { step, why } => vec![of_step(step), ("why", withdrawal(*why))],
            H::LetterKept { letter, step, turn, .. } => {
                let letter = LetterGroup::number_of(letter);
                vec![of_step(step), ("letter", letter.into()), ("turn", turn_name(*turn).into())]
            }
            H::StepHappened { step, how } => {
                let how = if *how == How::ByHand { "hand" } else { "program" };
                vec![of_step(step), ("how", how.into())]
            }
            H::DeadlineSet { step, last_day } => vec![of_step(step), ("day", (*last_day).into())],
            H::TaskDone { step, outcome, until } => {
                let outcome = Fact::Key(format!("task-outcome-{}", outcome.as_str()));
                vec![of_step(step), ("outcome", outcome), ("until", day(*until))]
            }
            H::StepSkipped { step, reason } => vec![of_step(step), ("reason", reason.into())],
            H::TakenOver { last_step, on } => vec![of_step(last_step), ("day", day(*on))],
            H::FollowOnOpened(task) | H::FollowOnDone(task) | H::FollowOnLeftUndone(task) => {
                vec![("task", Fact::Key(follow_on_key(task)))]
            }
            H::FollowOnCameOut { task, outcome, until } => {
                let outcome = Fact::Key(format!("task-outcome-{}", outcome.as_str()));
                let task = Fact::Key(follow_on_key(task));
                vec![("task", task), ("outcome", outcome), ("until", day(*until))]
            }
            H::GivenWithAnother { task, with } => {
                vec![("task", Fact::Key(follow_on_key(task))), ("case", with.into())]
            }
            H::SentAfterAll { task, with } => {
                let with = with.as_deref().unwrap_or(NONE);
                vec![("task", Fact::Key(follow_on_key(task))), ("case", with.into())]
            }
            H::NoProofs { step, with } => {
                let with = with.as_deref().unwrap_or(NONE);
                vec![of_step(step), ("case", with.into())]
            }
            _ => self.facts_from_outside(),
        }
    }
}

impl Told<'_> {
    fn facts_from_outside(self) -> Vec<(&'static str, Fact)> {
        use Happened as H;
        match self.0 {
            H::ElsewhereJudged { answers } => {
                vec![("answers", if *answers { "yes" } else { "no" }.into())]
            }
            H::HoldingReply { until } | H::WentAway { last_day: until } => {
                vec![("until", day(*until))]
            }
            H::ChannelBounced { step, channel, why } | H::WayLost { step, channel, why } => {
                vec![of_step(step), way(*channel), ("why", bounce(*why).into())]
            }
            H::WayGoesAgain { step, channel } | H::WayStillToGo { step, channel } => {
                vec![of_step(step), way(*channel)]
            }
            H::Bounced { why, .. } => vec![("why", bounce(*why).into())],
            H::Noted(noted) => vec![("noted", noted_name(*noted).into())],
            H::PaymentReceived { amount } | H::PaymentReverted { amount } => {
                vec![("amount", amount.map_or(NONE.into(), Fact::Money))]
            }
            H::TermsSet { due_on, claim } => {
                vec![("day", day(*due_on)), ("amount", claim.map_or(NONE.into(), Fact::Money))]
            }
            H::TaskRecorded { task, note, number, address, file } => vec![
                ("task", task.into()),
                ("note", text(note.as_deref())),
                ("number", text(number.as_deref())),
                ("address", text(address.as_deref())),
                ("file", file.map_or(NONE, |_| "yes").into()),
            ],
            H::PaymentPromised { by } => vec![("day", (*by).into())],
            H::InstalmentsAgreed(agreed) => {
                let count = i64::try_from(agreed.parts.len()).unwrap_or(i64::MAX);
                let said = |is_agreed| Fact::from(if is_agreed { "yes" } else { "no" });
                vec![
                    ("count", Fact::Number(count)),
                    ("rest", said(agreed.rest_due_if_missed)),
                    ("goes_on", said(agreed.interest_goes_on)),
                ]
            }
            H::Held { until, reason } => vec![("until", day(*until)), ("reason", reason.into())],
            H::Resumed { reason } => vec![("reason", reason.into())],
            H::Ended { outcome, reason } => {
                let reason = if reason.is_empty() { NONE } else { reason };
                let outcome = Fact::Key(format!("ended-{}", outcome.as_str()));
                vec![("outcome", outcome), ("reason", reason.into())]
            }
            _ => vec![],
        }
    }
}

/// What the client, the bank or the user did.
fn from_outside(what: &Happened) -> &'static str {
    use Happened as H;
    match what {
        H::Answered => "answered",
        H::WroteElsewhere => "wrote-elsewhere",
        H::ElsewhereJudged { .. } => "elsewhere-judged",
        H::WentOn => "went-on",
        H::SaidPaid => "said-paid",
        H::HoldingReply { .. } => "holding-reply",
        H::WentAway { .. } => "went-away",
        H::Bounced { .. } => "bounced",
        H::ChannelBounced { .. } => "channel-bounced",
        H::WayLost { .. } => "way-lost",
        H::WayGoesAgain { .. } => "way-goes-again",
        H::DeliveryMended => "delivery-mended",
        H::Noted(_) => "noted",
        H::AccountChecked => "account-checked",
        H::GapsJudged { .. } => "gaps-judged",
        H::TermsSet { .. } => "terms-set",
        H::TaskRecorded { .. } => "task-recorded",
        H::PaymentReceived { .. } => "payment-received",
        H::PaymentReverted { .. } => "payment-reverted",
        H::PaymentPromised { .. } => "payment-promised",
        H::PromiseBroken => "promise-broken",
        H::InstalmentsAgreed(agreed) if agreed.of_invoice => "instalments-of-invoice",
        H::InstalmentsAgreed(_) => "instalments-agreed",
        H::InstalmentMissed => "instalment-missed",
        H::Disputed => "disputed",
        H::DisputeClosed => "dispute-closed",
        H::Held { .. } => "held",
        H::Resumed { .. } => "resumed",
        _ => "ended",
    }
}

fn of_step(step: &str) -> (&'static str, Fact) {
    ("step", Fact::Key(format!("step-{step}")))
}

fn way(channel: Action) -> (&'static str, Fact) {
    ("channel", Fact::Key(format!("action-{}", channel.as_str())))
}

fn text(text: Option<&str>) -> Fact {
    text.unwrap_or(NONE).into()
}

fn day(day: Option<Date>) -> Fact {
    day.map_or(NONE.into(), Fact::Day)
}

/// The key of the words for a task outside the table.
pub(crate) fn follow_on_key(task: &FollowOn) -> String {
    format!("follow-on-{}", TaskKind::FollowOn(task.clone()).name())
}

fn withdrawal(why: Withdrawal) -> Fact {
    let name = match why {
        Withdrawal::OtherCaseChanged => "other-case-changed",
        Withdrawal::OtherMessageFirst => "other-message-first",
        Withdrawal::FactsChanged => "facts-changed",
        Withdrawal::Refused => "refused",
    };
    Fact::Key(format!("withdrawn-{name}"))
}

fn turn_name(turn: LetterTurn) -> &'static str {
    match turn {
        LetterTurn::Written => "written",
        LetterTurn::WrittenAnew => "written-anew",
        LetterTurn::Edited => "edited",
        LetterTurn::SentByHand => "sent-by-hand",
        LetterTurn::Withdrawn => "withdrawn",
    }
}

fn bounce(why: BounceKind) -> &'static str {
    match why {
        BounceKind::AddressDead => "address-dead",
        BounceKind::LeftCompany => "left-company",
        BounceKind::NotAccepted => "not-accepted",
    }
}

fn noted_name(noted: Noted) -> &'static str {
    match noted {
        Noted::TemporaryBounce => "temporary-bounce",
        Noted::Delay => "delay",
        Noted::ReadReceipt => "read-receipt",
        Noted::Acknowledgement => "acknowledgement",
    }
}
