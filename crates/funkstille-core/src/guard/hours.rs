//! Guard 4: nothing goes out outside 08:00 to 18:00 of a business day.

use jiff::Zoned;
use jiff::tz::TimeZone;

use crate::calendar::{Calendar, CalendarError, SendHours};

/// Whether anything may go out at `now` (in the business's zone): in the client's zone where it is
/// known, else in the business's. Errors as [`Calendar::kind_of`].
pub fn is_open(
    now: &Zoned,
    client_zone: Option<&TimeZone>,
    calendar: &Calendar,
) -> Result<bool, CalendarError> {
    let there = match client_zone {
        Some(zone) => now.with_time_zone(zone.clone()),
        None => now.clone(),
    };
    let hours = SendHours::default();
    let in_hours = there.time() >= hours.from && there.time() < hours.until;
    Ok(in_hours && calendar.is_business_day(there.date())?)
}
