//! An invoice, or a case, as a person names it.

use std::cmp::Reverse;

use funkstille_store::Reading;
use funkstille_store::projection::InvoiceRow;

use crate::clients::number;
use crate::error::{Error, InvoiceProblem};

/// What a person named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// An invoice that is on record.
    Invoice(InvoiceRow),
    /// A case whose invoice is not on record, by its id.
    Case(String),
}

/// What stands before a number where a case, or an invoice, is meant.
const CASE: &str = "case/";
const INVOICE: &str = "invoice/";

/// The invoice of a number, as it is printed.
///
/// # Errors
/// [`InvoiceProblem::Unknown`] where there is none.
pub async fn find(reading: &mut Reading, given: &str) -> Result<InvoiceRow, Error> {
    let given = given.trim();
    let rows = reading.invoices_numbered(&[given]).await?;
    let unknown = || InvoiceProblem::Unknown { given: given.to_owned() };
    Ok(first(rows).ok_or_else(unknown)?)
}

/// The invoice of a number: one that was cancelled makes way for another, and of several that were
/// it is the last one.
pub(super) fn first(mut rows: Vec<InvoiceRow>) -> Option<InvoiceRow> {
    rows.sort_by_key(|row| (row.is_cancelled, Reverse(number(&row.invoice))));
    rows.into_iter().next()
}

/// What is meant by the number of a case or of an invoice; `case/7` and `invoice/7` say which.
///
/// # Errors
/// [`InvoiceProblem::UnknownMatter`] where there is neither, [`InvoiceProblem::Ambiguous`] where
/// both are there and are about different things.
pub async fn meant(reading: &mut Reading, given: &str) -> Result<Meant, Error> {
    let given = given.trim();
    let (as_case, as_invoice) = match (given.strip_prefix(CASE), given.strip_prefix(INVOICE)) {
        (Some(case), _) => (Some(case), None),
        (None, Some(number)) => (None, Some(number)),
        (None, None) => (Some(given), Some(given)),
    };
    let of_case = match as_case {
        Some(case) => of_case(reading, case).await?,
        None => None,
    };
    let of_number = match as_invoice {
        Some(number) => first(reading.invoices_numbered(&[number]).await?),
        None => None,
    };
    match (of_case, of_number.map(Meant::Invoice)) {
        (Some(one), Some(other)) if one != other => {
            Err(InvoiceProblem::Ambiguous { given: given.to_owned() }.into())
        }
        (Some(one), _) | (None, Some(one)) => Ok(one),
        (None, None) => Err(InvoiceProblem::UnknownMatter { given: given.to_owned() }.into()),
    }
}

async fn of_case(reading: &mut Reading, case: &str) -> Result<Option<Meant>, Error> {
    let Some(view) = reading.case_view(case).await? else { return Ok(None) };
    let Some(matter) = view.matter else { return Ok(Some(Meant::Case(case.to_owned()))) };
    let Some(invoice) = &matter.invoice else { return Ok(Some(Meant::Case(case.to_owned()))) };
    let rows = reading.invoices_numbered(&[&invoice.number]).await?;
    let own = first(rows).filter(|row| row.client == matter.client);
    Ok(Some(own.map_or_else(|| Meant::Case(case.to_owned()), Meant::Invoice)))
}
