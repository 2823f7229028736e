//! Business days of one business.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::{Date, Weekday};

use super::days::{Window, days_after};
use super::holidays::{Holiday, HolidayTable};
use super::region::Region;
use crate::explain::{Explain, Fact, write_plain};

/// What a day is for a business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind<'a> {
    /// Monday to Friday, no holiday, no day off.
    Business,
    /// Saturday or Sunday.
    Weekend,
    /// A public holiday of the region.
    Holiday(&'a Holiday),
    /// A day on which this business does not work.
    DayOff,
}

/// The calendar of one business: the holidays of its region and its own days off.
#[derive(Clone, Debug)]
pub struct Calendar {
    holidays: HolidayTable,
    days_off: BTreeSet<Date>,
}

/// A question about a day of which nothing is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarError {
    /// The day that was asked for.
    pub day: Date,
    /// The region whose table ends before it or begins after it.
    pub region: Region,
    /// First year of the table.
    pub first_year: i16,
    /// Last year of the table.
    pub last_year: i16,
}

impl Calendar {
    /// A calendar from the holidays of a region and the business's own days off.
    pub fn new(holidays: HolidayTable, days_off: BTreeSet<Date>) -> Self {
        Self { holidays, days_off }
    }

    /// The region whose holidays count.
    pub fn region(&self) -> &Region {
        self.holidays.region()
    }

    /// What `day` is. A holiday that falls on a weekend is a weekend.
    ///
    /// # Errors
    /// Where the holiday table does not cover the year: no guess is made.
    pub fn kind_of(&self, day: Date) -> Result<DayKind<'_>, CalendarError> {
        let years = self.holidays.years();
        if !years.contains(&day.year()) {
            return Err(CalendarError {
                day,
                region: self.holidays.region().clone(),
                first_year: *years.start(),
                last_year: *years.end(),
            });
        }
        Ok(match day.weekday() {
            Weekday::Saturday | Weekday::Sunday => DayKind::Weekend,
            _ if self.days_off.contains(&day) => DayKind::DayOff,
            _ => self.holidays.on(day).map_or(DayKind::Business, DayKind::Holiday),
        })
    }

    /// Whether `day` is a business day. Errors as [`Calendar::kind_of`].
    pub fn is_business_day(&self, day: Date) -> Result<bool, CalendarError> {
        Ok(self.kind_of(day)? == DayKind::Business)
    }

    /// The first business day on or after `day`. Errors as [`Calendar::kind_of`].
    pub fn on_or_after(&self, day: Date) -> Result<Date, CalendarError> {
        let mut day = day;
        while !self.is_business_day(day)? {
            day = days_after(day, 1);
        }
        Ok(day)
    }

    /// The n-th business day after `day`; `count` 0 gives `day` itself, whatever it is.
    /// Errors as [`Calendar::kind_of`].
    pub fn business_days_after(&self, day: Date, count: i64) -> Result<Date, CalendarError> {
        let mut day = day;
        for _ in 0..count {
            day = self.on_or_after(days_after(day, 1))?;
        }
        Ok(day)
    }

    /// The last business day inside `window`, `None` where it has none.
    /// Errors as [`Calendar::kind_of`].
    pub fn last_inside(&self, window: Window) -> Result<Option<Date>, CalendarError> {
        let mut day = window.last;
        while day >= window.first {
            if self.is_business_day(day)? {
                return Ok(Some(day));
            }
            day = days_after(day, -1);
        }
        Ok(None)
    }
}

impl Explain for CalendarError {
    fn key(&self) -> String {
        "error-day-outside-table".to_owned()
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![
            ("day", self.day.into()),
            ("region", Fact::from(self.region.as_str())),
            ("first", Fact::Text(self.first_year.to_string())),
            ("last", Fact::Text(self.last_year.to_string())),
        ]
    }
}

impl fmt::Display for CalendarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_plain(self, f)
    }
}

impl std::error::Error for CalendarError {}
