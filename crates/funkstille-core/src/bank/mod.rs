//! What came in on an account: which entries are the same, and what each of them pays.
//!
//! - `same`: whether an entry is known already, whatever file it stands in.
//! - `iban_in`: the number of an account in a text.
//! - `reference`: which invoices a text names.
//! - `judge`: what a payment pays: certainly, likely, or nothing that is known.
//! - `cancelled`: what it pays where it names an invoice that was cancelled.

mod cancelled;
mod iban;
mod judge;
mod known;
mod name;
mod payers;
mod reference;
mod same;

use jiff::civil::Date;

use crate::money::Money;

pub use cancelled::doubt_cancelled;
pub use iban::{iban_in, wrong_iban_in};
pub use judge::{Clues, Doubt, Share, Verdict, clues, judge, judge_return, named_outright};
pub use known::{Known, KnownInvoice, Slack};
pub use name::is_same_name;
pub use reference::{Named, Numbers, Strength, is_same_number};
pub use same::{Identity, is_same_account, new_among};

/// Parts what a payer wrote from what stands beside it in columns of which nobody knows who wrote
/// them: the number of an invoice may stand there, or one by which the bank counts.
pub const BESIDE: char = '¦';

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
    /// What was written for it; behind [`BESIDE`] what stands beside that, and may be the bank's.
    pub reference: Option<String>,
    /// The payer's own number.
    pub end_to_end_id: Option<String>,
    /// Whether the bank says that it gives something back.
    pub is_return: bool,
}
