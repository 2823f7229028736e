//! Every message of a mailbox, read in parallel.

use std::borrow::Cow;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use funkstille_formats::mail::{mbox, parse};
use funkstille_post::mailbox::{self, MailFile};
use rayon::prelude::*;

use super::letter::Letter;
use crate::error::Error;
use crate::folders;
use crate::mail_problem::MailProblem;

/// Told after each file: how many are done, of how many.
pub type Progress<'a> = dyn Fn(usize, usize) + Sync + 'a;

/// The messages of a mailbox, and what could not be read.
#[derive(Debug, Default)]
pub(super) struct Letters {
    pub(super) letters: Vec<Letter>,
    pub(super) problems: Vec<MailProblem>,
}

impl Letters {
    /// Reads the mailbox at `path`. Drafts and trash are left aside: a draft was never sent.
    pub(super) fn read(path: &Path, me: &[String], progress: &Progress<'_>) -> Result<Self, Error> {
        let listing = mailbox::list(path)?;
        let files: Vec<MailFile> =
            listing.files.into_iter().filter(|file| !is_unsent(file)).collect();
        let (total, done) = (files.len(), AtomicUsize::new(0));
        let mut read = files
            .par_iter()
            .map(|file| {
                let letters = Self::of_path(&file.path, me);
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
                letters
            })
            .reduce(Self::default, Self::and);
        read.problems.extend(listing.problems.into_iter().map(MailProblem::place));
        Ok(read)
    }

    /// Reads files that are in memory.
    pub(super) fn of_files(files: &[(String, Cow<'_, [u8]>)], me: &[String]) -> Self {
        let read = files.par_iter().map(|(name, bytes)| Self::of_bytes(Path::new(name), bytes, me));
        read.reduce(Self::default, Self::and)
    }

    fn of_path(path: &Path, me: &[String]) -> Self {
        match mailbox::read(path) {
            Ok(bytes) => Self::of_bytes(path, &bytes, me),
            Err(problem) => Self { letters: vec![], problems: vec![MailProblem::place(problem)] },
        }
    }

    fn of_bytes(path: &Path, bytes: &[u8], me: &[String]) -> Self {
        if !mbox::is_mbox(bytes) {
            return Self::of_message(path, 0, bytes, me);
        }
        let entries: Vec<_> = mbox::messages(bytes).collect();
        let letters = entries.par_iter();
        letters
            .map(|entry| Self::of_message(path, entry.offset, &entry.bytes, me))
            .reduce(Self::default, Self::and)
    }

    fn of_message(path: &Path, offset: usize, bytes: &[u8], me: &[String]) -> Self {
        match parse(bytes) {
            Ok(parsed) => Self { letters: vec![Letter::read(&parsed, me)], problems: vec![] },
            Err(why) => {
                let problem = MailProblem::message(path, offset, why);
                Self { letters: vec![], problems: vec![problem] }
            }
        }
    }

    fn and(mut self, other: Self) -> Self {
        self.letters.extend(other.letters);
        self.problems.extend(other.problems);
        self
    }
}

/// `D` marks a draft, `T` a message in the trash (Maildir); folders say so by their names.
fn is_unsent(file: &MailFile) -> bool {
    file.flags.contains(['D', 'T']) || folders::is_unsent(&file.folder)
}
