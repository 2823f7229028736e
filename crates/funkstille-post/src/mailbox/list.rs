//! Which files of a place hold mail.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::{Problem, ProblemKind};

/// A file that holds mail.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MailFile {
    /// Where it lies.
    pub path: PathBuf,
    /// The folder of the mailbox that it lies in, as its owner named it: `Sent` for
    /// `.Sent/cur/…`, empty for the inbox.
    pub folder: String,
    /// The flags of a Maildir file name (`D` draft, `T` trashed, `S` seen …); empty elsewhere.
    pub flags: String,
}

/// The mail of a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Its files, in the order of their paths.
    pub files: Vec<MailFile>,
    /// What could not be listed.
    pub problems: Vec<Problem>,
}

/// The parts of a Maildir that hold mail; `tmp` holds what is being delivered just now.
const MAIL_PARTS: [&str; 2] = ["cur", "new"];

/// The part of a Maildir that holds half-written mail.
const UNFINISHED: &str = "tmp";

/// Finds the files of a mailbox: a file is itself (one message or an mbox); of a Maildir the
/// messages in `cur` and `new`, of all its folders; of any other folder every file in it.
///
/// # Errors
/// Where `path` itself cannot be read; what cannot be read inside is in [`Listing::problems`].
pub fn list(path: &Path) -> Result<Listing, Problem> {
    let meta = fs::metadata(path).map_err(|error| Problem::of(path, &error))?;
    let mut listing = Listing::default();
    if !meta.is_dir() && !meta.is_file() {
        return Err(Problem { path: path.to_owned(), kind: ProblemKind::NoFile });
    }
    if meta.is_dir() {
        fs::read_dir(path).map_err(|error| Problem::of(path, &error))?;
        Walk { root: path, listing: &mut listing }.folder(path);
    } else {
        let path = path.to_owned();
        listing.files.push(MailFile { path, folder: String::new(), flags: String::new() });
    }
    listing.files.sort();
    listing.problems.sort();
    Ok(listing)
}

struct Walk<'a> {
    root: &'a Path,
    listing: &'a mut Listing,
}

impl Walk<'_> {
    /// Symbolic links to folders are not followed: they can lead round in a circle.
    fn folder(&mut self, folder: &Path) {
        let Some(entries) = self.entries(folder) else {
            return;
        };
        let is_maildir = MAIL_PARTS.iter().any(|part| folder.join(part).is_dir());
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            if kind.is_dir() {
                match name.as_str() {
                    UNFINISHED if is_maildir => {}
                    part if is_maildir && MAIL_PARTS.contains(&part) => {
                        self.messages(&entry.path(), folder);
                    }
                    _ => self.folder(&entry.path()),
                }
            } else if !is_maildir && !name.starts_with('.') && is_file(&entry) {
                // Beside `cur` and `new` lie the indexes of mail servers, not mail.
                self.push(entry.path(), folder);
            }
        }
    }

    fn messages(&mut self, part: &Path, maildir: &Path) {
        for entry in self.entries(part).into_iter().flatten() {
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            if !hidden && is_file(&entry) {
                self.push(entry.path(), maildir);
            }
        }
    }

    fn entries(&mut self, folder: &Path) -> Option<Vec<fs::DirEntry>> {
        match fs::read_dir(folder).and_then(Iterator::collect) {
            Ok(entries) => Some(entries),
            Err(error) => {
                self.listing.problems.push(Problem::of(folder, &error));
                None
            }
        }
    }

    fn push(&mut self, path: PathBuf, folder: &Path) {
        let folder = folder.strip_prefix(self.root).unwrap_or(folder);
        let folder = folder.to_string_lossy().trim_start_matches('.').to_owned();
        let flags = flags(&path);
        self.listing.files.push(MailFile { path, folder, flags });
    }
}

/// Whether it is a file, perhaps behind a link: a pipe would never end, and a link can lead nowhere
/// or to a folder.
fn is_file(entry: &fs::DirEntry) -> bool {
    fs::metadata(entry.path()).is_ok_and(|meta| meta.is_file())
}

/// The flags of a Maildir name: what follows `:2,`.
fn flags(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    name.split_once(":2,").map(|(_, flags)| flags.to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mailbox::{ProblemKind, read};

    fn make(files: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().expect("a temporary folder");
        for file in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, "x").expect("a file");
        }
        root
    }

    fn listed(files: &[&str]) -> Vec<(String, String, String)> {
        let root = make(files);
        let listing = list(root.path()).expect("a listing");
        assert_eq!(listing.problems, []);
        let name = |path: &Path| {
            path.strip_prefix(root.path()).expect("inside").to_string_lossy().into_owned()
        };
        listing.files.into_iter().map(|f| (name(&f.path), f.folder, f.flags)).collect()
    }

    fn row(path: &str, folder: &str, flags: &str) -> (String, String, String) {
        (path.to_owned(), folder.to_owned(), flags.to_owned())
    }

    #[test]
    fn a_maildir_is_its_messages_and_those_of_its_folders() {
        let found = listed(&[
            "cur/1.host:2,S",
            "new/2.host",
            "tmp/3.host",
            "dovecot.index",
            ".Sent/cur/4.host:2,DS",
            ".Sent/dovecot-uidlist",
            "Archive/2025/new/5.host",
        ]);
        assert_eq!(
            found,
            [
                row(".Sent/cur/4.host:2,DS", "Sent", "DS"),
                row("Archive/2025/new/5.host", "Archive/2025", ""),
                row("cur/1.host:2,S", "", "S"),
                row("new/2.host", "", ""),
            ]
        );
    }

    #[test]
    fn any_other_folder_is_all_its_files() {
        let found = listed(&["a.eml", "deep/b.eml", ".hidden"]);
        assert_eq!(found, [row("a.eml", "", ""), row("deep/b.eml", "deep", "")]);
    }

    #[test]
    fn what_is_not_there_says_so() {
        let problem = list(Path::new("/no/such/mailbox")).expect_err("a problem");
        assert_eq!(problem.kind, ProblemKind::Missing);
        assert_eq!(problem.path, Path::new("/no/such/mailbox"));
    }

    #[test]
    fn a_file_is_itself() {
        let root = make(&["archive.mbox"]);
        let path = root.path().join("archive.mbox");
        let listing = list(&path).expect("a listing");
        assert_eq!(listing.files.len(), 1);
        assert_eq!(read(&listing.files[0].path), Ok(b"x".to_vec()));
    }
}
