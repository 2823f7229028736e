//! What came in and is not matched yet is matched once more.

use funkstille_store::{BankPayment, PaymentState, Reading};

use super::matching::{self, Matched, Question};
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
}

/// Matches what waits with the invoices that are there by now.
///
/// # Errors
/// Where the database fails, or nobody has said yet who the business is.
pub async fn match_waiting(engine: &Engine, moment: &mut Moment) -> Result<Waiting, Error> {
    let mut change = Change::begin(engine, moment).await?;
    change.is_strict = false;
    let waiting = match_again(&mut change).await?;
    change.finish().await?;
    Ok(waiting)
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
            waiting.questions.push(Question { payment, pays: vec![], doubts: vec![] });
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
