//! What came for an invoice that is cancelled is free again: it is judged anew, and may be for the
//! invoice that took its place (docs/receivables.md, *Payments*).

use funkstille_core::invoice::{PaymentIn, WhyReverted};
use funkstille_store::PaymentState;

use super::payments::{entry_of, is_of_bank};
use crate::change::Change;
use crate::error::Error;
use crate::invoices::revert::revert_in;

/// Takes the payments of statements back from an invoice, and from all others that they paid too;
/// gives them. They wait for an invoice then. What a person recorded stays.
///
/// # Errors
/// Where there is no such invoice, or the database fails.
pub(crate) async fn set_free(
    change: &mut Change<'_>,
    invoice: &str,
) -> Result<Vec<PaymentIn>, Error> {
    change.load_invoices(&[invoice]).await?;
    let paid = change.invoice(invoice)?.payments.iter();
    let freed: Vec<PaymentIn> = paid.filter(|it| is_of_bank(&it.payment)).cloned().collect();
    for PaymentIn { payment, .. } in &freed {
        revert_in(change, payment, WhyReverted::Mistaken).await?;
        let Some((entry, part)) = entry_of(payment) else { continue };
        let kept = change.work.read().bank_payments_of(entry).await?;
        for payment in kept.iter().filter(|it| it.part == part) {
            change.work.mark_bank_payment(payment, PaymentState::Open).await?;
        }
    }
    Ok(freed)
}
