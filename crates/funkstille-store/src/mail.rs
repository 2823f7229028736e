//! Mail as it is remembered: every message once, where it lies, and what it did.

use funkstille_core::evidence::Digest;
use jiff::Timestamp;

use crate::connection::{Row, Value};
use crate::error::StoreError;
use crate::ids::TenantId;
use crate::outbox::{digest, instant};

/// A message of the index, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailRow {
    /// Its key: the Message-ID; `sha256:` and the digest of its bytes where it has none, or where
    /// another sender used the same one before.
    pub mail: String,
    /// `Message-ID` without angle brackets.
    pub message_id: Option<String>,
    /// Whether we wrote it.
    pub is_ours: bool,
    /// What kind of message it is, by name.
    pub kind: String,
    /// Who wrote it: the address in lower case, empty where there is none, and the name.
    pub from: (String, Option<String>),
    /// Those whom it went to, in lower case.
    pub recipients: Vec<String>,
    /// Its subject.
    pub subject: String,
    /// The subject without marks of answering and forwarding.
    pub base_subject: String,
    /// When it was sent, at the latest when it was taken in.
    pub sent_at: Option<Timestamp>,
    /// When a server took it in.
    pub received_at: Option<Timestamp>,
    /// The ids in `In-Reply-To`.
    pub answers: Vec<String>,
    /// The ids in `References`.
    pub refers: Vec<String>,
    /// The ids of the messages that it returns or reports on.
    pub returned: Vec<String>,
    /// Whether it came through a mailing list.
    pub through_list: bool,
    /// What the receiving server found out about its sender, by name.
    pub proof: String,
    /// What it says, as far as silence is concerned: JSON of the caller's.
    pub said: String,
    /// The client that it was written by or to, where an address said so.
    pub client: Option<String>,
    /// The digest of its bytes, where they are kept.
    pub content: Option<Digest>,
    /// Gmail's number.
    pub gmail: Option<i64>,
    /// When it was seen first.
    pub seen_at: Timestamp,
}

/// A place where a message lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailPlace {
    /// The account.
    pub account: String,
    /// The folder.
    pub folder: String,
    /// Its number there.
    pub uid: u32,
    /// What lies there.
    pub holds: Held,
    /// How it is marked.
    pub flags: Vec<String>,
    /// Its labels.
    pub labels: Vec<String>,
}

/// What a place holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// This message, by its key.
    Mail(String),
    /// A message that could not be read; it is asked for once more.
    Unread,
    /// A message that could not be read twice; it is left.
    Left,
}

/// How far a folder was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderRow {
    /// The account.
    pub account: String,
    /// The folder.
    pub folder: String,
    /// What it is for, by name.
    pub role: String,
    /// The value under which the numbers of its messages hold.
    pub uid_validity: u32,
    /// The first number that was not there yet.
    pub next_uid: u32,
    /// Everything from this number on was read.
    pub oldest_uid: u32,
    /// Changes of marks up to this number were read.
    pub highest_modseq: Option<u64>,
    /// How many messages were still to be read.
    pub remaining: u32,
}

/// What a message did to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseMail {
    /// The case.
    pub case: String,
    /// The message.
    pub mail: String,
    /// What it did, by name.
    pub did: String,
    /// The step that it was, or that it is about.
    pub step: Option<String>,
    /// Whether it lay among unwanted mail.
    pub is_junk: bool,
    /// When the case was told.
    pub told_at: Timestamp,
}

/// A message of ours that waits for an answer, or may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitRow {
    /// The message.
    pub mail: String,
    /// How far that is, by name.
    pub state: String,
    /// Why, by name.
    pub why: String,
    /// The sentence that asks; may be empty.
    pub asked: String,
    /// The case that was opened for it.
    pub case: Option<String>,
    /// When the state changed.
    pub changed_at: Timestamp,
}

