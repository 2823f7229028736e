//! A draft in a Maildir: looked for, and put there once.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{DRAFT, WatchedMaildir, folder};
use crate::imap::names_id;
use crate::incoming::FolderRole;
use crate::mailbox::read_start;

/// The id of a message stands among its first lines (RFC 5322, section 3.6.4); a head is not longer
/// than this (docs/mail.md).
const HEAD_BYTES: u64 = 64 * 1024;

/// What lies in a Maildir, as a whole, and what is still being written.
const WHOLE: [&str; 2] = ["cur", "new"];
const UNFINISHED: &str = "tmp";

impl WatchedMaildir {
    /// Puts a draft into the folder for drafts, unless one with this `Message-ID` (without angle
    /// brackets) lies there already. Gives the folder's name, and whether it lay there; `None`
    /// where there is no such folder. It is written aside and moved there whole.
    ///
    /// # Errors
    /// Where something there cannot be read or written: what, and why.
    pub fn keep_draft(
        &self,
        message_id: &str,
        bytes: &[u8],
    ) -> Result<Option<(String, bool)>, (PathBuf, io::Error)> {
        let Some((name, place)) = self.drafts()? else { return Ok(None) };
        for part in WHOLE {
            for path in entries(&place.join(part))? {
                // One that was moved meanwhile is another one.
                let head = read_start(&path, HEAD_BYTES).unwrap_or_default();
                if names_id(&head, message_id) {
                    return Ok(Some((name, true)));
                }
            }
        }
        let stem = file_stem(message_id);
        let unfinished = place.join(UNFINISHED).join(&stem);
        let whole = place.join(WHOLE[0]).join(format!("{stem}:2,{DRAFT}S"));
        let written = write(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, &whole));
        written.map_err(|error| (whole, error))?;
        Ok(Some((name, false)))
    }

    /// The folder for drafts, by its name, and where it lies.
    fn drafts(&self) -> Result<Option<(String, PathBuf)>, (PathBuf, io::Error)> {
        let mut found = Vec::new();
        for path in entries(&self.root)? {
            let shown = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let name = shown.trim_start_matches('.').to_owned();
            let is_folder = path.join(WHOLE[0]).is_dir() && !name.is_empty();
            if is_folder && folder(&name).role == FolderRole::Drafts {
                found.push((name, path));
            }
        }
        found.sort();
        Ok(found.into_iter().next())
    }
}

/// The name of a file without its flags: the same for the same message, and no other's.
fn file_stem(message_id: &str) -> String {
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
    message_id.chars().map(|sign| if is_plain(sign) { sign } else { '_' }).collect()
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
    let failed = |error| (folder.to_owned(), error);
    match fs::read_dir(folder) {
        Ok(entries) => {
            let paths = entries.map(|entry| entry.map(|entry| entry.path()));
            paths.collect::<io::Result<_>>().map_err(failed)
        }
        // A part that nothing was put into yet.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(failed(error)),
    }
}
