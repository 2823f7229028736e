//! The flat fee for the costs of recovery.

use jiff::civil::Date;

use super::law::{Law, Origin};
use crate::client::DebtorKind;

/// A flat fee that is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlatFeeOwed {
    /// How much, in minor units of the currency of the law.
    pub amount_minor: i64,
    /// Where it comes from.
    pub origin: Origin,
}

/// The flat fee that a debtor owes for a principal under a contract of that day; `None` where the
/// law has none. It is owed once for each claim, each late instalment included (§ 288 (5) BGB).
pub fn flat_fee(
    law: &Law,
    debtor: DebtorKind,
    contract_on: Date,
    principal_minor: i64,
) -> Option<FlatFeeOwed> {
    if principal_minor <= 0 {
        return None;
    }
    let holds = law.flat_fees.iter().filter(|fee| {
        fee.debtors.contains(&debtor) && fee.contracts_from.is_none_or(|from| from <= contract_on)
    });
    let newest = holds.max_by_key(|fee| fee.contracts_from)?;
    let tier = newest.tiers.iter().rev().find(|tier| tier.from_minor <= principal_minor)?;
    Some(FlatFeeOwed { amount_minor: tier.amount_minor, origin: newest.origin.clone() })
}
