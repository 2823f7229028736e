//! What can happen to an invoice. Every name is in the past tense.

use jiff::civil::Date;

use super::terms::InvoiceTerms;
use crate::money::Money;

/// Something that happened to an invoice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvoiceEvent {
    /// It became known; the first entry of its stream.
    Added(InvoiceTerms),
    /// What it says, or what was agreed, turned out to be otherwise.
    Corrected(InvoiceTerms),
    /// A case asks for it.
    CaseBegan {
        /// The case.
        case: String,
    },
    /// Money came in for it.
    PaymentReceived {
        /// Which payment: an entry of a bank, or a word of a person. Never used twice for one
        /// invoice.
        payment: String,
        /// The day on which it came.
        on: Date,
        /// How much.
        amount: Money,
        /// The account that it came from.
        account: Option<String>,
    },
    /// A payment counts no longer.
    PaymentReverted {
        /// Which one.
        payment: String,
        /// Why.
        why: WhyReverted,
    },
    /// Something else is to be paid with it, such as what a bank takes for a returned debit. It
    /// bears no interest.
    CostsAdded {
        /// The day on which it arose.
        on: Date,
        /// How much.
        amount: Money,
        /// What for.
        what: String,
    },
    /// The client refused to pay, seriously and for good.
    Refused {
        /// The day.
        on: Date,
    },
    /// It is not to be paid any more: it was wrong, or credited.
    Cancelled {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
}

/// Why a payment counts no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyReverted {
    /// It was for something else.
    Mistaken,
    /// The money went back: a debit was returned, a payment recalled.
    Returned,
}

impl WhyReverted {
    /// Every reason.
    pub const ALL: &[Self] = &[Self::Mistaken, Self::Returned];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mistaken => "mistaken",
            Self::Returned => "returned",
        }
    }

    /// Reads the name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|why| why.as_str() == name)
    }
}
