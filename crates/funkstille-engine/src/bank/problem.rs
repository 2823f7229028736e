//! What of a statement could not be read, or is missing in it. Everything else was read.

use std::fmt;
use std::path::{Path, PathBuf};

use funkstille_core::explain::{Explain, Fact};
use funkstille_formats::bank::{BankError, EntryFault, FileFault, Gap, GapSign, UnreadableEntry};

use crate::error::Unreadable;

/// A file, or one of its entries, that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankProblem {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1; `None` where the file itself could not be opened.
    pub line: Option<u64>,
    why: Why,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Why {
    Place(Unreadable),
    File(FileFault),
    Entry(EntryFault),
    Gap(GapSign),
    NoCurrency,
}

/// A saved mapping of a bank's tables that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappingProblem {
    /// Which one.
    pub path: String,
    /// What the reader of TOML said.
    pub why: String,
}

impl std::error::Error for MappingProblem {}

impl fmt::Display for MappingProblem {
    /// The key; a person reads the sentence instead.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key())
    }
}

impl Explain for MappingProblem {
    fn key(&self) -> String {
        "error-mapping".to_owned()
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![("path", Fact::from(&self.path)), ("why", Fact::from(&self.why))]
    }
}

impl BankProblem {
    pub(crate) fn place(path: &Path, why: Unreadable) -> Self {
        Self { path: path.to_owned(), line: None, why: Why::Place(why) }
    }

    pub(crate) fn file(path: &Path, error: BankError) -> Self {
        Self { path: path.to_owned(), line: Some(error.line), why: Why::File(error.fault) }
    }

    pub(crate) fn no_currency(path: &Path, line: u64) -> Self {
        Self { path: path.to_owned(), line: Some(line), why: Why::NoCurrency }
    }

    pub(crate) fn entry(path: &Path, entry: &UnreadableEntry) -> Self {
        Self { path: path.to_owned(), line: Some(entry.line), why: Why::Entry(entry.fault) }
    }

    pub(crate) fn gap(path: &Path, gap: Gap) -> Self {
        Self { path: path.to_owned(), line: Some(gap.line), why: Why::Gap(gap.sign) }
    }
}

impl Explain for BankProblem {
    fn key(&self) -> String {
        match &self.why {
            Why::Place(_) => "error-unreadable".to_owned(),
            Why::File(fault) => format!("bank-file-{}", fault.key()),
            Why::NoCurrency => "bank-no-currency".to_owned(),
            Why::Entry(fault) => format!("bank-entry-{}", fault.key()),
            Why::Gap(sign) => format!("bank-gap-{}", sign.key()),
        }
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        let path = ("path", Fact::Text(self.path.display().to_string()));
        match &self.why {
            Why::Place(why) => vec![path, ("why", why.fact())],
            Why::File(_) | Why::Entry(_) | Why::Gap(_) | Why::NoCurrency => {
                vec![path, ("line", Fact::Text(self.line.unwrap_or(1).to_string()))]
            }
        }
    }
}
