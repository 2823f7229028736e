//! Mail as it comes in, whatever kind of mailbox it lies in: what reading gives, and how far it
//! came. Whoever keeps a [`Batch`] keeps its state in the same breath; so a reading that broke off
//! anywhere goes on where it was, and what comes twice is known by its ids.

use jiff::Timestamp;

use crate::folder_names;

/// A folder of a mailbox.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MailFolder {
    /// Its name, as its owner reads it (RFC 9051: UTF-8; on the wire it may be in the modified
    /// UTF-7 of RFC 3501).
    pub name: String,
    /// What it is for.
    pub role: FolderRole,
}

/// What a folder is for (special uses of RFC 6154, else by its name).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FolderRole {
    /// Where mail arrives.
    Inbox,
    /// Mail of our own that left.
    Sent,
    /// What was put away.
    Archive,
    /// Everything, wherever else it lies (`\All`; Gmail).
    All,
    /// What the server takes for unwanted; an answer may lie here.
    Junk,
    /// Named *Waiting*: its owner waits for an answer to what lies in it.
    Waiting,
    /// Written and not sent.
    Drafts,
    /// Thrown away.
    Trash,
    /// Anything else.
    Other,
}

/// How far a folder was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FolderState {
    /// The value under which the UIDs hold (RFC 9051, 2.3.1.1). Where it changes, all of them are
    /// void.
    pub uid_validity: u32,
    /// The first UID that was not there yet when the folder was last read.
    pub next_uid: u32,
    /// The first import goes from the newest message to the oldest: everything from this UID up to
    /// `next_uid` was read. 1 where it is complete.
    pub oldest_uid: u32,
    /// Changes of marks up to this number were read (RFC 7162); `None` where the server counts
    /// none.
    pub highest_modseq: Option<u64>,
}

/// A message, and what its mailbox says about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingMail {
    /// Its place in the folder.
    pub uid: u32,
    /// The whole message (RFC 5322).
    pub bytes: Vec<u8>,
    /// When the server took it in (INTERNALDATE).
    pub received_at: Option<Timestamp>,
    /// How it is marked.
    pub marks: Marks,
    /// Gmail's number of the message, the same in each folder (`X-GM-MSGID`).
    pub gmail_id: Option<u64>,
}

/// How a message is marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Flags and keywords as the server writes them, sorted: `$Waiting`, `\Flagged`, `\Seen`.
    pub flags: Vec<String>,
    /// Gmail's labels, sorted (`X-GM-LABELS`); empty elsewhere.
    pub labels: Vec<String>,
}

impl Marks {
    /// Whether a label says that its owner waits for an answer: it is named as such a folder
    /// would be ([`FolderRole::Waiting`]).
    pub fn is_labelled_waiting(&self) -> bool {
        // Gmail writes labels within labels as folders within folders.
        let role = |label: &String| folder_names::role(label, Some('/'));
        self.labels.iter().any(|label| role(label) == FolderRole::Waiting)
    }
}

/// What happened in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderChange {
    /// A message is there that was not read before.
    Arrived(IncomingMail),
    /// A message is there that cannot be read.
    Unreadable {
        /// Its place.
        uid: u32,
        /// What is wrong, in the server's or the system's own words.
        why: String,
        /// Whether it was asked for in an earlier reading as well: then it is left where it is.
        is_last: bool,
    },
    /// A message is marked otherwise.
    Marked {
        /// Its place.
        uid: u32,
        /// The marks from now on.
        marks: Marks,
    },
    /// A message is no longer there.
    Vanished {
        /// Its place.
        uid: u32,
    },
    /// The UIDs of the folder are others now: every place that was known is void.
    Renumbered,
}

/// Some of what happened in a folder, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// What happened.
    pub changes: Vec<FolderChange>,
    /// How far the folder was read once they are kept.
    pub state: FolderState,
    /// How many messages are still to be read in this folder after them.
    pub remaining: u32,
}
