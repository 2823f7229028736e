//! Invoices for which more came than was owed: the rest is the client's, and a person decides what
//! becomes of it.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::money::Money;
use funkstille_store::{BankPayment, PaymentState, Reading};
use jiff::ToSpan;
use jiff::civil::Date;

use super::payments::{name_of, number_of};
use crate::change::Known;
use crate::claims;
use crate::error::Error;

/// For so many days after the booking it is told (docs/bank.md, *Matching*).
const DAYS: i64 = 14;

/// An invoice for which more came than was owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overpaid {
    /// The number of the last payment.
    pub entry: String,
    /// The day on which it was booked.
    pub on: Date,
    /// The number of the invoice.
    pub number: String,
    /// How much came beyond.
    pub beyond: Money,
}

/// Those of the last days, by the payments that made them so, in the order of these. What the delay
/// cost is owed, too.
///
/// # Errors
/// Where the database fails, or a file of law cannot be used.
pub(crate) async fn overpaid(
    known: &mut Known<'_>,
    reading: &mut Reading,
) -> Result<Vec<Overpaid>, Error> {
    let today = known.today;
    let from = today.saturating_sub(DAYS.days());
    let matched = matched(reading, (from, today)).await?;
    let names: BTreeMap<String, &BankPayment> =
        matched.iter().map(|payment| (name_of(payment), payment)).collect();
    let all: Vec<&str> = names.keys().map(String::as_str).collect();
    let paid = reading.payments_named(&all).await?;
    let invoices: BTreeSet<&str> = paid.iter().map(|row| row.invoice.as_str()).collect();
    let invoices: Vec<&str> = invoices.into_iter().collect();
    let mut found = Vec::new();
    for row in reading.invoice_rows(&invoices).await? {
        if row.is_cancelled || row.paid_minor <= row.amount.minor {
            continue;
        }
        let beyond = claims::beyond_claim(known, reading, &row).await?;
        let own = paid.iter().filter(|it| it.invoice == row.invoice);
        let own = own.filter_map(|it| names.get(&it.payment));
        let last = own.max_by_key(|it| (it.booked_on, it.entry, it.part));
        if let Some(last) = last.filter(|_| beyond > 0) {
            found.push(Overpaid {
                entry: number_of(last.entry, last.part),
                on: last.booked_on,
                number: row.number.clone(),
                beyond: Money { minor: beyond, ..row.amount },
            });
        }
    }
    found.sort_by(|one, other| (one.on, &one.number).cmp(&(other.on, &other.number)));
    Ok(found)
}

/// The payments that were booked on these days and pay invoices.
async fn matched(
    reading: &mut Reading,
    (from, until): (Date, Date),
) -> Result<Vec<BankPayment>, Error> {
    let mut matched = Vec::new();
    for first in reading.bank_entries_between(from, until).await? {
        if first.parts == 1 {
            matched.push(first);
        } else {
            matched.extend(reading.bank_payments_of(first.entry).await?);
        }
    }
    matched.retain(|payment| payment.state == PaymentState::Matched);
    Ok(matched)
}
