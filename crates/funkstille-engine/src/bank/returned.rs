//! What was given back opens its invoices again, with their history.

use funkstille_core::bank::{Payment, judge_return};
use funkstille_core::invoice::WhyReverted;
use funkstille_store::{BankPayment, PaymentState};

use super::known::seen;
use super::payments::{entry_of, name_of};
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
            give_back(change, &origin).await?;
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

/// A payment was given back: what it paid is open again.
pub(super) async fn give_back(change: &mut Change<'_>, origin: &BankPayment) -> Result<(), Error> {
    if origin.state == PaymentState::Matched {
        revert_in(change, &name_of(origin), WhyReverted::Returned).await?;
    } else {
        change.work.mark_bank_payment(origin, PaymentState::GivenBack).await?;
    }
    Ok(())
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
