//! Which rate holds on which days (docs/interest.md, *Rates*).

use jiff::civil::Date;

use super::day_count::{half_year_end, half_year_of};
use super::error::InterestError;
use super::law::{Edition, Follows, Law, Origin, Reference, ReferenceRate, Rule, Steps, TakenOn};
use super::percent::Percent;
use crate::calendar::days_after;

/// Days with one rate, the first and the last included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatedDays {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// The rate.
    pub rate: Percent,
    /// Where the base rate comes from; `None` for a rate that follows none.
    pub origin: Option<Origin>,
    /// Whether the rate is the last one known, for a half-year that is not known yet.
    pub is_provisional: bool,
}

/// A rule of law for one contract.
#[derive(Clone, Copy, Debug)]
pub struct RuleFor<'a> {
    law: &'a Law,
    rule: &'a Rule,
    edition: &'a Edition,
}

impl<'a> RuleFor<'a> {
    /// The rule as it holds for a contract of that day.
    ///
    /// # Errors
    /// Where the rule is younger than the contract.
    pub fn contract(
        law: &'a Law,
        rule: &'a Rule,
        contract_on: Date,
    ) -> Result<Self, InterestError> {
        let holds = |edition: &&Edition| {
            edition.contracts_from.is_none_or(|contracts_from| contracts_from <= contract_on)
        };
        let edition = rule.editions.iter().find(holds);
        let edition = edition.ok_or_else(|| InterestError::ContractBeforeRule {
            rule: rule.name.clone(),
            contract_on,
        })?;
        Ok(Self { law, rule, edition })
    }

    /// What the rule says of itself.
    pub fn edition(&self) -> &'a Edition {
        self.edition
    }

    /// The rates of all days from `from` to `until`, in their order. Half-years that are not known
    /// have the last rate that is, where `provisional` allows that.
    ///
    /// # Errors
    /// Where a half-year is not known, or a day lies before the rule or its table.
    pub fn rates(
        &self,
        from: Date,
        until: Date,
        provisional: bool,
    ) -> Result<Vec<RatedDays>, InterestError> {
        if let Some(since) = self.edition.bears_from.filter(|since| from < *since) {
            return Err(self.before(from, since));
        }
        let Some(follows) = &self.edition.follows else {
            let rate = self.edition.percent;
            return Ok(vec![RatedDays { from, until, rate, origin: None, is_provisional: false }]);
        };
        if follows.fixed_at_start {
            return Ok(vec![self.half_year(follows, (from, until), provisional)?]);
        }
        let mut rated = Vec::new();
        let mut first = from;
        while first <= until {
            let last = half_year_end(first).min(until);
            rated.push(self.half_year(follows, (first, last), provisional)?);
            if last == until {
                break;
            }
            first = days_after(last, 1);
        }
        Ok(rated)
    }

    /// Some days at the rate of the half-year in which the first of them lies.
    fn half_year(
        &self,
        follows: &Follows,
        (from, until): (Date, Date),
        provisional: bool,
    ) -> Result<RatedDays, InterestError> {
        let half_year_on = half_year_of(from);
        let taken_on = match follows.taken_on {
            TakenOn::FirstDay => half_year_on,
            TakenOn::DayBefore => days_after(half_year_on, -1),
        };
        // A table is read only together with the rules that name it.
        let reference = self.law.reference(&follows.reference);
        let found = reference.and_then(|reference| latest(reference, taken_on));
        let Some(found) = found else {
            let since = reference.and_then(|table| Some(table.rates.first()?.from));
            return Err(self.before(from, since.unwrap_or(half_year_on)));
        };
        let is_known = reference.is_some_and(|table| match table.steps {
            Steps::HalfYears => found.from == half_year_of(taken_on),
            Steps::Changes { complete_until } => taken_on <= complete_until,
        });
        if !is_known && !provisional {
            let rule = self.rule.name.clone();
            return Err(InterestError::UnknownHalfYear { rule, half_year_on });
        }
        Ok(RatedDays {
            from,
            until,
            rate: found.percent.plus(self.edition.percent),
            origin: Some(found.origin.clone()),
            is_provisional: !is_known,
        })
    }

    fn before(&self, day: Date, since: Date) -> InterestError {
        InterestError::BeforeRule { rule: self.rule.name.clone(), day, since }
    }
}

/// The last rate of a table that holds on a day; `None` before the first.
fn latest(reference: &Reference, day: Date) -> Option<&ReferenceRate> {
    reference.rates.iter().rev().find(|rate| rate.from <= day)
}
