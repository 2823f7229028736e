//! A letter that a person sent, and that had gone from the list when it was said: it was left
//! undone, its approval had run out, or something that was heard had taken it back. What left is on
//! record all the same (docs/rules.md, *Letters that a person sends*).

use funkstille_core::case::{FollowOn, Happened, Withdrawal};
use funkstille_store::{Letter, LetterKey, OutboxState};
use jiff::civil::Date;

use super::by_hand::put_sent;
use crate::change::{Change, waiting_letter};
use crate::error::{Error, Problem};
use crate::letters::{LetterGroup, ask_for_number_of, step_of};

/// A person sent the letter of a task that went from the list before it was said, on that day:
/// its steps happened then, in every case that it is about, unless the plan has gone on since.
/// `has_number` says that its tracking number is on record already.
///
/// # Errors
/// As [`super::sent_by_person`].
pub(crate) async fn sent_after_all(
    change: &mut Change<'_>,
    (case, task): (&str, &FollowOn),
    (on, has_number): (Date, bool),
) -> Result<(), Error> {
    let (row, group) = letter_of(change, case, task).await?;
    put_sent(change, (&row, &group), (case, task), on).await?;
    for LetterKey { case: of, step, .. } in &group.keys {
        // One that takes its place waits no longer.
        if waiting_letter(change.case(of)?.0) == Some(step) {
            let (step, why) = (step.clone(), Withdrawal::FactsChanged);
            change.happen(of, Happened::LetterWithdrawn { step, why })?;
        }
        let had_gone = change.case(of)?.0.sent_on(step).is_some();
        let with = (of != case).then(|| case.to_owned());
        change.happen_on(of, on, Happened::SentAfterAll { task: task.clone(), with })?;
        let has_left = change.case(of)?.0.sent_on(step).is_some();
        if let Some(last_day) = group.deadline_on()?.filter(|_| has_left && !had_gone) {
            change.happen(of, Happened::DeadlineSet { step: step.clone(), last_day })?;
        }
    }
    let Some((step, _)) = task.letter() else { return Ok(()) };
    if step_of(change, case, step).is_ok_and(|row| row.registered) {
        ask_for_number_of(change, (case, step), (on, has_number))?;
    }
    Ok(())
}

/// The letter of a task that is no longer on the list: of those about the step that never left by
/// this way, the last one that was written by the day on which the task was put there.
async fn letter_of(
    change: &mut Change<'_>,
    case: &str,
    task: &FollowOn,
) -> Result<(Letter, LetterGroup), Error> {
    let unknown = || Problem::UnknownTask { given: case.to_owned() };
    let (_, given_on) = task.letter().ok_or_else(unknown)?;
    let reading = change.work.read();
    let mut found: Vec<(Date, Letter, LetterGroup)> = Vec::new();
    for id in reading.letters_of_case(case).await? {
        let group = LetterGroup::load(reading, &id).await?;
        let is_of_it = group.keys.iter().any(|key| key.case == case && task.sends(&key.step));
        let is_by_way =
            |row: &&Letter| task.sends_by().is_some_and(|way| way.as_str() == row.channel);
        let row = group.channels.iter().find(is_by_way).cloned();
        let row = row.filter(|row| is_of_it && never_left(row.draft.state));
        if let Some(row) = row {
            found.push((group.file()?.letter_on, row, group));
        }
    }
    found.sort_by_key(|(letter_on, row, _)| (*letter_on, row.letter.clone()));
    let by_then = found.iter().rposition(|(letter_on, ..)| *letter_on <= given_on).unwrap_or(0);
    let (_, row, group) = found.into_iter().nth(by_then).ok_or_else(unknown)?;
    Ok((row, group))
}

/// Whether nobody has said yet that a letter left, and nothing but a person can have sent it.
fn never_left(state: OutboxState) -> bool {
    use OutboxState as O;
    matches!(state, O::Stopped | O::InReview | O::SendWindow | O::WithPerson)
}
