//! Why something cannot be done with an invoice, or with what came in for it.

use funkstille_core::explain::{Explain, Fact};
use funkstille_core::money::{Currency, Money};
use jiff::civil::Date;

use super::{Error, Problem};

/// Why something cannot be done with an invoice. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvoiceProblem {
    /// There is none of this number.
    Unknown {
        /// What was named.
        given: String,
    },
    /// There is neither a case nor an invoice of this number.
    UnknownMatter {
        /// What was named.
        given: String,
    },
    /// A case and an invoice have this number, and are about different things.
    Ambiguous {
        /// What was named.
        given: String,
    },
    /// Another invoice has this number.
    There {
        /// The number.
        number: String,
    },
    /// Money of another currency than that of the invoice.
    OtherCurrency {
        /// The number of the invoice.
        number: String,
        /// The currency that was given.
        given: Currency,
        /// The currency of the invoice.
        wanted: Currency,
    },
    /// An invoice of nothing, or a payment of nothing.
    NoAmount {
        /// The number of the invoice.
        number: String,
    },
    /// A sum that is larger than any invoice: with others it could not be counted.
    TooLarge {
        /// The number of the invoice.
        number: String,
        /// The largest sum.
        most: Money,
    },
    /// Nothing is open that could be paid.
    NothingOpen {
        /// The number of the invoice.
        number: String,
    },
    /// It is not to be paid any more.
    Cancelled {
        /// The number of the invoice.
        number: String,
    },
    /// It was paid: nothing is to be asked for.
    Settled {
        /// The number of the invoice.
        number: String,
    },
    /// A due date before the day of the invoice.
    DueBefore {
        /// The number of the invoice.
        number: String,
        /// The day of the invoice.
        issued_on: Date,
        /// The due date that was given.
        due_on: Date,
    },
    /// Agreed parts that are less than what is open.
    PartsTooSmall {
        /// The case.
        case: String,
        /// What they make together.
        given: Money,
        /// What is open.
        open: Money,
    },
    /// A payment that is not there, or counts no longer.
    UnknownPayment {
        /// What was named.
        given: String,
    },
}

impl Explain for InvoiceProblem {
    fn key(&self) -> String {
        let name = match self {
            Self::Unknown { .. } => "unknown-invoice",
            Self::UnknownMatter { .. } => "unknown-matter",
            Self::Ambiguous { .. } => "ambiguous-matter",
            Self::There { .. } => "invoice-there",
            Self::OtherCurrency { .. } => "invoice-other-currency",
            Self::NoAmount { .. } => "invoice-no-amount",
            Self::TooLarge { .. } => "invoice-too-large",
            Self::NothingOpen { .. } => "invoice-nothing-open",
            Self::Cancelled { .. } => "invoice-cancelled",
            Self::Settled { .. } => "invoice-settled",
            Self::DueBefore { .. } => "invoice-due-before",
            Self::PartsTooSmall { .. } => "parts-too-small",
            Self::UnknownPayment { .. } => "unknown-payment",
        };
        format!("problem-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::Unknown { given }
            | Self::UnknownMatter { given }
            | Self::Ambiguous { given }
            | Self::UnknownPayment { given } => vec![("given", given.into())],
            Self::There { number }
            | Self::NoAmount { number }
            | Self::NothingOpen { number }
            | Self::Settled { number }
            | Self::Cancelled { number } => vec![("number", number.into())],
            Self::DueBefore { number, issued_on, due_on } => vec![
                ("number", number.into()),
                ("issued", (*issued_on).into()),
                ("day", (*due_on).into()),
            ],
            Self::TooLarge { number, most } => {
                vec![("number", number.into()), ("most", Fact::Money(*most))]
            }
            Self::PartsTooSmall { case, given, open } => vec![
                ("case", case.into()),
                ("given", Fact::Money(*given)),
                ("open", Fact::Money(*open)),
            ],
            Self::OtherCurrency { number, given, wanted } => vec![
                ("number", number.into()),
                ("given", Fact::Text(given.to_string())),
                ("wanted", Fact::Text(wanted.to_string())),
            ],
        }
    }
}

impl From<InvoiceProblem> for Error {
    fn from(problem: InvoiceProblem) -> Self {
        Self::Problem(Problem::Invoice(problem))
    }
}
