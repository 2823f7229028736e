//! Letters that were being given away when something was said: it came too late for them, and
//! whoever said it is told so (S-11).

use funkstille_core::explain::Fact;
use serde::Serialize;

use crate::context::Context;
use crate::failure::Failure;

/// The JSON of what was changed, with the numbers of these letters.
#[derive(Serialize)]
pub(super) struct WithGivenAway<'a, T> {
    #[serde(flatten)]
    pub(super) changed: T,
    pub(super) given_away: &'a [String],
}

/// Says that they may still arrive; nothing where there are none, or a program reads.
pub(super) fn tell(given_away: &[String], context: &mut Context<'_>) -> Result<(), Failure> {
    if given_away.is_empty() || context.json {
        return Ok(());
    }
    let count = i64::try_from(given_away.len()).unwrap_or(i64::MAX);
    let facts = [("count", count.into()), ("letters", Fact::Text(given_away.join(", ")))];
    let told = context.words.say("pause-given-away", &facts);
    Ok(context.line(&told)?)
}
