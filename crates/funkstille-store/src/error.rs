//! What can go wrong between this program and its database.

use std::path::Path;
use std::{fmt, io};

use funkstille_core::evidence::Broken;
use funkstille_core::explain::{Explain, Fact, write_plain};

use crate::event::DecodeError;
use crate::ids::Stream;
use crate::why::Why;

/// Why the database did not do what it was asked to do. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no database at this place.
    NotThere {
        /// The place.
        place: String,
    },
    /// The server has no database of this name.
    NotOnServer {
        /// The place.
        place: String,
    },
    /// The file cannot be opened or made: no permission, no folder, or not a file.
    CannotOpen {
        /// The place; the name of the database program where it does not say which file.
        place: String,
        /// What the system says.
        why: Why,
    },
    /// The file is no database of SQLite.
    NoDatabase {
        /// The place; the name of the database program where it does not say which file.
        place: String,
    },
    /// The server of a database does not answer.
    Unreachable {
        /// Where it should be.
        place: String,
        /// What the system says.
        why: Why,
    },
    /// There is something at this place already; nothing is written over it.
    Exists {
        /// The place.
        place: String,
    },
    /// The file was removed or replaced while it was open.
    Replaced {
        /// The place.
        place: String,
    },
    /// The file is no backup of this program's.
    NoBackup {
        /// The place.
        place: String,
    },
    /// The file belongs to a database at work, whose last changes are in the file beside it.
    AtWork {
        /// The place of the file beside it.
        place: String,
    },
    /// A table has another number of rows than it should have.
    Incomplete {
        /// The table.
        table: String,
        /// How many rows it should have.
        expected: u64,
        /// How many it has.
        found: u64,
    },
    /// A table holds something else than what was written.
    Altered {
        /// The table or the index.
        table: String,
    },
    /// The disk or the system fails to read or write.
    Io {
        /// What it says.
        why: String,
    },
    /// The database is damaged.
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

    /// What the system says about a file.
    pub(crate) fn of_file(place: &Path, error: &io::Error) -> Self {
        let place = place.display().to_string();
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotThere { place },
            io::ErrorKind::AlreadyExists => Self::Exists { place },
            _ if is_no_room(error) => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::PermissionDenied
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::IsADirectory => Self::CannotOpen { place, why: error.into() },
            _ => Self::Io { why: error.to_string() },
        }
    }

    /// What the system says about a file that is to be made.
    pub(crate) fn of_new_file(place: &Path, error: &io::Error) -> Self {
        match Self::of_file(place, error) {
            Self::NotThere { place } => Self::CannotOpen { place, why: error.into() },
            other => other,
        }
    }

    /// Names the file that cannot be opened, or is no database, which SQLite does not.
    pub(crate) fn at(self, file: &Path) -> Self {
        let place = file.display().to_string();
        match self {
            Self::CannotOpen { why, .. } => Self::CannotOpen { place, why },
            Self::NoDatabase { .. } => Self::NoDatabase { place },
            error => error,
        }
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

/// Where a file cannot be opened and nobody says which.
const SQLITE: &str = "SQLite";

/// Where a database is not there and nobody says which.
const POSTGRES: &str = "PostgreSQL";

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let why = error.to_string();
        let Some(database) = error.as_database_error() else {
            return match error {
                sqlx::Error::PoolTimedOut => Self::Busy,
                sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => Self::Damaged { why },
                sqlx::Error::Io(error) if is_no_room(&error) => Self::DiskFull,
                sqlx::Error::Io(_) => Self::Io { why },
                _ => Self::Other { why },
            };
        };
        let code = database.code().unwrap_or_default().into_owned();
        if database.try_downcast_ref::<sqlx::postgres::PgDatabaseError>().is_some() {
            return of_postgres(&code, why);
        }
        code.parse().map_or_else(|_| Self::Other { why: why.clone() }, |code| of_sqlite(code, &why))
    }
}

/// An I/O error of SQLite that only a full disk brings about: the file of the index of its log,
/// which lies beside the database, cannot grow (`SQLITE_IOERR_SHMSIZE`).
const SQLITE_NO_ROOM: i64 = 4874;

/// Codes of SQLite, as its page *Result and Error Codes* lists them.
fn of_sqlite(code: i64, why: &str) -> StoreError {
    match (code, code & SQLITE_PRIMARY) {
        (SQLITE_NO_ROOM, _) | (_, 13) => StoreError::DiskFull,
        (_, 5 | 6) => StoreError::Busy,
        (_, 8) => StoreError::ReadOnly,
        (_, 10) => StoreError::Io { why: format!("{SQLITE} {code}") },
        (_, 14) => StoreError::CannotOpen { place: SQLITE.to_owned(), why: Why::Unsaid },
        (_, 11) => StoreError::Damaged { why: format!("{SQLITE} {code}") },
        (_, 26) => StoreError::NoDatabase { place: SQLITE.to_owned() },
        _ => StoreError::Other { why: why.to_owned() },
    }
}

fn is_no_room(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// Codes of SQLSTATE, as the manual of PostgreSQL lists them in its appendix.
fn of_postgres(code: &str, why: String) -> StoreError {
    match code {
        "40001" | "40P01" | "55P03" => StoreError::Busy,
        "25006" => StoreError::ReadOnly,
        "53100" => StoreError::DiskFull,
        "3D000" => StoreError::NotOnServer { place: POSTGRES.to_owned() },
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
            Self::NotOnServer { .. } => "store-not-on-server",
            Self::CannotOpen { .. } => "store-cannot-open",
            Self::NoDatabase { .. } => "store-no-database",
            Self::Unreachable { .. } => "store-unreachable",
            Self::Exists { .. } => "store-exists",
            Self::Replaced { .. } => "store-replaced",
            Self::NoBackup { .. } => "store-no-backup",
            Self::AtWork { .. } => "store-at-work",
            Self::Incomplete { .. } => "store-incomplete",
            Self::Altered { .. } => "store-altered",
            Self::Io { .. } => "store-io",
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
            Self::NotThere { place }
            | Self::NotOnServer { place }
            | Self::Exists { place }
            | Self::Replaced { place }
            | Self::NoBackup { place }
            | Self::NoDatabase { place }
            | Self::AtWork { place } => vec![("place", place.into())],
            Self::CannotOpen { place, why } | Self::Unreachable { place, why } => {
                vec![("place", place.into()), ("why", why.fact())]
            }
            Self::Incomplete { table, expected, found } => {
                let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX).into();
                let (expected, found) = (number(*expected), number(*found));
                vec![("table", table.into()), ("expected", expected), ("found", found)]
            }
            Self::Altered { table } => vec![("table", table.into())],
            Self::Io { why } | Self::Damaged { why } | Self::Other { why } => {
                vec![("why", why.into())]
            }
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
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_plain(self, f)
    }
}

impl std::error::Error for StoreError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d_04_a_full_disk_is_told_as_one() {
        let full = || io::Error::from(io::ErrorKind::StorageFull);
        for error in [
            of_sqlite(13, "database or disk is full"),
            of_sqlite(4874, "disk I/O error"),
            StoreError::from(sqlx::Error::Io(full())),
            StoreError::of_file(Path::new("/srv/copy.db"), &full()),
        ] {
            assert_eq!(error, StoreError::DiskFull);
        }
        // A disk that fails to write is no full one.
        assert_eq!(of_sqlite(778, "disk I/O error").key(), "store-io");
    }
}
