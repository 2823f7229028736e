//! Why a mailbox could not be read or written, each with what a person can do about it.

use std::fmt;

use funkstille_core::explain::{Explain, Fact, write_plain};

use crate::server::ServerError;

/// Why a mailbox could not be read. Nothing was changed in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImapError {
    /// What can go wrong with any server.
    Server(ServerError),
    /// What answers there is no server of IMAP.
    NoImap {
        /// `host:port`.
        place: String,
    },
    /// The folder is not there.
    NoFolder {
        /// Its name.
        folder: String,
        /// What the server says.
        says: String,
    },
    /// There is no room left in the mailbox.
    Full {
        /// What the server says.
        says: String,
    },
    /// The server refuses a command.
    Refuses {
        /// The command.
        command: String,
        /// What the server says.
        says: String,
    },
}

impl From<ServerError> for ImapError {
    fn from(error: ServerError) -> Self {
        Self::Server(error)
    }
}

impl Explain for ImapError {
    fn key(&self) -> String {
        match self {
            Self::Server(error) => format!("imap-{}", error.key()),
            Self::NoImap { .. } => "imap-no-imap".to_owned(),
            Self::NoFolder { .. } => "imap-no-folder".to_owned(),
            Self::Full { .. } => "imap-full".to_owned(),
            Self::Refuses { .. } => "imap-refuses".to_owned(),
        }
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::Server(error) => error.facts(),
            Self::NoImap { place } => vec![("place", place.into())],
            Self::NoFolder { folder, says } => {
                vec![("folder", folder.into()), ("says", says.into())]
            }
            Self::Full { says } => vec![("says", says.into())],
            Self::Refuses { command, says } => {
                vec![("command", command.into()), ("says", says.into())]
            }
        }
    }
}

impl fmt::Display for ImapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_plain(self, f)
    }
}

impl std::error::Error for ImapError {}
