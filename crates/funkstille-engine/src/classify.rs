//! The use case *classify*: what each message is, and what the verdict rests on.

use std::path::{Path, PathBuf};

use funkstille_formats::mail::{Signals, Verdict, classify, mbox, parse};
use funkstille_post::mailbox;
use jiff::Timestamp;
use rayon::prelude::*;

use crate::error::Error;
use crate::mail_problem::MailProblem;

/// One message and the verdict on it.
#[derive(Clone, Debug)]
pub struct Classified {
    /// The file.
    pub path: PathBuf,
    /// Which message of the file, from 0.
    pub index: usize,
    /// `Message-ID` without angle brackets.
    pub message_id: Option<String>,
    /// The first address in `From`, in lower case.
    pub from: Option<String>,
    /// The instant in `Date`.
    pub date: Option<Timestamp>,
    /// The verdict; [`Verdict::unreadable`] where there is a problem.
    pub verdict: Verdict,
    /// Why the message could not be read.
    pub problem: Option<MailProblem>,
}

/// The files with mail at a place, and the folders that could not be listed.
///
/// # Errors
/// Where the place itself cannot be read.
pub fn files(path: &Path) -> Result<(Vec<PathBuf>, Vec<MailProblem>), Error> {
    let listing = mailbox::list(path)?;
    let files = listing.files.into_iter().map(|file| file.path).collect();
    Ok((files, listing.problems.into_iter().map(MailProblem::place).collect()))
}

/// Every message of these files, in order; the files are read in parallel.
pub fn classify_files(files: &[PathBuf]) -> Vec<Classified> {
    files.par_iter().flat_map_iter(|file| classify_file(file)).collect()
}

fn classify_file(path: &Path) -> Vec<Classified> {
    match mailbox::read(path) {
        Ok(bytes) => classify_bytes(path, &bytes),
        Err(problem) => vec![Classified::unreadable(path, 0, MailProblem::place(problem))],
    }
}

/// Every message in bytes that somebody else read: one message, or an mbox. `path` is what they are
/// called.
pub fn classify_bytes(path: &Path, bytes: &[u8]) -> Vec<Classified> {
    if !mbox::is_mbox(bytes) {
        return vec![classify_message(path, 0, (0, bytes))];
    }
    let entries = mbox::messages(bytes).enumerate();
    entries
        .map(|(index, entry)| classify_message(path, index, (entry.offset, &entry.bytes)))
        .collect()
}

fn classify_message(path: &Path, index: usize, (offset, bytes): (usize, &[u8])) -> Classified {
    match parse(bytes) {
        Err(why) => Classified::unreadable(path, index, MailProblem::message(path, offset, why)),
        Ok(parsed) => Classified {
            path: path.to_owned(),
            index,
            message_id: parsed.message_id(),
            from: parsed.from_address(),
            date: parsed.sent_at(),
            verdict: classify(&parsed, Signals::builtin()),
            problem: None,
        },
    }
}

impl Classified {
    fn unreadable(path: &Path, index: usize, problem: MailProblem) -> Self {
        Self {
            path: path.to_owned(),
            index,
            message_id: None,
            from: None,
            date: None,
            verdict: Verdict::unreadable(),
            problem: Some(problem),
        }
    }
}
