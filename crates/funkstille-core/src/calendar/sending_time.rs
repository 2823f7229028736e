//! From a civil date to the instant at which something leaves.

use jiff::Zoned;
use jiff::civil::{Date, Time, time};
use jiff::tz::TimeZone;

use super::business_days::{Calendar, CalendarError};
use super::days::days_after;

/// The time of day at which a business sends, in its own time zone.
#[derive(Clone, Debug)]
pub struct SendingTime {
    /// The business's zone.
    pub zone: TimeZone,
    /// The time of day there.
    pub at: Time,
}

/// The hours in which anything may go out (docs/rules.md, guard 4: 08:00 to 18:00).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SendHours {
    /// First time of day.
    pub from: Time,
    /// The time of day at which it is too late.
    pub until: Time,
}

/// The sending time of a business that set none (docs/rules.md, *Dates*).
const USUAL_SENDING_TIME: Time = time(9, 0, 0, 0);

/// The bounds of guard 4 (docs/rules.md, *Guards*).
const GUARD_4: SendHours = SendHours { from: time(8, 0, 0, 0), until: time(18, 0, 0, 0) };

impl Default for SendHours {
    fn default() -> Self {
        GUARD_4
    }
}

impl SendingTime {
    /// 09:00 in `zone`.
    pub fn usual(zone: TimeZone) -> Self {
        Self { zone, at: USUAL_SENDING_TIME }
    }

    /// The instant of the sending time on `day`. An instant that daylight saving skips moves
    /// forward; one that it repeats means the first.
    pub fn on(&self, day: Date) -> Zoned {
        match day.to_datetime(self.at).to_zoned(self.zone.clone()) {
            Ok(zoned) => zoned,
            // Only at the two ends of the calendar, some ten thousand years away.
            Err(_) => jiff::Timestamp::MAX.to_zoned(self.zone.clone()),
        }
    }

    /// The first instant from the sending time of `day` on at which a message may go out: inside
    /// `hours` of a business day where the client is (`client_zone`), or, where that is not known,
    /// where the business is. Errors as [`Calendar::kind_of`].
    pub fn allowed_on(
        &self,
        day: Date,
        client_zone: Option<&TimeZone>,
        calendar: &Calendar,
    ) -> Result<Zoned, CalendarError> {
        let hours = SendHours::default();
        let zone = client_zone.unwrap_or(&self.zone);
        let planned = self.on(day).with_time_zone(zone.clone());
        let mut there = planned.date();
        if planned.time() >= hours.until {
            there = days_after(there, 1);
        }
        let open = calendar.on_or_after(there)?;
        if open == planned.date() && planned.time() >= hours.from {
            return Ok(planned.with_time_zone(self.zone.clone()));
        }
        let opening = SendingTime { zone: zone.clone(), at: hours.from };
        Ok(opening.on(open).with_time_zone(self.zone.clone()))
    }
}
