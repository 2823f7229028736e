//! The statement of a claim: every line of the calculation, and where each number comes from.

use std::cell::Cell;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::day_count::DayCount;
use super::error::InterestError;
use super::flat_fee::{FlatFeeOwed, flat_fee};
use super::ground::InDefault;
use super::law::{Law, Origin, Rule};
use super::parts::StatedPart;
use super::payment::{Applied, Owed};
use super::percent::Percent;
use super::rates::{BeyondTable, RatedDays, RuleFor};
use super::run::{self, Debt, Run, Runs, add};
use super::used::{UsedRate, used_rates};
use crate::client::DebtorKind;
use crate::money::{Currency, Money};

/// What interest is owed by.
#[derive(Clone, Copy, Debug)]
pub enum Terms<'a> {
    /// A rule of law.
    Law {
        /// The law.
        law: &'a Law,
        /// One of its rules.
        rule: &'a Rule,
    },
    /// A rate that was agreed.
    Agreed(Percent),
}

/// A claim of which the interest is to be computed.
#[derive(Clone, Debug)]
pub struct Claim<'a> {
    /// What interest is owed by.
    pub terms: Terms<'a>,
    /// What is owed, since when, and what has come in.
    pub debt: Debt,
    /// How days are counted; `None` for the usual way of the terms.
    pub day_count: Option<DayCount>,
    /// When the contract was made; `None` counts as the first bearing day.
    pub contract_on: Option<Date>,
    /// The law that gives a flat fee, and the debtor; `None` where there is none.
    pub flat_fee: Option<(&'a Law, DebtorKind)>,
    /// What brought default, where that is known.
    pub default: Option<InDefault>,
    /// What becomes of days whose rate is not known yet.
    pub beyond: BeyondTable,
}

/// The statement of a claim, with every line. Amounts are minor units of its currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The currency.
    pub currency: Currency,
    /// The rule, by its name; `None` for a rate that was agreed.
    pub rule: Option<String>,
    /// How days were counted.
    pub day_count: DayCount,
    /// The runs of interest, with their lines and payments: of the whole, then of each part, each
    /// in the order of their days.
    pub runs: Vec<Run>,
    /// The rates at which anything bears, in the order of their days.
    pub rates: Vec<UsedRate>,
    /// What became of each payment, in the order of their days.
    pub payments: Vec<Applied>,
    /// The parts in which the principal is due, in the order in which they were agreed; none where
    /// it is due at once.
    pub parts: Vec<StatedPart>,
    /// What is left of parts that are not due yet, in minor units.
    pub not_due_minor: i64,
    /// The interest of all runs, paid or not.
    pub interest_minor: i64,
    /// What is owed at the end, without the flat fee.
    pub left: Owed,
    /// The flat fee.
    pub flat_fee: Option<FlatFeeOwed>,
    /// What went to the flat fee, of what was paid beyond principal, interest and costs.
    pub to_flat_fee_minor: i64,
    /// All that is owed at the end.
    pub total_minor: i64,
    /// What was paid beyond all that is owed.
    pub overpaid_minor: i64,
    /// Whether a rate was used that is not known yet.
    pub is_provisional: bool,
    /// The first day that bears nothing for now, since its rate is not known yet; `None` where all
    /// are known.
    pub left_out_from: Option<Date>,
    /// What brought default, where that is known.
    pub default: Option<InDefault>,
    /// Where the numbers come from, each once, in the order of their law.
    pub origins: Vec<Origin>,
}

impl Statement {
    /// All that is owed and due, in minor units.
    pub fn due_minor(&self) -> i64 {
        self.total_minor - self.not_due_minor
    }

    /// What is left of each part that holds: its due date, and minor units. Empty where the
    /// principal is due at once.
    pub fn open_parts(&self) -> Vec<(Date, i64)> {
        let holds = self.parts.iter().filter(|part| !part.is_replaced);
        holds.filter_map(|part| Some((part.due.due_on?, part.left_minor))).collect()
    }

    /// What is left of the flat fee, in minor units; 0 where there is none.
    pub fn flat_fee_minor(&self) -> i64 {
        self.flat_fee.as_ref().map_or(0, |fee| fee.amount_minor - self.to_flat_fee_minor)
    }
}

