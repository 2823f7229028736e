//! When a claim is time-barred, and when to say so (docs/interest.md, *Limitation*).

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::law::{CountsFrom, LimitationLaw};
use crate::calendar::{days_after, days_between};

/// The months before the end in which a person is warned (docs/interest.md, *Limitation*).
const WARNING_MONTHS: i64 = 6;

/// The last month of a year, and its last day (ISO 8601).
const YEAR_END: (i8, i8) = (12, 31);

/// What stops the time of limitation for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standstill {
    /// The first day that does not count.
    pub from: Date,
    /// The last one.
    pub until: Date,
    /// Whether the parties negotiated; otherwise a court or an office is at work.
    pub negotiations: bool,
}

/// What bears on the limitation of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitationFacts {
    /// When the claim is due.
    pub due_on: Date,
    /// When the debtor last acknowledged it (by a payment, say): the time begins anew
    /// (§ 212 BGB).
    pub acknowledged_on: Option<Date>,
    /// When the time stood still, in any order. A reminder does not stop it.
    pub standstills: Vec<Standstill>,
}

/// The end of the time of limitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limitation {
    /// The last day on which something that stops the time helps. It is never moved to a business
    /// day: who relies on that may be too late.
    pub last_day_on: Date,
    /// The day from which a person is warned.
    pub warn_from_on: Date,
}

/// When a claim is time-barred.
pub fn limitation(facts: &LimitationFacts, law: &LimitationLaw) -> Limitation {
    let (mut begins_after, mut last_day_on) = match law.counts_from {
        CountsFrom::DueDate => (facts.due_on, years_after(facts.due_on, law.years)),
        CountsFrom::YearEnd => {
            let year_end = |year: i16| date(year, YEAR_END.0, YEAR_END.1);
            let last_year = facts.due_on.year().saturating_add(law.years).min(Date::MAX.year());
            (year_end(facts.due_on.year()), year_end(last_year))
        }
    };
    // Only a time that has begun can begin anew.
    if let Some(on) = facts.acknowledged_on.filter(|on| *on > begins_after) {
        (begins_after, last_day_on) = (on, years_after(on, law.years));
    }
    let mut standstills = facts.standstills.clone();
    standstills.sort_by_key(|standstill| standstill.from);
    let mut counted_until = begins_after;
    for standstill in standstills {
        if standstill.negotiations && law.after_negotiations_months.is_none() {
            continue;
        }
        // What stood still before the time began, after it ended, or twice, does not count.
        let from = standstill.from.max(days_after(counted_until, 1));
        if from > last_day_on || standstill.until < from {
            continue;
        }
        last_day_on = days_after(last_day_on, days_between(from, standstill.until) + 1);
        counted_until = standstill.until;
        if let Some(months) = law.after_negotiations_months.filter(|_| standstill.negotiations) {
            last_day_on = last_day_on.max(months_after(standstill.until, months));
        }
    }
    Limitation { last_day_on, warn_from_on: months_after(last_day_on, -WARNING_MONTHS) }
}

/// The same day years later; the 29th of February becomes the 28th.
fn years_after(day: Date, years: i16) -> Date {
    day.saturating_add(i64::from(years).years())
}

/// The same day months later or earlier; a day that the month does not have becomes its last.
fn months_after(day: Date, months: i64) -> Date {
    day.saturating_add(months.months())
}
