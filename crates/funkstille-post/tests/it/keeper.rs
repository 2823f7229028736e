//! Whoever keeps what is read, as simple as can be: each batch with its state, or neither.

use std::collections::BTreeMap;

use funkstille_post::imap::{ImapError, Mailbox};
use funkstille_post::incoming::{
    Batch, FolderChange, FolderRole, FolderState, IncomingMail, MailFolder, Marks,
};

/// What was kept of one folder.
#[derive(Debug, Default)]
pub(crate) struct Keeper {
    pub(crate) state: Option<FolderState>,
    pub(crate) mails: BTreeMap<u32, IncomingMail>,
    pub(crate) unreadable: BTreeMap<u32, String>,
    /// UIDs in the order in which they came.
    pub(crate) order: Vec<u32>,
    /// How often the UIDs became void.
    pub(crate) renumbered: u32,
    /// How many messages said that they were marked otherwise.
    pub(crate) marked: u32,
}

impl Keeper {
    /// Keeps a batch. A message that comes twice is a mistake of the reader.
    pub(crate) fn keep(&mut self, batch: Batch) {
        for change in batch.changes {
            match change {
                FolderChange::Arrived(mail) => {
                    self.order.push(mail.uid);
                    let uid = mail.uid;
                    assert!(self.mails.insert(uid, mail).is_none(), "{uid} came twice");
                }
                FolderChange::Unreadable { uid, why, .. } => {
                    self.unreadable.insert(uid, why);
                }
                FolderChange::Marked { uid, marks } => {
                    self.marked += 1;
                    if let Some(mail) = self.mails.get_mut(&uid) {
                        mail.marks = marks;
                    }
                }
                FolderChange::Vanished { uid } => {
                    self.mails.remove(&uid);
                }
                FolderChange::Renumbered => {
                    self.renumbered += 1;
                    self.mails.clear();
                }
            }
        }
        self.state = Some(batch.state);
    }

    pub(crate) fn known(&self) -> BTreeMap<u32, Marks> {
        self.mails.iter().map(|(&uid, mail)| (uid, mail.marks.clone())).collect()
    }

    /// Reads a folder until nothing remains.
    pub(crate) async fn read(&mut self, mailbox: &mut Mailbox) -> Result<(), ImapError> {
        self.read_folder(mailbox, &inbox()).await
    }

    pub(crate) async fn read_folder(
        &mut self,
        mailbox: &mut Mailbox,
        folder: &MailFolder,
    ) -> Result<(), ImapError> {
        loop {
            let known = self.known();
            let batch = mailbox.next_batch(folder, self.state.as_ref(), &known).await?;
            let remaining = batch.remaining;
            self.keep(batch);
            if remaining == 0 {
                return Ok(());
            }
        }
    }

    /// UIDs, marks and bytes of what was kept.
    pub(crate) fn shown(&self) -> Vec<(u32, Vec<String>, Vec<u8>)> {
        let shown = |mail: &IncomingMail| (mail.uid, mail.marks.flags.clone(), mail.bytes.clone());
        self.mails.values().map(shown).collect()
    }
}

pub(crate) fn inbox() -> MailFolder {
    MailFolder { name: "INBOX".to_owned(), role: FolderRole::Inbox }
}
