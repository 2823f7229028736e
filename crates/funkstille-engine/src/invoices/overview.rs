//! An invoice with everything that is known about it, for showing it.

use funkstille_core::claim::BeyondTable;
use funkstille_core::invoice::InvoiceState;
use funkstille_store::projection::InvoiceRow;
use jiff::Timestamp;

use super::Meant;
use crate::claims::{Receivable, owed};
use crate::clients::number;
use crate::engine::Engine;
use crate::error::{Error, InvoiceProblem};

/// An invoice with everything that is known about it.
#[derive(Clone, Debug, PartialEq)]
pub struct InvoiceOverview {
    /// Its id.
    pub invoice: String,
    /// What its events say.
    pub state: InvoiceState,
    /// What is owed for it today.
    pub owed: Receivable,
}

/// How many invoices are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

impl InvoiceOverview {
    /// One invoice, by its number.
    ///
    /// # Errors
    /// [`InvoiceProblem::Unknown`] where there is none.
    pub async fn load(engine: &Engine, given: &str, now: Timestamp) -> Result<Self, Error> {
        let mut reading = engine.read().await?;
        let row = super::find(&mut reading, given).await?;
        let unknown = || InvoiceProblem::Unknown { given: given.to_owned() };
        let view = reading.invoice_view(&row.invoice).await?;
        let state = view.and_then(|view| view.state).ok_or_else(unknown)?;
        drop(reading);
        let invoice = row.invoice.clone();
        let (_, owed) = owed(engine, now, (&Meant::Invoice(row), BeyondTable::LeftOut)).await?;
        Ok(Self { invoice, state, owed })
    }

    /// The rows of all invoices, or of those of which something is open, in the order in which they
    /// became known.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn rows(engine: &Engine, all: bool) -> Result<Vec<InvoiceRow>, Error> {
        let mut reading = engine.read().await?;
        let mut rows: Vec<InvoiceRow> = Vec::new();
        loop {
            let after = rows.last().map_or(String::new(), |row| row.invoice.clone());
            let page = if all {
                reading.invoices(&after, PAGE).await?
            } else {
                reading.invoices_open(&after, PAGE).await?
            };
            if page.is_empty() {
                rows.sort_by_key(|row| number(&row.invoice));
                return Ok(rows);
            }
            rows.extend(page);
        }
    }
}
