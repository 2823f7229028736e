//! Letters that a person sends: by post, or by fax where no gateway does it. Such a letter becomes
//! a task when its turn comes, and counts as sent once the person says so (docs/rules.md, *Letters
//! that a person sends*).

use funkstille_core::case::{FollowOn, Happened, How};
use funkstille_core::playbook::Action;
use funkstille_store::{Claim, Letter, LetterDraft, LetterKey, OutboxState};
use jiff::civil::Date;

use super::{journal, record};
use crate::change::Change;
use crate::error::{Error, LetterProblem, Problem};
use crate::letters::{LetterGroup, ask_for_number};

/// Gives a letter to a person: one task for all its cases, on the list of the first. The plans of
/// the others wait for it as well.
pub(super) async fn give(
    change: &mut Change<'_>,
    claim: &Claim,
    (group, way): (&LetterGroup, Action),
) -> Result<(), Error> {
    let now = change.moment.now;
    change.work.record_claim(claim, OutboxState::WithPerson, now, None).await?;
    let given_on = change.today;
    let Some((first, others)) = group.keys.split_first() else { return Ok(()) };
    let task = FollowOn::to_send(way, &first.step, given_on);
    for LetterKey { case, .. } in others {
        let (task, with) = (task.clone(), first.case.clone());
        change.happen(case, Happened::GivenWithAnother { task, with })?;
    }
    change.happen(&first.case, Happened::FollowOnOpened(task))
}

/// A person sent the letter of a task on that day: its steps happened then, in every case that it
/// is about. A registered letter has its proofs to collect from then on; `has_number` says that its
/// tracking number is on record already.
///
/// # Errors
/// [`LetterProblem::NotSentThen`] for a day on which it cannot have been sent;
/// [`LetterProblem::DeadlineGone`] where the deadline that it names had passed;
/// [`Problem::UnknownTask`] where no such letter waits to be sent.
pub(crate) async fn sent_by_person(
    change: &mut Change<'_>,
    (case, task): (&str, &FollowOn),
    (on, has_number): (Date, bool),
) -> Result<(), Error> {
    let (row, group) = letter_of(change, case, task).await?;
    put_sent(change, (&row, &group), (case, task), on).await?;
    record::happened(change, &group, (on, How::ByHand)).await?;
    for key in &group.keys {
        if change.case(&key.case)?.0.with_person().any(|(given, _)| given == task) {
            change.happen(&key.case, Happened::FollowOnDone(task.clone()))?;
        }
    }
    match task.letter() {
        Some((step, _)) => ask_for_number(change, (case, step), has_number),
        None => Ok(()),
    }
}

/// The letter of a task, by that way, with all the others.
async fn letter_of(
    change: &mut Change<'_>,
    case: &str,
    task: &FollowOn,
) -> Result<(Letter, LetterGroup), Error> {
    let reading = change.work.read();
    for id in reading.letters_of_case(case).await? {
        let Some(row) = reading.letter(&id).await? else { continue };
        let is_by_way = task.sends_by().is_some_and(|way| way.as_str() == row.channel);
        if row.draft.state != OutboxState::WithPerson || !is_by_way {
            continue;
        }
        let group = LetterGroup::load(reading, &id).await?;
        if group.keys.iter().any(|key| key.case == case && task.sends(&key.step)) {
            return Ok((row, group));
        }
    }
    Err(Problem::UnknownTask { given: case.to_owned() }.into())
}

/// The letter of a task counts as sent by a person on that day, and has its attempt; the cases that
/// it is about are loaded, and told by the caller.
pub(super) async fn put_sent(
    change: &mut Change<'_>,
    (row, group): (&Letter, &LetterGroup),
    (case, task): (&str, &FollowOn),
    on: Date,
) -> Result<(), Error> {
    change.load_cases(&group.cases()).await?;
    refuse_day(change, group, (case, task), on)?;
    let draft = LetterDraft { state: OutboxState::Sent, ..row.draft.clone() };
    let now = change.moment.now;
    change.work.change_letter(&row.letter, row.version, &draft, now).await?;
    journal::by_hand(change, group, row).await
}

/// Refuses a day that is to come, one before the letter was ready, and one on which the deadline
/// that the letter names had passed.
fn refuse_day(
    change: &Change<'_>,
    group: &LetterGroup,
    (case, task): (&str, &FollowOn),
    on: Date,
) -> Result<(), Error> {
    let Some((step, given_on)) = task.letter() else { return Ok(()) };
    let letter = group.number.clone();
    if on > change.today || on < given_on {
        let problem = LetterProblem::NotSentThen { letter, on, given_on };
        return Err(Problem::Letter(problem).into());
    }
    let deadline_on = group.deadline_on()?;
    if let Some(last_day) = deadline_on.filter(|last_day| *last_day < on) {
        let (case, step) = (case.to_owned(), step.to_owned());
        let gone = LetterProblem::DeadlineGone { letter, case, step, last_day };
        return Err(Problem::Letter(gone).into());
    }
    Ok(())
}
