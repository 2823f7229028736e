//! Money came in for an invoice.

use funkstille_core::calendar::days_between;
use funkstille_core::case::{CaseEvent, Happened};
use funkstille_core::claim::Balance;
use funkstille_core::invoice::InvoiceEvent;
use funkstille_core::money::Money;
use funkstille_store::event::CaseRecord;
use jiff::civil::Date;

use super::join::end_if_settled;
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::{Error, InvoiceProblem, Problem};
use crate::numbers::{self, Counted};

/// Money that came in for an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paid<'a> {
    /// The id of the invoice.
    pub invoice: &'a str,
    /// Which payment: a name that is never used twice for one invoice, such as that of an entry of
    /// a bank.
    pub payment: &'a str,
    /// The day on which it came.
    pub on: Date,
    /// How much.
    pub amount: Money,
    /// The account that it came from, without blanks and in capitals.
    pub account: Option<&'a str>,
}

/// Records what came in, all of it or nothing; gives where each invoice stands then. A payment
/// that is on record already changes nothing.
///
/// # Errors
/// Where there is no such invoice, it was cancelled, or the money is of another currency or none.
pub async fn pay(
    engine: &Engine,
    moment: &mut Moment,
    payments: &[Paid<'_>],
) -> Result<Vec<Balance>, Error> {
    let mut change = Change::begin(engine, moment).await?;
    let mut standing = Vec::new();
    for paid in payments {
        standing.push(pay_in(&mut change, paid).await?);
    }
    change.finish().await?;
    Ok(standing)
}

/// As [`pay`], one payment, inside a change that goes on. The case of the invoice knows it too:
/// what waits there is taken back, and a case whose invoice is settled ends.
///
/// # Errors
/// As [`pay`].
pub(crate) async fn pay_in(change: &mut Change<'_>, paid: &Paid<'_>) -> Result<Balance, Error> {
    change.load_invoices(&[paid.invoice]).await?;
    let state = change.invoice(paid.invoice)?;
    if state.payment(paid.payment).is_some() {
        return Ok(state.balance());
    }
    let number = state.terms.number.clone();
    if state.cancelled_on.is_some() {
        return Err(InvoiceProblem::Cancelled { number }.into());
    }
    let (given, wanted) = (paid.amount.currency, state.terms.amount.currency);
    if given != wanted {
        return Err(InvoiceProblem::OtherCurrency { number, given, wanted }.into());
    }
    if paid.amount.minor <= 0 {
        return Err(InvoiceProblem::NoAmount { number }.into());
    }
    if paid.on > change.today {
        return Err(Problem::DayToCome { day: paid.on }.into());
    }
    let case = state.case.clone();
    let event = InvoiceEvent::PaymentReceived {
        payment: paid.payment.to_owned(),
        on: paid.on,
        amount: paid.amount,
        account: paid.account.map(str::to_owned),
    };
    change.happen_to_invoice(paid.invoice, &event)?;
    if let Some(case) = case {
        change.load_case(&case).await?;
        let what = Happened::PaymentReceived { amount: Some(paid.amount) };
        change.record(&case, &CaseRecord::Happened(CaseEvent { on: paid.on, what }))?;
        end_if_settled(change, paid.invoice, &case)?;
    }
    Ok(change.invoice(paid.invoice)?.balance())
}

/// A person says that money came in for an invoice; `None` for all that is open. Gives where it
/// stands then, and the numbers of letters that are being given away (S-11).
///
/// # Errors
/// As [`pay`]; [`InvoiceProblem::NothingOpen`] where all is said and nothing is open;
/// [`InvoiceProblem::PaidLongBefore`].
pub async fn by_hand(
    engine: &Engine,
    moment: &mut Moment,
    invoice: &str,
    (amount, on): (Option<Money>, Option<Date>),
) -> Result<(Balance, Vec<String>), Error> {
    let mut change = Change::begin(engine, moment).await?;
    let standing = settle(&mut change, invoice, (amount, on)).await?;
    Ok((standing, change.finish_and_tell().await?))
}

/// As [`by_hand`], inside a change that goes on.
///
/// # Errors
/// As [`by_hand`].
pub(crate) async fn settle(
    change: &mut Change<'_>,
    invoice: &str,
    (amount, on): (Option<Money>, Option<Date>),
) -> Result<Balance, Error> {
    change.load_invoices(&[invoice]).await?;
    let state = change.invoice(invoice)?;
    let open = Money { minor: state.open_minor(), ..state.terms.amount };
    let (number, issued_on) = (state.terms.number.clone(), state.terms.issued_on);
    let on = on.unwrap_or(change.today);
    if days_between(on, issued_on) > PREPAID_DAYS {
        return Err(InvoiceProblem::PaidLongBefore { number, on, issued_on }.into());
    }
    let amount = match amount {
        Some(amount) => amount,
        None if open.minor > 0 => open,
        None => return Err(InvoiceProblem::NothingOpen { number }.into()),
    };
    let now = change.moment.now;
    let nth = numbers::take(&mut change.work, Counted::Payment, 1, now).await?;
    let payment = format!("{BY_HAND}{nth}");
    pay_in(change, &Paid { invoice, payment: &payment, on, amount, account: None }).await
}

/// How long before its invoice a payment may have come, as a deposit does (docs/receivables.md,
/// *Payments*).
const PREPAID_DAYS: i64 = 365;

/// What the names of payments begin with that a person recorded.
const BY_HAND: &str = "hand/";
