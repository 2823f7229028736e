//! Guard 4: nothing goes out outside 08:00 to 18:00 of a business day.

use jiff::Zoned;
use jiff::tz::TimeZone;

use crate::calendar::{Calendar, CalendarError, SendHours, SendingTime};

/// Whether anything may go out at `now` (in the business's zone): in the client's zone where it is
/// known, else in the business's. Errors as [`Calendar::kind_of`].
pub fn is_open(
    now: &Zoned,
    client_zone: Option<&TimeZone>,
    calendar: &Calendar,
) -> Result<bool, CalendarError> {
    let there = there(now, client_zone);
    let hours = SendHours::default();
    let in_hours = there.time() >= hours.from && there.time() < hours.until;
    Ok(in_hours && calendar.is_business_day(there.date())?)
}

/// The first instant from `at` on (in the business's zone) at which anything may go out, in that
/// zone; as [`is_open`].
pub fn next_open(
    at: &Zoned,
    client_zone: Option<&TimeZone>,
    calendar: &Calendar,
) -> Result<Zoned, CalendarError> {
    let there = there(at, client_zone);
    let wanted = SendingTime { zone: there.time_zone().clone(), at: there.time() };
    let open = wanted.allowed_on(there.date(), None, calendar)?;
    Ok(open.with_time_zone(at.time_zone().clone()))
}

fn there(at: &Zoned, client_zone: Option<&TimeZone>) -> Zoned {
    match client_zone {
        Some(zone) => at.with_time_zone(zone.clone()),
        None => at.clone(),
    }
}
