//! Whether there is a backup, how old the newest is, and whether it can be read.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use funkstille_core::explain::Fact;
use jiff::Timestamp;

use super::{Finding, Findings, State};
use crate::backup::{ENDING, verify};
use crate::error::Error;

const BACKUPS: &str = "backups";

/// A backup that is older loses more than a week's work (docs/backup.md, *Is all well?*).
const OLD_DAYS: i64 = 7;

/// Seconds of a day of 24 hours (ISO 80000-3).
const DAY_SECONDS: i64 = 86_400;

/// Looks at the newest backup in a folder. Quickly, its bytes are not read.
pub(super) async fn look(folder: &Path, now: Timestamp, is_quick: bool) -> Findings {
    let newest = match newest(folder) {
        Ok(newest) => newest,
        Err(error) => {
            let error = Error::unreadable(folder, &error);
            return vec![Finding::failed(BACKUPS, State::Warning, &error)];
        }
    };
    let Some((made, file)) = newest else {
        let folder = Fact::Text(folder.display().to_string());
        return vec![Finding::new(BACKUPS, State::Warning, "none", &[("folder", folder)])];
    };
    if !is_quick && let Err(error) = verify(&file).await {
        return vec![Finding::failed(BACKUPS, State::Wrong, &error)];
    }
    let days = (now.as_second() - made.as_second()).max(0) / DAY_SECONDS;
    let facts = [("file", Fact::Text(file.display().to_string())), ("count", days.into())];
    vec![match days {
        _ if days > OLD_DAYS => Finding::new(BACKUPS, State::Warning, "old", &facts),
        _ if is_quick => Finding::new(BACKUPS, State::Ok, "there", &facts),
        _ => Finding::ok(BACKUPS, &facts),
    }]
}

/// The newest backup and when it was written; `None` where there is none.
fn newest(folder: &Path) -> io::Result<Option<(Timestamp, PathBuf)>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        entries => entries?,
    };
    let mut newest = None;
    for entry in entries {
        let path = entry?.path();
        if path.extension() == Some(OsStr::new(ENDING)) {
            let written = fs::metadata(&path)?.modified()?;
            let written = Timestamp::try_from(written).unwrap_or(Timestamp::UNIX_EPOCH);
            newest = newest.max(Some((written, path)));
        }
    }
    Ok(newest)
}
