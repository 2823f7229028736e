//! What an invoice says, and what was agreed about it.

use jiff::civil::Date;

use crate::claim::{CashDiscount, Percent};
use crate::evidence::Digest;
use crate::money::Money;

/// What an invoice says, and what was agreed about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvoiceTerms {
    /// The client's id.
    pub client: String,
    /// The project's id.
    pub project: Option<String>,
    /// Its number, as printed on it; no two invoices of a business share one.
    pub number: String,
    /// Its day, as printed on it.
    pub issued_on: Date,
    /// The due date that it prints; `None` where it names none.
    pub due_on: Option<Date>,
    /// The parts in which it is due, where there are several: the day of each, and how much in
    /// minor units, the earliest first. Together they make the amount, and the first one has
    /// [`InvoiceTerms::due_on`].
    pub parts: Vec<(Date, i64)>,
    /// Whether that day was agreed, or can be reckoned from what was agreed: a day that only the
    /// invoice names was not (docs/interest.md, *Default*).
    pub due_is_agreed: bool,
    /// What is owed, with tax.
    pub amount: Money,
    /// The tax in it, in minor units of the same currency.
    pub vat_minor: Option<i64>,
    /// The client's purchase-order number.
    pub order: Option<String>,
    /// When the work was delivered.
    pub delivered_on: Option<Date>,
    /// When the client received it; `None` where that is not certain.
    pub received_on: Option<Date>,
    /// Whether it says that default comes by the passing of days (§ 286 (3) BGB).
    pub gives_notice: bool,
    /// What may be kept for paying early.
    pub discount: Option<CashDiscount>,
    /// The rate of interest that was agreed, in percent a year.
    pub rate: Option<Percent>,
    /// When the contract was made.
    pub contract_on: Option<Date>,
    /// How much less still counts as paid in full, in minor units.
    pub tolerance_minor: i64,
    /// The digest of its copy, which every demand carries; `None` where none is on file.
    pub file: Option<Digest>,
}

impl InvoiceTerms {
    /// An invoice of which no more is known than whose it is, its number, its day and what is owed.
    pub fn new(client: String, number: String, issued_on: Date, amount: Money) -> Self {
        Self {
            client,
            project: None,
            number,
            issued_on,
            due_on: None,
            parts: vec![],
            due_is_agreed: false,
            amount,
            vat_minor: None,
            order: None,
            delivered_on: None,
            received_on: None,
            gives_notice: false,
            discount: None,
            rate: None,
            contract_on: None,
            tolerance_minor: 0,
            file: None,
        }
    }
}
