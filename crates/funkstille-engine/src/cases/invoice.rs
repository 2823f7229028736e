//! The copy of the invoice, which every demand carries.

use funkstille_core::case::{Happened, Withdrawal};
use funkstille_core::client::{InvoiceRef, Matter};
use funkstille_store::event::CaseRecord;

use crate::change::{Change, waiting_letter};
use crate::engine::{Engine, Moment};
use crate::error::{Error, Misfit, Problem};

/// Puts the copy of its invoice on file. A letter that waits is written anew, with it.
///
/// # Errors
/// Where there is no such case, or it is about no invoice.
pub async fn attach_invoice(
    engine: &Engine,
    moment: &mut Moment,
    case: &str,
    bytes: &[u8],
) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    change.load_case(case).await?;
    let matter = change.matter(case)?.clone();
    let no_invoice = || Problem::DoesNotFit { case: case.to_owned(), why: Misfit::NotAboutMoney };
    let invoice = matter.invoice.clone().ok_or_else(no_invoice)?;
    let file = change.work.put_blob(bytes, change.moment.now).await?;
    let invoice = Some(InvoiceRef { file: Some(file), ..invoice });
    change.record(case, &CaseRecord::Concerns(Matter { invoice, ..matter }))?;
    if let Some(step) = waiting_letter(change.case(case)?.0).cloned() {
        let why = Withdrawal::FactsChanged;
        change.happen(case, Happened::LetterWithdrawn { step, why })?;
    }
    change.finish().await
}
