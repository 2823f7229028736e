//! Statements of bank accounts: what came in and went out.
//!
//! A file is whatever somebody exported or dropped into a folder. An entry that cannot be
//! understood is named with its line, and the others are read all the same.
//!
//! - [`camt`]: CAMT.052, 053 and 054 (ISO 20022), in every version.

pub mod camt;
mod entry;
mod text;

pub use entry::{BankEntry, BankFile, BankPart, EntryFault, EntryStatus, UnreadableEntry};

/// The most bytes of a file that are read: some 100,000 entries of CAMT are a third of it.
pub const MAX_BYTES: usize = 512 * 1024 * 1024;

/// Why a file is no statement that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// It breaks off, or its marks do not fit together.
    Broken,
    /// It is in an encoding that is not known.
    Encoding,
}
