//! Why a payment of a statement cannot be matched as a person says.

use funkstille_core::explain::{Explain, Fact};

use super::{Error, Problem};

/// Why a payment cannot be matched. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatchProblem {
    /// There is no payment of this number.
    UnknownEntry {
        /// What was named.
        given: String,
    },
    /// Nothing came in with it, or it was given back.
    NothingCame {
        /// What was named.
        given: String,
    },
    /// It pays invoices already.
    MatchedAlready {
        /// What was named.
        given: String,
    },
    /// It gave a payment back already.
    GaveBackAlready {
        /// What was named.
        given: String,
    },
    /// Another one gave it back.
    GivenBackBy {
        /// What was named.
        given: String,
        /// The number of that one.
        by: String,
    },
    /// Nobody asks what it pays: no invoice is known that it could be for.
    NothingAsked {
        /// What was named.
        given: String,
    },
    /// No payment of these invoices can be what it gave back.
    NothingToGiveBack {
        /// What was named.
        given: String,
    },
}

impl Explain for MatchProblem {
    fn key(&self) -> String {
        let name = match self {
            Self::UnknownEntry { .. } => "unknown-entry",
            Self::NothingCame { .. } => "nothing-came",
            Self::MatchedAlready { .. } => "matched-already",
            Self::GaveBackAlready { .. } => "gave-back-already",
            Self::GivenBackBy { .. } => "given-back-by",
            Self::NothingAsked { .. } => "nothing-asked",
            Self::NothingToGiveBack { .. } => "nothing-to-give-back",
        };
        format!("problem-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::GivenBackBy { given, by } => vec![("given", given.into()), ("by", by.into())],
            Self::UnknownEntry { given }
            | Self::NothingCame { given }
            | Self::MatchedAlready { given }
            | Self::GaveBackAlready { given }
            | Self::NothingAsked { given }
            | Self::NothingToGiveBack { given } => vec![("given", given.into())],
        }
    }
}

impl From<MatchProblem> for Error {
    fn from(problem: MatchProblem) -> Self {
        Self::Problem(Problem::Match(problem))
    }
}
