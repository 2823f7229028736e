//! What is known when payments are judged: every invoice, who has paid from which account, and the
//! names of clients.

use std::collections::BTreeMap;

use funkstille_core::bank::{Known, KnownInvoice, Payment, Slack, is_same_account};
use funkstille_core::claim::CashDiscount;
use funkstille_core::invoice::InvoiceState;
use funkstille_core::money::Money;
use funkstille_store::BankPayment;
use funkstille_store::projection::InvoiceRow;

use crate::change::Change;
use crate::error::Error;

/// How many rows are read at once (docs/bank.md).
const PAGE: i64 = 500;

/// What is known when these payments are judged, with what the change says by now.
///
/// # Errors
/// Where the database fails.
pub(super) async fn known(
    change: &mut Change<'_>,
    payments: &[BankPayment],
) -> Result<Known, Error> {
    let own = change.business.iban();
    // Each with whether it was cancelled.
    let new: BTreeMap<String, (bool, KnownInvoice)> =
        change.changed_invoices().map(|(id, state)| (id.to_owned(), of_state(id, state))).collect();
    let reading = change.work.read();
    let (mut invoices, mut after) = (Vec::new(), String::new());
    loop {
        let page = reading.invoices(&after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after.clone_from(&last.invoice);
        let rows = page.into_iter().filter(|row| !new.contains_key(&row.invoice));
        invoices.extend(rows.map(|row| (row.is_cancelled, of_row(row))));
    }
    invoices.extend(new.into_values());
    let (cancelled, invoices): (Vec<_>, Vec<_>) = invoices.into_iter().partition(|(it, _)| *it);
    let mut known = Known::of(invoices.into_iter().map(|(_, invoice)| invoice));
    for (_, invoice) in cancelled {
        known.add_cancelled(invoice);
    }
    let accounts = payments.iter().filter_map(|it| it.counterparty_account.as_deref());
    let accounts: Vec<&str> = accounts.collect();
    // Nobody pays from the account on which the money comes in.
    let is_other = |it: &str| own.as_deref().is_none_or(|own| !is_same_account(own, it));
    let paying = reading.paying_accounts(&accounts).await?;
    for (account, client) in paying.into_iter().filter(|(account, _)| is_other(account)) {
        known.accounts.entry(account).or_default().insert(client);
    }
    let mut after = String::new();
    loop {
        let page = reading.clients(&after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(known) };
        for (client, name) in reading.contact_names(&after, &last.client).await? {
            known.contacts.entry(client).or_default().insert(name);
        }
        after.clone_from(&last.client);
        known.names.extend(page.into_iter().map(|row| (row.client, row.name)));
    }
}

/// How much less counts as all of an invoice. What came for it before is taken into account by what
/// is open.
pub(super) fn slack(state: &InvoiceState) -> Slack {
    let terms = &state.terms;
    let kept = |discount: CashDiscount| Some((discount.until_on, discount.of(terms.amount)?));
    Slack { tolerance_minor: terms.tolerance_minor, discount: terms.discount.and_then(kept) }
}

fn of_state(id: &str, state: &InvoiceState) -> (bool, KnownInvoice) {
    let terms = &state.terms;
    let known = KnownInvoice {
        invoice: id.to_owned(),
        client: terms.client.clone(),
        number: terms.number.clone(),
        issued_on: terms.issued_on,
        due_on: terms.due_on.unwrap_or(terms.issued_on),
        open: Money { minor: state.open_minor(), ..terms.amount },
        order: terms.order.clone(),
    };
    (state.cancelled_on.is_some(), known)
}

fn of_row(row: InvoiceRow) -> KnownInvoice {
    KnownInvoice {
        due_on: row.due_on.unwrap_or(row.issued_on),
        issued_on: row.issued_on,
        open: Money { minor: row.open_minor, ..row.amount },
        invoice: row.invoice,
        client: row.client,
        number: row.number,
        order: row.order,
    }
}

/// A payment as it is judged.
pub(super) fn seen(payment: &BankPayment) -> Payment {
    Payment {
        on: payment.booked_on,
        amount: payment.amount,
        counterparty: payment.counterparty.clone(),
        counterparty_account: payment.counterparty_account.clone(),
        reference: payment.reference.clone(),
        end_to_end_id: payment.end_to_end_id.clone(),
        is_return: payment.is_return,
    }
}
