//! An account is read for as long as it is let.

use std::time::Duration;

use funkstille_post::imap::{Pause, Woke};
use funkstille_post::incoming::{FolderRole, FolderState, MailFolder};

use super::clock::Clock;
use super::read::{ReadAccount, read_all, states};
use super::source::{Account, Source};
use crate::engine::Engine;
use crate::error::Error;

/// How long is waited, and for what.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For news in the inbox; then all folders are looked at.
    pub pause: Pause,
    /// After the first trouble; twice as long after each further one.
    pub after_trouble: Duration,
    /// At most so long after trouble, however often it came.
    pub at_most: Duration,
    /// At most so long for the first reading of each mailbox, before the day's work begins.
    pub first_reading: Duration,
}

/// How long is waited after the first trouble (docs/dev/round.md).
const AFTER_TROUBLE: Duration = Duration::from_secs(15);

/// The longest wait after trouble (docs/dev/round.md): below the 15 minutes of guard 1.
const AT_MOST: Duration = Duration::from_mins(10);

/// How long the day's work waits for mailboxes that were never tried (docs/dev/round.md).
const FIRST_READING: Duration = Duration::from_mins(3);

impl Default for Patience {
    /// All folders at least every 5 minutes, so that guard 1 (15 minutes) never waits for mail that
    /// could be read; after trouble from 15 seconds to 10 minutes.
    fn default() -> Self {
        Self {
            pause: Pause::default(),
            after_trouble: AFTER_TROUBLE,
            at_most: AT_MOST,
            first_reading: FIRST_READING,
        }
    }
}

/// What happened in one turn of reading.
#[derive(Debug)]
pub enum Turn<'a> {
    /// Everything was read.
    Read(&'a ReadAccount),
    /// Something failed; it is tried again after this while.
    Trouble(&'a Error, Duration),
}

/// Reads an account, waits for news, reads again, until it is dropped or there is no account any
/// more. After trouble it waits and begins anew with the way in that `enter` gives, so that a token
/// that has lapsed is a new one.
pub async fn keep_reading(
    (engine, clock): (&Engine, &Clock),
    mut enter: impl AsyncFnMut() -> Result<Option<Account>, Error>,
    patience: Patience,
    mut tell: impl AsyncFnMut(Turn<'_>),
) {
    let mut troubles = 0;
    loop {
        let mut reader = Reader { engine, clock, pause: patience.pause, troubles: &mut troubles };
        let Err(error) = reader.until_trouble(&mut enter, &mut tell).await else { return };
        let again_in = patience.after(troubles);
        troubles = troubles.saturating_add(1);
        tell(Turn::Trouble(&error, again_in)).await;
        tokio::time::sleep(again_in).await;
    }
}

impl Patience {
    fn after(&self, troubles: u32) -> Duration {
        let times = 2_u32.saturating_pow(troubles);
        self.after_trouble.saturating_mul(times).min(self.at_most)
    }
}

struct Reader<'a> {
    engine: &'a Engine,
    clock: &'a Clock,
    pause: Pause,
    /// How often something failed since everything was read last.
    troubles: &'a mut u32,
}

impl Reader<'_> {
    /// Reads and waits in turns; ends well where there is no account any more.
    async fn until_trouble(
        &mut self,
        enter: &mut impl AsyncFnMut() -> Result<Option<Account>, Error>,
        tell: &mut impl AsyncFnMut(Turn<'_>),
    ) -> Result<(), Error> {
        let Some(account) = enter().await? else { return Ok(()) };
        let mut source = Source::open(&account.way).await?;
        loop {
            self.once(&account, &mut source, tell).await?;
            if enter().await?.is_none() {
                source.close().await;
                return Ok(());
            }
        }
    }

    /// Reads everything, and waits for what comes next.
    async fn once(
        &mut self,
        account: &Account,
        source: &mut Source,
        tell: &mut impl AsyncFnMut(Turn<'_>),
    ) -> Result<Woke, Error> {
        let read = read_all(self.engine, self.clock, (account, &mut *source), &mut |_| {}).await?;
        *self.troubles = 0;
        tell(Turn::Read(&read)).await;
        if let Some((folder, state)) = self.watched(account, source).await? {
            return source.wait(&folder, &state, self.pause).await;
        }
        tokio::time::sleep(self.pause.at_most).await;
        Ok(Woke::TimeUp)
    }

    /// The folder where answers arrive, and how far it was read.
    async fn watched(
        &self,
        account: &Account,
        source: &mut Source,
    ) -> Result<Option<(MailFolder, FolderState)>, Error> {
        let mut states = states(self.engine, &account.account).await?;
        let folders = source.folders().await?;
        let arrives =
            |folder: &&MailFolder| matches!(folder.role, FolderRole::Inbox | FolderRole::All);
        let folder = folders.into_iter().find(|folder| arrives(&folder));
        Ok(folder
            .and_then(|folder| Some((states.remove(&folder.name)?, folder)))
            .map(|(state, folder)| (folder, state)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_trouble_it_is_waited_longer_and_never_too_long() {
        let patience = Patience::default();
        let seconds = |troubles| patience.after(troubles).as_secs();
        assert_eq!([0, 1, 2, 5, 6, 99].map(seconds), [15, 30, 60, 480, 600, 600]);
    }
}
