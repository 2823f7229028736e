//! Attempts to hand over a letter: each is written before it happens.

use funkstille_core::delivery::AttemptState;
use funkstille_core::evidence::Digest;
use jiff::Timestamp;

use crate::connection::{Row, Value};
use crate::error::StoreError;
use crate::event::{Named, named};
use crate::ids::TenantId;
use crate::outbox::{digest, instant};
use crate::projection;

/// How far the copy among our sent mail is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CopyState {
    /// None is made.
    None,
    /// It is to be made.
    Wanted,
    /// It lies there.
    Filed,
    /// It could not be made, and nobody tries any more.
    GivenUp,
}

named!(CopyState { None = "none", Wanted = "wanted", Filed = "filed", GivenUp = "given-up" });

impl CopyState {
    /// Its name in the database and in exports.
    pub fn as_str(self) -> &'static str {
        self.name()
    }
}

/// One attempt to hand over a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The letter's id.
    pub letter: String,
    /// Counts the attempts of this letter, from 1.
    pub attempt: i64,
    /// The account by which it went; empty where none is needed.
    pub account: String,
    /// The server that it was handed to, as a name; empty where there is none.
    pub host: String,
    /// The `Message-ID` that the letter has, without angle brackets; empty where it is no mail.
    pub message_id: String,
    /// How far it came.
    pub state: AttemptState,
    /// What the server said last; may be empty.
    pub reply: String,
    /// How far the copy among our sent mail is.
    pub copy: CopyState,
    /// The digest of the bytes that leave, which are kept.
    pub content: Option<Digest>,
    /// The claim under which it was made.
    pub lease_token: i64,
    /// When it began.
    pub began_at: Timestamp,
    /// When anything became known of it last.
    pub changed_at: Timestamp,
}

pub(crate) fn attempt_values(tenant: TenantId, attempt: &Attempt) -> Vec<Value<'_>> {
    vec![
        tenant.0.into(),
        (&attempt.letter).into(),
        attempt.attempt.into(),
        (&attempt.account).into(),
        (&attempt.host).into(),
        (&attempt.message_id).into(),
        attempt.state.name().into(),
        (&attempt.reply).into(),
        attempt.copy.name().into(),
        attempt.content.as_ref().map(Digest::as_bytes).into(),
        attempt.lease_token.into(),
        attempt.began_at.as_microsecond().into(),
        attempt.changed_at.as_microsecond().into(),
    ]
}

impl Attempt {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            letter: row.get(0)?,
            attempt: row.get(1)?,
            account: row.get(2)?,
            host: row.get(3)?,
            message_id: row.get(4)?,
            state: projection::named(row, 5)?,
            reply: row.get(6)?,
            copy: projection::named(row, 7)?,
            content: digest(row, 8)?,
            lease_token: row.get(9)?,
            began_at: instant(row.get(10)?)?,
            changed_at: instant(row.get(11)?)?,
        })
    }
}
