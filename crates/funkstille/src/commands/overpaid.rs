//! Invoices for which more came than was owed, as every command shows them.

use funkstille_core::explain::Fact;
use funkstille_engine::bank::Overpaid;
use funkstille_engine::words::Words;
use jiff::civil::Date;
use serde::Serialize;

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
pub(super) struct OverpaidRow<'a> {
    entry: &'a str,
    booked: Date,
    invoice: &'a str,
    beyond: String,
    currency: String,
}

impl<'a> From<&'a Overpaid> for OverpaidRow<'a> {
    fn from(it: &'a Overpaid) -> Self {
        Self {
            entry: &it.entry,
            booked: it.on,
            invoice: &it.number,
            beyond: it.beyond.decimal().to_string(),
            currency: it.beyond.currency.to_string(),
        }
    }
}

/// How much came beyond, with what payment, and what a person can do.
pub(super) fn told(it: &Overpaid, words: &Words) -> String {
    let facts = [
        ("entry", Fact::from(&it.entry)),
        ("day", it.on.into()),
        ("number", Fact::from(&it.number)),
        ("amount", Fact::Money(it.beyond)),
    ];
    words.say("today-overpaid-line", &facts)
}
