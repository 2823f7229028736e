//! Payments that name an invoice that was cancelled: what came for it is free again, and which
//! invoice took its place only a person knows (docs/bank.md).

use std::collections::BTreeSet;

use super::judge::{Clues, Doubt, Share, Verdict, doubted, with_concerned};
use super::reference::{Strength, is_same_number};
use super::{Known, KnownInvoice, Payment};

/// The verdict on a payment, where it names invoices by their whole numbers that were cancelled:
/// nothing is certain then, and if nothing else is meant, an open invoice of the same client is. A
/// number that was given anew means the new invoice alone. `clues` say which invoices it names.
pub fn doubt_cancelled(
    verdict: Verdict,
    (payment, clues): (&Payment, &Clues),
    known: &Known,
) -> Verdict {
    if payment.amount.minor <= 0 || payment.is_return {
        return verdict;
    }
    let cancelled = named_cancelled(payment, clues, known);
    if cancelled.is_empty() {
        return verdict;
    }
    let verdict = match verdict {
        // A guess by payer and amount says less than the number that stands there.
        Verdict::Likely(..) if clues.invoices.is_empty() => instead(payment, &cancelled, known),
        Verdict::None => instead(payment, &cancelled, known),
        verdict => doubted(verdict, Doubt::Cancelled),
    };
    with_concerned(verdict, (payment, clues), known)
}

/// The cancelled invoices that a payment names outright, and whose number no other has.
fn named_cancelled<'a>(
    payment: &Payment,
    clues: &Clues,
    known: &'a Known,
) -> Vec<&'a KnownInvoice> {
    let live: Vec<&KnownInvoice> =
        clues.invoices.keys().filter_map(|id| known.invoice(id)).collect();
    let is_given_anew =
        |gone: &&KnownInvoice| live.iter().any(|it| is_same_number(&it.number, &gone.number));
    let gone = known.cancelled_named(payment).into_iter();
    let gone = gone.filter(|(_, strength)| *strength == Strength::Strong);
    gone.map(|(invoice, _)| invoice).filter(|gone| !is_given_anew(gone)).collect()
}

/// What it may be for in place of these: open invoices of the same clients, first the one whose
/// amount it is, then those that came after.
fn instead(payment: &Payment, cancelled: &[&KnownInvoice], known: &Known) -> Verdict {
    let first_on = cancelled.iter().map(|gone| gone.issued_on).min();
    let clients: BTreeSet<&str> = cancelled.iter().map(|gone| gone.client.as_str()).collect();
    let open = clients.into_iter().flat_map(|client| known.open_of(client));
    let mut open: Vec<&KnownInvoice> =
        open.filter(|invoice| invoice.open.currency == payment.amount.currency).collect();
    open.sort_by_key(|invoice| {
        let is_other_amount = invoice.open != payment.amount;
        (is_other_amount, Some(invoice.issued_on) < first_on, invoice.due_on, &invoice.invoice)
    });
    let mut left = payment.amount.minor;
    let mut shares = Vec::new();
    for invoice in open {
        let minor = left.min(invoice.open.minor);
        if minor > 0 {
            shares.push(Share { invoice: invoice.invoice.clone(), minor });
            left -= minor;
        }
    }
    let mut doubts = BTreeSet::from([Doubt::Cancelled]);
    let Some(last) = shares.last_mut() else { return Verdict::None };
    if left > 0 {
        last.minor += left;
        doubts.insert(Doubt::TooMuch);
    }
    Verdict::Likely(shares, doubts)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::bank::judge::tests::told;
    use crate::bank::{clues, judge};
    use crate::money::{Currency, Money};

    fn euros(minor: i64) -> Money {
        Money { minor, currency: Currency::EUR }
    }

    fn invoice(id: &str, client: &str, number: &str, (minor, day): (i64, i8)) -> KnownInvoice {
        KnownInvoice {
            invoice: id.to_owned(),
            client: client.to_owned(),
            number: number.to_owned(),
            issued_on: date(2026, 3, day),
            due_on: date(2026, 4, day),
            open: euros(minor),
            order: None,
        }
    }

    /// Of Lang, 14 and 16 were cancelled, and 16 was given anew; 10 and 15 are open. Of Kern, 20
    /// was cancelled, and nothing is open.
    fn known() -> Known {
        let mut known = Known::of([
            invoice("1", "lang", "RE-2026-10", (50_000, 1)),
            invoice("2", "lang", "RE-2026-15", (129_000, 20)),
            invoice("3", "lang", "RE-2026-16", (70_000, 21)),
        ]);
        for (id, client, number) in
            [("7", "lang", "RE-2026-14"), ("8", "lang", "RE-2026-16"), ("9", "kern", "RE-2026-20")]
        {
            known.add_cancelled(invoice(id, client, number, (0, 10)));
        }
        known.accounts = [("DE1".to_owned(), BTreeSet::from(["lang".to_owned()]))].into();
        known
    }

    #[test]
    fn r_04_what_names_a_cancelled_invoice_is_asked() {
        let known = known();
        for (minor, reference, account, expected) in [
            // Another may have taken its place: the one of that amount, one that came after.
            (119_000, "RE-2026-14", "", "likely 2:119000 (cancelled)"),
            (50_000, "RE-2026-14", "", "likely 1:50000 (cancelled)"),
            (200_000, "RE-2026-14", "", "likely 2:129000 3:70000 1:1000 (cancelled)"),
            (249_100, "RE-2026-14", "", "likely 2:129000 3:70000 1:50100 (too-much cancelled)"),
            // Account and amount say it no longer.
            (50_000, "RE-2026-14", "DE1", "likely 1:50000 (cancelled)"),
            (129_000, "RE-2026-14 RE-2026-15", "", "likely 2:129000 (cancelled)"),
            // Its number was given anew.
            (70_000, "RE-2026-16", "", "certain 3:70000"),
            // Nothing of that client is open.
            (70_000, "RE-2026-20", "", "none"),
            // It is named in part only, or not at all.
            (50_000, "2026-14", "DE1", "certain 1:50000"),
            (50_000, "Danke", "DE1", "certain 1:50000"),
            (-50_000, "RE-2026-14", "", "none"),
        ] {
            let payment = Payment {
                on: date(2026, 3, 12),
                amount: euros(minor),
                counterparty: None,
                counterparty_account: Some(account.to_owned()).filter(|it| !it.is_empty()),
                reference: Some(reference.to_owned()),
                end_to_end_id: None,
                is_return: false,
            };
            let clues = clues(&payment, &known);
            let judged = judge(&payment, &clues, &known);
            let judged = doubt_cancelled(judged, (&payment, &clues), &known);
            assert_eq!(told(&judged), expected, "{minor} {reference} {account}");
        }
    }
}
