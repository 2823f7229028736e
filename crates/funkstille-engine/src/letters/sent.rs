//! A person sent a letter outside this program: it counts as the step that it is.

use funkstille_store::{LetterDraft, OutboxState};

use super::approve::waiting;
use crate::cases::by_hand;
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::Error;

/// Records that a letter which waited was sent by hand, by all its channels.
///
/// # Errors
/// Where no such letter waits.
pub async fn sent(engine: &Engine, moment: &mut Moment, letter: &str) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    let group = waiting(&mut change, letter).await?;
    for row in &group.channels {
        let draft = LetterDraft { state: OutboxState::Sent, ..row.draft.clone() };
        change.work.change_letter(&row.letter, row.version, &draft, change.moment.now).await?;
    }
    for key in &group.keys {
        change.happen(&key.case, by_hand(&key.step))?;
    }
    change.finish().await
}
