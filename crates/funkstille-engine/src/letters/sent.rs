//! A person sent a letter outside this program: it counts as the step that it is.

use funkstille_core::case::{Happened, LetterTurn};
use funkstille_store::{LetterDraft, OutboxState};

use super::approve::not_left;
use super::kept::{digest_of, keep};
use super::said::says;
use super::{LetterGroup, left};
use crate::bank;
use crate::cases::by_hand;
use crate::change::{Change, Known};
use crate::engine::{Engine, Moment};
use crate::error::{Error, LetterProblem, Problem};
use crate::sending::{client_with_invoice, wrote_today};
use crate::today::Note;

/// Records that a letter which waited was sent by hand, by all its channels. Gives what the person
/// should know: another message to the client left on the same day, or a payment that may be for it
/// is asked about.
///
/// # Errors
/// Where no such letter waits, its deadline has passed ([`LetterProblem::DeadlineGone`]), or it
/// names
/// days that count from another day ([`LetterProblem::OldDates`]): then a person says whether it
/// went out like that
/// ([`sent_as_is`]), or has it written anew first ([`super::copy`]).
pub async fn sent(engine: &Engine, moment: &mut Moment, letter: &str) -> Result<Vec<Note>, Error> {
    let mut change = Change::begin(engine, moment).await?;
    let group = not_left(&mut change, letter).await?;
    refuse_gone_deadline(&change, &group)?;
    if let Some(old) = old_dates(&change, &group)? {
        return Err(Problem::Letter(old).into());
    }
    record(change, &group).await
}

/// As [`sent`], whatever days the letter names: it went out with these words. The deadline that it
/// names is the one that holds.
///
/// # Errors
/// Where no such letter waits, or its deadline has passed.
pub async fn sent_as_is(
    engine: &Engine,
    moment: &mut Moment,
    letter: &str,
) -> Result<Vec<Note>, Error> {
    let mut change = Change::begin(engine, moment).await?;
    let group = not_left(&mut change, letter).await?;
    refuse_gone_deadline(&change, &group)?;
    record(change, &group).await
}

/// A letter whose deadline has passed sets none any more: what follows it would come without one.
fn refuse_gone_deadline(known: &Known<'_>, group: &LetterGroup) -> Result<(), Error> {
    let last_day = group.file()?.deadline_on.filter(|last_day| *last_day < known.today);
    let (Some(last_day), Some(key)) = (last_day, group.keys.first()) else { return Ok(()) };
    let (letter, case, step) = (group.number.clone(), key.case.clone(), key.step.clone());
    Err(Problem::Letter(LetterProblem::DeadlineGone { letter, case, step, last_day }).into())
}

async fn record(mut change: Change<'_>, group: &LetterGroup) -> Result<Vec<Note>, Error> {
    let mut notes: Vec<Note> =
        wrote_today(&change, group)?.then_some(Note::WroteToday).into_iter().collect();
    if let Some(client) = client_with_invoice(&change, group)?.map(str::to_owned) {
        let asked = bank::asked_of(change.work.read(), &client).await?;
        notes.extend(asked.into_iter().map(Note::Bank));
    }
    for row in &group.channels {
        let draft = LetterDraft { state: OutboxState::Sent, ..row.draft.clone() };
        change.work.change_letter(&row.letter, row.version, &draft, change.moment.now).await?;
        let kept = (LetterTurn::SentByHand, digest_of(row));
        keep(&mut change, &group.keys, &row.letter, kept)?;
    }
    for key in &group.keys {
        change.happen(&key.case, by_hand(&key.step))?;
        let with_person = change.case(&key.case)?.0.with_person();
        let tasks = with_person.filter(|(task, _)| task.sends(&key.step));
        for task in tasks.map(|(task, _)| task.clone()).collect::<Vec<_>>() {
            change.happen(&key.case, Happened::FollowOnDone(task))?;
        }
    }
    left::leave(&mut change, group)?;
    for key in &group.keys {
        left::ask_for_number(&mut change, (&key.case, &key.step), false)?;
    }
    change.end_what_is_over()?;
    change.finish().await?;
    Ok(notes)
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
