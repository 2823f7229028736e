//! Which rule a claim bears interest by.

use super::law::{Law, Rule};
use crate::client::DebtorKind;

/// Why there is no rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRate {
    /// It is not known what kind of debtor it is: somebody has to say.
    DebtorUnknown,
    /// The law gives this debtor's creditor none, and none was agreed.
    NoneByLaw,
}

/// The rule of a law for a kind of debtor. `at_fault`: whether the debtor is responsible for the
/// delay, which is presumed unless something else is known.
///
/// # Errors
/// Where the kind of debtor is not known, or the law has no rule for it.
pub fn rule_for(law: &Law, debtor: Option<DebtorKind>, at_fault: bool) -> Result<&Rule, NoRate> {
    let debtor = debtor.ok_or(NoRate::DebtorUnknown)?;
    let fits = |rule: &&Rule| rule.debtors.contains(&debtor) && (at_fault || !rule.only_at_fault);
    law.rules.iter().find(fits).ok_or(NoRate::NoneByLaw)
}
