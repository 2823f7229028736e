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
    /// Nothing says when it is due.
    NoDueDate {
        /// The number.
        number: String,
    },
    /// It is due in parts, and none of them on this day.
    InParts {
        /// The number.
        number: String,
        /// The day.
        due_on: Date,
        /// The days on which its parts are due.
        days: Vec<Date>,
    },
    /// Another invoice has this number.
    There {
        /// The number.
        number: String,
    },
    /// The number of another invoice differs from this one in signs or case alone.
    AlmostThere {
        /// The number.
        number: String,
        /// That of the other one.
        other: String,
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
    /// A file that is no copy of an invoice: it is no PDF.
    NoPdf {
        /// The file.
        file: String,
        /// What it is.
        what: NoPdf,
    },
    /// A copy that hardly any mail server would take with a letter.
    CopyTooLarge {
        /// The file.
        file: String,
        /// How large it is, in MB (a million bytes), rounded up.
        megabytes: u64,
        /// How large it may be, in MB.
        most_megabytes: u64,
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
    /// Parts that do not make the amount.
    PartsDiffer {
        /// The number of the invoice.
        number: String,
        /// What they make together.
        given: Money,
        /// The amount.
        wanted: Money,
    },
    /// It is not certain whether a case asks for it already, so none begins by itself.
    PerhapsAsked {
        /// The number of the invoice.
        number: String,
        /// The day of the invoice.
        issued_on: Date,
        /// The cases of the same client that ask for money and name no invoice; at least one.
        cases: Vec<String>,
    },
    /// More tax than the invoice is for.
    TaxAbove {
        /// The number of the invoice.
        number: String,
        /// The tax that was given.
        tax: Money,
        /// What is owed, with tax.
        amount: Money,
    },
    /// A payment on a day so long before the invoice that it cannot be meant.
    PaidLongBefore {
        /// The number of the invoice.
        number: String,
        /// The day of the payment.
        on: Date,
        /// The day of the invoice.
        issued_on: Date,
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

/// What a file is that is no PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPdf {
    /// Nothing is in it.
    Empty,
    /// A text.
    Text,
    /// An XML document, as electronic invoices are.
    Xml,
    /// Something else.
    Other,
}

impl NoPdf {
    fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Text => "text",
            Self::Xml => "xml",
            Self::Other => "other",
        }
    }
}

impl Explain for InvoiceProblem {
    fn key(&self) -> String {
        let name = match self {
            Self::Unknown { .. } => "unknown-invoice",
            Self::UnknownMatter { .. } => "unknown-matter",
            Self::Ambiguous { .. } => "ambiguous-matter",
            Self::NoDueDate { .. } => "invoice-no-due-date",
            Self::InParts { .. } => "invoice-in-parts",
            Self::There { .. } => "invoice-there",
            Self::AlmostThere { .. } => "invoice-almost-there",
            Self::OtherCurrency { .. } => "invoice-other-currency",
            Self::NoAmount { .. } => "invoice-no-amount",
            Self::TooLarge { .. } => "invoice-too-large",
            Self::NothingOpen { .. } => "invoice-nothing-open",
            Self::Cancelled { .. } => "invoice-cancelled",
            Self::Settled { .. } => "invoice-settled",
            Self::NoPdf { what, .. } => return format!("problem-no-pdf-{}", what.name()),
            Self::CopyTooLarge { .. } => "copy-too-large",
            Self::DueBefore { .. } => "invoice-due-before",
            Self::PartsDiffer { .. } => "invoice-parts-differ",
            Self::PerhapsAsked { .. } => "invoice-perhaps-asked",
            Self::TaxAbove { .. } => "tax-above",
            Self::PaidLongBefore { .. } => "paid-long-before",
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
            | Self::NoDueDate { number }
            | Self::NoAmount { number }
            | Self::NothingOpen { number }
            | Self::Settled { number }
            | Self::Cancelled { number } => vec![("number", number.into())],
            Self::AlmostThere { number, other } => {
                vec![("number", number.into()), ("other", other.into())]
            }
            Self::InParts { number, due_on, days } => {
                let days: Vec<String> = days.iter().map(ToString::to_string).collect();
                let days = Fact::Text(days.join(", "));
                vec![("number", number.into()), ("day", (*due_on).into()), ("days", days)]
            }
            Self::NoPdf { file, .. } => vec![("file", file.into())],
            Self::CopyTooLarge { file, megabytes, most_megabytes } => vec![
                ("file", file.into()),
                ("size", Fact::Text(megabytes.to_string())),
                ("most", Fact::Text(most_megabytes.to_string())),
            ],
            Self::DueBefore { number, issued_on, due_on } => vec![
                ("number", number.into()),
                ("issued", (*issued_on).into()),
                ("day", (*due_on).into()),
            ],
            Self::PerhapsAsked { number, issued_on, cases } => vec![
                ("number", number.into()),
                ("date", Fact::Text(issued_on.to_string())),
                ("cases", Fact::Text(cases.join(", "))),
                ("case", cases.first().cloned().unwrap_or_default().as_str().into()),
            ],
            Self::TooLarge { number, most } => {
                vec![("number", number.into()), ("most", Fact::Money(*most))]
            }
            Self::PartsDiffer { number, given, wanted } => vec![
                ("number", number.into()),
                ("given", Fact::Money(*given)),
                ("wanted", Fact::Money(*wanted)),
            ],
            Self::TaxAbove { number, tax, amount } => vec![
                ("number", number.into()),
                ("tax", Fact::Money(*tax)),
                ("amount", Fact::Money(*amount)),
            ],
            Self::PaidLongBefore { number, on, issued_on } => vec![
                ("number", number.into()),
                ("day", (*on).into()),
                ("issued", (*issued_on).into()),
            ],
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
