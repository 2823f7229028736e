//! A Maildir that is watched: the same batches as from a server, by looking at its listing again
//! and again. What lies there is never changed; [`WatchedMaildir::keep_copy`] adds copies and
//! drafts of ours.
//!
//! A Maildir has no UIDs, so a message's is made from the name of its file without the flags, which
//! stays as long as the message does. Whether a message is new is decided by comparing with what is
//! known, and by nothing else: no clock, and no state that could grow stale.

mod filing;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use filing::KeptCopy;

use crate::folder_names;
use crate::imap::Limits;
use crate::incoming::{
    Batch, FolderChange, FolderRole, FolderState, IncomingMail, MailFolder, Marks,
};
use crate::mailbox::{self, MailFile, Problem};

/// A Maildir with its folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchedMaildir {
    root: PathBuf,
    limits: Limits,
}

/// How the inbox is called, which has no name in a Maildir.
const INBOX: &str = "INBOX";

/// The UIDs of a Maildir never change their meaning.
const UID_VALIDITY: u32 = 1;

/// The flag of a message that was not sent.
const DRAFT: char = 'D';

/// The flags of a Maildir and what servers call them.
const FLAGS: [(char, &str); 6] = [
    ('P', "$Forwarded"),
    ('R', "\\Answered"),
    ('T', "\\Deleted"),
    ('D', "\\Draft"),
    ('F', "\\Flagged"),
    ('S', "\\Seen"),
];

impl WatchedMaildir {
    /// Watches what lies there. Of `limits`, those of batches count, and that of a message.
    pub fn new(root: impl Into<PathBuf>, limits: Limits) -> Self {
        Self { root: root.into(), limits }
    }

    /// Lists its folders, the inbox first. A folder without mail is none.
    ///
    /// # Errors
    /// Where the Maildir itself cannot be read.
    pub fn folders(&self) -> Result<Vec<MailFolder>, Problem> {
        let listing = self.list()?;
        let mut names: Vec<_> = listing.files.into_iter().map(|file| file.folder).collect();
        names.push(String::new());
        names.sort();
        names.dedup();
        Ok(names.into_iter().map(|name| folder(&name)).collect())
    }

    /// Reads some of a folder: what came, was marked otherwise, has vanished, in this order; of
    /// what came, the newest first, as far as names tell. `known` are *all* messages of the folder
    /// that were kept, with their marks; what is not among them comes. No state is needed: that of
    /// the batch only says whether all was read.
    ///
    /// # Errors
    /// Where the Maildir itself cannot be read.
    pub fn next_batch(
        &self,
        folder: &MailFolder,
        known: &BTreeMap<u32, Marks>,
    ) -> Result<Batch, Problem> {
        let there = self.files(folder)?;
        let mut changes = Vec::new();
        let new = there.iter().filter(|(uid, files)| files.len() > 1 || !known.contains_key(uid));
        let mut new: Vec<_> =
            new.flat_map(|(&uid, files)| files.iter().map(move |file| (uid, file))).collect();
        new.sort_by_key(|(_, file)| std::cmp::Reverse(base_name(&file.path)));
        let read = self.read(&new, &mut changes);
        let remaining = new.len() - read;
        if remaining == 0 {
            changes.extend(known.iter().filter_map(|(&uid, before)| match there.get(&uid) {
                None => Some(FolderChange::Vanished { uid }),
                Some(files) => match files.as_slice() {
                    [file] if marks(file) != *before => {
                        Some(FolderChange::Marked { uid, marks: marks(file) })
                    }
                    _ => None,
                },
            }));
        }
        let state = FolderState {
            uid_validity: UID_VALIDITY,
            next_uid: u32::MAX,
            oldest_uid: if remaining == 0 { 1 } else { u32::MAX },
            highest_modseq: None,
        };
        Ok(Batch { changes, state, remaining: u32::try_from(remaining).unwrap_or(u32::MAX) })
    }

