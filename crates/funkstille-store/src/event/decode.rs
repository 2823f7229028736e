//! From bytes to events, and why that can fail.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::StoredEvent;

/// Why a stored thing cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// A later version of this program wrote it.
    Later {
        /// The version of its shape.
        version: u64,
    },
    /// It has an unknown type or field, or is no such thing at all.
    Malformed {
        /// What is wrong with it, and where.
        why: String,
    },
    /// A column holds a value that it cannot hold.
    BadValue {
        /// The value.
        value: String,
    },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Later { version } => write!(f, "v={version}"),
            Self::Malformed { why } => write!(f, "{why}"),
            Self::BadValue { value } => write!(f, "{value:?}"),
        }
    }
}

impl std::error::Error for DecodeError {}

/// The version of the shapes below.
const VERSION: u64 = 1;

#[derive(Deserialize)]
struct Versioned {
    v: u64,
}

/// Writes an event. The type is the name of its variant.
pub(super) fn encode(event_type: &str, body: &impl Serialize) -> StoredEvent {
    let body = serde_json::to_vec(body).expect("maps have text as keys, and nothing is a float");
    StoredEvent { event_type: event_type.to_owned(), body }
}

/// Reads a body of version 1.
pub(super) fn decode<T: DeserializeOwned>(event: &StoredEvent) -> Result<T, DecodeError> {
    let malformed = |error: serde_json::Error| DecodeError::Malformed { why: error.to_string() };
    let version = serde_json::from_slice::<Versioned>(&event.body).map_err(malformed)?.v;
    if version > VERSION {
        return Err(DecodeError::Later { version });
    }
    serde_json::from_slice(&event.body).map_err(malformed)
}

/// A number that is always 1: the version of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct One;

impl Serialize for One {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(VERSION)
    }
}

impl<'de> Deserialize<'de> for One {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u64::deserialize(deserializer)? {
            VERSION => Ok(Self),
            other => Err(serde::de::Error::custom(format_args!("v={other}"))),
        }
    }
}
