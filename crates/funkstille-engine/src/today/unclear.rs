//! Invoices that are due and for which no case begins, since one perhaps asks for them already.

use funkstille_store::Reading;

use super::gather::Gathered;
use super::unprepared::Looked;
use crate::error::Error;
use crate::invoices::{AskedBy, asked_of_page, perhaps};

/// How many invoices are looked at; more of them say nothing else
/// (docs/receivables.md).
const MOST: i64 = 100;

/// Tells of each beside the case that perhaps asks for it.
///
/// # Errors
/// Where the database fails.
pub(super) async fn look(
    gathered: &mut Gathered<'_>,
    reading: &mut Reading,
    looked: &mut Looked,
) -> Result<(), Error> {
    let known = &mut gathered.known;
    let rows = reading.invoices_without_case(known.today, "", MOST).await?;
    for row in rows {
        known.load_invoices(reading, &[&row.invoice]).await?;
        let Ok(state) = known.invoice(&row.invoice) else { continue };
        let terms = state.terms.clone();
        if let AskedBy::Perhaps(cases) = asked_of_page(known, reading, &terms).await? {
            let first = cases.first().cloned().unwrap_or_default();
            let cases_of = [first.as_str()];
            looked.tell(known, (&cases_of, ""), perhaps(&terms, cases).into())?;
        }
    }
    Ok(())
}
