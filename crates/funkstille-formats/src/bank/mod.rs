//! Statements of bank accounts: what came in and went out.
//!
//! A file is whatever somebody exported or dropped into a folder; [`read`] finds out by its content
//! what it is. An entry that cannot be understood is named with its line, and the others are read
//! all the same.
//!
//! - [`camt`]: CAMT.052, 053 and 054 (ISO 20022), in every version.
//! - `swift`: MT940 and MT942; `ofx`: OFX 1 and 2; `qif`; `csv`: tables of banks.
//! - `amount`, `day`, `marks`, `words`: how they write what they have in common.

mod amount;
pub mod camt;
mod csv;
mod day;
mod entry;
mod marks;
mod ofx;
mod qif;
mod returned;
mod swift;
mod text;
#[cfg(test)]
mod told;
mod words;

use funkstille_core::money::Currency;

pub use csv::Mappings;
pub use entry::{
    BankEntry, BankFile, BankPart, EntryFault, EntryStatus, Gap, GapSign, UnreadableEntry,
};

/// The most bytes of a file that are read: some 100,000 entries of CAMT are a third of it.
pub const MAX_BYTES: usize = 512 * 1024 * 1024;

/// Why a file is no statement that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BankError {
    /// The line at which it was given up, from 1.
    pub line: u64,
    /// Why.
    pub fault: FileFault,
}

/// Why a file is no statement that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// It is larger than [`MAX_BYTES`].
    TooLarge,
    /// Nothing is in it.
    Empty,
    /// It is something else.
    OtherThing,
    /// It has a document type, which could hold anything.
    DocumentType,
    /// It names an entity that is not defined.
    UnknownEntity,
    /// Its elements lie deeper in each other than those of any statement.
    TooDeep,
    /// One of its fields is longer than that of any statement.
    FieldTooLong,
    /// One of the rows of a table is longer than that of any statement, or has more cells.
    RowTooLong,
    /// It breaks off, or its marks do not fit together.
    Broken,
    /// It is a table without heads, in which it cannot be seen which column says what came in.
    OpenColumns,
    /// It is a table in which several columns may be that of the amounts, or in which what is read
    /// is not what the balances say.
    OpenAmounts,
    /// It is a table for which there is a mapping, and the mapping names a column that the table
    /// does not have, or gives no day or no amount.
    UnfitMapping,
}

impl FileFault {
    /// The end of the key of the sentence that says it.
    pub fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::Empty => "empty",
            Self::OtherThing => "other-thing",
            Self::DocumentType => "document-type",
            Self::UnknownEntity => "unknown-entity",
            Self::TooDeep => "too-deep",
            Self::FieldTooLong => "field-too-long",
            Self::RowTooLong => "row-too-long",
            Self::Broken => "broken",
            Self::OpenColumns => "open-columns",
            Self::OpenAmounts => "open-amounts",
            Self::UnfitMapping => "unfit-mapping",
        }
    }
}

impl EntryFault {
    /// The end of the key of the sentence that says it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Direction => "direction",
            Self::Day => "day",
            Self::Currency => "currency",
            Self::Status => "status",
        }
    }
}

impl GapSign {
    /// The end of the key of the sentence that says it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Balance => "balance",
            Self::Unclosed => "unclosed",
        }
    }
}

/// Reads a statement in any of the formats, whichever it is.
///
/// # Errors
/// Where it is none of them, or breaks off. An entry that cannot be understood is in
/// [`BankFile::unreadable`].
pub fn read(bytes: &[u8], mappings: &Mappings) -> Result<BankFile, BankError> {
    read_as(bytes, mappings, None)
}

/// Reads a statement of which somebody has said in which `currency` the entries are that name
/// none: days that can be read in two ways are written by its country. The entries stay as they
/// are.
///
/// # Errors
/// As [`read`].
pub fn read_as(
    bytes: &[u8],
    mappings: &Mappings,
    currency: Option<Currency>,
) -> Result<BankFile, BankError> {
    let at_start = |fault| BankError { line: 1, fault };
    if bytes.len() > MAX_BYTES {
        return Err(at_start(FileFault::TooLarge));
    }
    let text = text::with_line_feeds(text::decode(bytes));
    let begin = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let file = if begin.is_empty() {
        Err(at_start(FileFault::Empty))
    } else if ofx::is_ofx(begin) {
        ofx::read(&text)
    } else if begin.starts_with('<') {
        camt::read(bytes)
    } else if swift::is_swift(&text) {
        swift::read(&text)
    } else if qif::is_qif(&text) {
        qif::read(&text, currency)
    } else {
        csv::read(&text, mappings, currency)
    };
    file.map(returned::marked)
}
