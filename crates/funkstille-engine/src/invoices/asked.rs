//! Which open case asks for an invoice already: a mail that nobody answered may have opened one
//! before the invoice was on record.

use funkstille_core::client::{InvoiceRef, Matter};
use funkstille_core::invoice::{InvoiceTerms, names_number};
use funkstille_core::playbook::{Stage, Starts};
use funkstille_store::Reading;
use funkstille_store::event::CaseRecord;
use funkstille_store::projection::InvoiceRow;
use jiff::Timestamp;

use super::join::{link, tell_case};
use crate::change::{Change, Known};
use crate::engine::Engine;
use crate::error::Error;
use crate::letters::take_back;

/// Which open case asks for an invoice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AskedBy {
    /// None.
    Nobody,
    /// This one: it has the invoice's number, or its subject names it.
    Case(String),
    /// Perhaps one of these, all of the same client: they ask for money, and it is not known for
    /// which invoice.
    Perhaps(Vec<String>),
}

/// The open cases of a client, by id.
fn open_cases(known: &Known<'_>, client: &str) -> Vec<String> {
    let open = known.siblings(client).iter().filter(|row| row.is_open);
    open.map(|row| row.case.clone()).collect()
}

/// Which open case of its client asks for an invoice; the cases were loaded. `rows` are the
/// client's invoices that are on record.
pub(crate) fn asked_by(known: &Known<'_>, terms: &InvoiceTerms, rows: &[InvoiceRow]) -> AskedBy {
    let (mut named, mut perhaps) = (Vec::new(), Vec::new());
    for case in open_cases(known, &terms.client) {
        let (Ok(matter), Some(state)) = (known.matter(&case), known.state(&case)) else { continue };
        if let Some(invoice) = &matter.invoice {
            if invoice.number == terms.number {
                return AskedBy::Case(case);
            }
            continue;
        }
        let opening = &state.opening;
        if opening.stage != Stage::Payment {
            continue;
        }
        // No mail asks for an invoice before there is one, and none for other money.
        let is_before = opening.starts == Starts::Message && opening.trigger_on < terms.issued_on;
        let is_other = opening.claim.is_some_and(|it| it.currency != terms.amount.currency);
        let can_be = !is_before && !is_other;
        let is_named = |number: &str| names_number(&matter.subject, number);
        let is_about_other =
            || rows.iter().any(|row| row.number != terms.number && is_named(&row.number));
        if is_named(&terms.number) && can_be && known.broken(&case).is_none() {
            named.push(case);
        } else if is_named(&terms.number) || can_be && !is_about_other() {
            perhaps.push(case);
        }
    }
    match (named.as_slice(), perhaps.is_empty()) {
        ([only], _) => AskedBy::Case(only.clone()),
        ([], true) => AskedBy::Nobody,
        ([], false) => AskedBy::Perhaps(perhaps),
        _ => AskedBy::Perhaps(named),
    }
}

/// As [`asked_by`], inside a change, which loads what it needs.
///
/// # Errors
/// Where the database fails.
pub(super) async fn asked_in(
    change: &mut Change<'_>,
    terms: &InvoiceTerms,
) -> Result<AskedBy, Error> {
    change.load_siblings(&[&terms.client]).await?;
    let open = open_cases(change, &terms.client);
    let open: Vec<&str> = open.iter().map(String::as_str).collect();
    change.load_readable(&open).await?;
    let rows = change.work.read().invoices_of_clients(&[&terms.client]).await?;
    Ok(asked_by(change, terms, &rows))
}

/// The case that a mail opened becomes the one of an invoice. A letter that waits is written anew.
///
/// # Errors
/// Where one of them was not loaded.
pub(super) async fn join_case(
    change: &mut Change<'_>,
    (invoice, terms): (&str, &InvoiceTerms),
    case: &str,
) -> Result<(), Error> {
    let matter = change.matter(case)?.clone();
    let is_new = matter.invoice.is_none();
    if is_new {
        let (number, issued_on, file) = (terms.number.clone(), terms.issued_on, terms.file);
        let invoice = Some(InvoiceRef { number, issued_on, file });
        change.record(case, &CaseRecord::Concerns(Matter { invoice, ..matter }))?;
    }
    tell_case(change, case, (terms.due_on, Some(terms.amount)))?;
    link(change, invoice, case).await?;
    if is_new {
        take_back(change, case).await?;
    }
    Ok(())
}

/// The open cases that perhaps ask for an invoice that has none, with its id: a person says which.
///
/// # Errors
/// Where there is no such invoice, or the database fails.
pub async fn perhaps_asked(
    engine: &Engine,
    now: Timestamp,
    invoice: &str,
) -> Result<Vec<String>, Error> {
    let mut reading = engine.read().await?;
    let mut known = Known::of(engine, &mut reading, now).await?;
    known.load_invoices(&mut reading, &[invoice]).await?;
    let state = known.invoice(invoice)?;
    if state.case.is_some() {
        return Ok(Vec::new());
    }
    let terms = state.terms.clone();
    match asked_of_page(&mut known, &mut reading, &terms).await? {
        AskedBy::Perhaps(cases) => Ok(cases),
        AskedBy::Nobody | AskedBy::Case(_) => Ok(Vec::new()),
    }
}

/// As [`asked_by`], for a page, which loads what it needs.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn asked_of_page(
    known: &mut Known<'_>,
    reading: &mut Reading,
    terms: &InvoiceTerms,
) -> Result<AskedBy, Error> {
    known.load_siblings(reading, &[&terms.client]).await?;
    let open = open_cases(known, &terms.client);
    let open: Vec<&str> = open.iter().map(String::as_str).collect();
    known.load_readable_whole(reading, &open).await?;
    let rows = reading.invoices_of_clients(&[&terms.client]).await?;
    Ok(asked_by(known, terms, &rows))
}
