//! What among mail could not be read. Everything else was.

use std::path::{Path, PathBuf};

use funkstille_core::explain::{Explain, Fact};
use funkstille_formats::mail;
use funkstille_post::mailbox;

use crate::error::{Error, Unreadable, Why as SystemWhy};

/// A file, folder or message that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailProblem {
    /// The file or folder.
    pub path: PathBuf,
    /// The byte at which the message begins, in a file that holds several.
    pub offset_bytes: usize,
    why: Why,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Why {
    Place(Unreadable),
    NoDate,
    CutOff,
    Message(mail::Unreadable),
}

impl MailProblem {
    pub(crate) fn place(problem: mailbox::Problem) -> Self {
        let mailbox::Problem { path, kind } = problem;
        Self { path, offset_bytes: 0, why: Why::Place(unreadable(kind)) }
    }

    /// A message that cannot be put into any order of time.
    pub(crate) fn undated(path: &Path, offset_bytes: usize) -> Self {
        Self { path: path.to_owned(), offset_bytes, why: Why::NoDate }
    }

    /// A file that ends in the middle of its last message, which is read as far as it goes.
    pub(crate) fn cut_off(path: &Path, offset_bytes: usize) -> Self {
        Self { path: path.to_owned(), offset_bytes, why: Why::CutOff }
    }

    pub(crate) fn message(path: &Path, offset_bytes: usize, why: mail::Unreadable) -> Self {
        Self { path: path.to_owned(), offset_bytes, why: Why::Message(why) }
    }
}

impl From<mailbox::Problem> for Error {
    fn from(problem: mailbox::Problem) -> Self {
        let mailbox::Problem { path, kind } = problem;
        Self::Unreadable { path, why: unreadable(kind) }
    }
}

fn unreadable(kind: mailbox::ProblemKind) -> Unreadable {
    match kind {
        mailbox::ProblemKind::Missing => Unreadable::System(SystemWhy::NotFound),
        mailbox::ProblemKind::NotAllowed => Unreadable::System(SystemWhy::NotAllowed),
        mailbox::ProblemKind::NoFile => Unreadable::NoFile,
        mailbox::ProblemKind::Other(words) => Unreadable::System(SystemWhy::Other(words)),
    }
}

impl Explain for MailProblem {
    fn key(&self) -> String {
        match &self.why {
            Why::Place(_) => "error-unreadable".to_owned(),
            Why::NoDate => "mail-no-date".to_owned(),
            Why::CutOff => "mail-cut-off".to_owned(),
            Why::Message(why) => why.key().to_owned(),
        }
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        let path = ("path", Fact::Text(self.path.display().to_string()));
        match &self.why {
            Why::Place(why) => vec![path, ("why", why.fact())],
            Why::Message(_) | Why::NoDate | Why::CutOff => {
                vec![path, ("offset", Fact::Text(self.offset_bytes.to_string()))]
            }
        }
    }
}
