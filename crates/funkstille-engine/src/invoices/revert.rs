//! A payment counts no longer: it was for something else, or the money went back.

use std::collections::BTreeMap;

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
    let paid = revert_in(&mut change, payment, why).await?;
    change.finish().await?;
    Ok(paid.into_keys().collect())
}

/// As [`revert`], inside a change that goes on; gives how much of each invoice it had paid, too.
///
/// # Errors
/// As [`revert`].
pub(crate) async fn revert_in(
    change: &mut Change<'_>,
    payment: &str,
    why: WhyReverted,
) -> Result<BTreeMap<String, i64>, Error> {
    let paid = paid_by(change, payment).await?;
    if paid.is_empty() {
        return Err(InvoiceProblem::UnknownPayment { given: payment.to_owned() }.into());
    }
    for (invoice, minor) in &paid {
        change.load_invoices(&[invoice]).await?;
        let state = change.invoice(invoice)?;
        // The case of an invoice that was cancelled is over, whatever comes of its money.
        let case = state.case.clone().filter(|_| state.cancelled_on.is_none());
        let currency = state.terms.amount.currency;
        let event = InvoiceEvent::PaymentReverted { payment: payment.to_owned(), why };
        change.happen_to_invoice(invoice, &event)?;
        let Some(case) = case else { continue };
        change.load_case(&case).await?;
        let amount = Some(Money { minor: *minor, currency });
        change.happen(&case, Happened::PaymentReverted { amount })?;
        end_if_settled(change, invoice, &case)?;
    }
    note_reverted(change, payment, why).await?;
    Ok(paid)
}

/// The invoices that a payment pays, by id, with how much, in minor units: those on record, and
/// what this change itself has done by now, as where one statement holds a payment and its return.
async fn paid_by(change: &mut Change<'_>, payment: &str) -> Result<BTreeMap<String, i64>, Error> {
    let rows = change.work.read().payments_named(&[payment]).await?;
    let mut paid: BTreeMap<String, i64> =
        rows.into_iter().map(|row| (row.invoice, row.minor)).collect();
    for (invoice, state) in change.changed_invoices() {
        match state.payment(payment) {
            Some(it) => paid.insert(invoice.to_owned(), it.minor),
            None => paid.remove(invoice),
        };
    }
    Ok(paid)
}
