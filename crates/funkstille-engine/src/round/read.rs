//! One account, once, to its end.

use std::collections::BTreeMap;

use funkstille_post::incoming::{Batch, FolderState, MailFolder, Marks};
use jiff::Timestamp;

use super::clock::Clock;
use super::source::{Account, Source};
use crate::engine::Engine;
use crate::error::Error;
use crate::mail::{self, Noticed, Taken, Told};

/// What reading an account gave.
#[derive(Debug, Default)]
pub struct ReadAccount {
    /// How many messages are new.
    pub new: usize,
    /// How many were known already: they lie in several folders, or moved.
    pub known: usize,
    /// Messages that cannot be read: folder, number in it, and why.
    pub unreadable: Vec<(String, u32, String)>,
    /// What messages did to cases.
    pub told: Vec<Told>,
    /// Whose silence was noticed.
    pub noticed: Noticed,
}

/// How far the reading of a folder is.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// The folder.
    pub folder: &'a str,
    /// How many messages of it were read in this reading.
    pub read: usize,
    /// How many are still to be read.
    pub remaining: u32,
}

/// Reads an account to its end: each folder from where it was left. Every part of it is kept at
/// once, so that a reading which breaks off goes on there. At last silence is noticed.
///
/// # Errors
/// Where the mailbox or the database fails.
pub async fn read_account(
    engine: &Engine,
    clock: &Clock,
    account: &Account,
    tell: &mut dyn FnMut(Progress<'_>),
) -> Result<ReadAccount, Error> {
    let mut source = Source::open(&account.way).await?;
    let read = read_all(engine, clock, (account, &mut source), tell).await?;
    source.close().await;
    Ok(read)
}

/// Reads all folders of a mailbox that is open.
pub(super) async fn read_all(
    engine: &Engine,
    clock: &Clock,
    (account, source): (&Account, &mut Source),
    tell: &mut dyn FnMut(Progress<'_>),
) -> Result<ReadAccount, Error> {
    let begun_at = clock.moment().now;
    mail::follow(engine, &account.account).await?;
    let mut states = states(engine, &account.account).await?;
    let mut read = ReadAccount::default();
    for folder in source.folders().await? {
        let one = OneFolder { engine, clock, account, folder: &folder };
        one.read(source, (states.remove(&folder.name), &mut read), tell).await?;
    }
    read.noticed = read_through(engine, clock, account, begun_at).await?;
    Ok(read)
}

async fn read_through(
    engine: &Engine,
    clock: &Clock,
    account: &Account,
    begun_at: Timestamp,
) -> Result<Noticed, Error> {
    mail::read_through(engine, &mut clock.moment(), &account.account, begun_at).await
}

/// How far each folder was read before, by name.
pub(super) async fn states(
    engine: &Engine,
    account: &str,
) -> Result<BTreeMap<String, FolderState>, Error> {
    let known = mail::folders(engine, account).await?;
    Ok(known.into_iter().map(|(folder, state, _)| (folder.name, state)).collect())
}

/// A folder that is being read.
struct OneFolder<'a> {
    engine: &'a Engine,
    clock: &'a Clock,
    account: &'a Account,
    folder: &'a MailFolder,
}

impl OneFolder<'_> {
    async fn read(
        &self,
        source: &mut Source,
        (before, read): (Option<FolderState>, &mut ReadAccount),
        tell: &mut dyn FnMut(Progress<'_>),
    ) -> Result<(), Error> {
        let known = self.known(source.known_wanted(true)).await?;
        let mut batch = source.next_batch(self.folder, before.as_ref(), &known).await?;
        let mut count = 0;
        loop {
            // The next messages come over the line while these are written.
            let (taken, ahead) = tokio::join!(self.take_in(&batch), self.ahead(source, &batch));
            self.add(taken?, read);
            count += batch.changes.len();
            let remaining = batch.remaining;
            tell(Progress { folder: &self.folder.name, read: count, remaining });
            if remaining == 0 {
                return Ok(());
            }
            batch = if let Some(next) = ahead? {
                next
            } else {
                let known = self.known(source.known_wanted(false)).await?;
                source.next_batch(self.folder, Some(&batch.state), &known).await?
            };
        }
    }

    async fn take_in(&self, batch: &Batch) -> Result<Taken, Error> {
        let from = mail::Source {
            account: &self.account.account,
            folder: self.folder,
            me: &self.account.me,
            server: self.account.authserv_id.as_deref(),
        };
        mail::take_in(self.engine, &mut self.clock.moment(), &from, batch).await
    }

    /// What comes after a batch, before that is kept; `None` where it cannot be found out before,
    /// or nothing comes.
    async fn ahead(&self, source: &mut Source, batch: &Batch) -> Result<Option<Batch>, Error> {
        if batch.remaining == 0 || source.known_wanted(false) > 0 {
            return Ok(None);
        }
        let none = BTreeMap::new();
        source.next_batch(self.folder, Some(&batch.state), &none).await.map(Some)
    }

    fn add(&self, taken: Taken, read: &mut ReadAccount) {
        read.new += taken.new;
        read.known += taken.known;
        let unreadable = taken.unreadable.into_iter();
        read.unreadable.extend(unreadable.map(|(uid, why)| (self.folder.name.clone(), uid, why)));
        read.told.extend(taken.told);
    }

    /// The newest messages that are known, with their marks.
    async fn known(&self, most: usize) -> Result<BTreeMap<u32, Marks>, Error> {
        if most == 0 {
            return Ok(BTreeMap::new());
        }
        let here = (self.account.account.as_str(), self.folder.name.as_str());
        mail::marks(self.engine, here, most).await
    }
}
