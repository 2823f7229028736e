//! What a letter claims: the balance of its invoices, and what the delay costs.

use funkstille_core::claim::NoClaim;
use funkstille_core::money::Money;

use super::facts::About;

/// The parts of a claim, each of which a letter names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What is left of the principal, as far as it is due.
    Balance,
    /// Interest that is not paid.
    Interest,
    /// Flat fees.
    FlatFee,
    /// Other costs that are not paid.
    Costs,
    /// All of that.
    Total,
}

/// The sum of one part over the cases of a letter: by the statement where something is claimed,
/// else of what was owed less what came. `None` where an amount is not known, or the currencies
/// differ: they are never mixed.
pub(super) fn sum_of(cases: &[About<'_>], part: Part) -> Option<Money> {
    sum(cases.iter().map(|case| of_one(case, part)))
}

fn of_one(case: &About<'_>, part: Part) -> Option<Money> {
    let open = case.state.balance()?;
    let Some(Ok(statement)) = &case.claim else {
        let due = open.minor - case.not_due_minor;
        let minor = if matches!(part, Part::Balance | Part::Total) { due } else { 0 };
        return Some(Money { minor, ..open });
    };
    let minor = match part {
        Part::Balance => statement.left.principal - statement.not_due_minor,
        Part::Interest => statement.left.interest,
        Part::FlatFee => statement.flat_fee_minor(),
        Part::Costs => statement.left.costs,
        Part::Total => statement.due_minor(),
    };
    Some(Money { minor, currency: statement.currency })
}

/// Whether anything is claimed beside the principal.
pub(super) fn claims_something(cases: &[About<'_>]) -> bool {
    let parts = [Part::Interest, Part::FlatFee, Part::Costs];
    parts.into_iter().any(|part| sum_of(cases, part).is_some_and(|sum| sum.minor > 0))
}

/// The key of the sentence that tells the client why nothing is claimed beside the principal. What
/// only the user can mend is no concern of the client: then the claim is reserved.
pub(super) fn why_not(cases: &[About<'_>]) -> &'static str {
    let mut whys = cases.iter().filter_map(|case| case.claim.as_ref()?.as_ref().err());
    match whys.next() {
        Some(NoClaim::NoGround { by_reminder: true } | NoClaim::NotYet { .. }) => {
            "letter-interest-begins"
        }
        Some(NoClaim::NoRate) => "letter-interest-none",
        _ => "letter-interest-reserved",
    }
}

/// The sum; `None` where one is not known, or the currencies differ.
pub(super) fn sum(amounts: impl IntoIterator<Item = Option<Money>>) -> Option<Money> {
    let mut amounts = amounts.into_iter();
    let first = amounts.next()??;
    amounts.try_fold(first, |sum, amount| {
        let amount = amount.filter(|amount| amount.currency == sum.currency)?;
        Some(Money { minor: sum.minor.checked_add(amount.minor)?, ..sum })
    })
}
