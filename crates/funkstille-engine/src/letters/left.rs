//! What a letter that left leaves behind: the deadline that it set, and the proofs of a registered
//! one, which one of its cases collects, and only where something went by post.

use funkstille_core::case::{FollowOn, Happened};
use funkstille_core::playbook::Action;
use jiff::civil::Date;

use super::LetterGroup;
use super::prepare::step_of;
use crate::change::Change;
use crate::error::Error;

/// Says of every case of a letter that left which deadline holds, and whether it has proofs to
/// collect: the first one has, where the letter goes by post.
pub(crate) fn leave(change: &mut Change<'_>, group: &LetterGroup) -> Result<(), Error> {
    if let Some(last_day) = group.file()?.deadline_on {
        for key in &group.keys {
            change.happen(&key.case, Happened::DeadlineSet { step: key.step.clone(), last_day })?;
        }
    }
    give_out(change, group)
}

/// The letter of a step was posted: where it is registered, its tracking number is noted on that
/// day. `is_noted` says that it is on record already; else the task is on the list at once.
pub(crate) fn ask_for_number(
    change: &mut Change<'_>,
    (case, step): (&str, &str),
    is_noted: bool,
) -> Result<(), Error> {
    let is_registered = step_of(change, case, step).is_ok_and(|row| row.registered);
    let state = change.case(case)?.0;
    let posted_on = state.sent_on(step).filter(|on| state.posted_on(step).contains(on));
    let Some(sent_on) = posted_on.filter(|_| is_registered) else { return Ok(()) };
    ask_for_number_of(change, (case, step), (sent_on, is_noted))
}

/// As [`ask_for_number`], of a registered letter that was posted on that day.
pub(crate) fn ask_for_number_of(
    change: &mut Change<'_>,
    (case, step): (&str, &str),
    (sent_on, is_noted): (Date, bool),
) -> Result<(), Error> {
    let state = change.case(case)?.0;
    if !state.posted_on(step).contains(&sent_on) {
        return Ok(());
    }
    let task = FollowOn::NoteTrackingNumber { step: step.to_owned(), sent_on };
    if state.follow_ons.contains_key(&task) || state.follow_ons_done.contains(&task) {
        return Ok(());
    }
    let what = if is_noted { Happened::FollowOnDone(task) } else { Happened::FollowOnOpened(task) };
    change.happen(case, what)
}

fn give_out(change: &mut Change<'_>, group: &LetterGroup) -> Result<(), Error> {
    let Some(first) = group.keys.first() else { return Ok(()) };
    let is_registered = step_of(change, &first.case, &first.step).is_ok_and(|step| step.registered);
    if !is_registered {
        return Ok(());
    }
    let by_post = |row: &&funkstille_store::Letter| row.channel == Action::Letter.as_str();
    let posted = group.channels.iter().filter(by_post).any(|row| !row.draft.state.never_left());
    for key in &group.keys {
        let state = change.case(&key.case)?.0;
        let is_known = state.no_proofs.get(&key.step).copied() == state.sent_on(&key.step);
        if !is_known && (!posted || key.case != first.case) {
            let with = posted.then(|| first.case.clone());
            change.happen(&key.case, Happened::NoProofs { step: key.step.clone(), with })?;
        }
    }
    Ok(())
}
