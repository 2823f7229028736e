//! What a payment pays that names no invoice by its whole number. Who is known by account or name
//! is asked about, whatever came, as long as an invoice of theirs is open (docs/bank.md).

use std::collections::BTreeSet;

use super::{
    Clues, Doubt, Strength, Verdict, discount_minor, doubted, likely, may_be_for, of_strength,
    oldest_first, shares, sum, was_open, with_others,
};
use crate::bank::reference::names_one_like;
use crate::bank::{BESIDE, Known, KnownInvoice, Payment};

/// An amount of so many units, or of a multiple of them, comes by chance: only one that has cents
/// says something alone (docs/bank.md).
const WHOLE_MINOR: i64 = 100;

/// Says it, by the clients that have paid from the account, too.
pub(super) fn unnamed(
    (payment, known): (&Payment, &Known),
    clues: &Clues,
    clients: Option<&BTreeSet<String>>,
) -> Verdict {
    let find = |wanted| of_strength(&clues.invoices, wanted, known);
    let weak = find(Strength::Weak).chain(find(Strength::Cut));
    let weak: Vec<&KnownInvoice> = weak.filter(|invoice| may_be_for(payment, invoice)).collect();
    let no_clients = BTreeSet::new();
    let clients = clients.unwrap_or(&no_clients);
    let by_words = || {
        let meant = || with_others(payment, &weak, known);
        let verdict = likely(payment.amount.minor, &meant(), Doubt::WeakName);
        let is_of_others = weak.iter().all(|invoice| !clients.contains(&invoice.client));
        if clients.is_empty() || !is_of_others {
            return verdict;
        }
        doubted(verdict, Doubt::OtherClient)
    };
    by_account_and_amount((payment, known), clues, clients)
        .or_else(|| by_account((payment, known), clients, &weak))
        .or_else(|| (!weak.is_empty()).then(by_words))
        .or_else(|| by_payer((payment, known), &clues.payers))
        .or_else(|| by_amount_of((payment, known), &clues.mentioned))
        .or_else(|| by_letter((payment, known)))
        .or_else(|| by_other_currency((payment, known), clues, clients))
        .unwrap_or(Verdict::None)
}

/// The account has paid for one client before, and just one invoice of that client is just as much:
/// certain, unless a word points elsewhere. `None` where it is not so, or where the word is the
/// better clue.
fn by_account_and_amount(
    (payment, known): (&Payment, &Known),
    clues: &Clues,
    clients: &BTreeSet<String>,
) -> Option<Verdict> {
    let exact = of_just_so_much((payment, known), clients);
    let ([only], 1) = (&exact[..], clients.len()) else { return None };
    let weak = clues.invoices.keys().filter_map(|it| known.invoice(it)).filter(|it| it != only);
    let (open, other): (Vec<_>, Vec<_>) = weak.partition(|it| was_open(payment, it));
    if !open.is_empty() {
        return None;
    }
    let verdict = Verdict::Certain(shares(payment.amount.minor, &exact));
    if other.iter().any(|it| it.client == only.client && it.open.minor <= 0) {
        return Some(doubted(doubted(verdict, Doubt::SettledAlready), Doubt::NoName));
    }
    let mut named = clues.payers.union(&clues.mentioned).filter(|it| !clients.contains(*it));
    if named.any(|client| known.oldest_of(client).any(|it| was_open(payment, it))) {
        return Some(doubted(verdict, Doubt::OtherClient));
    }
    let reference = payment.reference.as_deref().unwrap_or_default();
    let written = reference.split(BESIDE).next().unwrap_or_default();
    if names_one_like(written, &only.number) {
        return Some(doubted(verdict, Doubt::UnknownNumber));
    }
    Some(verdict)
}

/// The account has paid for these clients before; `None` where nothing of theirs fits, or where the
/// words name invoices of others.
fn by_account(
    (payment, known): (&Payment, &Known),
    clients: &BTreeSet<String>,
    weak: &[&KnownInvoice],
) -> Option<Verdict> {
    let minor = payment.amount.minor;
    let exact = of_just_so_much((payment, known), clients);
    let is_theirs = |invoice: &&KnownInvoice| clients.contains(&invoice.client);
    let weakly_named: Vec<&KnownInvoice> = weak.iter().copied().filter(is_theirs).collect();
    match (&exact[..], &weakly_named[..]) {
        ([_], []) if clients.len() == 1 && !weak.is_empty() => None,
        ([_, ..], []) => Some(likely(minor, &exact[..1], Doubt::NoName)),
        (_, [_, ..]) => {
            let meant = with_others(payment, &weakly_named, known);
            Some(likely(minor, &meant, Doubt::WeakName))
        }
        ([], []) => by_asked((payment, known), clients, Doubt::NoName)
            .or_else(|| less_discount((payment, known), clients, Doubt::NoName))
            .or_else(|| {
                let enough = enough((payment, known), clients);
                (!enough.is_empty()).then(|| likely(minor, &enough, Doubt::NoName))
            }),
    }
}

