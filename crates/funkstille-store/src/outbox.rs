//! Letters on their way.

use funkstille_core::evidence::Digest;
use jiff::Timestamp;

use crate::connection::{Row, Value};
use crate::error::StoreError;
use crate::event::Named;
use crate::ids::TenantId;
use crate::projection;

/// How far a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutboxState {
    /// It is written, and its day has not come.
    Planned,
    /// Its day has come; its forms are being rendered.
    Due,
    /// It waits for a person's word.
    InReview,
    /// It leaves at its time, and can still be stopped.
    SendWindow,
    /// A person is to post or to fax it, and says so once that was done; until then it can be
    /// stopped.
    WithPerson,
    /// It was handed to a server; what became of it is not known yet.
    HandedOver,
    /// It left.
    Sent,
    /// It was refused; nothing left.
    Refused,
    /// It may have left. Nothing happens to it by itself any more.
    Uncertain,
    /// It was stopped before it left.
    Stopped,
}

impl OutboxState {
    /// Its name in the database and in exports.
    pub fn as_str(self) -> &'static str {
        self.name()
    }

    /// Whether the letter certainly never left and never will.
    pub fn never_left(self) -> bool {
        matches!(self, Self::Stopped | Self::Refused)
    }
}

crate::event::named!(OutboxState {
    Planned = "planned",
    Due = "due",
    InReview = "in-review",
    SendWindow = "send-window",
    WithPerson = "with-person",
    HandedOver = "handed-over",
    Sent = "sent",
    Refused = "refused",
    Uncertain = "uncertain",
    Stopped = "stopped",
});

/// What a letter is unique by, for ever: tenant, case, step, channel and recipient, as the caller
/// joins them. The version of a playbook is not in it, so that an edited plan sends nothing twice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LetterKey {
    /// The key.
    pub key: String,
    /// The case.
    pub case: String,
    /// The step.
    pub step: String,
}

/// A letter that is about to be put into the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLetter {
    /// Its id, chosen by the caller.
    pub letter: String,
    /// Its keys: one for each case that it is about, at least one.
    pub keys: Vec<LetterKey>,
    /// The client's id.
    pub client: String,
    /// By which way it goes, as the playbooks call it: `email`, `letter`, `fax`.
    pub channel: String,
    /// To whom it goes.
    pub recipient: String,
    /// What it says, and how far it is.
    pub draft: LetterDraft,
    /// What its forms are rendered from: JSON of the caller's.
    pub facts: String,
}

/// What may change about a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterDraft {
    /// How far it is.
    pub state: OutboxState,
    /// When it may leave.
    pub send_at: Option<Timestamp>,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// The digest of its rendered bytes.
    pub content: Option<Digest>,
    /// The digest of the bytes that a person approved.
    pub approved: Option<Digest>,
}

/// A letter in the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its id.
    pub letter: String,
    /// The client's id.
    pub client: String,
    /// By which way it goes.
    pub channel: String,
    /// To whom it goes.
    pub recipient: String,
    /// What it says, and how far it is.
    pub draft: LetterDraft,
    /// What its forms are rendered from.
    pub facts: String,
    /// How often it was claimed: who holds a lower number has lost it.
    pub lease_token: i64,
    /// Until when the last claim holds.
    pub lease_until: Timestamp,
    /// Counts every change; whoever changes it names the version that was read.
    pub version: i64,
    /// When it was changed last.
    pub changed_at: Timestamp,
}

/// A letter that was not put into the outbox, because one of its keys was there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlreadyThere {
    /// The letter that was refused.
    pub letter: String,
    /// The key.
    pub key: String,
    /// The letter that has the key.
    pub earlier: String,
}

pub(crate) fn letter_values(tenant: TenantId, new: &NewLetter, at: Timestamp) -> Vec<Value<'_>> {
    let draft = &new.draft;
    vec![
        tenant.0.into(),
        (&new.letter).into(),
        (&new.client).into(),
        (&new.channel).into(),
        (&new.recipient).into(),
        draft.state.name().into(),
        draft.send_at.map(Timestamp::as_microsecond).into(),
        (&draft.subject).into(),
        (&draft.text).into(),
        (&new.facts).into(),
        draft.content.as_ref().map(Digest::as_bytes).into(),
        draft.approved.as_ref().map(Digest::as_bytes).into(),
        0.into(),
        0.into(),
        1.into(),
        at.as_microsecond().into(),
    ]
}

pub(crate) fn key_values<'a>(
    tenant: TenantId,
    letter: &'a str,
    key: &'a LetterKey,
) -> Vec<Value<'a>> {
    let (case, step) = ((&key.case).into(), (&key.step).into());
    vec![tenant.0.into(), (&key.key).into(), letter.into(), case, step]
}

impl Letter {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        let send_at: Option<i64> = row.get(5)?;
        Ok(Self {
            letter: row.get(0)?,
            client: row.get(1)?,
            channel: row.get(2)?,
            recipient: row.get(3)?,
            draft: LetterDraft {
                state: projection::named(row, 4)?,
                send_at: send_at.map(instant).transpose()?,
                subject: row.get(6)?,
                text: row.get(7)?,
                content: digest(row, 9)?,
                approved: digest(row, 10)?,
            },
            facts: row.get(8)?,
            lease_token: row.get(11)?,
            lease_until: instant(row.get(12)?)?,
            version: row.get(13)?,
            changed_at: instant(row.get(14)?)?,
        })
    }
}

pub(crate) fn instant(microseconds: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_microsecond(microseconds)
        .map_err(|_| projection::bad_value(microseconds.to_string()))
}

pub(crate) fn digest(row: &Row, column: usize) -> Result<Option<Digest>, StoreError> {
    let bytes: Option<Vec<u8>> = row.get(column)?;
    let wrong = |bytes: &[u8]| projection::bad_value(String::from_utf8_lossy(bytes).into_owned());
    bytes.map(|bytes| Digest::from_bytes(&bytes).ok_or_else(|| wrong(&bytes))).transpose()
}
