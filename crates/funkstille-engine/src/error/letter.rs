//! Why something cannot be done with a letter, or with the address that it goes to.

use funkstille_core::explain::{Explain, Fact};
use jiff::civil::Date;

/// Why something cannot be done with a letter. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterProblem {
    /// There is no other address on file at which the client could be reached.
    NoGoodAddress {
        /// The case.
        case: String,
        /// The client.
        client: String,
        /// By which way.
        channel: String,
    },
    /// An earlier letter of the step may have left; nobody knows.
    MayHaveLeft {
        /// The case.
        case: String,
        /// The step.
        step: String,
        /// That letter.
        letter: String,
    },
    /// The letter names days that counted from another day.
    OldDates {
        /// The letter.
        letter: String,
        /// The day for which it was written.
        letter_on: Date,
        /// What it says of days, as it says it.
        dates: Vec<String>,
    },
    /// The letter no longer says what it must say.
    Lacks {
        /// The letter.
        letter: String,
        /// What is missing, as it stood there.
        missing: Vec<String>,
        /// Whether a person may leave it out, for a reason.
        may_be_left_out: bool,
    },
}

impl Explain for LetterProblem {
    fn key(&self) -> String {
        let name = match self {
            Self::NoGoodAddress { .. } => "no-good-address",
            Self::MayHaveLeft { .. } => "may-have-left",
            Self::OldDates { .. } => "old-dates",
            Self::Lacks { may_be_left_out: true, .. } => "letter-lacks",
            Self::Lacks { .. } => "final-notice-lacks",
        };
        format!("problem-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::NoGoodAddress { case, client, channel } => vec![
                ("case", case.into()),
                ("client", client.into()),
                ("channel", Fact::Key(format!("action-{channel}"))),
            ],
            Self::MayHaveLeft { case, step, letter } => vec![
                ("case", case.into()),
                ("step", Fact::Key(format!("step-{step}"))),
                ("letter", letter.into()),
            ],
            Self::OldDates { letter, letter_on, dates } => vec![
                ("letter", letter.into()),
                ("day", (*letter_on).into()),
                ("dates", Fact::Text(dates.join(", "))),
            ],
            Self::Lacks { letter, missing, .. } => {
                vec![("letter", letter.into()), ("missing", Fact::Text(missing.join("; ")))]
            }
        }
    }
}
