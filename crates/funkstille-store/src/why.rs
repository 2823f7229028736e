//! Why the system did not do what it was asked, in words of our own wherever there are some.

use std::io;

use funkstille_core::explain::Fact;

/// Why the system did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is not there.
    NotFound,
    /// It is not allowed.
    NotAllowed,
    /// It is a folder, and a file was needed.
    IsFolder,
    /// It is a file, and a folder was needed.
    NoFolder,
    /// Nothing listens there.
    Refused,
    /// It took too long.
    TooLong,
    /// SQLite does not say: the folder is not there, or something is not allowed.
    Unsaid,
    /// Something else, in the words of the system.
    Other(String),
}

impl From<&io::Error> for Why {
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::PermissionDenied => Self::NotAllowed,
            io::ErrorKind::IsADirectory => Self::IsFolder,
            io::ErrorKind::NotADirectory => Self::NoFolder,
            io::ErrorKind::ConnectionRefused => Self::Refused,
            io::ErrorKind::TimedOut => Self::TooLong,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl Why {
    /// The key of the words, or the words of the system.
    pub fn fact(&self) -> Fact {
        let key = match self {
            Self::NotFound => "why-not-found",
            Self::NotAllowed => "why-not-allowed",
            Self::IsFolder => "why-is-folder",
            Self::NoFolder => "why-no-folder",
            Self::Refused => "why-refused",
            Self::TooLong => "why-too-long",
            Self::Unsaid => "why-unsaid",
            Self::Other(words) => return Fact::from(words),
        };
        Fact::Key(key.to_owned())
    }
}
