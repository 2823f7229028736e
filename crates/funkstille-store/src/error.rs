//! What can go wrong between this program and its database.

use std::fmt;

use funkstille_core::evidence::Broken;
use funkstille_core::explain::{Explain, Fact};

use crate::event::DecodeError;
use crate::ids::Stream;

/// Why the database did not do what it was asked to do. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no database at this place.
    NotThere {
        /// The place.
        place: String,
    },
    /// The file is no database of SQLite, or a damaged one.
    Damaged {
        /// What the database says.
        why: String,
    },
    /// The database was written by a later version of this program.
    TooNew {
        /// Its schema's version.
        found: i64,
        /// The latest that this program knows.
        known: i64,
    },
    /// The database was written by an earlier version and must be brought up to date.
    TooOld {
        /// Its schema's version; 0 where it is empty.
        found: i64,
        /// The one that this program needs.
        known: i64,
    },
    /// Another program works on it, longer than it was waited for.
    Busy,
    /// The disk is full.
    DiskFull,
    /// It cannot be written: the file, its folder or the server is read-only.
    ReadOnly,
    /// There is no tenant of this number.
    NoTenant {
        /// The number.
        tenant: i64,
    },
    /// What is stored cannot be understood by this version.
    Unreadable {
        /// Where it stands: a stream and a version, or a table.
        place: String,
        /// Why.
        why: DecodeError,
    },
    /// The ledger is not whole.
    Broken(Broken),
    /// Somebody else changed it first: append, or change, what is there now.
    Conflict(Conflict),
    /// Anything else that the database says.
    Other {
        /// What it says.
        why: String,
    },
}

/// Somebody else was faster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What was changed: a stream, or the row of a table.
    pub place: String,
    /// The version that the caller had seen.
    pub expected: i64,
    /// The version that is there; `None` where the row is gone.
    pub found: Option<i64>,
}

impl StoreError {
    pub(crate) fn unreadable(place: impl Into<String>, why: DecodeError) -> Self {
        Self::Unreadable { place: place.into(), why }
    }

    pub(crate) fn conflict(stream: &Stream, expected: i64, found: i64) -> Self {
        Self::Conflict(Conflict { place: stream.to_string(), expected, found: Some(found) })
    }

    /// The conflict, where it is one: whoever meets it reads again and decides again.
    pub fn as_conflict(&self) -> Option<&Conflict> {
        match self {
            Self::Conflict(conflict) => Some(conflict),
            _ => None,
        }
    }
}

/// Primary result codes of SQLite (`sqlite.org/rescode.html`); the higher bits say more.
const SQLITE_PRIMARY: i64 = 0xff;

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let why = error.to_string();
        if matches!(error, sqlx::Error::PoolTimedOut) {
            return Self::Busy;
        }
        let Some(database) = error.as_database_error() else {
            return Self::Other { why };
        };
        let code = database.code().unwrap_or_default().into_owned();
        if database.try_downcast_ref::<sqlx::postgres::PgDatabaseError>().is_some() {
            return of_postgres(&code, why);
        }
        match code.parse::<i64>().map(|code| code & SQLITE_PRIMARY) {
            Ok(5 | 6) => Self::Busy,
            Ok(8) => Self::ReadOnly,
            Ok(11 | 26) => Self::Damaged { why },
            Ok(13) => Self::DiskFull,
            _ => Self::Other { why },
        }
    }
}

/// Codes of SQLSTATE, as the manual of PostgreSQL lists them in its appendix.
fn of_postgres(code: &str, why: String) -> StoreError {
    match code {
        "40001" | "40P01" | "55P03" => StoreError::Busy,
        "25006" => StoreError::ReadOnly,
        "53100" => StoreError::DiskFull,
        "3D000" => StoreError::NotThere { place: why },
        _ if code.starts_with("XX") => StoreError::Damaged { why },
        _ => StoreError::Other { why },
    }
}

impl From<Broken> for StoreError {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

impl Explain for StoreError {
    fn key(&self) -> String {
        match self {
            Self::NotThere { .. } => "store-not-there",
            Self::Damaged { .. } => "store-damaged",
            Self::TooNew { .. } => "store-too-new",
            Self::TooOld { .. } => "store-too-old",
            Self::Busy => "store-busy",
            Self::DiskFull => "store-disk-full",
            Self::ReadOnly => "store-read-only",
            Self::NoTenant { .. } => "store-no-tenant",
            Self::Unreadable { why: DecodeError::Later { .. }, .. } => "store-event-later",
            Self::Unreadable { .. } => "store-unreadable",
            Self::Broken(broken) => return broken.key(),
            Self::Conflict(_) => "store-conflict",
            Self::Other { .. } => "store-other",
        }
        .to_owned()
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::NotThere { place } => vec![("place", place.into())],
            Self::Damaged { why } | Self::Other { why } => vec![("why", why.into())],
            Self::TooNew { found, known } | Self::TooOld { found, known } => {
                vec![("found", (*found).into()), ("known", (*known).into())]
            }
            Self::NoTenant { tenant } => vec![("tenant", (*tenant).into())],
            Self::Unreadable { place, why } => {
                vec![("place", place.into()), ("why", Fact::Text(why.to_string()))]
            }
            Self::Broken(broken) => broken.facts(),
            Self::Conflict(conflict) => vec![("place", (&conflict.place).into())],
            Self::Busy | Self::DiskFull | Self::ReadOnly => Vec::new(),
        }
    }
}

impl fmt::Display for StoreError {
    /// Key and facts in one line, for logs and tests.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.key())?;
        for (name, fact) in self.facts() {
            match fact {
                Fact::Text(text) | Fact::Key(text) | Fact::Name { en: text, .. } => {
                    write!(f, " {name}={text}")?;
                }
                Fact::Day(day) => write!(f, " {name}={day}")?,
                Fact::Number(number) => write!(f, " {name}={number}")?,
            }
        }
        Ok(())
    }
}

impl std::error::Error for StoreError {}
