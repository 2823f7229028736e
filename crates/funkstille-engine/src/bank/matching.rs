//! What came in is matched with invoices: what is certain is paid at once, about the rest a person
//! is asked, or nothing is known (docs/bank.md, *Matching*).

use std::collections::BTreeSet;

use funkstille_core::bank::{
    Clues, Doubt, Known, Share, Verdict, clues, doubt_cancelled, judge, named_outright,
};
use funkstille_core::claim::Balance;
use funkstille_core::money::Money;
use funkstille_store::{BankPayment, BankQuestion, PaymentState};
use jiff::civil::Date;

use super::asked::Answer;
use super::known::{known, seen, slack};
use super::payments::{is_of_bank, is_unsplit_batch, name_of};
use super::refund;
use crate::change::Change;
use crate::error::Error;
use crate::invoices::Paid;
use crate::invoices::pay::pay_in;

/// How many payments were matched, and about how many a person is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Matched {
    /// They pay invoices, surely.
    pub certain: usize,
    /// A person is asked what they pay, or gave back.
    pub asked: usize,
    /// They gave back what had come in.
    pub returned: usize,
}

/// A payment about which a person is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The payment.
    pub payment: BankPayment,
    /// What it likely pays: the number of each invoice, and how much.
    pub pays: Vec<(String, Money)>,
    /// Why it is not sure.
    pub doubts: Vec<Doubt>,
    /// What a person can say of it.
    pub answer: Answer,
}

/// Judges payments, one after the other, and pays what is certain, inside a change that goes on.
/// The state of each is then what became of it; the caller writes it, and the questions. Gives the
/// payments about which a person is asked, by their places.
pub(super) async fn pay_certain(
    change: &mut Change<'_>,
    payments: &mut [BankPayment],
) -> Result<Vec<(usize, Vec<Share>, Question)>, Error> {
    let mut asked = Vec::new();
    let is_open = |it: &BankPayment| matches!(it.state, PaymentState::Open | PaymentState::Asked);
    if !payments.iter().any(|it| is_open(it) || refund::may_be_one(it)) {
        return Ok(asked);
    }
    let mut known = known(change, payments).await?;
    let found: Vec<Clues> = payments.iter().map(|it| clues(&seen(it), &known)).collect();
    load(change, &mut known, (payments, &found)).await?;
    let each = payments.iter_mut().zip(&found).enumerate();
    for (place, (payment, clues)) in each.filter(|(_, (it, _))| is_open(it)) {
        let seen = seen(payment);
        let verdict = judge(&seen, clues, &known);
        let verdict = match doubt_cancelled(verdict, (&seen, clues), &known) {
            Verdict::Certain(shares) => doubted(change, payment, shares).await?,
            verdict => verdict,
        };
        match verdict {
            Verdict::Certain(shares) => {
                for (invoice, open) in pay(change, payment, &shares).await? {
                    known.set_open(&invoice, open);
                }
                if let Some(account) = &payment.counterparty_account {
                    known.note_account(account, &shares);
                }
                payment.state = PaymentState::Matched;
            }
            Verdict::Likely(shares, mut doubts) => {
                doubts.extend((payment.booked_on > change.today).then_some(Doubt::DayToCome));
                payment.state = PaymentState::Asked;
                let question = question((payment, change.today), (&shares, doubts), &known);
                asked.push((place, shares, question));
            }
            Verdict::None => payment.state = PaymentState::Open,
        }
    }
    refund::mark(change, payments, &found).await?;
    Ok(asked)
}

