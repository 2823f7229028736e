//! The use case *bank match*: what a person says of a payment.

use std::collections::BTreeMap;

use funkstille_core::bank::Share;
use funkstille_core::invoice::WhyReverted;
use funkstille_core::money::Money;
use funkstille_store::{BankPayment, BankQuestion, PaymentState, Reading};

use super::matching;
use super::payments::{entry_of, is_of_bank, name_of};
use super::returned;
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::{Error, MatchProblem};
use crate::invoices::find;
use crate::invoices::revert::revert_in;

/// A payment of which a person has said what it pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchedByHand {
    /// The payment.
    pub payment: BankPayment,
    /// What it pays: the number of each invoice, and how much; nothing where it gave back.
    pub pays: Vec<(String, Money)>,
}

/// A person says which invoices a payment pays: the first in full, then the next; what is left over
/// goes to the last. Without any it is what was asked. Of one that gave something back it says
/// whose payment that was.
///
/// # Errors
/// Where there is no such payment or invoice, it is matched already, or nothing fits.
pub async fn match_by_hand(
    engine: &Engine,
    moment: &mut Moment,
    given: &str,
    invoices: &[String],
) -> Result<MatchedByHand, Error> {
    let mut change = Change::begin(engine, moment).await?;
    let payment = find_payment(change.work.read(), given).await?;
    let (given, mut pays) = (given.to_owned(), Vec::new());
    let (mut open, mut order) = (BTreeMap::new(), Vec::new());
    for number in invoices {
        let row = find(change.work.read(), number).await?;
        if open.insert(row.invoice.clone(), row.open_minor).is_none() {
            order.push(row.invoice);
        }
    }
    let state = if payment.state == PaymentState::Returned {
        return Err(MatchProblem::GaveBackAlready { given }.into());
    } else if returned::is_unsettled_return(&payment) {
        give_back(&mut change, (&payment, &given), &order).await?;
        PaymentState::Returned
    } else if payment.amount.minor <= 0 {
        return Err(MatchProblem::NothingCame { given }.into());
    } else {
        if payment.state == PaymentState::Matched {
            return Err(MatchProblem::MatchedAlready { given }.into());
        }
        refuse_given_back(&mut change, (&payment, &given)).await?;
        let shares = if order.is_empty() {
            asked_shares(&mut change, (&payment, given)).await?
        } else {
            shares_over(&payment, &open, &order)
        };
        matching::pay(&mut change, &payment, &shares).await?;
        pays = numbered(&change, &payment, &shares)?;
        PaymentState::Matched
    };
    change.work.mark_bank_payment(&payment, state).await?;
    change.finish().await?;
    Ok(MatchedByHand { payment: BankPayment { state, ..payment }, pays })
}

/// Refuses a payment that another one gave back: that is taken back first.
async fn refuse_given_back(
    change: &mut Change<'_>,
    (payment, given): (&BankPayment, &str),
) -> Result<(), Error> {
    match returned::given_back_by(change.work.read(), payment).await? {
        Some(by) => Err(MatchProblem::GivenBackBy { given: given.to_owned(), by }.into()),
        None => Ok(()),
    }
}

/// What a payment pays, by the numbers of the invoices.
fn numbered(
    change: &Change<'_>,
    payment: &BankPayment,
    shares: &[Share],
) -> Result<Vec<(String, Money)>, Error> {
    let each = shares.iter().map(|Share { invoice, minor }| {
        let number = change.invoice(invoice)?.terms.number.clone();
        Ok((number, Money { minor: *minor, ..payment.amount }))
    });
    each.collect()
}

/// What a payment likely pays, as it was asked.
async fn asked_shares(
    change: &mut Change<'_>,
    (payment, given): (&BankPayment, String),
) -> Result<Vec<Share>, Error> {
    let questions = change.work.read().bank_questions((payment.entry, payment.entry)).await?;
    let is_paid = |it: &BankQuestion| it.part == payment.part && it.minor > 0;
    let questions = questions.into_iter().filter(is_paid);
    let shares: Vec<Share> =
        questions.map(|it| Share { invoice: it.invoice, minor: it.minor }).collect();
    if shares.is_empty() { Err(MatchProblem::NothingAsked { given }.into()) } else { Ok(shares) }
}