/// Computes the interest of a claim.
///
/// # Errors
/// As [`InterestError`] says; nothing is guessed.
pub fn state(claim: &Claim<'_>) -> Result<Statement, InterestError> {
    let debt = &claim.debt;
    let contract_on = claim.contract_on.unwrap_or(debt.from);
    if contract_on > debt.from {
        return Err(InterestError::ContractAfterStart { contract_on, from: debt.from });
    }
    let mut origins = BTreeSet::new();
    let rule = match claim.terms {
        Terms::Law { law, rule } => Some(RuleFor::contract(law, rule, contract_on)?),
        Terms::Agreed(_) => None,
    };
    origins.extend(rule.map(|rule| rule.edition().origin.clone()));
    let left_out = Cell::new(None::<Date>);
    let rates = |from: Date, until: Date| match (rule, claim.terms) {
        (_, Terms::Agreed(rate)) => Ok(vec![agreed(rate, from, until)]),
        (Some(rule), _) => {
            let (rated, first) = rule.rates(from, until, claim.beyond)?;
            left_out.set([left_out.get(), first].into_iter().flatten().min());
            Ok(rated)
        }
        (None, Terms::Law { .. }) => Ok(Vec::new()),
    };
    let day_count = claim.day_count.unwrap_or_else(|| usual_day_count(claim.terms));
    let runs = run::runs(debt, &rates, day_count)?;
    origins.extend(runs.rates.iter().filter_map(|rated| rated.origin.clone()));
    let is_provisional = runs.rates.iter().any(|rated| rated.is_provisional);
    let fee = match claim.flat_fee {
        Some((law, debtor)) => flat_fees((law, debtor), contract_on, &runs.late)?,
        None => None,
    };
    origins.extend(fee.iter().map(|fee| fee.origin.clone()));
    let defaults = runs.parts.iter().filter_map(|part| part.due.default.as_ref());
    let defaults = claim.default.iter().chain(defaults);
    origins.extend(defaults.map(|default| default.origin.clone()));
    let rule_for = rule;
    let rule = match claim.terms {
        Terms::Law { law, rule } => {
            let is_set_off = !runs.parts.is_empty() && !runs.payments.is_empty();
            origins.extend(law.set_off.iter().filter(|_| is_set_off).cloned());
            Some(rule.name.clone())
        }
        Terms::Agreed(_) => None,
    };
    let not_due_minor = not_due_minor(&runs.parts, debt.until);
    let used = used_rates(&runs.each, &runs.rates, rule_for);
    let statement = sum(runs, debt.principal.currency, day_count, fee)?;
    let default = claim.default.clone();
    let origins = origins.into_iter().collect();
    let left_out_from = left_out.get();
    let found = Statement { rule, not_due_minor, is_provisional, default, origins, ..statement };
    Ok(Statement { left_out_from, rates: used, ..found })
}

/// What is left of parts that are due after a day.
fn not_due_minor(parts: &[StatedPart], until: Date) -> i64 {
    let due_on = |part: &&StatedPart| {
        part.due.due_on.or_else(|| part.due.from.and_then(|from| from.yesterday().ok()))
    };
    let is_later = |part: &&StatedPart| due_on(part).is_some_and(|day| day > until);
    parts.iter().filter(is_later).map(|part| part.left_minor).sum()
}

/// Computes interest at an agreed rate for a number of days without dates.
///
/// # Errors
/// Where it matters in which year the days lie, or an amount is too large.
pub fn state_days(
    principal: Money,
    costs_minor: i64,
    (days, rate): (i64, Percent),
    day_count: Option<DayCount>,
) -> Result<Statement, InterestError> {
    let day_count = day_count.unwrap_or_else(|| usual_day_count(Terms::Agreed(rate)));
    let run = run::run_of_days(principal, days, rate, day_count)?;
    let (interest, principal_minor) = (run.interest_minor, principal.minor);
    let left = Owed { costs: costs_minor, interest, principal: principal_minor };
    let each = vec![run];
    let (payments, late, parts, rates) = (vec![], vec![], vec![], vec![]);
    let used = used_rates(&each, &rates, None);
    let runs = Runs { each, payments, left, late, parts, rates };
    let statement = sum(runs, principal.currency, day_count, None)?;
    Ok(Statement { rates: used, ..statement })
}

/// Agreed rates, and rules that say nothing else, count real days in years of 365
/// (docs/interest.md, *Day counts*).
fn usual_day_count(terms: Terms<'_>) -> DayCount {
    match terms {
        Terms::Law { rule, .. } => rule.day_count,
        Terms::Agreed(_) => DayCount::Act365,
    }
}

/// The flat fee: once for each principal that was late (§ 288 (5) BGB), in one sum.
///
/// # Errors
/// Where it is too large.
fn flat_fees(
    (law, debtor): (&Law, DebtorKind),
    contract_on: Date,
    late: &[i64],
) -> Result<Option<FlatFeeOwed>, InterestError> {
    let mut all: Option<FlatFeeOwed> = None;
    for fee in late.iter().filter_map(|minor| flat_fee(law, debtor, contract_on, *minor)) {
        let before = all.map_or(0, |all| all.amount_minor);
        all = Some(FlatFeeOwed { amount_minor: add(before, fee.amount_minor)?, ..fee });
    }
    Ok(all)
}

fn agreed(rate: Percent, from: Date, until: Date) -> RatedDays {
    RatedDays::fixed(from, until, rate)
}

fn sum(
    runs: Runs,
    currency: Currency,
    day_count: DayCount,
    flat_fee: Option<FlatFeeOwed>,
) -> Result<Statement, InterestError> {
    let Runs { each: runs, payments, left, parts, .. } = runs;
    let (mut interest_minor, mut beyond) = (0, 0);
    for run in &runs {
        interest_minor = add(interest_minor, run.interest_minor)?;
    }
    for applied in &payments {
        beyond = add(beyond, applied.left_over)?;
    }
    let fee = flat_fee.as_ref().map_or(0, |fee| fee.amount_minor);
    // Who pays the whole claim pays the fee with it, which comes last (docs/interest.md).
    let to_flat_fee_minor = beyond.min(fee);
    let fee_left = fee - to_flat_fee_minor;
    let total_minor = add(add(left.principal, left.costs)?, add(left.interest, fee_left)?)?;
    Ok(Statement {
        currency,
        rule: None,
        day_count,
        runs,
        rates: vec![],
        payments,
        parts,
        not_due_minor: 0,
        interest_minor,
        left,
        flat_fee,
        to_flat_fee_minor,
        total_minor,
        overpaid_minor: beyond - to_flat_fee_minor,
        is_provisional: false,
        left_out_from: None,
        default: None,
        origins: vec![],
    })
}
