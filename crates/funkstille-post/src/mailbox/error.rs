//! What can be wrong with a place where mail lies.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file or folder.
    pub path: PathBuf,
    /// What is wrong with it.
    pub kind: ProblemKind,
}

/// What is wrong with a file or folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// It is not there.
    Missing,
    /// This user may not read it.
    NotAllowed,
    /// It is neither a file nor a folder: a pipe, a socket, a device.
    NoFile,
    /// The system says something else.
    Other(String),
}

impl Problem {
    pub(crate) fn of(path: &Path, error: &io::Error) -> Self {
        let kind = match error.kind() {
            io::ErrorKind::NotFound => ProblemKind::Missing,
            io::ErrorKind::PermissionDenied => ProblemKind::NotAllowed,
            _ => ProblemKind::Other(error.to_string()),
        };
        Self { path: path.to_owned(), kind }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}", self.kind, self.path.display())
    }
}

impl std::error::Error for Problem {}
