//! Keeping everything in one file, and making a database of such a file again
//! (`docs/dev/backup.md`).

use std::fs;
use std::path::{Path, PathBuf};

use funkstille_store::{Location, Store};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::error::Error;

pub use funkstille_store::{Kept, Restored};

/// How a backup's file ends.
pub(crate) const ENDING: &str = "db";

/// The usual place of a backup: in this folder, named by the instant in UTC:
/// `funkstille-20260312T100000Z.db`.
pub fn usual_place(folder: &Path, at: Timestamp) -> PathBuf {
    let at = at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ");
    folder.join(format!("funkstille-{at}.{ENDING}"))
}

/// Writes a backup, with the folder that it goes into, and checks it. Others go on working.
///
/// # Errors
/// Where there is something at this place already, it cannot be written, or what a check finds;
/// then there is no backup.
pub async fn make(store: &Store, file: &Path) -> Result<Kept, Error> {
    make_folder(file)?;
    Ok(store.backup(file).await?)
}

/// Checks a backup without changing anything: that it is whole, and that it holds what was written
/// into it.
///
/// # Errors
/// Where there is no such file, it is no backup, or what the check finds.
pub async fn verify(file: &Path) -> Result<Kept, Error> {
    fs::metadata(file).map_err(|error| Error::unreadable(file, &error))?;
    Ok(funkstille_store::verify_backup(file).await?)
}

/// Makes a database of a backup, at a place where nothing is. It is paused ([`crate::pause`]).
///
/// # Errors
/// Where the place is not empty, or the backup is not good; then nothing was changed.
pub async fn restore(backup: &Path, target: &Location, at: Timestamp) -> Result<Restored, Error> {
    fs::metadata(backup).map_err(|error| Error::unreadable(backup, &error))?;
    if let Location::Sqlite(path) = target {
        make_folder(path)?;
    }
    Ok(funkstille_store::restore(backup, target, at).await?)
}

fn make_folder(file: &Path) -> Result<(), Error> {
    let Some(folder) = file.parent().filter(|folder| *folder != Path::new("")) else {
        return Ok(());
    };
    fs::create_dir_all(folder).map_err(|error| Error::unwritable(folder, &error))
}
