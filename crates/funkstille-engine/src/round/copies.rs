//! A copy of each letter lies among our sent mail, once: as if it had been written there.

use funkstille_core::delivery::AttemptState;
use funkstille_post::imap::{Copy, CopyKind, Limits, Mailbox};
use funkstille_post::incoming::FolderRole;
use funkstille_post::maildir::WatchedMaildir;
use funkstille_store::{Attempt, CopyState};

use super::clock::Clock;
use super::send::is_of_database;
use crate::accounts::{self, Account, Entrance, Kind};
use crate::engine::Engine;
use crate::error::Error;
use crate::sending::{copy_filed, note_copies};

/// How many copies are filed in one round (docs/dev/sending.md).
const MOST: i64 = 100;

/// What became of the copies of one round.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// The ids of letters whose copies lie among sent mail now.
    pub(super) filed: Vec<String>,
    /// The ids of letters of which none can be filed, each with the address of the account that has
    /// no folder for sent mail.
    pub(super) without_folder: Vec<(String, String)>,
    /// The accounts in which nothing could be filed, each with the reason.
    pub(super) closed: Vec<(String, Error)>,
}

/// Files the copies that are wanted. Each is looked for first: some providers file what is handed
/// over to them, and an earlier attempt may have gone further than it could say.
///
/// # Errors
/// Where the database fails.
pub(super) async fn file_copies(
    engine: &Engine,
    clock: &Clock,
    entrance: &Entrance,
) -> Result<Copies, Error> {
    let mut reading = engine.read().await?;
    let wanted = reading.attempts_by_copy(CopyState::Wanted, "", MOST).await?;
    let all = accounts::list(&mut reading).await?;
    drop(reading);
    let mut copies = Copies::default();
    for account in &all {
        let of_account = wanted.iter().filter(|it| it.account == account.account);
        let of_account: Vec<&Attempt> =
            of_account.filter(|it| it.state == AttemptState::Accepted).collect();
        if of_account.is_empty() {
            continue;
        }
        let filed =
            file_in(engine, clock, (entrance, account), (&of_account[..], &mut copies)).await;
        if let Err(error) = &filed
            && is_of_database(error)
        {
            return Err(error.clone());
        }
        let (id, why) = (&account.account, filed.err());
        note_copies(engine, &clock.moment(), id, why.as_ref()).await?;
        copies.closed.extend(why.map(|why| (id.clone(), why)));
    }
    Ok(copies)
}

async fn file_in(
    engine: &Engine,
    clock: &Clock,
    (entrance, account): (&Entrance, &Account),
    (wanted, copies): (&[&Attempt], &mut Copies),
) -> Result<(), Error> {
    let mut sent = SentMail::open(engine, clock, (entrance, account)).await?;
    for attempt in wanted {
        let bytes = match &attempt.content {
            Some(digest) => engine.read().await?.blob(digest).await?,
            None => None,
        };
        let kept = match bytes {
            Some(bytes) => sent.keep(attempt, &bytes).await?,
            None => None,
        };
        let letter = attempt.letter.clone();
        let state = if kept.is_some() { CopyState::Filed } else { CopyState::GivenUp };
        copy_filed(engine, &mut clock.moment(), attempt, (state, kept.as_deref())).await?;
        if state == CopyState::Filed {
            copies.filed.push(letter);
        } else {
            copies.without_folder.push((letter, account.address.clone()));
        }
    }
    sent.close().await;
    Ok(())
}

/// Where the sent mail of an account lies.
enum SentMail {
    /// On a server, in the folder of this name, where there is one.
    Server(Box<Mailbox>, Option<String>),
    Maildir(WatchedMaildir),
}

impl SentMail {
    async fn open(
        engine: &Engine,
        clock: &Clock,
        (entrance, account): (&Entrance, &Account),
    ) -> Result<Self, Error> {
        let imap = match &account.kind {
            Kind::Imap(imap) => imap,
            Kind::Maildir(root) => {
                return Ok(Self::Maildir(WatchedMaildir::new(root, Limits::default())));
            }
        };
        let access = entrance.access();
        let login = accounts::imap_login(engine, &mut clock.moment(), &access, account).await?;
        let server = accounts::server(imap, &access);
        let mut mailbox = Mailbox::open(&server, &login, Limits::default()).await?;
        let folders = mailbox.folders().await?;
        let sent = folders.into_iter().find(|folder| folder.role == FolderRole::Sent);
        Ok(Self::Server(Box::new(mailbox), sent.map(|folder| folder.name)))
    }

    /// Sees to it that the copy lies there; gives the id under which it does. `None` where there is
    /// no folder for it.
    async fn keep(&mut self, attempt: &Attempt, bytes: &[u8]) -> Result<Option<String>, Error> {
        let own = || attempt.message_id.clone();
        let (message_id, kind) = (attempt.message_id.as_str(), CopyKind::Sent);
        match self {
            Self::Maildir(maildir) => {
                let kept = maildir.keep_copy(kind, message_id, bytes);
                let kept = kept.map_err(|(path, error)| Error::unwritable(&path, &error))?;
                Ok(kept.map(|kept| kept.message_id.unwrap_or_else(own)))
            }
            Self::Server(_, None) => Ok(None),
            Self::Server(mailbox, Some(folder)) => {
                let copy = Copy { folder, message_id, bytes, at: attempt.began_at, kind };
                let filed = mailbox.keep_copy(&copy).await?;
                Ok(Some(filed.message_id.unwrap_or_else(own)))
            }
        }
    }

    async fn close(self) {
        if let Self::Server(mailbox, _) = self {
            mailbox.close().await;
        }
    }
}
