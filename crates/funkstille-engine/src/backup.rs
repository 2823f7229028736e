//! Keeping everything in one file, and making a database of such a file again
//! (`docs/dev/backup.md`).

use std::fs;
use std::path::{Path, PathBuf};

use funkstille_store::event::DecodeError;
use funkstille_store::{Location, Store, StoreError};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::error::{Error, Problem};

pub use funkstille_store::{Kept, Restored};

/// How a backup's file ends.
pub(crate) const ENDING: &str = "db";

/// The usual place of a backup: in this folder, named by the instant in UTC:
/// `funkstille-20260312T100000Z.db`.
pub fn usual_place(folder: &Path, at: Timestamp) -> PathBuf {
    let at = at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ");
    folder.join(format!("funkstille-{at}.{ENDING}"))
}

/// Writes a backup and checks it. Others go on working.
///
/// # Errors
/// Where there is something at this place already, its folder is not there, it cannot be written,
/// or what a check finds; then there is no backup.
pub async fn make(store: &Store, file: &Path) -> Result<Kept, Error> {
    if let Some(folder) = folder_of(file) {
        fs::metadata(folder).map_err(|error| Error::unwritable(file, &error))?;
    }
    Ok(store.backup(file).await?)
}

/// As [`make`], in the folder for backups, which is made where it is not there. Gives the file too.
///
/// # Errors
/// As [`make`].
pub async fn make_usual(
    store: &Store,
    folder: &Path,
    at: Timestamp,
) -> Result<(PathBuf, Kept), Error> {
    let file = usual_place(folder, at);
    make_folder(&file)?;
    let kept = make(store, &file).await?;
    Ok((file, kept))
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
/// Where the place is not empty, or the backup is not good ([`Problem::BadBackup`] where it is
/// damaged); then nothing was changed.
pub async fn restore(backup: &Path, target: &Location, at: Timestamp) -> Result<Restored, Error> {
    fs::metadata(backup).map_err(|error| Error::unreadable(backup, &error))?;
    if let Location::Sqlite(path) = target {
        make_folder(path)?;
    }
    let restored = funkstille_store::restore(backup, target, at).await;
    restored.map_err(|error| match error {
        error if is_damage(&error) => {
            Problem::BadBackup { file: backup.display().to_string() }.into()
        }
        error => error.into(),
    })
}

/// Whether an error says that what a file holds is not what was written into it.
pub fn is_damage(error: &StoreError) -> bool {
    use StoreError as E;
    match error {
        E::Unreadable { why, .. } => !matches!(why, DecodeError::Later { .. }),
        error => matches!(
            error,
            E::Incomplete { .. } | E::Altered { .. } | E::Damaged { .. } | E::Broken(_)
        ),
    }
}

fn folder_of(file: &Path) -> Option<&Path> {
    file.parent().filter(|folder| *folder != Path::new(""))
}

fn make_folder(file: &Path) -> Result<(), Error> {
    let Some(folder) = folder_of(file) else { return Ok(()) };
    fs::create_dir_all(folder).map_err(|error| Error::unwritable(folder, &error))
}
