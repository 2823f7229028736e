//! A person skips the step of a letter.

use funkstille_core::case::Happened;

use super::approve::not_left;
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::{Error, Problem};

/// Skips the step of a letter that waits, in all its cases; the letter is stopped.
///
/// # Errors
/// Where no such letter waits, or there is no reason.
pub async fn skip(
    engine: &Engine,
    moment: &mut Moment,
    letter: &str,
    reason: &str,
) -> Result<(), Error> {
    if reason.trim().is_empty() {
        return Err(Problem::NoReason.into());
    }
    let mut change = Change::begin(engine, moment).await?;
    let group = not_left(&mut change, letter).await?;
    for key in &group.keys {
        let (step, reason) = (key.step.clone(), reason.to_owned());
        change.happen(&key.case, Happened::StepSkipped { step, reason })?;
    }
    change.finish().await
}
