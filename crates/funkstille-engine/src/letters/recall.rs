//! A person takes back an approval.

use funkstille_core::case::Happened;
use funkstille_store::{Letter, LetterDraft, OutboxState};

use super::LetterGroup;
use super::approve::not_left;
use crate::change::{Change, waiting_letter};
use crate::engine::{Engine, Moment};
use crate::error::{Error, LetterProblem, Problem};

/// Takes back the approval of a letter, in all its ways, before it leaves: it waits for a person's
/// word again. What is being handed over already cannot be recalled, and says so; what a person is
/// to post can, until that was done.
///
/// # Errors
/// [`LetterProblem::Left`] and [`LetterProblem::Leaving`] where it is too late,
/// [`LetterProblem::NotApproved`] where nothing was approved, [`Problem::LetterGone`] where it was
/// stopped.
pub async fn recall(engine: &Engine, moment: &mut Moment, letter: &str) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    if take_rest_back(&mut change, letter).await? {
        return change.finish().await;
    }
    let group = not_left(&mut change, letter).await?;
    let leaves = |state| matches!(state, OutboxState::SendWindow | OutboxState::WithPerson);
    if !group.channels.iter().any(|row| leaves(row.draft.state)) {
        let letter = group.number;
        return Err(Problem::Letter(LetterProblem::NotApproved { letter }).into());
    }
    let now = change.moment.now;
    for row in group.channels.iter().filter(|row| leaves(row.draft.state)) {
        let state = OutboxState::InReview;
        let draft = LetterDraft { state, approved: None, content: None, ..row.draft.clone() };
        change.work.change_letter(&row.letter, row.version, &draft, now).await?;
    }
    for key in &group.keys {
        if waiting_letter(change.case(&key.case)?.0) == Some(&key.step) {
            let step = key.step.clone();
            change.happen(&key.case, Happened::ApprovalLapsed { step })?;
        }
    }
    change.finish().await
}

/// Of a letter that left by one way, what waits to leave by others is taken back, and goes anew:
/// its next letter is read first. Gives whether there was any.
async fn take_rest_back(change: &mut Change<'_>, letter: &str) -> Result<bool, Error> {
    let LetterGroup { channels, keys, .. } = LetterGroup::load(change.work.read(), letter).await?;
    let (waiting, others): (Vec<Letter>, Vec<Letter>) =
        channels.into_iter().partition(|row| row.draft.state == OutboxState::SendWindow);
    if waiting.is_empty() || !others.iter().any(|row| row.draft.state == OutboxState::Sent) {
        return Ok(false);
    }
    for row in waiting {
        change.take_way_back((row, &keys)).await?;
    }
    Ok(true)
}
