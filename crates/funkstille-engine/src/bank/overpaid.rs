//! Invoices for which more came than was owed: the rest is the client's, and a person decides what
//! becomes of it.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::money::Money;
use funkstille_store::projection::InvoiceRow;
use funkstille_store::{BankPayment, PaymentState, Reading};
use jiff::ToSpan;
use jiff::civil::Date;

use super::payments::{name_of, number_of};
use crate::change::Known;
use crate::claims;
use crate::engine::{Engine, Moment};
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
        let own = paid.iter().filter(|it| it.invoice == row.invoice);
        let own = own.filter_map(|it| names.get(&it.payment));
        let last = own.max_by_key(|it| (it.booked_on, it.entry, it.part));
        if let Some(last) = last {
            found.extend(beyond((&mut *known, &mut *reading), &row, last).await?);
        }
    }
    found.sort_by(|one, other| (one.on, &one.number).cmp(&(other.on, &other.number)));
    Ok(found)
}

/// Those that payments of a change made so, once it is finished: each invoice with the last of
/// them.
///
/// # Errors
/// As [`overpaid`].
pub(super) async fn overpaid_by(
    engine: &Engine,
    moment: &Moment,
    payments: &BTreeMap<String, BankPayment>,
) -> Result<Vec<Overpaid>, Error> {
    let mut found = Vec::new();
    if payments.is_empty() {
        return Ok(found);
    }
    let mut reading = engine.read().await?;
    let mut known = Known::of(engine, &mut reading, moment.now).await?;
    let invoices: Vec<&str> = payments.keys().map(String::as_str).collect();
    for row in reading.invoice_rows(&invoices).await? {
        if let Some(last) = payments.get(&row.invoice) {
            found.extend(beyond((&mut known, &mut reading), &row, last).await?);
        }
    }
    found.sort_by(|one, other| (one.on, &one.number).cmp(&(other.on, &other.number)));
    Ok(found)
}

/// What came for an invoice beyond all that may be claimed; `None` where nothing did.
async fn beyond(
    (known, reading): (&mut Known<'_>, &mut Reading),
    row: &InvoiceRow,
    last: &BankPayment,
) -> Result<Option<Overpaid>, Error> {
    let minor = claims::beyond_claim(known, reading, row).await?;
    Ok((minor > 0).then(|| Overpaid {
        entry: number_of(last.entry, last.part),
        on: last.booked_on,
        number: row.number.clone(),
        beyond: Money { minor, ..row.amount },
    }))
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
