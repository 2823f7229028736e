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
    /// The base rate in it; `None` for a rate that follows none.
    pub base: Option<Percent>,
    /// Where the base rate comes from; `None` for a rate that follows none.
    pub origin: Option<Origin>,
    /// Whether the rate is the last one known, for a half-year that is not known yet.
    pub is_provisional: bool,
}

/// What becomes of days whose rate is not known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BeyondTable {
    /// They are refused, and everything with them.
    Refused,
    /// They bear at the last known rate.
    Provisional,
    /// They bear nothing for now; what is known stays.
    LeftOut,
}

impl RatedDays {
    /// Days with a rate that follows none.
    pub(super) fn fixed(from: Date, until: Date, rate: Percent) -> Self {
        Self { from, until, rate, base: None, origin: None, is_provisional: false }
    }
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

    /// Who publishes the base rate that it follows, where it follows one.
    pub fn published_by(&self) -> Option<&'a str> {
        let follows = self.edition.follows.as_ref()?;
        self.law.reference(&follows.reference)?.published_by.as_deref()
    }

    /// What the rule says of itself.
    pub fn edition(&self) -> &'a Edition {
        self.edition
    }

    /// The rates of all days from `from` to `until`, in their order, as far as they are known, and
    /// the first day that is left out; `beyond` says what becomes of half-years that are not known.
    ///
    /// # Errors
    /// Where a half-year is not known and refused, or a day lies before the rule or its table.
    pub fn rates(
        &self,
        from: Date,
        until: Date,
        beyond: BeyondTable,
    ) -> Result<(Vec<RatedDays>, Option<Date>), InterestError> {
        if let Some(since) = self.edition.bears_from.filter(|since| from < *since) {
            return Err(self.before(from, since));
        }
        let Some(follows) = &self.edition.follows else {
            let rate = self.edition.percent;
            let days = RatedDays::fixed(from, until, rate);
            return Ok((vec![days], None));
        };
        let provisional = beyond == BeyondTable::Provisional;
        let mut rated = Vec::new();
        let mut first = from;
        while first <= until {
            let last = if follows.fixed_at_start { until } else { half_year_end(first).min(until) };
            match self.half_year(follows, (first, last), provisional) {
                Ok(days) => rated.push(days),
                Err(InterestError::UnknownHalfYear { .. }) if beyond == BeyondTable::LeftOut => {
                    return Ok((rated, Some(first)));
                }
                Err(error) => return Err(error),
            }
            if last == until {
                break;
            }
            first = days_after(last, 1);
        }
        Ok((rated, None))
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
            base: Some(found.percent),
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
