//! How days become parts of a year (docs/interest.md, *Day counts*).

use jiff::civil::{Date, date};

use super::exact::YEAR_PARTS;
use crate::calendar::{days_after, days_between};

/// Days of a year that is no leap year, by ISO 8601.
const COMMON_YEAR: i64 = 365;

/// Days of the year of banks: twelve months of thirty days (docs/interest.md, *Day counts*).
const BANK_YEAR: i64 = 360;

/// Days of the month of banks (docs/interest.md, *Day counts*).
const BANK_MONTH: i64 = 30;

/// How days are counted, and into how many the year is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayCount {
    /// Real days; the calendar year that they lie in has 365 or 366.
    ActAct,
    /// Real days; every year has 365.
    Act365,
    /// Every month has 30 days: its last day counts for what is missing, the 31st for nothing.
    Thirty360,
    /// Real days; every year has 360.
    Act360,
}

/// Days that a line of a calculation counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) days: i64,
    pub(super) year_parts: i128,
}

impl DayCount {
    /// Every way to count.
    pub const ALL: &[Self] = &[Self::ActAct, Self::Act365, Self::Thirty360, Self::Act360];

    /// The name: `act/act`, `act/365`, `30/360`, `act/360`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ActAct => "act/act",
            Self::Act365 => "act/365",
            Self::Thirty360 => "30/360",
            Self::Act360 => "act/360",
        }
    }

    /// Reads the name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|count| count.as_str() == name)
    }

    /// The last day up to which days after `from` can stand in one line with it: where the length
    /// of the calendar year counts, a line ends with the year.
    pub(super) fn line_until(self, from: Date, until: Date) -> Date {
        match self {
            Self::ActAct => until.min(from.last_of_year()),
            Self::Act365 | Self::Thirty360 | Self::Act360 => until,
        }
    }

    /// Counts the days of a line, the first and the last included.
    pub(super) fn count(self, from: Date, until: Date) -> Counted {
        let before = days_after(from, -1);
        let days = match self {
            Self::Thirty360 => bank_day(until) - bank_day(before),
            Self::ActAct | Self::Act365 | Self::Act360 => days_between(before, until),
        };
        self.counted(days, i64::from(from.days_in_year()))
    }

    /// Counts days of which only the number is known; `None` where it matters in which year they
    /// lie.
    pub(super) fn count_number(self, days: i64) -> Option<Counted> {
        (self != Self::ActAct).then(|| self.counted(days, COMMON_YEAR))
    }

    fn counted(self, days: i64, calendar_year: i64) -> Counted {
        let year = match self {
            Self::ActAct => calendar_year,
            Self::Act365 => COMMON_YEAR,
            Self::Thirty360 | Self::Act360 => BANK_YEAR,
        };
        Counted { days, year_parts: i128::from(days) * (YEAR_PARTS / i128::from(year)) }
    }
}

/// The number of a day in the years of banks.
fn bank_day(day: Date) -> i64 {
    let is_last = day == day.last_of_month();
    let in_month = if is_last { BANK_MONTH } else { i64::from(day.day()).min(BANK_MONTH) };
    BANK_YEAR * i64::from(day.year()) + BANK_MONTH * i64::from(day.month()) + in_month
}

/// July, in which the second half of a year begins (docs/interest.md, *Rates*).
const JULY: i8 = 7;

/// The first day of the half-year that `day` lies in.
pub(super) fn half_year_of(day: Date) -> Date {
    date(day.year(), if day.month() < JULY { 1 } else { JULY }, 1)
}

/// The last day of that half-year.
pub(super) fn half_year_end(day: Date) -> Date {
    if day.month() < JULY { days_after(date(day.year(), JULY, 1), -1) } else { day.last_of_year() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(count: DayCount, from: Date, until: Date, days: i64, year: i64) {
        let counted = count.count(from, until);
        let parts = i128::from(days) * YEAR_PARTS / i128::from(year);
        assert_eq!(counted, Counted { days, year_parts: parts }, "{from} {until} {count:?}");
    }

    #[test]
    fn both_days_bear_interest() {
        use DayCount::{Act360, Act365, ActAct, Thirty360};
        let day = |month, day| date(2024, month, day);
        check(ActAct, day(2, 29), day(2, 29), 1, 366);
        check(ActAct, date(2023, 1, 1), date(2023, 12, 31), 365, 365);
        check(Act365, day(1, 1), day(12, 31), 366, 365);
        check(Act360, day(1, 1), day(1, 31), 31, 360);
        check(Thirty360, day(1, 1), day(7, 30), 210, 360);
        check(Thirty360, day(1, 1), day(12, 31), 360, 360);
        // Every whole month has thirty days, so that the parts of a period add up to it.
        check(Thirty360, day(2, 1), day(2, 29), 30, 360);
        check(Thirty360, date(2023, 2, 1), date(2023, 2, 28), 30, 360);
        check(Thirty360, day(3, 1), day(3, 31), 30, 360);
        check(Thirty360, day(1, 31), day(1, 31), 0, 360);
        check(Thirty360, day(1, 31), day(2, 10), 10, 360);
    }

    #[test]
    fn a_number_of_days_has_no_calendar_year() {
        assert_eq!(DayCount::ActAct.count_number(25), None);
        let counted = DayCount::Act365.count_number(73).expect("it is counted");
        assert_eq!(counted.year_parts, YEAR_PARTS / 5);
    }

    #[test]
    fn a_year_has_two_halves() {
        for (day, first, last) in [
            (date(2026, 1, 1), date(2026, 1, 1), date(2026, 6, 30)),
            (date(2026, 6, 30), date(2026, 1, 1), date(2026, 6, 30)),
            (date(2026, 7, 1), date(2026, 7, 1), date(2026, 12, 31)),
        ] {
            assert_eq!((half_year_of(day), half_year_end(day)), (first, last));
        }
    }
}
