//! Why a secret cannot be sealed or opened.

use std::fmt;
use std::path::PathBuf;

use funkstille_core::explain::{Explain, Fact};

use crate::error::Unreadable;

/// Why a secret cannot be sealed or opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecretError {
    /// There is no key at its place.
    NoKey {
        /// The place.
        place: String,
    },
    /// What is at the place is no key.
    NotAKey {
        /// The place.
        place: String,
    },
    /// The file of the key cannot be read or written.
    File {
        /// Which one.
        path: PathBuf,
        /// Why.
        why: Unreadable,
    },
    /// It was sealed with another key, as after a restore without the key.
    OtherKey {
        /// Where the key is that there is.
        place: String,
    },
    /// It is not what was sealed, or belongs to another row.
    Damaged,
    /// The key does not lie in a file, so the program cannot put another one in its place.
    KeyIsFixed,
    /// There is a key already at the place for a new one, and it is the one in use.
    SameKey {
        /// The place.
        place: String,
    },
}

impl Explain for SecretError {
    fn key(&self) -> String {
        let name = match self {
            Self::NoKey { .. } => "no-key",
            Self::NotAKey { .. } => "not-a-key",
            Self::File { .. } => "file",
            Self::OtherKey { .. } => "other-key",
            Self::Damaged => "damaged",
            Self::KeyIsFixed => "key-is-fixed",
            Self::SameKey { .. } => "same-key",
        };
        format!("secret-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::NoKey { place }
            | Self::NotAKey { place }
            | Self::OtherKey { place }
            | Self::SameKey { place } => vec![("place", place.into())],
            Self::File { path, why } => {
                vec![("path", Fact::Text(path.display().to_string())), ("why", why.fact())]
            }
            Self::Damaged | Self::KeyIsFixed => vec![],
        }
    }
}

impl std::error::Error for SecretError {}

impl fmt::Display for SecretError {
    /// The key; a person reads the sentence instead.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key())
    }
}
