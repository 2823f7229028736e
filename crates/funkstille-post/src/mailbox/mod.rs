//! Mail that lies in files, read and never changed.
//!
//! [`list`] finds the files of a mailbox; [`read`] brings one into memory. A folder or a file that
//! cannot be read is a [`Problem`] with its place; everything else is listed all the same.

mod error;
mod list;

use std::fs;
use std::io::Read;
use std::path::Path;

pub use error::{Problem, ProblemKind};
pub use list::{Listing, MailFile, list};

/// The bytes of a file.
///
/// # Errors
/// Where it cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    fs::read(path).map_err(|error| Problem::of(path, &error))
}

/// The first bytes of a file, at most so many.
pub(crate) fn read_start(path: &Path, most: u64) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(|error| Problem::of(path, &error))
}
