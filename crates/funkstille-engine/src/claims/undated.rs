//! Open invoices of which nothing says when they are due: no case begins for them by itself, so a
//! person is asked (docs/receivables.md, *Invoices*).

use funkstille_core::money::Money;
use funkstille_store::Reading;
use jiff::civil::Date;

use crate::change::Known;
use crate::error::Error;

/// An open invoice that names no due date, and has no case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undated {
    /// Its number.
    pub number: String,
    /// The client's name.
    pub client_name: String,
    /// Its day.
    pub issued_on: Date,
    /// What is unpaid of it.
    pub open: Money,
}

/// The most that are named at once (docs/receivables.md, *Limitation*).
const MOST: i64 = 100;

/// Such invoices, the oldest first.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn undated(
    known: &mut Known<'_>,
    reading: &mut Reading,
) -> Result<Vec<Undated>, Error> {
    let mut rows = reading.invoices_undated(MOST).await?;
    rows.retain(|row| row.case.is_none());
    let clients: Vec<&str> = rows.iter().map(|row| row.client.as_str()).collect();
    known.load_clients(reading, &clients).await?;
    let mut found = Vec::new();
    for row in rows {
        let client = known.client(&row.client)?.state.as_ref();
        let client_name = client.map_or_else(String::new, |state| state.client.name.clone());
        let open = Money { minor: row.open_minor, ..row.amount };
        found.push(Undated { number: row.number, client_name, issued_on: row.issued_on, open });
    }
    Ok(found)
}
