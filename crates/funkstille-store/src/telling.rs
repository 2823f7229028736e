//! By which ways the user is told what happened, and what is on its way there.

use funkstille_core::evidence::Digest;
use jiff::Timestamp;

use crate::connection::Row;
use crate::error::StoreError;
use crate::outbox::{digest, instant};
use crate::projection::bad_value;

/// A way by which the user is told, in the names and forms of the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// Its id: a number, never used twice.
    pub receiver: String,
    /// What kind of way it is.
    pub kind: String,
    /// What it is: an object of JSON.
    pub settings: String,
    /// What is sealed. Nothing here can open it.
    pub secret: Option<Vec<u8>>,
    /// Up to which sequence of the ledger everything was put on its way.
    pub told_until: i64,
}

/// Something that is told by one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// The way.
    pub receiver: String,
    /// Its id: the same thing has the same one.
    pub telling: String,
    /// What is told.
    pub body: String,
    /// How far it is.
    pub state: TellingState,
    /// How often it was tried.
    pub tries: i64,
    /// When it is tried again; where it was told, when that was.
    pub next_at: Timestamp,
    /// Why it was not told so far, in the caller's form.
    pub failure: Option<String>,
}

/// How far something is that is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TellingState {
    /// It waits, or is tried again.
    Waiting,
    /// It was told.
    Told,
    /// It was tried often enough.
    GivenUp,
}

/// Somebody who may read the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Its id: a number, never used twice.
    pub feed: String,
    /// The digest of its token; the token itself is nowhere.
    pub token: Digest,
    /// What it is: an object of JSON.
    pub settings: String,
    /// When it was made.
    pub made_at: Timestamp,
}

impl TellingState {
    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Told => "told",
            Self::GivenUp => "given-up",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::Waiting, Self::Told, Self::GivenUp].into_iter().find(|it| it.name() == name)
    }
}

impl Receiver {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            receiver: row.get(0)?,
            kind: row.get(1)?,
            settings: row.get(2)?,
            secret: row.get(3)?,
            told_until: row.get(4)?,
        })
    }
}

impl Telling {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        let state: String = row.get(3)?;
        Ok(Self {
            receiver: row.get(0)?,
            telling: row.get(1)?,
            body: row.get(2)?,
            state: TellingState::parse(&state).ok_or_else(|| bad_value(state))?,
            tries: row.get(4)?,
            next_at: instant(row.get(5)?)?,
            failure: row.get(6)?,
        })
    }
}

impl Feed {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        let token = digest(row, 1)?.ok_or_else(|| bad_value(String::new()))?;
        Ok(Self { feed: row.get(0)?, token, settings: row.get(2)?, made_at: instant(row.get(3)?)? })
    }
}
