//! A copy of each letter lies among our sent mail, once: as if it had been written there.

use funkstille_core::delivery::AttemptState;
use funkstille_post::imap::{Copy, CopyKind, Filed, Limits, Mailbox};
use funkstille_post::incoming::FolderRole;
use funkstille_store::{Attempt, CopyState};

use super::clock::Clock;
use super::send::is_of_database;
use crate::accounts::{self, Account, Entrance, Kind};
use crate::engine::Engine;
use crate::error::Error;
use crate::sending::copy_filed;

/// How many copies are filed in one round (docs/dev/sending.md).
const MOST: i64 = 100;

/// What was filed, and the accounts in which nothing could be.
type FiledCopies = (Vec<String>, Vec<(String, Error)>);

/// Files the copies that are wanted. Each is looked for first: some providers file what is handed
/// over to them, and an earlier attempt may have gone further than it could say.
///
/// # Errors
/// Where the database fails.
pub(super) async fn file_copies(
    engine: &Engine,
    clock: &Clock,
    entrance: &Entrance,
) -> Result<FiledCopies, Error> {
    let mut reading = engine.read().await?;
    let wanted = reading.attempts_by_copy(CopyState::Wanted, "", MOST).await?;
    let all = accounts::list(&mut reading).await?;
    drop(reading);
    let (mut filed, mut closed) = (Vec::new(), Vec::new());
    for account in &all {
        let of_account = wanted.iter().filter(|it| it.account == account.account);
        let of_account: Vec<&Attempt> = of_account.collect();
        if of_account.is_empty() {
            continue;
        }
        match file_in(engine, clock, (entrance, account), &of_account).await {
            Ok(ids) => filed.extend(ids),
            Err(error) if is_of_database(&error) => return Err(error),
            Err(error) => closed.push((account.account.clone(), error)),
        }
    }
    Ok((filed, closed))
}

async fn file_in(
    engine: &Engine,
    clock: &Clock,
    (entrance, account): (&Entrance, &Account),
    wanted: &[&Attempt],
) -> Result<Vec<String>, Error> {
    let Kind::Imap(imap) = &account.kind else {
        // Where a Maildir has its sent mail, whatever fills it knows alone.
        for attempt in wanted {
            copy_filed(engine, &mut clock.moment(), attempt, None).await?;
        }
        return Ok(vec![]);
    };
    let access = entrance.access();
    let login = accounts::imap_login(engine, &mut clock.moment(), &access, account).await?;
    let server = accounts::server(imap, &access);
    let mut mailbox = Mailbox::open(&server, &login, Limits::default()).await?;
    let folders = mailbox.folders().await?;
    let sent = folders.into_iter().find(|folder| folder.role == FolderRole::Sent);
    let mut filed = Vec::new();
    for attempt in wanted.iter().filter(|it| it.state == AttemptState::Accepted) {
        let kept = match &sent {
            Some(folder) => keep(engine, &mut mailbox, (&folder.name, attempt)).await?,
            None => None,
        };
        copy_filed(engine, &mut clock.moment(), attempt, kept.as_ref()).await?;
        filed.extend(kept.map(|_| attempt.letter.clone()));
    }
    mailbox.close().await;
    Ok(filed)
}

async fn keep(
    engine: &Engine,
    mailbox: &mut Mailbox,
    (folder, attempt): (&str, &Attempt),
) -> Result<Option<Filed>, Error> {
    let Some(digest) = &attempt.content else { return Ok(None) };
    let Some(bytes) = engine.read().await?.blob(digest).await? else { return Ok(None) };
    let copy = Copy {
        folder,
        message_id: &attempt.message_id,
        bytes: &bytes,
        at: attempt.began_at,
        kind: CopyKind::Sent,
    };
    Ok(Some(mailbox.keep_copy(&copy).await?))
}
