//! Civil dates of a business: which days are business days, and where a date moves that is none.
//!
//! - [`Region`], [`HolidayTable`]: the public holidays of a place, from the tables in `holidays/`.
//! - [`Calendar`]: business days of one business (its region and its own days off).
//! - [`shift`]: where a step goes whose day is no business day.
//! - [`SendingTime`]: from a civil date to the instant at which something leaves.

mod business_days;
mod days;
mod holidays;
mod region;
mod sending_time;
mod shift;

pub use business_days::{Calendar, CalendarError, DayKind};
pub use days::{Window, days_after, days_between, monday_of_week};
pub use holidays::{Holiday, HolidayTable, HolidayTableError};
pub use region::{Region, RegionError};
pub use sending_time::{SendHours, SendingTime};
pub use shift::{Shift, shift};
