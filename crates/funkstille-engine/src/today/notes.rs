//! What else a person should know about an item: how the client has been so far.

use std::collections::BTreeSet;

use funkstille_core::calendar::days_between;
use funkstille_core::case::CaseState;
use funkstille_core::claim::NoClaim;
use funkstille_core::client::Habit;
use funkstille_core::delivery::Delivery;
use funkstille_core::explain::{Explain, Fact};
use funkstille_core::guard::Refusal;
use funkstille_core::looks::Finding;
use funkstille_core::playbook::{Effect, EndOutcome, Playbook, Stage, Starts};
use funkstille_store::Reading;
use jiff::Timestamp;
use jiff::civil::Date;

use super::asked;
use super::item::{Group, Item};
use super::lost;
use super::tried::refused;
use crate::change::Known;
use crate::engine::Engine;
use crate::error::Error;
use crate::looks::{ToldFinding, latest};
use crate::mail;
use crate::sending::ToldDelivery;

/// Something that a person should know about an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Other messages to the same client wait for this one.
    HoldsBack {
        /// In how many cases.
        cases: usize,
    },
    /// There is nowhere to send the letter.
    NoRecipient {
        /// By which way.
        channel: String,
    },
    /// The letter is to go by post too, and no postal address is on file.
    WithoutPost {
        /// The client.
        client: String,
    },
    /// The letter names days that are no longer right: approving it writes it anew first.
    WrittenForAnotherDay,
    /// The same where the program sends nothing: taking its text writes it anew first.
    CopiedWithDaysOfToday {
        /// Its number.
        letter: String,
    },
    /// The letter should claim what the delay costs, and goes without a claim.
    WithoutClaim,
    /// Why it goes without one.
    NoClaim(NoClaim),
    /// What holds the letter because of the bank, until its data is newer or whole.
    Bank(Refusal),
    /// Promises to pay were broken.
    PromisesBroken {
        /// How many.
        count: u32,
    },
    /// The client is slow by habit.
    SlowByHabit {
        /// Within how many days half of the answers came.
        median_days: i64,
    },
    /// The program looked around and found something.
    Found(Finding),
    /// Another message to the client left today.
    WroteToday,
    /// What became of handing over the letter.
    Tried(Delivery),
    /// The message that a person is asked about.
    Mail {
        /// Who wrote it.
        from: String,
        /// Its subject.
        subject: String,
        /// The civil day on which it was sent.
        on: Date,
        /// How its text begins; may be empty.
        text: String,
    },
    /// The receiving server says that this message is not from whom it says.
    MailForged,
    /// An automatic reply says that somebody has left the company.
    HasLeft {
        /// Who.
        from: String,
        /// The addresses that it names instead.
        instead: Vec<String>,
    },
    /// A message came back from there.
    CameBack {
        /// By which way.
        channel: String,
        /// The address or number that was given up.
        address: String,
    },
    /// An earlier case of the client had come as far as the invoice sent again.
    ReachedResend {
        /// That case.
        case: String,
    },
}

impl Explain for Note {
    fn key(&self) -> String {
        let name = match self {
            Self::HoldsBack { .. } => "holds-back",
            Self::NoRecipient { .. } => "no-recipient",
            Self::WrittenForAnotherDay => "written-for-another-day",
            Self::WithoutPost { .. } => "without-post",
            Self::CopiedWithDaysOfToday { .. } => "copied-with-days-of-today",
            Self::WithoutClaim => "without-claim",
            Self::NoClaim(why) => return why.key(),
            Self::Bank(why) => return why.key(),
            Self::PromisesBroken { .. } => "promises-broken",
            Self::SlowByHabit { .. } => "slow-by-habit",
            Self::Found(finding) => return ToldFinding(finding).key(),
            Self::Tried(delivery) => return ToldDelivery(delivery).key(),
            Self::WroteToday => "wrote-today",
            Self::ReachedResend { .. } => "reached-resend",
            Self::Mail { .. } => "mail",
            Self::MailForged => "mail-forged",
            Self::HasLeft { .. } => "has-left",
            Self::CameBack { .. } => "came-back",
        };
        format!("note-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::HoldsBack { cases } => {
                vec![("count", Fact::Number(i64::try_from(*cases).unwrap_or(i64::MAX)))]
            }
            Self::NoRecipient { channel } => {
                vec![("channel", Fact::Key(format!("action-{channel}")))]
            }
            Self::WrittenForAnotherDay
            | Self::WroteToday
            | Self::WithoutClaim
            | Self::MailForged => vec![],
            Self::Mail { from, subject, on, text } => vec![
                ("from", from.into()),
                ("subject", subject.into()),
                ("day", (*on).into()),
                ("text", text.into()),
                ("has", if text.is_empty() { "nothing" } else { "text" }.into()),
            ],
            Self::HasLeft { from, instead } => vec![
                ("from", from.into()),
                ("addresses", Fact::Text(instead.join(", "))),
                ("count", Fact::Number(i64::try_from(instead.len()).unwrap_or(i64::MAX))),
            ],
            Self::CameBack { channel, address } => vec![
                ("channel", Fact::Key(format!("action-{channel}"))),
                ("address", address.into()),
            ],
            Self::WithoutPost { client } => vec![("client", client.into())],
            Self::CopiedWithDaysOfToday { letter } => vec![("letter", letter.into())],
            Self::PromisesBroken { count } => vec![("count", Fact::Number(i64::from(*count)))],
            Self::SlowByHabit { median_days } => vec![("count", Fact::Number(*median_days))],
            Self::NoClaim(why) => why.facts(),
            Self::Bank(why) => why.facts(),
            Self::Found(finding) => ToldFinding(finding).facts(),
            Self::Tried(delivery) => ToldDelivery(delivery).facts(),
            Self::ReachedResend { case } => vec![("case", case.into())],
        }
    }
}