/// Takes back the last payment of these invoices that may have been given back.
async fn give_back(
    change: &mut Change<'_>,
    (returned, given): (&BankPayment, &str),
    invoices: &[String],
) -> Result<(), Error> {
    for invoice in invoices {
        change.load_invoices(&[invoice]).await?;
        let state = change.invoice(invoice)?;
        let (on, most) = (returned.booked_on, -returned.amount.minor);
        let fits = state
            .payments
            .iter()
            .filter(|it| is_of_bank(&it.payment) && it.on <= on && it.minor <= most);
        let last = fits.max_by_key(|it| it.on).map(|it| it.payment.clone());
        if let Some(payment) = last {
            let origin = find_payment(change.work.read(), &payment).await?;
            return returned::give_back(change, returned, &origin).await;
        }
    }
    Err(MatchProblem::NothingToGiveBack { given: given.to_owned() }.into())
}

/// A person says that a payment pays no invoice: what it was matched with is open again, and it is
/// asked about no longer. Of one that gave something back: that it did not, and what it had given
/// back counts as before.
///
/// # Errors
/// Where there is no such payment, or it did not come in.
pub async fn match_none(
    engine: &Engine,
    moment: &mut Moment,
    given: &str,
) -> Result<BankPayment, Error> {
    let mut change = Change::begin(engine, moment).await?;
    let payment = find_payment(change.work.read(), given).await?;
    let state = match payment.state {
        PaymentState::Matched => {
            revert_in(&mut change, &name_of(&payment), WhyReverted::Mistaken).await?;
            PaymentState::NoInvoice
        }
        PaymentState::Open | PaymentState::Asked => {
            let is_return = payment.is_return;
            let state = if is_return { PaymentState::Out } else { PaymentState::NoInvoice };
            change.work.mark_bank_payment(&payment, state).await?;
            state
        }
        PaymentState::NoInvoice => PaymentState::NoInvoice,
        PaymentState::Returned => {
            returned::undo(&mut change, &payment).await?;
            PaymentState::Out
        }
        PaymentState::GivenBack => {
            refuse_given_back(&mut change, (&payment, given)).await?;
            change.work.mark_bank_payment(&payment, PaymentState::NoInvoice).await?;
            PaymentState::NoInvoice
        }
        PaymentState::Out => {
            return Err(MatchProblem::NothingCame { given: given.to_owned() }.into());
        }
    };
    change.finish().await?;
    Ok(BankPayment { state, ..payment })
}

async fn find_payment(reading: &mut Reading, given: &str) -> Result<BankPayment, Error> {
    let unknown = || MatchProblem::UnknownEntry { given: given.to_owned() };
    let (entry, part) = entry_of(given).ok_or_else(unknown)?;
    let payments = reading.bank_payments_of(entry).await?;
    let found = payments.into_iter().find(|payment| payment.part == part);
    Ok(found.ok_or_else(unknown)?)
}

/// The shares of a payment over invoices that a person named: each in full as far as the money
/// reaches, in their order; what is left over goes to the last.
fn shares_over(
    payment: &BankPayment,
    open: &BTreeMap<String, i64>,
    order: &[String],
) -> Vec<Share> {
    let mut left = payment.amount.minor;
    let mut shares: Vec<Share> = Vec::new();
    for invoice in order {
        let part = left.min(open.get(invoice).copied().unwrap_or_default());
        if part > 0 {
            shares.push(Share { invoice: invoice.clone(), minor: part });
            left -= part;
        }
    }
    match (shares.last_mut(), order.last()) {
        (Some(last), _) => last.minor += left,
        (None, Some(last)) => shares.push(Share { invoice: last.clone(), minor: left }),
        (None, None) => {}
    }
    shares
}
