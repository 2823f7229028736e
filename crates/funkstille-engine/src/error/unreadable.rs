//! Why a file or folder cannot be read.

use std::io;

use funkstille_core::explain::Fact;
use funkstille_store::Why;

/// Why something cannot be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The system did not do it.
    System(Why),
    /// It is neither a file nor a folder.
    NoFile,
    /// It is no text in UTF-8.
    NoText,
    /// The disk is full.
    DiskFull,
}

impl From<&io::Error> for Unreadable {
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::InvalidData => Self::NoText,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::System(error.into()),
        }
    }
}

impl Unreadable {
    /// Whether there is nothing at that place.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::System(Why::NotFound | Why::NoFolder))
    }

    pub(crate) fn fact(&self) -> Fact {
        let key = match self {
            Self::System(why) => return why.fact(),
            Self::NoFile => "why-no-file",
            Self::NoText => "why-no-text",
            Self::DiskFull => "why-disk-full",
        };
        Fact::Key(key.to_owned())
    }
}
