//! What is known when payments are judged: every invoice, who has paid from which account, the
//! names of clients, and what letters asked for.

use std::collections::BTreeMap;

use funkstille_core::bank::{Known, KnownInvoice, Payment, Slack, is_same_account};
use funkstille_core::claim::CashDiscount;
use funkstille_core::invoice::InvoiceState;
use funkstille_core::money::Money;
use funkstille_store::projection::InvoiceRow;
use funkstille_store::{BankPayment, Reading};

use crate::change::Change;
use crate::error::Error;
use crate::letters::{Asks, asks_of};

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
    let changed = change.changed_invoices().filter_map(|(id, state)| {
        let case = state.case.clone().filter(|_| state.is_open())?;
        Some((case, id.to_owned()))
    });
    // The open invoices for which cases ask, by case.
    let mut cases: BTreeMap<String, String> = changed.collect();
    let reading = change.work.read();
    let (mut invoices, mut after) = (Vec::new(), String::new());
    loop {
        let page = reading.invoices(&after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after.clone_from(&last.invoice);
        for row in page.into_iter().filter(|row| !new.contains_key(&row.invoice)) {
            if let Some(case) = row.case.clone().filter(|_| row.is_open()) {
                cases.insert(case, row.invoice.clone());
            }
            invoices.push((row.is_cancelled, of_row(row)));
        }
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
    call(reading, &mut known).await?;
    let of_cases: Vec<&str> = cases.keys().map(String::as_str).collect();
    for (_, facts) in reading.letters_asking(&of_cases).await? {
        ask(&mut known, &asks_of(&facts), &cases);
    }
    Ok(known)
}

/// Notes the names of clients and of their people.
async fn call(reading: &mut Reading, known: &mut Known) -> Result<(), Error> {
    let (mut clients, mut people) = (Vec::new(), Vec::new());
    let mut after = String::new();
    loop {
        let page = reading.clients(&after, PAGE).await?;
        let Some(last) = page.last() else { break };
        people.extend(reading.contact_names(&after, &last.client).await?);
        after.clone_from(&last.client);
        clients.extend(page.into_iter().map(|row| (row.client, row.name)));
    }
    let (clients, people) = (clients.iter().map(pair), people.iter().map(pair));
    known.call(clients, people);
    Ok(())
}

fn pair((client, name): &(String, String)) -> (&str, &str) {
    (client, name)
}

/// Notes what a letter asked for: in all, as long as all of its invoices are open, and for each of
/// them alone, as a client pays who sends a transfer for each. `cases` are the open invoices.
fn ask(known: &mut Known, asks: &[Asks], cases: &BTreeMap<String, String>) {
    let open = asks.iter().filter_map(|it| Some((it.amount()?, cases.get(&it.case)?.as_str())));
    let open: Vec<(Money, &str)> = open.collect();
    for (amount, invoice) in &open {
        known.ask(*amount, &[invoice]);
    }
    let Some((first, _)) = open.first() else { return };
    let currency = first.currency;
    let sum = open.iter().try_fold(0_i64, |sum, (amount, _)| {
        sum.checked_add(amount.minor).filter(|_| amount.currency == currency)
    });
    if let Some(minor) = sum.filter(|_| open.len() > 1 && open.len() == asks.len()) {
        let invoices: Vec<&str> = open.iter().map(|(_, invoice)| *invoice).collect();
        known.ask(Money { minor, currency }, &invoices);
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
