//! A calendar that others read (iCalendar, RFC 5545): days with something on them, and nothing
//! else. Equal input gives equal bytes.
//!
//! Whatever stands in a text stays inside it: what could end a line or begin another property is
//! escaped or taken out. No text begins with a sign that a table would take for a formula.

mod line;

use funkstille_core::calendar::days_after;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use line::{line, text};

/// A calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// What it is called.
    pub name: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// What is on, in any order.
    pub entries: Vec<Entry>,
}

/// Something that is on for a whole day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id: the same thing has the same one, on whatever day it is.
    pub uid: String,
    /// Its day, in the zone of whoever reads it.
    pub on: Date,
    /// What it is.
    pub title: String,
    /// What else is said of it, in several lines; may be empty.
    pub note: String,
}

/// Who made it (RFC 5545, 3.7.3).
const MADE_BY: &str = "-//Funkstille//Funkstille//EN";

/// How often others should look again (RFC 7986, 5.7): an hour.
const LOOK_AGAIN: &str = "PT1H";

impl Agenda {
    /// The bytes of the file, with CRLF at the end of each line. Entries stand by day and id.
    pub fn write(&self) -> String {
        let mut out = String::new();
        for (name, value) in [
            ("BEGIN", "VCALENDAR".to_owned()),
            ("VERSION", "2.0".to_owned()),
            ("PRODID", MADE_BY.to_owned()),
            ("CALSCALE", "GREGORIAN".to_owned()),
            ("NAME", text(&self.name)),
            ("X-WR-CALNAME", text(&self.name)),
            ("REFRESH-INTERVAL;VALUE=DURATION", LOOK_AGAIN.to_owned()),
            ("X-PUBLISHED-TTL", LOOK_AGAIN.to_owned()),
        ] {
            line(&mut out, name, &value);
        }
        let mut entries: Vec<&Entry> = self.entries.iter().collect();
        entries.sort_by(|one, other| (one.on, &one.uid).cmp(&(other.on, &other.uid)));
        for entry in entries {
            entry.write(self.made_at, &mut out);
        }
        if self.entries.is_empty() {
            for (name, value) in NOTHING {
                line(&mut out, name, value);
            }
        }
        line(&mut out, "END", "VCALENDAR");
        out
    }
}

/// A calendar has at least one component (RFC 5545, 3.6). Where nothing is on it is a zone, which
/// no program shows.
const NOTHING: [(&str, &str); 8] = [
    ("BEGIN", "VTIMEZONE"),
    ("TZID", "UTC"),
    ("BEGIN", "STANDARD"),
    ("DTSTART", "19700101T000000"),
    ("TZOFFSETFROM", "+0000"),
    ("TZOFFSETTO", "+0000"),
    ("END", "STANDARD"),
    ("END", "VTIMEZONE"),
];

impl Entry {
    fn write(&self, made_at: Timestamp, out: &mut String) {
        let made_at = made_at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
        let day = |day: Date| day.strftime("%Y%m%d").to_string();
        line(out, "BEGIN", "VEVENT");
        line(out, "UID", &text(&self.uid));
        line(out, "DTSTAMP", &made_at);
        line(out, "DTSTART;VALUE=DATE", &day(self.on));
        // The end is not part of it (RFC 5545, 3.6.1).
        line(out, "DTEND;VALUE=DATE", &day(days_after(self.on, 1)));
        line(out, "SUMMARY", &text(&self.title));
        if !self.note.is_empty() {
            line(out, "DESCRIPTION", &text(&self.note));
        }
        // Nobody is busy because something is due.
        line(out, "TRANSP", "TRANSPARENT");
        line(out, "END", "VEVENT");
    }
}

#[cfg(test)]
mod tests;
