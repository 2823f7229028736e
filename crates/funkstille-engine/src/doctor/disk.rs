//! Whether there is room: for the database to grow, and for the next backup.

use std::io;
use std::path::Path;

use funkstille_core::explain::Fact;
use funkstille_store::Location;

use super::{Finding, Findings, MEGABYTE, Place, State, megabytes};
use crate::error::Error;

const ROOM: &str = "room";

/// Less than this is too little to work with (docs/backup.md, *Is all well?*).
const LEAST: u64 = 100 * MEGABYTE;

/// A backup and an upgrade each need as much room as the database (docs/backup.md, *Is all
/// well?*).
const COPIES: u64 = 2;

/// The folder of a file.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."))
}

/// Looks at the disks of the database and of its backups; the fuller one is told.
pub(super) fn look(place: &Place<'_>) -> Findings {
    let mut folders = vec![nearest(place.backups)];
    let mut needed = 0;
    if let Location::Sqlite(path) = place.location {
        needed = path.metadata().map_or(0, |metadata| metadata.len()).saturating_mul(COPIES);
        folders.push(nearest(folder_of(path)));
    }
    let mut fullest: Option<(u64, &Path)> = None;
    for folder in folders {
        match free_bytes(folder) {
            Ok(None) => {}
            Ok(Some(free)) => {
                fullest = fullest.filter(|(least, _)| *least <= free).or(Some((free, folder)));
            }
            Err(error) => {
                let error = Error::unreadable(folder, &error);
                return vec![Finding::failed(ROOM, State::Warning, &error)];
            }
        }
    }
    let Some((free, folder)) = fullest else { return vec![] };
    let state = match free {
        _ if free < LEAST => State::Wrong,
        _ if free < needed => State::Warning,
        _ => State::Ok,
    };
    let what = if state == State::Ok { "ok" } else { "little" };
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let folder = Fact::Text(folder.display().to_string());
    let needed = megabytes(needed.max(LEAST));
    let facts = [("free", megabytes(free)), ("folder", folder), ("needed", needed)];
    vec![Finding::new(ROOM, state, what, &facts)]
}

/// The folder, or the nearest one above it that is there.
fn nearest(folder: &Path) -> &Path {
    let here = Path::new(".");
    let there = folder.ancestors().find(|folder| folder.is_dir());
    there.filter(|folder| *folder != Path::new("")).unwrap_or(here)
}

/// How many bytes this user can still write there (POSIX, `statvfs`); `None` where the system is
/// not asked.
#[cfg(unix)]
fn free_bytes(folder: &Path) -> io::Result<Option<u64>> {
    let found = rustix::fs::statvfs(folder)?;
    Ok(Some(found.f_bavail.saturating_mul(found.f_frsize)))
}

/// How many bytes this user can still write there; `None` where the system is not asked.
#[cfg(not(unix))]
fn free_bytes(_folder: &Path) -> io::Result<Option<u64>> {
    Ok(None)
}
