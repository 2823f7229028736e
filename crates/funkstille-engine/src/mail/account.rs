//! Accounts that are read: how far each folder was read, and how fresh all this is.

use std::collections::BTreeMap;

use funkstille_core::guard::Knowledge;
use funkstille_post::incoming::{FolderState, MailFolder, Marks};
use funkstille_store::{Reading, Work};
use jiff::Timestamp;

use super::index;
use super::notice::{Noticed, notice};
use crate::bank;
use crate::engine::{Engine, Moment};
use crate::error::Error;

/// From now on an account is read; until it was read to its end, nothing leaves. One that is read
/// already stays as it is, and one that was removed holds nothing back.
///
/// # Errors
/// Where the database fails.
pub async fn follow(engine: &Engine, account: &str) -> Result<(), Error> {
    let mut work = engine.store.begin(engine.tenant).await?;
    let known = work.read().mail_accounts().await?;
    if known.iter().all(|(id, _)| id != account) && exists(&mut work, account).await? {
        work.put_mail_account(account, None).await?;
    }
    Ok(work.commit().await?)
}

/// Whether there is such an account still: it may have been removed while it was read.
async fn exists(work: &mut Work, account: &str) -> Result<bool, Error> {
    Ok(work.read().account(account).await?.is_some())
}

/// An account is no longer read, and holds nothing back. What was read of it stays.
///
/// # Errors
/// Where the database fails.
pub async fn stop_following(engine: &Engine, account: &str) -> Result<(), Error> {
    let mut work = engine.store.begin(engine.tenant).await?;
    work.remove_mail_account(account).await?;
    Ok(work.commit().await?)
}

/// The folders of an account that were read, how far, and how many messages were left.
///
/// # Errors
/// Where the database fails.
pub async fn folders(
    engine: &Engine,
    account: &str,
) -> Result<Vec<(MailFolder, FolderState, u32)>, Error> {
    let rows = engine.read().await?.mail_folders(account).await?;
    let folders = rows.into_iter().map(|row| {
        let folder = MailFolder { name: row.folder, role: index::role(&row.role) };
        let state = FolderState {
            uid_validity: row.uid_validity,
            next_uid: row.next_uid,
            oldest_uid: row.oldest_uid,
            highest_modseq: row.highest_modseq,
        };
        (folder, state, row.remaining)
    });
    Ok(folders.collect())
}

/// The newest messages of a folder (account, folder) that were read, at most so many, each with its
/// marks.
///
/// # Errors
/// Where the database fails.
pub async fn marks(
    engine: &Engine,
    folder: (&str, &str),
    most: usize,
) -> Result<BTreeMap<u32, Marks>, Error> {
    let rows = engine.read().await?.mail_marks(folder, most).await?;
    Ok(rows.into_iter().map(|(uid, flags, labels)| (uid, Marks { flags, labels })).collect())
}

/// So many messages of a folder that could not be read are asked for once more in one reading
/// (docs/dev/round.md): one command each.
const MOST_UNREAD: i64 = 100;

/// The messages of a folder (account, folder) that could not be read and are asked for once more.
///
/// # Errors
/// Where the database fails.
pub async fn unread(engine: &Engine, folder: (&str, &str)) -> Result<Vec<u32>, Error> {
    Ok(engine.read().await?.mail_unread(folder, MOST_UNREAD).await?)
}

/// An account was read to its end: everything that lay in it at `begun_at`, when the reading began,
/// was taken in. Then it is noticed who has not answered. Of one that was removed meanwhile nothing
/// is noted.
///
/// # Errors
/// Where the database fails, or nobody has said yet who the business is.
pub async fn read_through(
    engine: &Engine,
    moment: &mut Moment,
    account: &str,
    begun_at: Timestamp,
) -> Result<Noticed, Error> {
    let mut work = engine.store.begin(engine.tenant).await?;
    if exists(&mut work, account).await? {
        work.put_mail_account(account, Some(begun_at)).await?;
    }
    work.commit().await?;
    notice(engine, moment).await
}

/// The accounts that are read, and when each was last read to its end.
///
/// # Errors
/// Where the database fails.
pub async fn readings(reading: &mut Reading) -> Result<Vec<(String, Option<Timestamp>)>, Error> {
    Ok(reading.mail_accounts().await?)
}

/// What is known of mailbox and bank, for guard 1: the mailbox is as fresh as the account that was
/// read longest ago, the bank as fresh as its statements.
///
/// # Errors
/// Where the database fails.
pub async fn knowledge(reading: &mut Reading) -> Result<Knowledge, Error> {
    let readings = readings(reading).await?;
    let oldest = readings.iter().map(|(_, read_at)| *read_at).min();
    let mailbox_read_at = oldest.flatten();
    let bank_read_at = bank::read_at(reading).await?;
    Ok(Knowledge { mailbox_read_at, bank_read_at, account_checked_on: None })
}
