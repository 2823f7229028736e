//! Why a file or folder cannot be read.

use std::io;

use funkstille_core::explain::Fact;

/// Why something cannot be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not there.
    NotFound,
    /// It is not allowed.
    NotAllowed,
    /// It is a folder, and a file was needed.
    IsFolder,
    /// It is a file, and a folder was needed.
    NoFolder,
    /// It is neither a file nor a folder.
    NoFile,
    /// It is no text in UTF-8.
    NoText,
    /// The disk is full.
    DiskFull,
    /// Something else, in the words of the operating system.
    Other(String),
}

impl From<&io::Error> for Unreadable {
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::PermissionDenied => Self::NotAllowed,
            io::ErrorKind::IsADirectory => Self::IsFolder,
            io::ErrorKind::NotADirectory => Self::NoFolder,
            io::ErrorKind::InvalidData => Self::NoText,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl Unreadable {
    pub(crate) fn fact(&self) -> Fact {
        let key = match self {
            Self::NotFound => "why-not-found",
            Self::NotAllowed => "why-not-allowed",
            Self::IsFolder => "why-is-folder",
            Self::NoFolder => "why-no-folder",
            Self::NoFile => "why-no-file",
            Self::NoText => "why-no-text",
            Self::DiskFull => "why-disk-full",
            Self::Other(words) => return Fact::from(words),
        };
        Fact::Key(key.to_owned())
    }
}
