//! Money that goes back to a payer without a word of the bank for it: the same amount, to the same
//! side, with the number of an invoice that it paid. The payer's own numbers say the rest, or a
//! person (docs/bank.md, *Returned debits*).

use funkstille_core::bank::{Clues, is_same_name};
use funkstille_store::{BankPayment, PaymentState};

use super::payments::{entry_of, is_of_bank};
use crate::change::Change;
use crate::error::Error;

/// Whether it went out, and nobody has said that it gives something back.
pub(super) fn may_be_one(payment: &BankPayment) -> bool {
    payment.state == PaymentState::Out && payment.amount.minor < 0 && !payment.is_return
}

/// Marks those of these payments that give back what invoices were paid with; `found` is what each
/// of them names.
pub(super) async fn mark(
    change: &mut Change<'_>,
    payments: &mut [BankPayment],
    found: &[Clues],
) -> Result<(), Error> {
    for (place, clues) in found.iter().enumerate() {
        if !may_be_one(&payments[place]) {
            continue;
        }
        for invoice in clues.invoices.keys() {
            if gives_back(change, (payments, place), invoice).await? {
                payments[place].is_return = true;
            }
        }
    }
    Ok(())
}

/// Whether it goes to somebody who has paid just so much for this invoice.
async fn gives_back(
    change: &mut Change<'_>,
    (payments, place): (&[BankPayment], usize),
    invoice: &str,
) -> Result<bool, Error> {
    let out = &payments[place];
    change.load_invoices(&[invoice]).await?;
    let paid = change.invoice(invoice)?.payments.iter();
    let before = paid.filter(|it| is_of_bank(&it.payment) && it.on <= out.booked_on);
    let entries: Vec<(i64, i64)> = before.filter_map(|it| entry_of(&it.payment)).collect();
    for (entry, part) in entries {
        let is_it = |it: &&BankPayment| it.entry == entry && it.part == part;
        // Those of this file are not kept yet.
        let mut known = payments.iter().find(is_it).cloned();
        if known.is_none() {
            let kept = change.work.read().bank_payments_of(entry).await?;
            known = kept.iter().find(is_it).cloned();
        }
        if known.is_some_and(|it| is_opposite(out, &it)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the same amount went to the side from which it had come.
fn is_opposite(out: &BankPayment, came: &BankPayment) -> bool {
    let accounts = out.counterparty_account.as_deref().zip(came.counterparty_account.as_deref());
    let names = out.counterparty.as_deref().zip(came.counterparty.as_deref());
    let is_same_side = accounts.is_some_and(|(one, two)| one == two)
        || names.is_some_and(|(one, two)| is_same_name(one, two));
    let is_unsaid = accounts.is_none() && names.is_none();
    out.amount.currency == came.amount.currency
        && out.amount.minor.checked_neg() == Some(came.amount.minor)
        && (is_same_side || is_unsaid)
}
