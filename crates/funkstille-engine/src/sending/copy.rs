//! The copy of a letter lies among our sent mail.

use funkstille_post::imap::Filed;
use funkstille_store::{Attempt, CopyState, LetterKey};

use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::mail::letter_left;

/// Notes that the copy of a letter was filed, or that none can be. Under whatever id the server
/// has it, answers find it.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn copy_filed(
    engine: &Engine,
    moment: &mut Moment,
    attempt: &Attempt,
    filed: Option<&Filed>,
) -> Result<(), Error> {
    let mut work = engine.begin(moment).await?;
    let copy = if filed.is_some() { CopyState::Filed } else { CopyState::GivenUp };
    let as_it_is = (attempt.state, attempt.reply.as_str());
    work.change_attempt(attempt, as_it_is, copy, moment.now).await?;
    let other = filed.and_then(|filed| filed.message_id.as_deref());
    if let Some(other) = other.filter(|id| *id != attempt.message_id) {
        for LetterKey { case, step, .. } in work.read().letter_keys(&attempt.letter).await? {
            letter_left(&mut work, (&case, &step), (other, true), moment.now).await?;
        }
    }
    Ok(work.commit().await?)
}
