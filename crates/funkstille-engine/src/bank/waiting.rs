//! What came in and is not matched yet is matched once more.

use std::collections::BTreeMap;

use funkstille_core::money::Money;
use funkstille_store::{BankGap, BankPayment, PaymentState, Reading};

use super::asked::Answer;
use super::gaps::open_gaps;
use super::matching::{self, Matched, Question};
use super::payments::name_of;
use super::returned;
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::Error;

/// How many rows are read at once (docs/bank.md).
const PAGE: i64 = 500;

/// What came of matching once more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// What was found out now.
    pub matched: Matched,
    /// What a person is asked.
    pub questions: Vec<Question>,
    /// What came in and pays nothing that is known.
    pub open: Vec<BankPayment>,
    /// What statements lack.
    pub gaps: Vec<BankGap>,
}

/// Matches what waits with the invoices that are there by now.
///
/// # Errors
/// Where the database fails, or nobody has said yet who the business is.
pub async fn match_waiting(engine: &Engine, moment: &mut Moment) -> Result<Waiting, Error> {
    let mut change = Change::begin(engine, moment).await?;
    change.is_strict = false;
    let mut waiting = match_again(&mut change).await?;
    waiting.gaps = open_gaps(change.work.read()).await?;
    change.finish().await?;
    Ok(waiting)
}

/// Everything that came in or was given back, whatever became of it, with the number of each
/// invoice that it pays and how much, in the order of the numbers.
///
/// # Errors
/// Where the database fails.
pub async fn came_in(
    reading: &mut Reading,
) -> Result<Vec<(BankPayment, Vec<(String, Money)>)>, Error> {
    use PaymentState as P;
    let states = [P::Open, P::Asked, P::Matched, P::NoInvoice, P::GivenBack, P::Returned];
    let mut payments = Vec::new();
    for state in states {
        payments.extend(all_in(reading, state).await?);
    }
    payments.sort_by_key(|payment| (payment.entry, payment.part));
    let names: Vec<String> = payments.iter().map(name_of).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let paid = reading.payments_named(&names).await?;
    let invoices: Vec<&str> = paid.iter().map(|row| row.invoice.as_str()).collect();
    let rows = reading.invoice_rows(&invoices).await?;
    let numbers: BTreeMap<&str, &str> =
        rows.iter().map(|row| (row.invoice.as_str(), row.number.as_str())).collect();
    let mut pays: BTreeMap<String, Vec<(String, i64)>> = BTreeMap::new();
    for row in &paid {
        let number = numbers.get(row.invoice.as_str()).copied().unwrap_or_default();
        pays.entry(row.payment.clone()).or_default().push((number.to_owned(), row.minor));
    }
    let told = payments.into_iter().map(|payment| {
        let of = pays.remove(&name_of(&payment)).unwrap_or_default().into_iter();
        let of = of.map(|(number, minor)| (number, Money { minor, ..payment.amount })).collect();
        (payment, of)
    });
    Ok(told.collect())
}

/// As [`match_waiting`], inside a change that goes on: what is said of invoices in it counts.
///
/// # Errors
/// As [`match_waiting`].
pub(crate) async fn match_again(change: &mut Change<'_>) -> Result<Waiting, Error> {
    let mut before = all_in(change.work.read(), PaymentState::Asked).await?;
    before.extend(all_in(change.work.read(), PaymentState::Open).await?);
    let (returns, before): (Vec<_>, Vec<_>) = before.into_iter().partition(|it| it.is_return);
    let returned = returned::take_back(change, &returns).await?.returned;
    // What was given back meanwhile is asked about no longer.
    let before = if returned == 0 { before } else { still_waiting(change, before).await? };
    let mut payments = before.clone();
    let asked = matching::pay_certain(change, &mut payments).await?;
    for (before, after) in before.iter().zip(&payments) {
        if before.state != after.state || before.state == PaymentState::Asked {
            change.work.mark_bank_payment(before, after.state).await?;
        }
    }
    let mut waiting = Waiting::default();
    for (place, shares, question) in asked {
        let rows = matching::question_rows(&payments[place], &shares);
        change.work.add_bank_questions(&rows).await?;
        waiting.questions.push(question);
    }
    let certain = payments.iter().filter(|it| it.state == PaymentState::Matched).count();
    for payment in all_in(change.work.read(), PaymentState::Asked).await? {
        if payment.is_return {
            let (pays, doubts, answer) = (vec![], vec![], Answer::Pays);
            waiting.questions.push(Question { payment, pays, doubts, answer });
        }
    }
    waiting.open = payments.into_iter().filter(|it| it.state == PaymentState::Open).collect();
    waiting.matched = Matched { certain, asked: waiting.questions.len(), returned };
    Ok(waiting)
}

/// Those of them that wait still, as they are now.
async fn still_waiting(
    change: &mut Change<'_>,
    before: Vec<BankPayment>,
) -> Result<Vec<BankPayment>, Error> {
    let mut waiting = Vec::new();
    for payment in before {
        let now = change.work.read().bank_payments_of(payment.entry).await?;
        let is_same = |it: &BankPayment| it.part == payment.part && it.state == payment.state;
        waiting.extend(now.into_iter().find(is_same));
    }
    Ok(waiting)
}

/// All payments in a state.
pub(super) async fn all_in(
    reading: &mut Reading,
    state: PaymentState,
) -> Result<Vec<BankPayment>, Error> {
    let (mut all, mut after): (Vec<BankPayment>, _) = (Vec::new(), (0, 0));
    loop {
        let page = reading.bank_payments_in(state, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(all) };
        after = (last.entry, last.part);
        all.extend(page);
    }
}
