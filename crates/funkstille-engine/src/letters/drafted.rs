//! Letters that lie among the drafts of the user's mailboxes: what is sent from there leaves beside
//! the letter.

use std::collections::BTreeMap;

use funkstille_core::delivery::AttemptState;
use funkstille_core::explain::{Explain, Fact};
use funkstille_store::{OutboxState, Reading};
use jiff::{SignedDuration, Timestamp};

use super::LetterGroup;
use crate::accounts;
use crate::engine::Engine;
use crate::error::Error;

/// A draft whose letter is not waited for any more: it was taken back, or has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftDraft {
    /// The letter's number.
    pub letter: String,
    /// Its client.
    pub client: String,
    /// To whom it goes.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// The address of the mailbox.
    pub address: String,
    /// Whether the letter left otherwise.
    pub has_left: bool,
}

impl Explain for LeftDraft {
    fn key(&self) -> String {
        if self.has_left { "draft-left-sent" } else { "draft-left" }.to_owned()
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![
            ("letter", (&self.letter).into()),
            ("recipient", (&self.recipient).into()),
            ("subject", (&self.subject).into()),
            ("address", (&self.address).into()),
        ]
    }
}

/// It is told for a week (docs/mailbox.md): whether somebody deleted it is not seen.
const TOLD: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How many attempts are read at once (docs/dev/sending.md).
const PAGE: i64 = 500;

/// The drafts of letters that were taken back or left in the last week and lie in a mailbox, as far
/// as is known.
///
/// # Errors
/// Where the database fails.
pub async fn left_drafts(engine: &Engine, now: Timestamp) -> Result<Vec<LeftDraft>, Error> {
    left_drafts_at(&mut engine.read().await?, now).await
}

/// As [`left_drafts`].
///
/// # Errors
/// Where the database fails.
pub(crate) async fn left_drafts_at(
    reading: &mut Reading,
    now: Timestamp,
) -> Result<Vec<LeftDraft>, Error> {
    let since = now.saturating_sub(TOLD).unwrap_or(Timestamp::MIN);
    let known = accounts::list(reading).await?;
    let (mut left, mut after) = (BTreeMap::new(), String::new());
    loop {
        let page = reading.attempts_in_state(AttemptState::Drafted, &after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(left.into_values().collect()) };
        after.clone_from(&last.letter);
        for attempt in page {
            let Some(row) = reading.letter(&attempt.letter).await? else { continue };
            let is_over = matches!(row.draft.state, OutboxState::Stopped | OutboxState::Sent);
            let account = known.iter().find(|it| it.account == attempt.account);
            let Some(account) = account.filter(|_| is_over && row.changed_at >= since) else {
                continue;
            };
            let draft = LeftDraft {
                letter: LetterGroup::number_of(&row.letter).to_owned(),
                client: row.client,
                recipient: row.recipient,
                subject: row.draft.subject,
                address: account.address.clone(),
                has_left: row.draft.state == OutboxState::Sent,
            };
            left.insert((draft.letter.clone(), draft.address.clone()), draft);
        }
    }
}

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
