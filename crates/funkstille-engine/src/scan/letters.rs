//! Every message of a mailbox, read in parallel.

use std::borrow::Cow;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use funkstille_formats::mail::{mbox, parse};
use funkstille_post::mailbox::{self, MailFile};
use rayon::prelude::*;

use crate::error::Error;
use crate::folders;
use crate::mail::letter::{Letter, Owner};
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
                let in_sent = folders::is_sent(&file.folder);
                let letters = Self::of_path(&file.path, Owner { me, in_sent });
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
                letters
            })
            .reduce(Self::default, Self::and);
        read.problems.extend(listing.problems.into_iter().map(MailProblem::place));
        Ok(read)
    }

    /// Reads files that are in memory.
    pub(super) fn of_files(files: &[(String, Cow<'_, [u8]>)], me: &[String]) -> Self {
        let owner = Owner { me, in_sent: false };
        let read =
            files.par_iter().map(|(name, bytes)| Self::of_bytes(Path::new(name), bytes, owner));
        read.reduce(Self::default, Self::and)
    }

    fn of_path(path: &Path, owner: Owner<'_>) -> Self {
        match mailbox::read(path) {
            Ok(bytes) => Self::of_bytes(path, &bytes, owner),
            Err(problem) => Self { letters: vec![], problems: vec![MailProblem::place(problem)] },
        }
    }

    fn of_bytes(path: &Path, bytes: &[u8], owner: Owner<'_>) -> Self {
        if !mbox::is_mbox(bytes) {
            return Self::of_message(path, (0, bytes), owner);
        }
        let entries: Vec<_> = mbox::messages(bytes).collect();
        let letters = entries.par_iter();
        let mut read = letters
            .map(|entry| Self::of_message(path, (entry.offset, &entry.bytes), owner))
            .reduce(Self::default, Self::and);
        // Every message of an mbox ends with a line of its own.
        if let (Some(last), false) = (entries.last(), bytes.ends_with(b"\n")) {
            read.problems.push(MailProblem::cut_off(path, last.offset));
        }
        read
    }

    fn of_message(path: &Path, (offset, bytes): (usize, &[u8]), owner: Owner<'_>) -> Self {
        match parse(bytes) {
            Err(why) => {
                let problem = MailProblem::message(path, offset, why);
                Self { letters: vec![], problems: vec![problem] }
            }
            Ok(parsed) => {
                let labels = parsed.gmail_labels();
                if labels.iter().any(|label| folders::is_unsent(label)) {
                    return Self::default();
                }
                let letter = Letter::read(&parsed, owner);
                let undated =
                    letter.message.sent_at.is_none() && letter.message.in_reply_to.is_empty();
                let problems = undated.then(|| MailProblem::undated(path, offset));
                Self { letters: vec![letter], problems: problems.into_iter().collect() }
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
