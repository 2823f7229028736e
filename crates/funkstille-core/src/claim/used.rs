//! The rates of a statement: of what each is made, and where that comes from, so that a reader can
//! check them.

use jiff::civil::Date;

use super::law::Origin;
use super::percent::Percent;
use super::rates::{RatedDays, RuleFor};
use super::run::{Line, Run};

/// A rate that was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsedRate {
    /// The first day that bears at it; `None` where only the number of days is known.
    pub from: Option<Date>,
    /// The rate.
    pub rate: Percent,
    /// The base rate in it; `None` for a rate that follows none.
    pub base: Option<BaseRate>,
    /// The law that gives the rate, or the points above the base rate; `None` for a rate that was
    /// agreed.
    pub points: Option<(Percent, Origin)>,
    /// Whether the base rate is the last one known, for a half-year that is not known yet.
    pub is_provisional: bool,
}

/// A base rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseRate {
    /// The rate.
    pub percent: Percent,
    /// Who publishes it.
    pub published_by: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
}

/// The rates at which anything bears in these runs, each once, in the order of their days.
pub(super) fn used_rates(
    runs: &[Run],
    rated: &[RatedDays],
    rule: Option<RuleFor<'_>>,
) -> Vec<UsedRate> {
    let mut used: Vec<UsedRate> = Vec::new();
    let mut lines: Vec<&Line> = runs.iter().flat_map(|run| &run.lines).collect();
    lines.sort_by_key(|line| line.days_on);
    for line in lines {
        let from = line.days_on.map(|(from, _)| from);
        let is_of = |days: &&RatedDays| {
            days.rate == line.rate && from.is_some_and(|on| days.from <= on && on <= days.until)
        };
        let days = rated.iter().find(is_of);
        let base = days.and_then(|days| base_rate(days, rule));
        let is_provisional = days.is_some_and(|days| days.is_provisional);
        let is_same = |it: &UsedRate| it.base == base && it.is_provisional == is_provisional;
        if used.iter().any(|it| it.rate == line.rate && is_same(it)) {
            continue;
        }
        let points = rule.map(|rule| (rule.edition().percent, rule.edition().origin.clone()));
        used.push(UsedRate { from, rate: line.rate, base, points, is_provisional });
    }
    used
}

fn base_rate(days: &RatedDays, rule: Option<RuleFor<'_>>) -> Option<BaseRate> {
    let (percent, origin) = (days.base?, days.origin.clone()?);
    let published_by = rule.and_then(|rule| rule.published_by()).map(str::to_owned);
    Some(BaseRate { percent, published_by, origin })
}
