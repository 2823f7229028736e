//! A person sent a letter outside this program: it counts as the step that it is.

use funkstille_store::{LetterDraft, OutboxState};

use super::LetterGroup;
use super::approve::waiting;
use super::proofs;
use super::required::says;
use crate::cases::by_hand;
use crate::change::{Change, Known};
use crate::engine::{Engine, Moment};
use crate::error::{Error, LetterProblem, Problem};

/// Records that a letter which waited was sent by hand, by all its channels.
///
/// # Errors
/// Where no such letter waits, or it names days that count from another day
/// ([`LetterProblem::OldDates`]): then a person says whether it went out like that
/// ([`sent_as_is`]), or has it written anew first ([`super::copy`]).
pub async fn sent(engine: &Engine, moment: &mut Moment, letter: &str) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    let group = waiting(&mut change, letter).await?;
    if let Some(old) = old_dates(&change, &group)? {
        return Err(Problem::Letter(old).into());
    }
    record(change, &group).await
}

/// As [`sent`], whatever days the letter names: it went out with these words.
///
/// # Errors
/// Where no such letter waits.
pub async fn sent_as_is(engine: &Engine, moment: &mut Moment, letter: &str) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    let group = waiting(&mut change, letter).await?;
    record(change, &group).await
}

async fn record(mut change: Change<'_>, group: &LetterGroup) -> Result<(), Error> {
    for row in &group.channels {
        let draft = LetterDraft { state: OutboxState::Sent, ..row.draft.clone() };
        change.work.change_letter(&row.letter, row.version, &draft, change.moment.now).await?;
    }
    for key in &group.keys {
        change.happen(&key.case, by_hand(&key.step))?;
    }
    proofs::give_out(&mut change, group)?;
    change.finish().await
}

/// Values that count from the day of the letter.
const COUNTED: &[&str] = &["deadline_on", "days_overdue", "interest_until"];

/// What a letter of another day says of days that count from that day.
fn old_dates(known: &Known<'_>, group: &LetterGroup) -> Result<Option<LetterProblem>, Error> {
    let file = group.file()?;
    let text = group.channels.first().map_or("", |row| row.draft.text.as_str());
    let value = |name: &&str| file.facts.get(*name).cloned();
    let mut dates: Vec<String> = COUNTED.iter().filter_map(value).collect();
    // A list of invoices says how long each is overdue where the letter asks for what is open.
    if file.facts.contains_key("balance") {
        let list = file.facts.get("invoices").into_iter().flat_map(|list| list.lines());
        dates.extend(list.map(str::to_owned));
    }
    dates.retain(|value| !value.trim().is_empty() && says(text, value));
    let (letter, letter_on) = (group.number.clone(), file.letter_on);
    let is_old = letter_on != known.today && !dates.is_empty();
    Ok(is_old.then_some(LetterProblem::OldDates { letter, letter_on, dates }))
}
