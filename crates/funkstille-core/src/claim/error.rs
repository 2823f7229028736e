//! Why interest cannot be computed, with what a person can do about it.

use std::fmt;

use jiff::civil::Date;

use crate::explain::{Explain, Fact, write_plain};
use crate::money::Currency;

/// Why interest cannot be computed. Nothing is guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InterestError {
    /// The rate of a half-year that the table does not have yet.
    UnknownHalfYear {
        /// The rule.
        rule: String,
        /// The first day of the half-year.
        half_year_on: Date,
    },
    /// A day before the first one that the rule or its table knows.
    BeforeRule {
        /// The rule.
        rule: String,
        /// The day.
        day: Date,
        /// The first day that is known.
        since: Date,
    },
    /// A contract that is older than the rule.
    ContractBeforeRule {
        /// The rule.
        rule: String,
        /// The day of the contract.
        contract_on: Date,
    },
    /// A contract that was made after its debt began to bear interest.
    ContractAfterStart {
        /// The day of the contract.
        contract_on: Date,
        /// The first bearing day.
        from: Date,
    },
    /// A payment after the last day of the calculation.
    PaymentAfterEnd {
        /// The day of the payment.
        paid_on: Date,
        /// The last day.
        until: Date,
    },
    /// Money of another currency than the claim.
    OtherCurrency {
        /// The currency that was given.
        given: Currency,
        /// The currency of the claim.
        wanted: Currency,
    },
    /// A number of days, where it matters in which year they lie.
    NeedsDates,
    /// An amount that is too large.
    TooLarge,
}

impl Explain for InterestError {
    fn key(&self) -> String {
        match self {
            Self::UnknownHalfYear { .. } => "interest-unknown-half-year",
            Self::BeforeRule { .. } => "interest-before-rule",
            Self::ContractBeforeRule { .. } => "interest-contract-before-rule",
            Self::ContractAfterStart { .. } => "interest-contract-after-start",
            Self::PaymentAfterEnd { .. } => "interest-payment-after-end",
            Self::OtherCurrency { .. } => "interest-other-currency",
            Self::NeedsDates => "interest-needs-dates",
            Self::TooLarge => "interest-too-large",
        }
        .to_owned()
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::UnknownHalfYear { rule, half_year_on } => {
                vec![("rule", rule.into()), ("day", (*half_year_on).into())]
            }
            Self::BeforeRule { rule, day, since } => {
                vec![("rule", rule.into()), ("day", (*day).into()), ("since", (*since).into())]
            }
            Self::ContractBeforeRule { rule, contract_on } => {
                vec![("rule", rule.into()), ("day", (*contract_on).into())]
            }
            Self::ContractAfterStart { contract_on, from } => {
                vec![("day", (*contract_on).into()), ("from", (*from).into())]
            }
            Self::PaymentAfterEnd { paid_on, until } => {
                vec![("day", (*paid_on).into()), ("until", (*until).into())]
            }
            Self::OtherCurrency { given, wanted } => vec![
                ("given", Fact::Text(given.to_string())),
                ("wanted", Fact::Text(wanted.to_string())),
            ],
            Self::NeedsDates | Self::TooLarge => vec![],
        }
    }
}

impl fmt::Display for InterestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_plain(self, f)
    }
}

impl std::error::Error for InterestError {}
