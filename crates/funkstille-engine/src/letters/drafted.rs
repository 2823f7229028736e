//! Drafts of a letter that lie in the user's own mailbox: what leaves from there leaves beside the
//! letter.

use funkstille_core::delivery::AttemptState;

use super::LetterGroup;
use crate::accounts;
use crate::engine::Engine;
use crate::error::Error;

/// The addresses of the mailboxes among whose drafts a letter lies, as far as is known.
///
/// # Errors
/// Where there is no such letter, or the database fails.
pub async fn drafts_of(engine: &Engine, letter: &str) -> Result<Vec<String>, Error> {
    let mut reading = engine.read().await?;
    let group = LetterGroup::load(&mut reading, letter).await?;
    let mut drafted = Vec::new();
    for row in &group.channels {
        let attempts = reading.attempts(&row.letter).await?;
        drafted.extend(attempts.into_iter().filter(|it| it.state == AttemptState::Drafted));
    }
    let known = accounts::list(&mut reading).await?;
    let mut addresses: Vec<String> = known
        .into_iter()
        .filter(|account| drafted.iter().any(|it| it.account == account.account))
        .map(|account| account.address)
        .collect();
    addresses.sort_unstable();
    Ok(addresses)
}