/// No id has white space in it, and an address only inside quotes, as one blank between two words.
fn joined(words: &[String]) -> String {
    words.join(" ")
}

fn split(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// As [`split`], where an address may have blanks inside of quotes: `"mira lang"@kunde.example`.
fn addresses(text: &str) -> Vec<String> {
    let mut words = text.split_whitespace();
    let mut all = Vec::new();
    while let Some(word) = words.next() {
        let mut address = word.to_owned();
        if word.starts_with('"') && !word.contains("\"@") {
            // Without an end it is no quoted one.
            let rest = words.clone();
            let count = rest.clone().position(|word| word.contains("\"@")).map(|at| at + 1);
            for word in rest.take(count.unwrap_or(0)) {
                address.push(' ');
                address.push_str(word);
                words.next();
            }
        }
        all.push(address);
    }
    all
}

fn read_lines(row: &Row, column: usize) -> Result<Vec<String>, StoreError> {
    Ok(row.get::<String>(column)?.lines().map(str::to_owned).collect())
}

/// Labels and flags may have blanks.
fn lines(words: &[String]) -> String {
    words.join("\n")
}

impl MailRow {
    pub(crate) fn values(&self, tenant: TenantId) -> Vec<Value<'_>> {
        vec![
            tenant.0.into(),
            (&self.mail).into(),
            self.message_id.as_deref().into(),
            if self.is_ours { OURS } else { THEIRS }.into(),
            (&self.kind).into(),
            (&self.from.0).into(),
            self.from.1.as_deref().into(),
            joined(&self.recipients).into(),
            (&self.subject).into(),
            (&self.base_subject).into(),
            self.sent_at.map(Timestamp::as_microsecond).into(),
            self.received_at.map(Timestamp::as_microsecond).into(),
            joined(&self.answers).into(),
            joined(&self.refers).into(),
            joined(&self.returned).into(),
            i64::from(self.through_list).into(),
            (&self.proof).into(),
            (&self.said).into(),
            self.client.as_deref().into(),
            self.content.as_ref().map(Digest::as_bytes).into(),
            self.gmail.into(),
            self.seen_at.as_microsecond().into(),
        ]
    }

    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        let direction: String = row.get(2)?;
        let words = |column| Ok::<_, StoreError>(split(&row.get::<String>(column)?));
        let maybe = |column| row.get::<Option<i64>>(column)?.map(instant).transpose();
        Ok(Self {
            mail: row.get(0)?,
            message_id: row.get(1)?,
            is_ours: direction == OURS,
            kind: row.get(3)?,
            from: (row.get(4)?, row.get(5)?),
            recipients: addresses(&row.get::<String>(6)?),
            subject: row.get(7)?,
            base_subject: row.get(8)?,
            sent_at: maybe(9)?,
            received_at: maybe(10)?,
            answers: words(11)?,
            refers: words(12)?,
            returned: words(13)?,
            through_list: row.get::<i64>(14)? != 0,
            proof: row.get(15)?,
            said: row.get(16)?,
            client: row.get(17)?,
            content: digest(row, 18)?,
            gmail: row.get(19)?,
            seen_at: instant(row.get(20)?)?,
        })
    }
}

const OURS: &str = "ours";
const THEIRS: &str = "theirs";

impl MailPlace {
    pub(crate) fn values(&self, tenant: TenantId) -> Vec<Value<'_>> {
        vec![
            tenant.0.into(),
            (&self.account).into(),
            (&self.folder).into(),
            i64::from(self.uid).into(),
            self.holds.written().into(),
            lines(&self.flags).into(),
            lines(&self.labels).into(),
        ]
    }

    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            holds: Held::read(row.get(0)?),
            account: row.get(1)?,
            folder: row.get(2)?,
            uid: small(row.get(3)?),
            flags: read_lines(row, 4)?,
            labels: read_lines(row, 5)?,
        })
    }

    /// Number, flags and labels alone.
    pub(crate) fn read_marks(row: &Row) -> Result<(u32, Vec<String>, Vec<String>), StoreError> {
        Ok((small(row.get(0)?), read_lines(row, 1)?, read_lines(row, 2)?))
    }
}

