//! A payment counts no longer: it was for something else, or the money went back.

use funkstille_core::case::Happened;
use funkstille_core::invoice::{InvoiceEvent, WhyReverted};
use funkstille_core::money::Money;

use super::join::end_if_settled;
use crate::bank::note_reverted;
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::{Error, InvoiceProblem};

/// Takes a payment back, from every invoice that it was for; gives their ids. A case that had
/// ended as paid is open again, with its history, and its plan goes on.
///
/// # Errors
/// [`InvoiceProblem::UnknownPayment`] where no such payment counts.
pub async fn revert(
    engine: &Engine,
    moment: &mut Moment,
    payment: &str,
    why: WhyReverted,
) -> Result<Vec<String>, Error> {
    let mut change = Change::begin(engine, moment).await?;
    let invoices = revert_in(&mut change, payment, why).await?;
    change.finish().await?;
    Ok(invoices)
}

/// As [`revert`], inside a change that goes on.
///
/// # Errors
/// As [`revert`].
pub(crate) async fn revert_in(
    change: &mut Change<'_>,
    payment: &str,
    why: WhyReverted,
) -> Result<Vec<String>, Error> {
    let rows = change.work.read().payments_named(&[payment]).await?;
    if rows.is_empty() {
        return Err(InvoiceProblem::UnknownPayment { given: payment.to_owned() }.into());
    }
    let invoices: Vec<String> = rows.iter().map(|row| row.invoice.clone()).collect();
    for row in rows {
        change.load_invoices(&[&row.invoice]).await?;
        let state = change.invoice(&row.invoice)?;
        let (case, currency) = (state.case.clone(), state.terms.amount.currency);
        let event = InvoiceEvent::PaymentReverted { payment: payment.to_owned(), why };
        change.happen_to_invoice(&row.invoice, &event)?;
        let Some(case) = case else { continue };
        change.load_case(&case).await?;
        let amount = Some(Money { minor: row.minor, currency });
        change.happen(&case, Happened::PaymentReverted { amount })?;
        end_if_settled(change, &row.invoice, &case)?;
    }
    note_reverted(change, payment, why).await?;
    Ok(invoices)
}
