//! Counting days. The day of the event itself is not counted (BGB § 187).

use jiff::ToSpan;
use jiff::civil::Date;

/// The days in which a step may happen, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First day inside.
    pub first: Date,
    /// Last day inside.
    pub last: Date,
}

/// The date that lies `count` days after `date`; `days_after(Wednesday the 4th, 5)` is Monday the
/// 9th. A negative count goes back. Stops at the ends of the calendar (years -9999 to 9999).
pub fn days_after(date: Date, count: i64) -> Date {
    date.saturating_add(count.days())
}

/// How many days lie between two dates: the count with `days_after(from, count) == until`.
pub fn days_between(from: Date, until: Date) -> i64 {
    from.until(until).map_or(0, |span| i64::from(span.get_days()))
}

/// The Monday of the ISO 8601 week that `date` lies in (weeks run from Monday to Sunday).
pub fn monday_of_week(date: Date) -> Date {
    days_after(date, -i64::from(date.weekday().to_monday_zero_offset()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_day_of_the_event_is_not_counted() {
        assert_eq!(days_after(date(2026, 3, 4), 5), date(2026, 3, 9));
        assert_eq!(days_after(date(2028, 2, 28), 1), date(2028, 2, 29));
        assert_eq!(days_between(date(2026, 3, 4), date(2026, 3, 9)), 5);
        assert_eq!(days_between(date(2026, 11, 23), date(2025, 11, 23)), -365);
    }

    #[test]
    fn a_week_begins_on_monday() {
        assert_eq!(monday_of_week(date(2026, 3, 8)), date(2026, 3, 2));
        assert_eq!(monday_of_week(date(2026, 3, 9)), date(2026, 3, 9));
    }
}