/// Adds what the ledger knows of the clients: to enquiries how they were in earlier cases, to
/// payments the promises that they broke.
pub(super) async fn add(
    known: &mut Known<'_>,
    reading: &mut Reading,
    items: &mut [Item],
) -> Result<(), Error> {
    let is_enquiry = |item: &&Item| item.concern.stage == Stage::Enquiry;
    let enquiries = items.iter().filter(is_enquiry);
    let clients: BTreeSet<String> = enquiries.map(|item| item.concern.client.clone()).collect();
    let rows = clients.iter().flat_map(|client| known.siblings(client));
    let earlier: Vec<String> = rows.map(|row| row.case.clone()).collect();
    let ids: Vec<&str> = earlier.iter().map(String::as_str).collect();
    known.load_readable(reading, &ids).await?;
    for item in items {
        item.notes.extend(lost::of_item(known, item));
        item.notes.extend(refused(known, item));
        match item.concern.stage {
            Stage::Enquiry => {
                let client = &item.concern.client;
                item.notes.extend(of_client(known, reading, client).await?);
            }
            Stage::Running => {}
            Stage::Payment => item.notes.extend(broken(known, &item.concern.cases)),
        }
        item.notes.extend(asked::of_item(known, reading, item).await?);
        if matches!(item.what.group(), Group::Call | Group::LookAround) {
            item.notes.extend(found(known, &item.concern.cases));
        }
    }
    Ok(())
}

/// What the program found before somebody has to look or to call.
fn found(known: &Known<'_>, cases: &[String]) -> Vec<Note> {
    let mut notes = Vec::new();
    for (_, case) in cases.iter().filter_map(|case| known.case(case).ok()) {
        let looks = latest(&case.view.looks);
        notes.extend(looks.flat_map(|look| look.findings.iter().cloned().map(Note::Found)));
    }
    notes
}

/// What a person should know of a client with whom something begins: a gut check, and whether it
/// is slow by habit. Both are said again when a quote is accepted or a project starts.
///
/// # Errors
/// Where there is no such client, or the database fails.
pub async fn notes_of_client(
    engine: &Engine,
    now: Timestamp,
    client: &str,
) -> Result<Vec<Note>, Error> {
    let mut reading = engine.read().await?;
    let mut known = Known::of(engine, &mut reading, now).await?;
    known.load_clients(&mut reading, &[client]).await?;
    let cases = known.siblings(client).iter().map(|row| row.case.clone());
    let cases: Vec<String> = cases.collect();
    let cases: Vec<&str> = cases.iter().map(String::as_str).collect();
    known.load_readable(&mut reading, &cases).await?;
    of_client(&known, &mut reading, client).await
}

fn broken(known: &Known<'_>, cases: &[String]) -> Option<Note> {
    let states = cases.iter().filter_map(|case| known.state(case));
    let count = states.map(|state| state.promises_broken).sum();
    (count > 0).then_some(Note::PromisesBroken { count })
}

/// How the client has been: a gut check, and whether it is slow by habit (docs/rules.md, *Payment*
/// and *Negotiation*).
async fn of_client(
    known: &Known<'_>,
    reading: &mut Reading,
    client: &str,
) -> Result<Vec<Note>, Error> {
    let gut_check = gut_check(known, client).map(|case| Note::ReachedResend { case });
    let states = known.siblings(client).iter().filter_map(|row| known.state(&row.case));
    let mut answers_days: Vec<i64> = states.filter_map(answered_after).collect();
    // Mail tells of answers that no case knows, and of all that one knows, where it is read.
    if let Some(state) = &known.client(client)?.state {
        let by_mail = mail::learned(reading, state).await?.answers_days;
        if by_mail.len() > answers_days.len() {
            answers_days = by_mail;
        }
    }
    let slow = match Habit::of(&answers_days) {
        Habit::Slow { median_days } => Some(Note::SlowByHabit { median_days }),
        _ => None,
    };
    Ok(gut_check.into_iter().chain(slow).collect())
}

/// The first case of a client that had come as far as the invoice sent again, of those that were
/// loaded; `None` where none had.
pub(crate) fn gut_check(known: &Known<'_>, client: &str) -> Option<String> {
    let mut cases = known.siblings(client).iter().map(|row| &row.case);
    let had_come = |case: &&String| {
        let found = known.case(case);
        found.is_ok_and(|(state, found)| reached_resend(state, &found.playbook))
    };
    cases.find(had_come).cloned()
}

fn reached_resend(state: &CaseState, playbook: &Playbook) -> bool {
    let Some(resend) = playbook.steps.iter().position(|it| it.effect == Some(Effect::Claim)) else {
        return false;
    };
    let sent = |name: &str| state.sent_on(name).is_some();
    playbook.steps[resend..].iter().any(|step| step.sends() && sent(&step.name))
}

/// How many days the client took to answer; days away do not count.
fn answered_after(state: &CaseState) -> Option<i64> {
    let (EndOutcome::Answered, answered_on) = state.ended? else { return None };
    let asked_on = state.opening.trigger_on;
    let is_away = |day: &Date| state.away.iter().any(|(first, last)| first <= day && day <= last);
    let away = asked_on.series(jiff::Span::new().days(1));
    let away = away.skip(1).take_while(|day| *day <= answered_on).filter(is_away).count();
    let days = days_between(asked_on, answered_on) - i64::try_from(away).unwrap_or(0);
    (state.opening.starts == Starts::Message).then_some(days)
}