/// Loads everything that these payments may change, many at once. How much less counts as all of
/// an invoice is known of those only.
async fn load(
    change: &mut Change<'_>,
    known: &mut Known,
    (payments, found): (&[BankPayment], &[Clues]),
) -> Result<(), Error> {
    let may_change = |(payment, clues): (&BankPayment, &Clues)| {
        let seen = seen(payment);
        match judge(&seen, clues, known) {
            Verdict::Certain(shares) => shares.into_iter().map(|share| share.invoice).collect(),
            // What lacks of the sum may be what these invoices allow.
            Verdict::Likely(_, doubts) if doubts.contains(&Doubt::OtherAmount) => {
                named_outright(&seen, clues, known)
            }
            _ => Vec::new(),
        }
    };
    let invoices: BTreeSet<String> = payments.iter().zip(found).flat_map(may_change).collect();
    let invoices: Vec<&str> = invoices.iter().map(String::as_str).collect();
    change.load_invoices(&invoices).await?;
    for invoice in &invoices {
        known.allow(invoice, slack(change.invoice(invoice)?));
    }
    let cases = invoices.iter().filter_map(|it| change.invoice(it).ok()?.case.clone());
    let cases: Vec<String> = cases.collect();
    let cases: Vec<&str> = cases.iter().map(String::as_str).collect();
    change.load_readable_whole(&cases).await
}

/// What is certain by what the bank says, and doubtful by what else is on record.
async fn doubted(
    change: &mut Change<'_>,
    payment: &BankPayment,
    shares: Vec<Share>,
) -> Result<Verdict, Error> {
    let mut doubts = BTreeSet::new();
    if payment.booked_on > change.today {
        doubts.insert(Doubt::DayToCome);
    }
    if is_unsplit_batch(payment) {
        doubts.insert(Doubt::Batch);
    }
    for Share { invoice, minor } in &shares {
        change.load_invoices(&[invoice]).await?;
        let state = change.invoice(invoice)?;
        let is_same = |of_hand: i64| of_hand == *minor || of_hand == payment.amount.minor;
        let by_hand = state.payments.iter().filter(|it| !is_of_bank(&it.payment));
        if by_hand.into_iter().any(|it| is_same(it.minor)) {
            doubts.insert(Doubt::RecordedByHand);
        }
        if let Some(case) = state.case.clone() {
            change.load_readable_whole(&[&case]).await?;
            // A case that cannot be read stops no statement: a person sees to it.
            if change.broken(&case).is_some() {
                doubts.insert(Doubt::CaseBroken);
            }
        }
    }
    Ok(if doubts.is_empty() { Verdict::Certain(shares) } else { Verdict::Likely(shares, doubts) })
}

/// Pays invoices with a payment of a statement; gives what is open of each then, in minor units.
///
/// # Errors
/// [`crate::Problem::DayToCome`] for one whose day has not come.
pub(super) async fn pay(
    change: &mut Change<'_>,
    payment: &BankPayment,
    shares: &[Share],
) -> Result<Vec<(String, i64)>, Error> {
    let name = name_of(payment);
    let on = payment.booked_on;
    let account = payment.counterparty_account.as_deref();
    let mut open = Vec::new();
    for Share { invoice, minor } in shares {
        let amount = Money { minor: *minor, ..payment.amount };
        let paid = Paid { invoice, payment: &name, on, amount, account };
        let left = match pay_in(change, &paid).await? {
            Balance::Open(minor) => minor,
            _ => 0,
        };
        open.push((invoice.clone(), left));
    }
    Ok(open)
}

fn question(
    (payment, today): (&BankPayment, Date),
    (shares, doubts): (&[Share], BTreeSet<Doubt>),
    known: &Known,
) -> Question {
    let pays = shares.iter().filter_map(|share| {
        let number = known.invoice(&share.invoice)?.number.clone();
        Some((number, Money { minor: share.minor, ..payment.amount }))
    });
    let first = shares.first().and_then(|share| known.invoice(&share.invoice));
    let answer = Answer::of(payment, first.map(|it| it.open.currency), today);
    let (pays, doubts) = (pays.collect(), doubts.into_iter().collect());
    Question { payment: payment.clone(), pays, doubts, answer }
}

/// The rows of what a payment likely pays.
pub(super) fn question_rows(payment: &BankPayment, shares: &[Share]) -> Vec<BankQuestion> {
    let (entry, part) = (payment.entry, payment.part);
    let row = |share: &Share| {
        let (invoice, minor) = (share.invoice.clone(), share.minor);
        BankQuestion { entry, part, invoice, minor }
    };
    shares.iter().map(row).collect()
}
