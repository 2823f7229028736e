//! A person takes back an approval.

use funkstille_core::case::Happened;
use funkstille_store::{LetterDraft, OutboxState};

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
