//! What a payment pays. An amount alone never says it: it takes the number of an invoice, or the
//! account of a client from whom one amount only is open (docs/bank.md).

mod concerned;
mod unnamed;

use std::collections::BTreeSet;

pub(super) use self::concerned::with_concerned;
use self::unnamed::unnamed;
use super::reference::{Named, Strength};
use super::{Known, KnownInvoice, Payment};

/// A part of a payment that goes to an invoice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The invoice's id.
    pub invoice: String,
    /// How much, in minor units of the payment; nothing for an invoice that may be meant, too.
    pub minor: i64,
}

/// What a payment pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// This, surely.
    Certain(Vec<Share>),
    /// This, likely: a person is asked, for these reasons.
    Likely(Vec<Share>, BTreeSet<Doubt>),
    /// Nothing that is known.
    None,
}

/// Why a person is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// The invoice is named by a short number, a part of its number, or the order.
    WeakName,
    /// The amount is another one than that of the invoices that are named, or of any.
    OtherAmount,
    /// It is for another client than the account has paid for so far, or for several.
    OtherClient,
    /// None is named; account and amount fit.
    NoName,
    /// None is named; the name of the payer and the amount fit.
    PayerOnly,
    /// Nothing but the amount fits: a letter asked for just so much.
    AmountOnly,
    /// It is of another currency than the invoice.
    OtherCurrency,
    /// More came than is open.
    TooMuch,
    /// An invoice that is named is settled: it may be paid twice.
    SettledAlready,
    /// As much was recorded by hand: it may be the same money.
    RecordedByHand,
    /// The case that asks for it cannot be worked on.
    CaseBroken,
    /// Its day has not come.
    DayToCome,
    /// Several were booked as one, and the bank does not say how much each of them is.
    Batch,
    /// It names an invoice that was cancelled.
    Cancelled,
    /// It names a number like those of invoices that no invoice bears.
    UnknownNumber,
}

impl Doubt {
    /// The end of the key of the sentence that says it.
    pub fn key(self) -> &'static str {
        match self {
            Self::WeakName => "weak-name",
            Self::OtherAmount => "other-amount",
            Self::OtherClient => "other-client",
            Self::NoName => "no-name",
            Self::PayerOnly => "payer-only",
            Self::AmountOnly => "amount-only",
            Self::OtherCurrency => "other-currency",
            Self::TooMuch => "too-much",
            Self::SettledAlready => "settled-already",
            Self::RecordedByHand => "recorded-by-hand",
            Self::CaseBroken => "case-broken",
            Self::DayToCome => "day-to-come",
            Self::Batch => "batch",
            Self::Cancelled => "cancelled",
            Self::UnknownNumber => "unknown-number",
        }
    }
}

/// What the words of a payment name. Looking for it takes most of the time of a judgement, and it
/// stays the same whatever is paid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clues {
    /// The invoices, by id.
    pub invoices: Named,
    /// The clients whose name the payer bears; where the bank names no payer, those whose name
    /// stands in the text.
    payers: BTreeSet<String>,
    /// The clients whose name stands in the text of a payment by somebody else.
    mentioned: BTreeSet<String>,
}

/// Looks for what the words of a payment name.
pub fn clues(payment: &Payment, known: &Known) -> Clues {
    let mut clues = Clues { invoices: known.numbers.named_by(payment), ..Clues::default() };
    if payment.amount.minor <= 0 {
        return clues;
    }
    if clues.invoices.values().any(|it| *it == Strength::Strong) {
        let payer = payment.counterparty.as_deref();
        clues.payers = payer.map(|payer| known.payers.named_by(payer)).unwrap_or_default();
        return clues;
    }
    let in_text = payment.reference.as_deref().map(|text| known.payers.named_in(text));
    match &payment.counterparty {
        Some(payer) => {
            clues.payers = known.payers.named_by(payer);
            clues.mentioned = in_text.unwrap_or_default();
        }
        None => clues.payers = in_text.unwrap_or_default(),
    }
    clues
}

/// Says what a payment that came in, and of which this is known, pays.
pub fn judge(payment: &Payment, clues: &Clues, known: &Known) -> Verdict {
    with_concerned(by_clues(payment, clues, known), (payment, clues), known)
}

fn by_clues(payment: &Payment, clues: &Clues, known: &Known) -> Verdict {
    if payment.amount.minor <= 0 || payment.is_return {
        return Verdict::None;
    }
    let is_same = |invoice: &&KnownInvoice| invoice.open.currency == payment.amount.currency;
    let find = |wanted| of_strength(&clues.invoices, wanted, known).filter(is_same);
    let clients = payment.counterparty_account.as_ref().and_then(|it| known.accounts.get(it));
    let mut strong: Vec<&KnownInvoice> = find(Strength::Strong).collect();
    // A number that is cut is meant where the amount says so too.
    let is_meant = |invoice: &&KnownInvoice| invoice.open.minor == payment.amount.minor;
    strong.extend(find(Strength::Cut).filter(is_meant));
    let named = of_strength(&clues.invoices, Strength::Strong, known);
    let foreign: Vec<&KnownInvoice> =
        named.filter(|it| !is_same(it) && it.open.minor > 0).collect();
    if !strong.is_empty() {
        let verdict = by_name((payment, known), &strong, clients);
        let verdict = if owes_as_much((payment, known), &clues.payers, &strong) {
            doubted(verdict, Doubt::OtherClient)
        } else {
            verdict
        };
        return if foreign.is_empty() { verdict } else { doubted(verdict, Doubt::OtherCurrency) };
    }
    if !foreign.is_empty() {
        return likely(payment.amount.minor, &foreign, Doubt::OtherCurrency);
    }
    unnamed((payment, known), clues, clients)
}