/// The key of what is left; no message has it.
const LEFT: &str = "";

impl Held {
    fn written(&self) -> Option<&str> {
        match self {
            Self::Mail(mail) => Some(mail),
            Self::Unread => None,
            Self::Left => Some(LEFT),
        }
    }

    pub(crate) fn read(written: Option<String>) -> Self {
        match written {
            None => Self::Unread,
            Some(mail) if mail == LEFT => Self::Left,
            Some(mail) => Self::Mail(mail),
        }
    }
}

/// Numbers of IMAP have 32 bits (RFC 9051, section 9).
pub(crate) fn small(number: i64) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

impl FolderRow {
    pub(crate) fn values(&self, tenant: TenantId, at: Timestamp) -> Vec<Value<'_>> {
        // A mod-sequence has 63 bits (RFC 7162, section 7).
        let modseq = self.highest_modseq.map(|it| i64::try_from(it).unwrap_or(i64::MAX));
        vec![
            tenant.0.into(),
            (&self.account).into(),
            (&self.folder).into(),
            (&self.role).into(),
            i64::from(self.uid_validity).into(),
            i64::from(self.next_uid).into(),
            i64::from(self.oldest_uid).into(),
            modseq.into(),
            i64::from(self.remaining).into(),
            at.as_microsecond().into(),
        ]
    }

    pub(crate) fn read(row: &Row, account: &str) -> Result<Self, StoreError> {
        let modseq: Option<i64> = row.get(5)?;
        Ok(Self {
            account: account.to_owned(),
            folder: row.get(0)?,
            role: row.get(1)?,
            uid_validity: small(row.get(2)?),
            next_uid: small(row.get(3)?),
            oldest_uid: small(row.get(4)?),
            highest_modseq: modseq.and_then(|it| u64::try_from(it).ok()),
            remaining: small(row.get(6)?),
        })
    }
}

impl CaseMail {
    pub(crate) fn values(&self, tenant: TenantId) -> Vec<Value<'_>> {
        vec![
            tenant.0.into(),
            (&self.case).into(),
            (&self.mail).into(),
            (&self.did).into(),
            self.step.as_deref().into(),
            i64::from(self.is_junk).into(),
            self.told_at.as_microsecond().into(),
        ]
    }

    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            case: row.get(0)?,
            mail: row.get(1)?,
            did: row.get(2)?,
            step: row.get(3)?,
            is_junk: row.get::<i64>(4)? != 0,
            told_at: instant(row.get(5)?)?,
        })
    }
}

impl WaitRow {
    pub(crate) fn values(&self, tenant: TenantId) -> Vec<Value<'_>> {
        vec![
            tenant.0.into(),
            (&self.mail).into(),
            (&self.state).into(),
            (&self.why).into(),
            (&self.asked).into(),
            self.case.as_deref().into(),
            self.changed_at.as_microsecond().into(),
        ]
    }

    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            mail: row.get(0)?,
            state: row.get(1)?,
            why: row.get(2)?,
            asked: row.get(3)?,
            case: row.get(4)?,
            changed_at: instant(row.get(5)?)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_with_blanks_are_read_as_they_were_written() {
        for all in [
            &["mira@kunde.example"][..],
            &["\"anna b\"@kunde.example", "mira@kunde.example", "\"otto c d\"@kunde.example"],
            &["\"mira.\"@kunde.example", "otto@kunde.example"],
            &["\"mira@kunde.example", "otto@kunde.example"],
            &["\"mira@kunde.example"],
            &[],
        ] {
            let all: Vec<String> = all.iter().map(|it| (*it).to_owned()).collect();
            assert_eq!(addresses(&joined(&all)), all);
        }
    }
}
