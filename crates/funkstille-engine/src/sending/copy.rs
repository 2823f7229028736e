//! The copy of a letter lies among our sent mail.

use funkstille_store::{Attempt, CopyState, LetterKey};

use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::mail::letter_left;

/// Notes that the copy of a letter was filed, or that none can be. `filed_as` is the id under which
/// it lies there: under whatever one, answers find it.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn copy_filed(
    engine: &Engine,
    moment: &mut Moment,
    attempt: &Attempt,
    (copy, filed_as): (CopyState, Option<&str>),
) -> Result<(), Error> {
    let mut work = engine.begin(moment).await?;
    let as_it_is = (attempt.state, attempt.reply.as_str());
    work.change_attempt(attempt, as_it_is, copy, moment.now).await?;
    if let Some(other) = filed_as.filter(|id| *id != attempt.message_id) {
        for LetterKey { case, step, .. } in work.read().letter_keys(&attempt.letter).await? {
            letter_left(&mut work, (&case, &step), (other, true), moment.now).await?;
        }
    }
    Ok(work.commit().await?)
}