/// The payer bears the name of these clients.
fn by_payer((payment, known): (&Payment, &Known), clients: &BTreeSet<String>) -> Option<Verdict> {
    let by_amount = by_amount_of((payment, known), clients);
    let by_amount =
        by_amount.or_else(|| less_discount((payment, known), clients, Doubt::PayerOnly));
    by_amount.or_else(|| {
        let minor = payment.amount.minor;
        let enough = enough((payment, known), clients);
        if enough.is_empty() {
            return None;
        }
        if sum(&enough) == minor {
            return Some(likely(minor, &enough, Doubt::PayerOnly));
        }
        Some(doubted(likely(minor, &enough, Doubt::NoName), Doubt::OtherAmount))
    })
}

/// Just so much is open of an invoice of these clients, or was asked for by a letter.
fn by_amount_of(
    (payment, known): (&Payment, &Known),
    clients: &BTreeSet<String>,
) -> Option<Verdict> {
    let exact = of_just_so_much((payment, known), clients);
    let by_exact = exact.first().map(|first| {
        let minor = payment.amount.minor;
        likely(minor, &[*first], Doubt::PayerOnly)
    });
    by_exact.or_else(|| by_asked((payment, known), clients, Doubt::PayerOnly))
}

/// Two at most of the invoices of these clients of which just so much is open, the oldest first.
fn of_just_so_much<'a>(
    (payment, known): (&Payment, &'a Known),
    clients: &BTreeSet<String>,
) -> Vec<&'a KnownInvoice> {
    let exact = clients.iter().flat_map(|client| known.of_amount_of(payment.amount, client));
    let exact = exact.filter(|invoice| may_be_for(payment, invoice)).take(2);
    oldest_first(&exact.collect::<Vec<_>>())
}

/// A letter to one of these clients asked for just so much, with interest and costs.
fn by_asked(
    (payment, known): (&Payment, &Known),
    clients: &BTreeSet<String>,
    doubt: Doubt,
) -> Option<Verdict> {
    let mut asked = clients.iter().flat_map(|client| known.asked_for(payment.amount, Some(client)));
    let invoices = asked.find(|it| are_open(payment, it))?;
    let shares = shares(payment.amount.minor, &invoices);
    Some(Verdict::Likely(shares, BTreeSet::from([doubt])))
}

/// The oldest invoice of these clients of which just so much is open, less the discount that may be
/// kept on the day of the payment.
fn less_discount(
    (payment, known): (&Payment, &Known),
    clients: &BTreeSet<String>,
    doubt: Doubt,
) -> Option<Verdict> {
    let minor = payment.amount.minor;
    let is_so_much = |invoice: &&KnownInvoice| {
        let discount = discount_minor((payment, known), invoice);
        discount.is_some_and(|discount| invoice.open.minor - discount == minor)
    };
    let mut open = clients.iter().flat_map(|client| known.oldest_of(client));
    let meant = open.find(|it| may_be_for(payment, it) && is_so_much(it))?;
    Some(likely(minor, &[meant], doubt))
}

/// Nobody knows who paid, but a letter asked for just so much, and nothing else that is open is
/// just so much.
fn by_letter((payment, known): (&Payment, &Known)) -> Option<Verdict> {
    let minor = payment.amount.minor;
    if minor % WHOLE_MINOR == 0 {
        return None;
    }
    let mut asked = known.asked_for(payment.amount, None).filter(|it| are_open(payment, it));
    let (only, other) = (asked.next()?, asked.next());
    let is_only = other.is_none() && known.of_amount(payment.amount).all(|it| only.contains(&it));
    let verdict = || Verdict::Likely(shares(minor, &only), BTreeSet::from([Doubt::AmountOnly]));
    is_only.then(verdict)
}

/// What it names, or who is known to have paid, owes in another currency.
fn by_other_currency(
    (payment, known): (&Payment, &Known),
    clues: &Clues,
    clients: &BTreeSet<String>,
) -> Option<Verdict> {
    let find = |wanted| of_strength(&clues.invoices, wanted, known);
    let named = find(Strength::Weak).chain(find(Strength::Cut));
    let is_other = |it: &&KnownInvoice| it.open.currency != payment.amount.currency;
    let named: Vec<&KnownInvoice> =
        named.filter(is_other).filter(|invoice| was_open(payment, invoice)).collect();
    let minor = payment.amount.minor;
    if !named.is_empty() {
        let verdict = likely(minor, &named, Doubt::OtherCurrency);
        return Some(doubted(verdict, Doubt::WeakName));
    }
    let clients = clients.union(&clues.payers);
    let mut open = clients.flat_map(|client| known.oldest_of(client));
    let first = open.find(|invoice| was_open(payment, invoice))?;
    Some(doubted(likely(minor, &[first], Doubt::OtherCurrency), Doubt::NoName))
}

fn are_open(payment: &Payment, invoices: &[&KnownInvoice]) -> bool {
    !invoices.is_empty() && invoices.iter().all(|invoice| may_be_for(payment, invoice))
}

/// As many of the open invoices of these clients as the money reaches for, the oldest first.
fn enough<'a>(
    (payment, known): (&Payment, &'a Known),
    clients: &BTreeSet<String>,
) -> Vec<&'a KnownInvoice> {
    let open = clients.iter().flat_map(|client| known.oldest_of(client));
    let mut left = payment.amount.minor;
    let mut taken = Vec::new();
    for invoice in open.filter(|invoice| may_be_for(payment, invoice)) {
        if left <= 0 {
            break;
        }
        left -= invoice.open.minor;
        taken.push(invoice);
    }
    taken
}
