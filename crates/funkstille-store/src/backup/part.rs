//! A file that is not finished: it has another name until it is, and disappears when it fails.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use crate::error::StoreError;
use crate::sqlite::{COMPANIONS, beside, sync_folder};

/// What a file is called until it is finished.
const ENDING: &str = ".part";

/// A file on its way to its place. Dropped before, it is removed.
#[derive(Debug)]
pub(super) struct Part {
    path: PathBuf,
    is_done: bool,
}

impl Part {
    /// Begins an empty file beside its place. Only its owner may read it.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where somebody else is at it, or was and was ended.
    pub(super) fn begin(place: &Path) -> Result<Self, StoreError> {
        let path = beside(place, ENDING);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, OWNER_ONLY);
        options.open(&path).map_err(|error| StoreError::of_new_file(&path, &error))?;
        let part = Self { path, is_done: false };
        remove_companions(&part.path)?;
        Ok(part)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Fills it with the bytes of another file.
    pub(super) fn copy_from(&self, from: &Path) -> Result<(), StoreError> {
        let mut source = File::open(from).map_err(|error| StoreError::of_file(from, &error))?;
        let copied = OpenOptions::new()
            .write(true)
            .open(&self.path)
            .and_then(|mut file| io::copy(&mut source, &mut file));
        copied.map(drop).map_err(|error| StoreError::of_file(&self.path, &error))
    }

    /// Makes its bytes last, and then gives it its name. What SQLite left beside that place belongs
    /// to another file: read together with this one, it would show foreign rows.
    pub(super) fn finish(mut self, place: &Path) -> Result<(), StoreError> {
        let fail = |error: io::Error| StoreError::of_file(&self.path, &error);
        let file = OpenOptions::new().write(true).open(&self.path).map_err(fail)?;
        file.sync_all().map_err(fail)?;
        remove_companions(place)?;
        sync_folder(place)?;
        fs::rename(&self.path, place).map_err(fail)?;
        self.is_done = true;
        sync_folder(place)
    }
}

/// Permissions: the owner reads and writes, nobody else does (POSIX, `chmod`).
#[cfg(unix)]
const OWNER_ONLY: u32 = 0o600;

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_done {
            // Nobody is left to tell; whoever tries again is told that it is there.
            let _ = fs::remove_file(&self.path);
            let _ = remove_companions(&self.path);
        }
    }
}

fn remove_companions(path: &Path) -> Result<(), StoreError> {
    for ending in COMPANIONS {
        let companion = beside(path, ending);
        match fs::remove_file(&companion) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(StoreError::of_file(&companion, &error));
            }
            _ => {}
        }
    }
    Ok(())
}
