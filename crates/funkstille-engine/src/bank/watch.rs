//! A folder into which statements are put: each is taken in once it is there, or has changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::import::{Imported, import};
use super::read::{mappings, read_to_keep};
use super::{BankProblem, ReadStatement};
use crate::engine::{Engine, Moment};
use crate::error::Error;

/// A folder that is watched.
pub struct Watch {
    folder: PathBuf,
    /// The files that were taken in or refused, each with its size and the time of its change.
    seen: BTreeMap<PathBuf, (u64, Option<SystemTime>)>,
}

/// What became of a file in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenIn {
    /// The file.
    pub path: PathBuf,
    /// What it said and what of it was new, or why it was refused.
    pub outcome: Result<(ReadStatement, Imported), BankProblem>,
}

impl TakenIn {
    /// Whether there is nothing to say about it.
    pub fn is_quiet(&self) -> bool {
        self.outcome
            .as_ref()
            .is_ok_and(|(read, imported)| imported.new == 0 && read.problems.is_empty())
    }
}

impl Watch {
    /// A folder of which no file was looked at yet.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, seen: BTreeMap::new() }
    }

    /// Takes in the files that are new or have changed, in the order of their names; hidden ones
    /// are left alone. A file that is refused is looked at again once it has changed: it may have
    /// been in the middle of being written.
    ///
    /// # Errors
    /// Where the folder cannot be listed, a mapping cannot be used, or the database fails.
    pub async fn take_in(
        &mut self,
        engine: &Engine,
        moment: &mut Moment,
    ) -> Result<Vec<TakenIn>, Error> {
        let mappings = mappings(engine.data())?;
        let mut taken = Vec::new();
        for (path, mark) in self.files()? {
            if self.seen.get(&path) == Some(&mark) {
                continue;
            }
            let outcome = match read_to_keep(&path, &mappings, None) {
                Ok(statement) => {
                    let imported = import(engine, moment, &path, &statement).await?;
                    Ok((statement, imported))
                }
                Err(problem) => Err(problem),
            };
            self.seen.insert(path.clone(), mark);
            taken.push(TakenIn { path, outcome });
        }
        Ok(taken)
    }

    fn files(&self) -> Result<BTreeMap<PathBuf, (u64, Option<SystemTime>)>, Error> {
        let unreadable = |error: std::io::Error| Error::unreadable(&self.folder, &error);
        let mut files = BTreeMap::new();
        for entry in std::fs::read_dir(&self.folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            // What is gone again by now is nothing to complain about.
            let Ok(about) = std::fs::metadata(&path) else { continue };
            if about.is_file() && !is_hidden(&path) {
                files.insert(path, (about.len(), about.modified().ok()));
            }
        }
        Ok(files)
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'))
}