/// Whether the payer bears the name of other clients than the invoices that are named, and just so
/// much is open of an invoice of theirs: the number may be the wrong one.
fn owes_as_much(
    (payment, known): (&Payment, &Known),
    payers: &BTreeSet<String>,
    named: &[&KnownInvoice],
) -> bool {
    let is_named = |client: &String| named.iter().any(|invoice| invoice.client == *client);
    let mut exact = payers.iter().flat_map(|it| known.of_amount_of(payment.amount, it));
    !payers.iter().any(is_named) && exact.any(|invoice| may_be_for(payment, invoice))
}

/// The verdict, with one more doubt.
pub(super) fn doubted(verdict: Verdict, doubt: Doubt) -> Verdict {
    match verdict {
        Verdict::Certain(shares) => Verdict::Likely(shares, BTreeSet::from([doubt])),
        Verdict::Likely(shares, mut doubts) => {
            doubts.insert(doubt);
            Verdict::Likely(shares, doubts)
        }
        Verdict::None => Verdict::None,
    }
}

/// The invoices that a payment names by their whole numbers, by id.
pub fn named_outright(payment: &Payment, clues: &Clues, known: &Known) -> Vec<String> {
    let named = of_strength(&clues.invoices, Strength::Strong, known);
    let named = named.filter(|invoice| invoice.open.currency == payment.amount.currency);
    named.map(|invoice| invoice.invoice.clone()).collect()
}

/// Those of the named invoices that are named so surely, in whatever currency.
fn of_strength<'a>(
    named: &Named,
    wanted: Strength,
    known: &'a Known,
) -> impl Iterator<Item = &'a KnownInvoice> {
    let found = named.iter().filter(move |(_, strength)| **strength == wanted);
    found.filter_map(|(invoice, _)| known.invoice(invoice))
}

/// Whether an invoice that is not named outright could be meant: it is open, and was there.
fn may_be_for(payment: &Payment, invoice: &KnownInvoice) -> bool {
    invoice.open.currency == payment.amount.currency && was_open(payment, invoice)
}

/// Whether it is open, in whatever currency, and was there when the payment came.
fn was_open(payment: &Payment, invoice: &KnownInvoice) -> bool {
    invoice.open.minor > 0 && invoice.issued_on <= payment.on
}

/// Invoices are named by their whole numbers.
fn by_name(
    (payment, known): (&Payment, &Known),
    named: &[&KnownInvoice],
    clients: Option<&BTreeSet<String>>,
) -> Verdict {
    let mut doubts = BTreeSet::new();
    let is_theirs = |invoice: &&KnownInvoice| clients.is_none_or(|it| it.contains(&invoice.client));
    let is_one_client = named.iter().all(|invoice| invoice.client == named[0].client);
    if !is_one_client || !named.iter().all(is_theirs) {
        doubts.insert(Doubt::OtherClient);
    }
    let open: Vec<&KnownInvoice> =
        named.iter().copied().filter(|invoice| invoice.open.minor > 0).collect();
    if open.len() < named.len() {
        doubts.insert(Doubt::SettledAlready);
    }
    let fitting = together((payment, known), &open);
    if open.len() > 1 && fitting.is_none() {
        doubts.insert(Doubt::OtherAmount);
    }
    let meant = if open.is_empty() { named.to_vec() } else { with_others(payment, &open, known) };
    let is_for_more = !open.is_empty() && meant.len() > open.len();
    if is_for_more {
        doubts.insert(Doubt::TooMuch);
    }
    let fitting = fitting.filter(|_| !is_for_more);
    // The money may be just that of one of them.
    let mut exact = meant.iter().copied().filter(|it| it.open.minor == payment.amount.minor);
    let meant = match (exact.next(), exact.next()) {
        (Some(only), None) if !is_for_more => vec![only],
        _ => meant,
    };
    let shares = fitting.unwrap_or_else(|| shares(payment.amount.minor, &meant));
    if doubts.is_empty() { Verdict::Certain(shares) } else { Verdict::Likely(shares, doubts) }
}

