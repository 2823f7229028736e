//! The use case *bank import*: what statements say is kept, each entry once. One file is one
//! change:
//! it is taken in as a whole, or not at all.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use funkstille_core::bank::{Identity, new_among};
use funkstille_core::claim::Balance;
use funkstille_core::invoice::InvoiceState;
use funkstille_formats::bank::BankEntry;
use funkstille_store::{BankPayment, PaymentState};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use super::gaps;
use super::matching::{self, Matched};
use super::overpaid::{Overpaid, overpaid_by};
use super::payments::{self, Source};
use super::read::ReadStatement;
use super::returned;
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::numbers::{self, Counted};

/// What became of the entries of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Entries that are new.
    pub new: usize,
    /// Entries that were known already.
    pub known: usize,
    /// Entries that are only announced, or move nothing: they are left out.
    pub announced: usize,
    /// What became of the new ones.
    pub matched: Matched,
    /// Invoices for which more came with them than was owed.
    pub overpaid: Vec<Overpaid>,
}

/// An entry that is kept, and its day.
type Dated<'a> = (Cow<'a, BankEntry>, Date);

/// Keeps what a file says, and matches it with invoices.
///
/// # Errors
/// Where the database fails, or nobody has said yet who the business is.
pub async fn import(
    engine: &Engine,
    moment: &mut Moment,
    path: &Path,
    statement: &ReadStatement,
) -> Result<Imported, Error> {
    let source = Source { file: path.display().to_string(), format: &statement.format };
    let mut change = Change::begin(engine, moment).await?;
    let own = change.business.iban();
    let kept = statement.entries.iter().filter(|entry| payments::is_kept(entry));
    let dated = kept.filter_map(|entry| {
        Some((payments::with_own_account(entry, own.as_deref()), payments::day_of(entry)?))
    });
    let dated: Vec<Dated<'_>> = dated.collect();
    change.is_strict = false;
    // What each entry would be kept as; those that are known already are left out.
    let found = dated.iter().map(|(entry, on)| payments::payments(entry, *on, &source));
    let found: Vec<Vec<BankPayment>> = found.collect();
    let new: BTreeSet<usize> = new_entries(&mut change, &found).await?.into_iter().collect();
    let now = change.now;
    let first = numbers::take(&mut change.work, Counted::BankEntry, new.len(), now).await?;
    let first = i64::try_from(first).unwrap_or(i64::MAX);
    let kept = found.into_iter().enumerate().filter(|(place, _)| new.contains(place));
    let rows = (first..).zip(kept).flat_map(|(entry, (_, payments))| {
        payments.into_iter().map(move |payment| BankPayment { entry, ..payment })
    });
    let mut rows: Vec<_> = rows.collect();
    let matched = settle(&mut change, &mut rows).await?;
    reach(&mut change, statement, &dated).await?;
    gaps::note(&mut change, path, statement).await?;
    let beyond = beyond(&change, &rows);
    change.finish().await?;
    Ok(Imported {
        new: new.len(),
        known: dated.len() - new.len(),
        announced: statement.entries.len() - dated.len(),
        matched,
        overpaid: overpaid_by(engine, moment, &beyond).await?,
    })
}

/// The invoices for which more has come by now than their amount, each with the last payment for
/// it.
fn beyond(change: &Change<'_>, rows: &[BankPayment]) -> BTreeMap<String, BankPayment> {
    let over = change.changed_invoices();
    let over = over.filter(|(_, state)| matches!(state.balance(), Balance::Overpaid(_)));
    let over: Vec<(&str, &InvoiceState)> = over.collect();
    let mut last = BTreeMap::new();
    if over.is_empty() {
        return last;
    }
    let names: BTreeMap<String, &BankPayment> =
        rows.iter().map(|row| (payments::name_of(row), row)).collect();
    for (invoice, state) in over {
        let own = state.payments.iter().filter_map(|paid| names.get(&paid.payment));
        if let Some(row) = own.max_by_key(|row| (row.booked_on, row.entry, row.part)) {
            last.insert(invoice.to_owned(), (*row).clone());
        }
    }
    last
}

/// Keeps payments, and does what follows from them: what they surely pay is paid, and what they
/// gave back is open again.
async fn settle(change: &mut Change<'_>, rows: &mut [BankPayment]) -> Result<Matched, Error> {
    let asked = matching::pay_certain(change, rows).await?;
    let now = change.now;
    change.work.add_bank_payments(rows, now).await?;
    for (place, shares, _) in &asked {
        let questions = matching::question_rows(&rows[*place], shares);
        change.work.add_bank_questions(&questions).await?;
    }
    let taken = returned::take_back(change, rows).await?;
    let certain = rows.iter().filter(|row| row.state == PaymentState::Matched).count();
    let asked = (asked.len() + taken.unclear).saturating_sub(taken.unasked);
    Ok(Matched { certain, asked, returned: taken.returned })
}

/// The places of the entries that are not known yet.
async fn new_entries(
    change: &mut Change<'_>,
    found: &[Vec<BankPayment>],
) -> Result<Vec<usize>, Error> {
    let first: Vec<&BankPayment> = found.iter().filter_map(|payments| payments.first()).collect();
    let days = first.iter().map(|payment| payment.booked_on);
    let (Some(from), Some(until)) = (days.clone().min(), days.max()) else {
        return Ok(Vec::new());
    };
    let known = change.work.read().bank_entries_between(from, until).await?;
    if known.is_empty() {
        return Ok((0..found.len()).collect());
    }
    let known: Vec<Identity> = known.iter().map(payments::identity_of).collect();
    let identities: Vec<Identity> = first.into_iter().map(payments::identity_of).collect();
    Ok(new_among(&identities, &known))
}

/// Notes up to when the statements of each account are complete: as the file says, or else to the
/// end of the day of its last entry; never later than now. A day to come proves nothing of today.
async fn reach(
    change: &mut Change<'_>,
    statement: &ReadStatement,
    dated: &[Dated<'_>],
) -> Result<(), Error> {
    let mut until: BTreeMap<&str, DateTime> = BTreeMap::new();
    let today = change.today;
    let end_of_today = today.tomorrow().unwrap_or(today).at(0, 0, 0, 0);
    let said = statement.until.iter().filter(|(_, until)| **until <= end_of_today);
    let said: BTreeMap<&str, DateTime> =
        said.map(|(account, it)| (account.as_str(), *it)).collect();
    for (entry, on) in dated.iter().filter(|(_, on)| *on <= today) {
        let account = entry.account.as_deref().unwrap_or_default();
        if let (Ok(next), false) = (on.tomorrow(), said.contains_key(account)) {
            let end = next.at(0, 0, 0, 0);
            let known = until.entry(account).or_insert(end);
            *known = end.max(*known);
        }
    }
    until.extend(said);
    let zone = change.around_business().sending.zone.clone();
    let now = change.now;
    for (account, until) in until {
        let until_at: Option<Timestamp> =
            until.to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp());
        if let Some(until_at) = until_at {
            change.work.put_bank_account(account, until_at.min(now), now).await?;
        }
    }
    Ok(())
}
