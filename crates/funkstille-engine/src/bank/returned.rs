//! What was given back opens its invoices again, with their history.

use funkstille_core::bank::{Payment, Share, judge_return};
use funkstille_core::invoice::WhyReverted;
use funkstille_store::{BankPayment, BankReturn, PaymentState, Reading};

use super::known::seen;
use super::payments::{entry_of, name_of, number_of};
use super::{matching, waiting};
use crate::change::Change;
use crate::error::Error;
use crate::invoices::revert::revert_in;

/// What came of taking back.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TakenBack {
    /// So many payments were given back.
    pub(super) returned: usize,
    /// A person was asked about so many of them, and is no longer.
    pub(super) unasked: usize,
    /// About so many a person is asked: it is not sure what they gave back.
    pub(super) unclear: usize,
}

/// Takes back what these payments gave back, inside a change that goes on.
pub(super) async fn take_back(
    change: &mut Change<'_>,
    payments: &[BankPayment],
) -> Result<TakenBack, Error> {
    let mut taken = TakenBack::default();
    for payment in payments.iter().filter(|it| is_unsettled_return(it)) {
        let state = if let Some(origin) = origin(change, payment).await? {
            give_back(change, payment, &origin).await?;
            taken.returned += 1;
            taken.unasked += usize::from(origin.state == PaymentState::Asked);
            PaymentState::Returned
        } else {
            taken.unclear += 1;
            PaymentState::Asked
        };
        if state != payment.state {
            change.work.mark_bank_payment(payment, state).await?;
        }
    }
    Ok(taken)
}

/// Whether it gave something back, and it is not on record yet what.
pub(super) fn is_unsettled_return(payment: &BankPayment) -> bool {
    let is_open = matches!(payment.state, PaymentState::Out | PaymentState::Asked);
    payment.is_return && payment.amount.minor < 0 && is_open
}

/// The payment that was given back; `None` where none or several could be.
async fn origin(
    change: &mut Change<'_>,
    returned: &BankPayment,
) -> Result<Option<BankPayment>, Error> {
    let alike = change.work.read().bank_payments_alike(returned).await?;
    let counts = |it: &BankPayment| {
        use PaymentState as P;
        matches!(it.state, P::Open | P::Asked | P::Matched | P::NoInvoice)
    };
    let alike: Vec<BankPayment> = alike.into_iter().filter(counts).collect();
    let seen_alike: Vec<(String, Payment)> =
        alike.iter().map(|payment| (name_of(payment), seen(payment))).collect();
    let each = seen_alike.iter().map(|(name, payment)| (name.as_str(), payment));
    let found = judge_return(&seen(returned), each);
    Ok(alike.into_iter().find(|payment| found.as_ref() == Some(&name_of(payment))))
}

/// A payment was given back by another one: what it paid is open again.
pub(super) async fn give_back(
    change: &mut Change<'_>,
    returned: &BankPayment,
    origin: &BankPayment,
) -> Result<(), Error> {
    let row = |invoice: Option<String>, minor| BankReturn {
        returned: (returned.entry, returned.part),
        origin: (origin.entry, origin.part),
        state: origin.state,
        invoice,
        minor,
    };
    let rows: Vec<BankReturn> = if origin.state == PaymentState::Matched {
        let paid = revert_in(change, &name_of(origin), WhyReverted::Returned).await?;
        paid.into_iter().map(|(invoice, minor)| row(Some(invoice), minor)).collect()
    } else {
        change.work.mark_bank_payment(origin, PaymentState::GivenBack).await?;
        vec![row(None, 0)]
    };
    change.work.add_bank_returns(&rows).await?;
    Ok(())
}

/// A payment gave nothing back after all: what it had given back counts as before, and what that
/// one had paid is paid again.
pub(super) async fn undo(change: &mut Change<'_>, returned: &BankPayment) -> Result<(), Error> {
    let place = (returned.entry, returned.part);
    let rows = change.work.read().bank_returns_of(place).await?;
    change.work.mark_bank_payment(returned, PaymentState::Out).await?;
    change.work.remove_bank_returns(place).await?;
    let Some(first) = rows.first() else { return Ok(()) };
    let ((entry, part), state) = (first.origin, first.state);
    let origins = change.work.read().bank_payments_of(entry).await?;
    let Some(origin) = origins.into_iter().find(|it| it.part == part) else { return Ok(()) };
    let shares = rows.into_iter().filter_map(|row| {
        let BankReturn { invoice, minor, .. } = row;
        Some(Share { invoice: invoice?, minor })
    });
    let shares: Vec<Share> = shares.collect();
    matching::pay(change, &origin, &shares).await?;
    // What was asked about it went with the answer: it is judged once more.
    let state = if state == PaymentState::Asked { PaymentState::Open } else { state };
    change.work.mark_bank_payment(&origin, state).await?;
    if state == PaymentState::Open {
        change.is_strict = false;
        waiting::match_again(change).await?;
    }
    Ok(())
}

/// The number of what gave a payment back, where it is known.
pub(super) async fn given_back_by(
    reading: &mut Reading,
    payment: &BankPayment,
) -> Result<Option<String>, Error> {
    let rows = reading.bank_returns_of_origin((payment.entry, payment.part)).await?;
    Ok(rows.first().map(|row| number_of(row.returned.0, row.returned.1)))
}

/// A payment that invoices know by this name counts no longer; one of a statement pays nothing from
/// now on.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn note_reverted(
    change: &mut Change<'_>,
    name: &str,
    why: WhyReverted,
) -> Result<(), Error> {
    let Some((entry, part)) = entry_of(name).filter(|_| super::payments::is_of_bank(name)) else {
        return Ok(());
    };
    let state = match why {
        WhyReverted::Mistaken => PaymentState::NoInvoice,
        WhyReverted::Returned => PaymentState::GivenBack,
    };
    let payments = change.work.read().bank_payments_of(entry).await?;
    for payment in payments.iter().filter(|it| it.part == part) {
        change.work.mark_bank_payment(payment, state).await?;
    }
    Ok(())
}
