//! Invoices that are time-barred soon: a person is warned while there is time to act
//! (docs/interest.md, *Limitation*).

use funkstille_core::claim::{Limitation, Owing};
use funkstille_store::Reading;
use jiff::ToSpan;
use jiff::civil::Date;

use super::of_case::Ground;
use super::receivables::limitation_of;
use crate::change::Known;
use crate::error::Error;

/// An invoice that is time-barred soon, or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeBarred {
    /// Its number.
    pub number: String,
    /// The client's name.
    pub client_name: String,
    /// The last day on which something that stops the time helps.
    pub last_day_on: Date,
}

impl TimeBarred {
    /// Whether that day has passed.
    pub fn is_past(&self, today: Date) -> bool {
        self.last_day_on < today
    }
}

/// The most that are named at once (docs/receivables.md, *Limitation*).
const MOST: i64 = 100;

/// The months before the end in which a person is warned (docs/interest.md, *Limitation*).
const WARNING_MONTHS: i64 = 6;

/// Open invoices that are time-barred soon, or were, the oldest first. Only those are looked at
/// that are old enough.
///
/// # Errors
/// Where the database fails, or a file of law cannot be used.
pub(crate) async fn time_barred(
    known: &mut Known<'_>,
    reading: &mut Reading,
) -> Result<Vec<TimeBarred>, Error> {
    let ground = Ground::of(known.engine, &known.business)?;
    let law = ground.law().and_then(|law| law.limitation.as_ref());
    let Some(years) = law.map(|law| i64::from(law.years)) else { return Ok(Vec::new()) };
    let today = known.today;
    let due_by = today.saturating_sub(years.years()).saturating_add(WARNING_MONTHS.months());
    let mut rows = reading.invoices_due(due_by, MOST).await?;
    // What names no due date is due by law.
    rows.extend(reading.invoices_undated(MOST).await?);
    let ids: Vec<&str> = rows.iter().map(|row| row.invoice.as_str()).collect();
    known.load_invoices(reading, &ids).await?;
    let clients: Vec<&str> = rows.iter().map(|row| row.client.as_str()).collect();
    known.load_clients(reading, &clients).await?;
    let mut found = Vec::new();
    for row in rows {
        let owing = Owing::of(known.invoice(&row.invoice)?, None, vec![]);
        let is_near = |limitation: &Limitation| limitation.warn_from_on <= today;
        let Some(limitation) = limitation_of(&owing, &ground).filter(is_near) else { continue };
        let client = known.client(&row.client)?.state.as_ref();
        let client_name = client.map_or_else(String::new, |state| state.client.name.clone());
        let last_day_on = limitation.last_day_on;
        found.push(TimeBarred { number: row.number, client_name, last_day_on });
    }
    found.sort_by_key(|it| it.last_day_on);
    found.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
    Ok(found)
}