/// The invoices that are named, and with them the other open ones of their client that what is left
/// of the payment pays in full too, to the tolerance, the oldest first: `RE-2026-14 to 16` names
/// the first of three, and no letter about the others may leave.
fn with_others<'a>(
    payment: &Payment,
    named: &[&'a KnownInvoice],
    known: &'a Known,
) -> Vec<&'a KnownInvoice> {
    let mut meant = named.to_vec();
    let mut left = payment.amount.minor.saturating_sub(sum(named));
    let clients: BTreeSet<&str> = named.iter().map(|it| it.client.as_str()).collect();
    let open = clients.iter().filter(|_| clients.len() == 1).flat_map(|it| known.open_of(it));
    for invoice in open.filter(|invoice| may_be_for(payment, invoice)) {
        let tolerance_minor = known.slack(&invoice.invoice).tolerance_minor;
        let is_reached = invoice.open.minor <= left.saturating_add(tolerance_minor);
        if left > 0 && is_reached && !named.contains(&invoice) {
            left -= invoice.open.minor;
            meant.push(invoice);
        }
    }
    meant
}

/// The shares of a payment that is all of several invoices: of what is open, or of that less the
/// discounts that may be kept on its day. What lacks of the sum lacks of the last of them, and has
/// to be within the tolerance of that one, since it is settled by it. `None` where the sum does
/// not fit.
fn together((payment, known): (&Payment, &Known), open: &[&KnownInvoice]) -> Option<Vec<Share>> {
    let open = oldest_first(open);
    let tolerance_minor = known.slack(&open.last()?.invoice).tolerance_minor;
    let kept = |invoice: &KnownInvoice| discount_minor((payment, known), invoice).unwrap_or(0);
    let in_full: Vec<i64> = open.iter().map(|invoice| invoice.open.minor).collect();
    let less = open.iter().map(|invoice| (invoice.open.minor - kept(invoice)).max(0)).collect();
    [in_full, less].into_iter().find_map(|mut each: Vec<i64>| {
        let sum = each.iter().fold(0_i64, |sum, minor| sum.saturating_add(*minor));
        let lacks = sum.saturating_sub(payment.amount.minor);
        (0..=tolerance_minor).contains(&lacks).then_some(())?;
        let last = each.last_mut()?;
        *last = last.checked_sub(lacks).filter(|minor| *minor > 0)?;
        let share = |(invoice, minor): (&&KnownInvoice, i64)| Share {
            invoice: invoice.invoice.clone(),
            minor,
        };
        Some(open.iter().zip(each).map(share).filter(|share| share.minor > 0).collect())
    })
}

/// The discount that may be kept of an invoice on the day of the payment.
fn discount_minor((payment, known): (&Payment, &Known), invoice: &KnownInvoice) -> Option<i64> {
    let discount = known.slack(&invoice.invoice).discount;
    discount.filter(|(until_on, _)| payment.on <= *until_on).map(|(_, minor)| minor)
}

fn likely(minor: i64, invoices: &[&KnownInvoice], doubt: Doubt) -> Verdict {
    let mut doubts = BTreeSet::from([doubt]);
    // Amounts of two currencies cannot be compared.
    if doubt != Doubt::OtherCurrency && minor > sum(invoices) {
        doubts.insert(Doubt::TooMuch);
    }
    Verdict::Likely(shares(minor, invoices), doubts)
}

fn sum(invoices: &[&KnownInvoice]) -> i64 {
    invoices.iter().fold(0, |sum: i64, invoice| sum.saturating_add(invoice.open.minor))
}

fn oldest_first<'a>(invoices: &[&'a KnownInvoice]) -> Vec<&'a KnownInvoice> {
    let mut sorted = invoices.to_vec();
    sorted.sort_by_key(|invoice| (invoice.due_on, invoice.invoice.clone()));
    sorted
}

/// The payment over the invoices: the oldest first, each in full as far as it goes (German Civil
/// Code, § 366 (2)); what is left over goes to the last.
fn shares(minor: i64, invoices: &[&KnownInvoice]) -> Vec<Share> {
    let mut left = minor;
    let mut shares: Vec<Share> = Vec::new();
    for invoice in oldest_first(invoices) {
        let part = left.min(invoice.open.minor);
        if part > 0 {
            shares.push(Share { invoice: invoice.invoice.clone(), minor: part });
            left -= part;
        }
    }
    match (shares.last_mut(), invoices.first()) {
        (Some(last), _) => last.minor += left,
        // All of them are settled.
        (None, Some(first)) => {
            shares.push(Share { invoice: first.invoice.clone(), minor });
        }
        (None, None) => {}
    }
    shares
}

/// Which of the payments that were matched an entry gives back: the one with the same number or the
/// same named invoice, and at most the amount that goes; `None` where none or several do.
pub fn judge_return<'a>(
    returned: &Payment,
    matched: impl IntoIterator<Item = (&'a str, &'a Payment)>,
) -> Option<String> {
    if returned.amount.minor >= 0 || !returned.is_return {
        return None;
    }
    let is_same = |one: &Option<String>, two: &Option<String>| one.is_some() && one == two;
    let mut found = matched.into_iter().filter(|(_, payment)| {
        let is_enough = payment.amount.minor <= -returned.amount.minor;
        payment.amount.currency == returned.amount.currency
            && payment.on <= returned.on
            && is_enough
            && (is_same(&payment.end_to_end_id, &returned.end_to_end_id)
                || is_same(&payment.reference, &returned.reference))
    });
    match (found.next(), found.next()) {
        (Some((payment, _)), None) => Some(payment.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
pub(super) mod tests;
