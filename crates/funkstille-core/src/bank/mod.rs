//! What came in on an account: which entries are the same, and what each of them pays.
//!
//! - [`same`]: whether an entry is known already, whatever file it stands in.
//! - [`iban_in`]: the number of an account in a text.
//! - [`reference`]: which invoices a text names.
//! - [`judge`]: what a payment pays: certainly, likely, or nothing that is known.

mod iban;
mod judge;
mod reference;
mod same;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::money::Money;

pub use iban::iban_in;
pub use judge::{Doubt, Share, Verdict, judge, judge_return};
pub use reference::{Numbers, Strength};
pub use same::{Identity, is_same_account, new_among};

/// What came in, or went out: an entry of an account, or one payment of several that were booked
/// as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The day of booking.
    pub on: Date,
    /// How much: above zero came in.
    pub amount: Money,
    /// The name of the other side.
    pub counterparty: Option<String>,
    /// The account of the other side, without blanks.
    pub counterparty_account: Option<String>,
    /// What was written for it.
    pub reference: Option<String>,
    /// The payer's own number.
    pub end_to_end_id: Option<String>,
    /// Whether the bank says that it gives something back.
    pub is_return: bool,
}

/// An invoice that is not paid in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenInvoice {
    /// Its id.
    pub invoice: String,
    /// The client.
    pub client: String,
    /// The number that stands on it.
    pub number: String,
    /// The day from which it must be paid; the day of the invoice where none is known.
    pub due_on: Date,
    /// What is still open.
    pub open: Money,
    /// The client's number of the order.
    pub order: Option<String>,
}

/// What is known when payments are judged.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The open invoices, by their ids.
    pub invoices: BTreeMap<String, OpenInvoice>,
    /// Which clients have paid from an account.
    pub accounts: BTreeMap<String, BTreeSet<String>>,
    /// The names of clients with open invoices, by the clients' ids.
    pub names: BTreeMap<String, String>,
    /// How much less than what is open still counts as paid in full, in minor units: cents, and
    /// the charges of banks.
    pub tolerance_minor: i64,
    numbers: Numbers,
}

impl Known {
    /// What is known of these invoices; accounts, names and tolerance are set by the caller.
    pub fn of(invoices: impl IntoIterator<Item = OpenInvoice>) -> Self {
        let invoices: BTreeMap<String, OpenInvoice> =
            invoices.into_iter().map(|invoice| (invoice.invoice.clone(), invoice)).collect();
        let mut numbers = Numbers::default();
        for invoice in invoices.values() {
            numbers.add(&invoice.number, &invoice.invoice);
            if let Some(order) = &invoice.order {
                numbers.add_order(order, &invoice.invoice);
            }
        }
        Self { invoices, numbers, ..Self::default() }
    }
}
