//! Opening a database, and bringing one of an earlier version up to date by itself.

use std::path::{Path, PathBuf};

use funkstille_store::{Location, Store, StoreError};
use jiff::Timestamp;

/// What was done to a database of an earlier version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upgraded {
    /// The version that it had.
    pub found: i64,
    /// The one that it has now.
    pub known: i64,
    /// The backup that was made before.
    pub kept: PathBuf,
}

/// Opens a database of the version that this program knows. An empty one is not there yet.
///
/// # Errors
/// [`StoreError::NotThere`], [`StoreError::TooNew`], [`StoreError::TooOld`].
pub async fn open(location: &Location) -> Result<Store, StoreError> {
    let not_there = || StoreError::NotThere { place: location.to_string() };
    // SQLite would write into an empty file when it opens it.
    if let Location::Sqlite(path) = location
        && path.metadata().is_ok_and(|it| it.is_file() && it.len() == 0)
    {
        return Err(not_there());
    }
    Store::open(location).await.map_err(|error| match error {
        StoreError::TooOld { found: 0, .. } => not_there(),
        error => error,
    })
}

/// Keeps a database of an earlier version in the folder `backups`, and brings it up to date. What
/// was done is given too.
///
/// # Errors
/// Where it cannot be opened or kept; without a backup nothing is changed.
pub async fn bring_up_to_date(
    location: &Location,
    backups: &Path,
    at: Timestamp,
) -> Result<(Store, Option<Upgraded>), StoreError> {
    let (found, known) = match open(location).await {
        Err(StoreError::TooOld { found, known }) => (found, known),
        opened => return Ok((opened?, None)),
    };
    let (store, kept) = Store::open_and_migrate_keeping(location, backups, at).await?;
    Ok((store, kept.map(|kept| Upgraded { found, known, kept })))
}
