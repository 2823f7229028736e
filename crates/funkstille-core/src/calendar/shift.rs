//! Where a step goes whose day is no business day (docs/rules.md, *Shift*).

use jiff::civil::Date;

use super::business_days::{Calendar, CalendarError};
use super::days::{Window, days_after};

/// Where a day went, and by which part of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// It is a business day and stays.
    Stays(Date),
    /// To the next business day.
    Forward(Date),
    /// Back to the last business day inside the window, which the next business day would leave.
    BackInside(Date),
    /// To the first business day after a window that has no business day at all.
    AfterWindow(Date),
}

impl Shift {
    /// The day that it came to.
    pub fn day(self) -> Date {
        match self {
            Self::Stays(day)
            | Self::Forward(day)
            | Self::BackInside(day)
            | Self::AfterWindow(day) => day,
        }
    }
}

/// Moves `day` to a business day: the next one, or, where that would leave `window`, the last one
/// inside it, or, where the window has none, the first one after it.
/// Errors as [`Calendar::kind_of`].
pub fn shift(
    calendar: &Calendar,
    day: Date,
    window: Option<Window>,
) -> Result<Shift, CalendarError> {
    if calendar.is_business_day(day)? {
        return Ok(Shift::Stays(day));
    }
    let next = calendar.on_or_after(day)?;
    let Some(window) = window.filter(|window| next > window.last) else {
        return Ok(Shift::Forward(next));
    };
    match calendar.last_inside(window)? {
        Some(inside) => Ok(Shift::BackInside(inside)),
        None => Ok(Shift::AfterWindow(calendar.on_or_after(days_after(window.last, 1))?)),
    }
}
