//! How long a rule waits: `7 days`, `2 business days`.

use jiff::civil::Date;

use crate::calendar::{Calendar, CalendarError, days_after};

/// What a wait counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Calendar days.
    Days,
    /// Business days of the business.
    BusinessDays,
}

/// A count of days, as a playbook writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// How many.
    pub count: i64,
    /// Of what.
    pub unit: Unit,
}

impl Wait {
    /// Reads `7 days`, `1 day`, `2 business days`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (count, unit) = text.trim().split_once(' ')?;
        let unit = match unit.trim() {
            "day" | "days" => Unit::Days,
            "business day" | "business days" => Unit::BusinessDays,
            _ => return None,
        };
        let count: u16 = count.parse().ok()?;
        Some(Self { count: i64::from(count), unit })
    }

    /// The day that lies this long after `day`, not yet shifted to a business day.
    /// Errors as [`Calendar::kind_of`].
    pub fn after(self, day: Date, calendar: &Calendar) -> Result<Date, CalendarError> {
        match self.unit {
            Unit::Days => Ok(days_after(day, self.count)),
            Unit::BusinessDays => calendar.business_days_after(day, self.count),
        }
    }
}
