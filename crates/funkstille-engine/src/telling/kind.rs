//! What kind of thing is told.

use serde::{Deserialize, Serialize};

/// What kind of thing is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A letter waits to be approved.
    LetterWaits,
    /// A client has written.
    AnswerCame,
    /// A letter left.
    LetterLeft,
    /// A letter may have left: nobody knows.
    LetterUncertain,
    /// Money came in.
    PaymentCame,
    /// A task was put on the list.
    TaskOpened,
    /// An account cannot be read.
    Problem,
    /// Nothing happened: somebody tries whether telling works.
    Test,
}

impl Kind {
    /// All that happen by themselves.
    pub const ALL: &[Self] = &[
        Self::LetterWaits,
        Self::AnswerCame,
        Self::LetterLeft,
        Self::LetterUncertain,
        Self::PaymentCame,
        Self::TaskOpened,
        Self::Problem,
    ];

    /// Its name in JSON, and in the key of its words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LetterWaits => "letter-waits",
            Self::AnswerCame => "answer-came",
            Self::LetterLeft => "letter-left",
            Self::LetterUncertain => "letter-uncertain",
            Self::PaymentCame => "payment-came",
            Self::TaskOpened => "task-opened",
            Self::Problem => "problem",
            Self::Test => "test",
        }
    }
}
