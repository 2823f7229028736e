//! Why nothing is claimed beside the principal, with what a person can do about it.

use jiff::civil::Date;

use super::error::InterestError;
use crate::calendar::CalendarError;
use crate::explain::{Explain, Fact};

/// Why nothing is claimed beside the principal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoClaim {
    /// It is not known how much is owed.
    NoAmount,
    /// It is not known what kind of debtor it is: somebody has to say.
    DebtorUnknown,
    /// The program knows no law of the place.
    NoLaw,
    /// Neither law nor contract gives a rate.
    NoRate,
    /// The debtor is not in default: no due date was agreed, not enough days have passed since the
    /// invoice, and no reminder has arrived.
    NoGround {
        /// Whether a reminder would bring default.
        by_reminder: bool,
    },
    /// Default begins later.
    NotYet {
        /// The first day that will bear interest.
        since_on: Date,
    },
    /// The interest cannot be computed, such as by a rate that is not known yet.
    Interest(InterestError),
    /// A day lies outside the holiday table.
    Calendar(CalendarError),
}

impl Explain for NoClaim {
    fn key(&self) -> String {
        let name = match self {
            Self::NoAmount => "no-amount",
            Self::DebtorUnknown => "debtor-unknown",
            Self::NoLaw => "no-law",
            Self::NoRate => "no-rate",
            Self::NoGround { by_reminder: true } => "no-ground",
            Self::NoGround { by_reminder: false } => "no-ground-at-all",
            Self::NotYet { .. } => "not-yet",
            Self::Interest(error) => return error.key(),
            Self::Calendar(error) => return error.key(),
        };
        format!("no-claim-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::NotYet { since_on } => vec![("day", (*since_on).into())],
            Self::Interest(error) => error.facts(),
            Self::Calendar(error) => error.facts(),
            _ => vec![],
        }
    }
}