    /// Reads messages of a folder once more that could not be read before.
    ///
    /// # Errors
    /// Where the Maildir itself cannot be read.
    pub fn again(&self, folder: &MailFolder, uids: &[u32]) -> Result<Vec<FolderChange>, Problem> {
        let wanted = self.files(folder)?;
        let one = |uid: &u32| match wanted.get(uid).and_then(|files| files.first()) {
            Some(file) => self.message(*uid, file).map(|change| match change {
                FolderChange::Unreadable { uid, why, .. } => {
                    FolderChange::Unreadable { uid, why, is_last: true }
                }
                other => other,
            }),
            None => Some(FolderChange::Vanished { uid: *uid }),
        };
        Ok(uids.iter().filter_map(one).collect())
    }

    /// The messages of a folder, by number.
    fn files(&self, folder: &MailFolder) -> Result<BTreeMap<u32, Vec<MailFile>>, Problem> {
        let wanted = if folder.name == INBOX { "" } else { folder.name.as_str() };
        // What was not sent is nobody's mail yet, in whatever folder it lies.
        let is_mail = |file: &MailFile| file.folder == wanted && !file.flags.contains(DRAFT);
        Ok(by_uid(self.list()?.files.into_iter().filter(is_mail)))
    }

    /// Everything that lies there. Where a part of it cannot be read, nothing is known: mail that
    /// is not seen would count as gone.
    fn list(&self) -> Result<mailbox::Listing, Problem> {
        let mut listing = mailbox::list(&self.root)?;
        match listing.problems.pop() {
            Some(problem) => Err(problem),
            None => Ok(listing),
        }
    }

    /// Reads messages until the batch is full; says how many were read.
    fn read(&self, new: &[(u32, &MailFile)], changes: &mut Vec<FolderChange>) -> usize {
        let mut bytes = 0;
        for (at, (uid, file)) in new.iter().enumerate() {
            if at > 0 && (at >= self.limits.batch_messages || bytes >= self.limits.batch_bytes) {
                return at;
            }
            let change = self.message(*uid, file);
            if let Some(FolderChange::Arrived(mail)) = &change {
                bytes += mail.bytes.len();
            }
            changes.extend(change);
        }
        new.len()
    }

    /// One message; `None` where it was moved meanwhile and is found the next time.
    fn message(&self, uid: u32, file: &MailFile) -> Option<FolderChange> {
        match mailbox::read_start(&file.path, u64::from(self.limits.message_bytes)) {
            Ok(bytes) => Some(FolderChange::Arrived(IncomingMail {
                uid,
                bytes,
                received_at: None,
                marks: marks(file),
                gmail_id: None,
            })),
            Err(problem) if problem.kind == mailbox::ProblemKind::Missing => None,
            Err(problem) => {
                Some(FolderChange::Unreadable { uid, why: problem.to_string(), is_last: false })
            }
        }
    }
}

fn folder(name: &str) -> MailFolder {
    if name.is_empty() {
        return MailFolder { name: INBOX.to_owned(), role: FolderRole::Inbox };
    }
    let role = folder_names::role(name, Some(if name.contains('/') { '/' } else { '.' }));
    MailFolder { name: name.to_owned(), role }
}

/// Files by their number. Two of one number are rare, and both are read each time: better twice
/// than not at all.
fn by_uid(files: impl Iterator<Item = MailFile>) -> BTreeMap<u32, Vec<MailFile>> {
    let mut there: BTreeMap<u32, Vec<MailFile>> = BTreeMap::new();
    for file in files {
        there.entry(uid(&base_name(&file.path))).or_default().push(file);
    }
    there
}

/// The name of a message, without its flags.
fn base_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.split(":2,").next().unwrap_or_default().to_owned()
}

/// A number for a name: FNV-1a, never 0.
fn uid(name: &str) -> u32 {
    const BASIS: u32 = 0x811c_9dc5;
    const PRIME: u32 = 0x0100_0193;
    let hash = name.bytes().fold(BASIS, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(PRIME));
    hash.max(1)
}

fn marks(file: &MailFile) -> Marks {
    let has = |(sign, _): &&(char, &str)| file.flags.contains(*sign);
    let mut flags: Vec<_> = FLAGS.iter().filter(has).map(|(_, name)| (*name).to_owned()).collect();
    flags.sort();
    Marks { flags, labels: Vec::new() }
}
