//! The use case *bank read*: what a statement says.

use std::collections::BTreeMap;
use std::path::Path;

use funkstille_core::evidence::Digest;
use funkstille_core::money::Currency;
use funkstille_formats::bank::{
    self, BankEntry, BankError, EntryFault, FileFault, Mappings, UnreadableEntry,
};
use funkstille_store::Why;
use jiff::civil::DateTime;

use super::{BankProblem, MappingProblem, payments};
use crate::data::Data;
use crate::error::{Error, Unreadable};

/// What a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadStatement {
    /// The format, such as `camt.053.001.08`.
    pub format: String,
    /// The entries, in the order of the file.
    pub entries: Vec<BankEntry>,
    /// The entries that could not be understood, and where something is missing.
    pub problems: Vec<BankProblem>,
    /// The digest of the file.
    pub digest: Digest,
    /// Up to when the file is complete, for each account (empty where it names none), in the
    /// bank's zone; nothing where the file does not say it.
    pub until: BTreeMap<String, DateTime>,
}

/// The folder of the data with saved mappings.
const FOLDER: &str = "bank/";

/// The file in it that is none.
const WORDS: &str = "words";

/// The saved mappings of tables: those of the program, and those of the user, which win.
///
/// # Errors
/// Where one of the user's cannot be read, or is none.
pub fn mappings(data: &Data) -> Result<Mappings, Error> {
    let mut mappings = Mappings::builtin().clone();
    for name in data.own_names(FOLDER).iter().filter(|name| *name != WORDS) {
        let path = format!("{FOLDER}{name}.toml");
        let text = data.text(&path)?.unwrap_or_default();
        let add = mappings.add(&text);
        add.map_err(|why| MappingProblem { path: data.place_of(&path), why: why.to_string() })?;
    }
    Ok(mappings)
}

/// Reads a file whose entries are to be kept: each must have a currency, `currency` where it names
/// none.
///
/// # Errors
/// As [`read`]; where an entry has no currency: an amount of nothing known pays nothing.
pub fn read_to_keep(
    path: &Path,
    mappings: &Mappings,
    currency: Option<Currency>,
) -> Result<ReadStatement, BankProblem> {
    let mut statement = read_as(path, mappings, currency)?;
    for entry in statement.entries.iter_mut().filter(|entry| entry.currency().is_none()) {
        let currency = currency.ok_or_else(|| BankProblem::no_currency(path, entry.line))?;
        entry.amount.currency = currency;
    }
    let undated = |entry: &BankEntry| payments::is_kept(entry) && payments::day_of(entry).is_none();
    for entry in statement.entries.extract_if(.., |entry| undated(entry)) {
        let unreadable = UnreadableEntry { line: entry.line, fault: EntryFault::Day };
        statement.problems.push(BankProblem::entry(path, &unreadable));
    }
    Ok(statement)
}

/// Reads a file.
///
/// # Errors
/// Where the file cannot be read, or is no statement.
pub fn read(path: &Path, mappings: &Mappings) -> Result<ReadStatement, BankProblem> {
    read_as(path, mappings, None)
}

/// Reads a file whose entries are in this currency where they name none.
fn read_as(
    path: &Path,
    mappings: &Mappings,
    currency: Option<Currency>,
) -> Result<ReadStatement, BankProblem> {
    let unreadable = |error: std::io::Error| BankProblem::place(path, Unreadable::from(&error));
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if about.is_dir() {
        return Err(BankProblem::place(path, Unreadable::System(Why::IsFolder)));
    }
    if !about.is_file() {
        return Err(BankProblem::place(path, Unreadable::NoFile));
    }
    // What is too large is refused before it fills the memory.
    if about.len() > u64::try_from(bank::MAX_BYTES).unwrap_or(u64::MAX) {
        return Err(BankProblem::file(path, BankError { line: 1, fault: FileFault::TooLarge }));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let file = bank::read_as(&bytes, mappings, currency);
    let file = file.map_err(|error| BankProblem::file(path, error))?;
    let problems = file.unreadable.iter().map(|entry| BankProblem::entry(path, entry));
    let problems = problems.chain(file.gaps.iter().map(|gap| BankProblem::gap(path, *gap)));
    Ok(ReadStatement {
        format: file.format,
        entries: file.entries,
        problems: problems.collect(),
        digest: Digest::of(&bytes),
        until: file.until,
    })
}
