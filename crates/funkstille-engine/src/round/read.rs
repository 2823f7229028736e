//! One account, once, to its end.

use std::collections::BTreeMap;

use funkstille_post::incoming::FolderState;
use jiff::Timestamp;

use super::clock::Clock;
use super::folder::{Look, OneFolder, is_closed, is_needed};
use super::source::{Account, Source};
use crate::engine::Engine;
use crate::error::Error;
use crate::mail::{self, Noticed, Told, Unreadable};

/// What reading an account gave.
#[derive(Debug, Default)]
pub struct ReadAccount {
    /// How many messages are new.
    pub new: usize,
    /// How many were known already: they lie in several folders, or moved.
    pub known: usize,
    /// Messages that cannot be read, with their folders.
    pub unreadable: Vec<(String, Unreadable)>,
    /// Folders that the server does not open, and why; all others were read.
    pub closed: Vec<(String, Error)>,
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

/// Reads all folders of a mailbox that is open. One that the server does not open is told, and the
/// others are read; where it is one of those that are needed, the mailbox does not count as read.
pub(super) async fn read_all(
    engine: &Engine,
    clock: &Clock,
    (account, source): (&Account, &mut Source),
    tell: &mut dyn FnMut(Progress<'_>),
) -> Result<ReadAccount, Error> {
    let begun_at = clock.moment().now;
    mail::follow(engine, &account.account).await?;
    let (mut read, mut needed) = (ReadAccount::default(), None);
    let mut open = Vec::new();
    for folder in source.folders().await? {
        let one = OneFolder { engine, clock, account, folder: &folder };
        match one.read(source, (Look::First, &mut read), tell).await {
            Ok(()) => open.push(folder),
            Err(error) if is_closed(&error) => {
                if is_needed(&folder) {
                    needed = needed.or(Some(error.clone()));
                }
                read.closed.push((folder.name, error));
            }
            Err(error) => return Err(error),
        }
    }
    if let Some(error) = needed {
        return Err(error);
    }
    // What was moved meanwhile out of a folder that was read later lay in none when it was looked
    // at.
    open.pop();
    for folder in &open {
        let one = OneFolder { engine, clock, account, folder };
        one.read(source, (Look::Second, &mut read), tell).await?;
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
