//! One folder that is being read.

use std::collections::BTreeMap;
use std::sync::Arc;

use funkstille_post::imap::{Doubts, ImapError};
use funkstille_post::incoming::{Batch, FolderRole, MailFolder, Marks};

use super::clock::Clock;
use super::read::{Progress, ReadAccount, states};
use super::source::{Account, Source};
use crate::engine::Engine;
use crate::error::Error;
use crate::mail::{self, Taken};

/// A folder that is being read.
pub(super) struct OneFolder<'a> {
    pub(super) engine: &'a Engine,
    pub(super) clock: &'a Clock,
    pub(super) account: &'a Account,
    pub(super) folder: &'a MailFolder,
}

/// Why it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// What is new in it is read, and what could not be read before is asked for once more.
    First,
    /// Mail may have been moved into it while the others were read.
    Second,
}

/// Without them it is not known whether somebody answered, or we wrote: then the mailbox does not
/// count as read (docs/rules.md, guard 1).
pub(super) fn is_needed(folder: &MailFolder) -> bool {
    matches!(folder.role, FolderRole::All | FolderRole::Sent | FolderRole::Inbox)
}

/// Whether only this folder cannot be opened.
pub(super) fn is_closed(error: &Error) -> bool {
    matches!(error, Error::Mailbox(ImapError::NoFolder { .. }))
}

impl OneFolder<'_> {
    /// Reads it to its end. Where the server hangs up on a message, that message is found out and
    /// passed over.
    pub(super) async fn read(
        &self,
        source: &mut Source,
        (look, read): (Look, &mut ReadAccount),
        tell: &mut dyn FnMut(Progress<'_>),
    ) -> Result<(), Error> {
        // What this reading finds unreadable waits for the next one.
        let here = (self.account.account.as_str(), self.folder.name.as_str());
        let unread = match look {
            Look::First => mail::unread(self.engine, here).await?,
            Look::Second => Vec::new(),
        };
        let mut doubts = Doubts::default();
        source.doubt(&doubts);
        loop {
            let read_on = self.read_on(source, (look, &unread), (&mut *read, &mut *tell)).await;
            let Err(error) = read_on else { return Ok(()) };
            if !source.hung_up(&error, &mut doubts) {
                return Err(error);
            }
            source.reopen(&self.account.way, &doubts).await?;
        }
    }

    async fn read_on(
        &self,
        source: &mut Source,
        (look, unread): (Look, &[u32]),
        (read, tell): (&mut ReadAccount, &mut dyn FnMut(Progress<'_>)),
    ) -> Result<(), Error> {
        let before = states(self.engine, &self.account.account).await?.remove(&self.folder.name);
        let known = self.known(source.known_wanted(look == Look::First)).await?;
        let first = source.next_batch(self.folder, before.as_ref(), &known).await?;
        let mut batch = Arc::new(first);
        let mut count = 0;
        loop {
            // The next messages come over the line while these are read and written.
            let (taken, ahead) = tokio::join!(self.take_in(&batch), self.ahead(source, &batch));
            self.add(taken?, read);
            count += batch.changes.len();
            let remaining = batch.remaining;
            tell(Progress { folder: &self.folder.name, read: count, remaining });
            if remaining == 0 {
                break;
            }
            batch = Arc::new(if let Some(next) = ahead? {
                next
            } else {
                let known = self.known(source.known_wanted(false)).await?;
                source.next_batch(self.folder, Some(&batch.state), &known).await?
            });
        }
        if !unread.is_empty() {
            let changes = source.again(self.folder, unread).await?;
            let batch = Batch { changes, state: batch.state, remaining: 0 };
            self.add(self.take_in(&Arc::new(batch)).await?, read);
        }
        Ok(())
    }

    async fn take_in(&self, batch: &Arc<Batch>) -> Result<Taken, Error> {
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
        read.unreadable.extend(unreadable.map(|it| (self.folder.name.clone(), it)));
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
