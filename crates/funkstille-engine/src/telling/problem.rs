//! Why something cannot be told.

use std::fmt;

use funkstille_core::explain::{Explain, Fact};
use funkstille_formats::mail::compose::ComposeError;
use funkstille_post::http::HttpError;

/// Why something cannot be told, or a way for it cannot be set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TellingProblem {
    /// There is no such receiver.
    Unknown {
        /// What was named.
        given: String,
    },
    /// There is no such calendar.
    UnknownFeed {
        /// What was named.
        given: String,
    },
    /// The address is none, or cannot be reached.
    Address(HttpError),
    /// The host is an address that is not public, and nobody said that it is to be called.
    Private {
        /// The host.
        host: String,
    },
    /// What is told would be read on its way.
    Unsafe {
        /// The host.
        host: String,
    },
    /// The server did not take it.
    Status {
        /// The host.
        host: String,
        /// Its answer (RFC 9110, 15).
        status: u16,
    },
    /// Settings or a secret in the database that this version does not understand.
    Unreadable {
        /// The receiver.
        receiver: String,
    },
    /// An empty token, or one with a line break.
    BadToken,
    /// The digest cannot be written as a mail.
    Digest(ComposeError),
}

impl TellingProblem {
    /// Whether the world outside failed, and not what was asked for.
    pub(crate) fn is_outside(&self) -> bool {
        match self {
            Self::Address(why) => !why.is_of_address(),
            _ => matches!(self, Self::Status { .. }),
        }
    }
}

impl Explain for TellingProblem {
    fn key(&self) -> String {
        let name = match self {
            Self::Address(source) => return source.key(),
            Self::Digest(source) => return source.key(),
            Self::Unknown { .. } => "unknown",
            Self::UnknownFeed { .. } => "unknown-feed",
            Self::Private { .. } => "private",
            Self::Unsafe { .. } => "unsafe",
            Self::Status { .. } => "status",
            Self::Unreadable { .. } => "unreadable",
            Self::BadToken => "bad-token",
        };
        format!("problem-telling-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::Address(source) => source.facts(),
            Self::Digest(source) => source.facts(),
            Self::Unknown { given } | Self::UnknownFeed { given } => vec![("given", given.into())],
            Self::Unsafe { host } | Self::Private { host } => vec![("host", host.into())],
            Self::Status { host, status } => {
                vec![("host", host.into()), ("status", Fact::Text(status.to_string()))]
            }
            Self::Unreadable { receiver } => vec![("receiver", receiver.into())],
            Self::BadToken => vec![],
        }
    }
}

impl std::error::Error for TellingProblem {}

impl fmt::Display for TellingProblem {
    /// The key; a person reads the sentence instead.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key())
    }
}
