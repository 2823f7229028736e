//! Why a text was not written.

use funkstille_core::explain::{Explain, Fact};

/// Why a letter or task was not made from its text: a letter with a gap is never sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} {:?}", self.key(), self.facts())]
pub enum TextProblem {
    /// There is no such letter, or no such task.
    NoText {
        /// The key that was asked for.
        text: String,
        /// The keys of that kind.
        known: Vec<String>,
    },
    /// A name of the text was not passed.
    Missing {
        /// The key of the text.
        text: String,
        /// The name.
        name: String,
    },
    /// A name was passed that the text does not have.
    Unknown {
        /// The key of the text.
        text: String,
        /// The name.
        name: String,
    },
    /// A name is empty that may not be.
    Empty {
        /// The key of the text.
        text: String,
        /// The name.
        name: String,
    },
    /// Two names have a value, or none, and only one of them should; or the other way round.
    Contradiction {
        /// The key of the text.
        text: String,
        /// The one name.
        first: String,
        /// The other, or several of which one is enough.
        second: String,
    },
}

impl Explain for TextProblem {
    fn key(&self) -> String {
        match self {
            Self::NoText { .. } => "text-none",
            Self::Missing { .. } => "text-missing",
            Self::Unknown { .. } => "text-unknown",
            Self::Empty { .. } => "text-empty",
            Self::Contradiction { .. } => "text-contradiction",
        }
        .to_owned()
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::NoText { text, known } => {
                vec![("text", text.into()), ("known", Fact::Text(known.join(", ")))]
            }
            Self::Missing { text, name }
            | Self::Unknown { text, name }
            | Self::Empty { text, name } => vec![("text", text.into()), ("name", name.into())],
            Self::Contradiction { text, first, second } => {
                vec![("text", text.into()), ("first", first.into()), ("second", second.into())]
            }
        }
    }
}
