//! A copy of a letter, or a draft, in a Maildir: looked for, and put there once.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{DRAFT, WatchedMaildir, folder};
use crate::imap::{CopyKind, id_in, names_id};
use crate::incoming::FolderRole;
use crate::mailbox::read_start;

/// The id of a message stands among its first lines (RFC 5322, section 3.6.4); a head is not longer
/// than this (docs/mail.md).
const HEAD_BYTES: u64 = 64 * 1024;

/// What lies in a Maildir, as a whole, and what is still being written.
const WHOLE: [&str; 2] = ["cur", "new"];
const UNFINISHED: &str = "tmp";

/// A copy that lies in a Maildir.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptCopy {
    /// The name of its folder.
    pub folder: String,
    /// Its `Message-ID` as it lies there, without angle brackets; a provider may have given it
    /// another one.
    pub message_id: Option<String>,
    /// Whether it lay there already.
    pub was_there: bool,
}

impl WatchedMaildir {
    /// Puts a copy of a letter, or a draft, into the folder for such, unless one with this id
    /// (without angle brackets), as its own or as that of our letter, lies there already. `None`
    /// where there is no such folder. It is written aside and moved there whole.
    ///
    /// # Errors
    /// Where something there cannot be read or written: what, and why.
    pub fn keep_copy(
        &self,
        kind: CopyKind,
        message_id: &str,
        bytes: &[u8],
    ) -> Result<Option<KeptCopy>, (PathBuf, io::Error)> {
        let (role, flags) = match kind {
            CopyKind::Sent => (FolderRole::Sent, String::from("S")),
            CopyKind::Draft => (FolderRole::Drafts, format!("{DRAFT}S")),
        };
        let Some((folder, place)) = self.place(role)? else { return Ok(None) };
        for part in WHOLE {
            for path in entries(&place.join(part))? {
                // One that was moved meanwhile is another one.
                let head = read_start(&path, HEAD_BYTES).unwrap_or_default();
                if names_id(&head, message_id) {
                    let message_id = id_in(&head, "Message-ID");
                    return Ok(Some(KeptCopy { folder, message_id, was_there: true }));
                }
            }
        }
        let stem = file_stem(message_id);
        let unfinished = place.join(UNFINISHED).join(&stem);
        let whole = place.join(WHOLE[0]).join(format!("{stem}:2,{flags}"));
        let written = write(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, &whole));
        written.map_err(|error| (whole, error))?;
        let message_id = Some(message_id.to_owned());
        Ok(Some(KeptCopy { folder, message_id, was_there: false }))
    }

    /// The folder of this use, by its name, and where it lies.
    fn place(&self, role: FolderRole) -> Result<Option<(String, PathBuf)>, (PathBuf, io::Error)> {
        let mut found = Vec::new();
        for path in entries(&self.root)? {
            let shown = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let name = shown.trim_start_matches('.').to_owned();
            let is_folder = path.join(WHOLE[0]).is_dir() && !name.is_empty();
            if is_folder && folder(&name).role == role {
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
