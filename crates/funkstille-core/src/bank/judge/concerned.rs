//! Whom else a payment may concern about which a person is asked: until the answer, no letter may
//! go to any of them (docs/bank.md).

use std::collections::BTreeSet;

use super::{Clues, Doubt, Share, Strength, Verdict, of_strength, was_open};
use crate::bank::{Known, KnownInvoice, Payment};

/// The verdict; where it is not certain, with nothing for every other invoice that is named, and
/// for the oldest one of every other client whose account or name it is.
pub(in crate::bank) fn with_concerned(
    verdict: Verdict,
    (payment, clues): (&Payment, &Clues),
    known: &Known,
) -> Verdict {
    let Verdict::Likely(mut shares, doubts) = verdict else {
        return verdict;
    };
    let mut concerned = named((payment, known), clues);
    let mut clients: BTreeSet<&str> = BTreeSet::new();
    let meant = shares.iter().filter_map(|share| known.invoice(&share.invoice));
    clients.extend(meant.map(|invoice| invoice.client.as_str()));
    clients.extend(concerned.iter().map(|invoice| invoice.client.as_str()));
    let by_account = payment.counterparty_account.as_ref();
    let by_account = by_account.and_then(|it| known.accounts.get(it)).into_iter().flatten();
    let is_by_mention = doubts.contains(&Doubt::OtherClient)
        || clues.mentioned.iter().any(|it| clients.contains(it.as_str()));
    let mentioned = clues.mentioned.iter().filter(|_| is_by_mention);
    let others = by_account.chain(&clues.payers).chain(mentioned);
    let others: BTreeSet<&str> = others.map(String::as_str).collect();
    let oldest = others
        .difference(&clients)
        .filter_map(|client| known.oldest_of(client).find(|invoice| was_open(payment, invoice)));
    concerned.extend(oldest);
    for invoice in concerned {
        if !shares.iter().any(|share| share.invoice == invoice.invoice) {
            shares.push(Share { invoice: invoice.invoice.clone(), minor: 0 });
        }
    }
    Verdict::Likely(shares, doubts)
}

/// The invoices that are named: by their whole numbers, or else by less than that.
fn named<'a>((payment, known): (&Payment, &'a Known), clues: &Clues) -> Vec<&'a KnownInvoice> {
    let find = |wanted| of_strength(&clues.invoices, wanted, known);
    let outright: Vec<&KnownInvoice> =
        find(Strength::Strong).filter(|invoice| invoice.open.minor > 0).collect();
    if clues.invoices.values().any(|it| *it == Strength::Strong) {
        return outright;
    }
    let less = find(Strength::Cut).chain(find(Strength::Weak));
    less.filter(|invoice| was_open(payment, invoice)).collect()
}
