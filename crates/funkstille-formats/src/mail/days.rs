//! The days to come that a text names, for whoever asks whether it names another one than it
//! should.

use jiff::civil::Date;

use super::classify::dates::Written;
use super::classify::dates::find::find;
use super::classify::signals::Signals;

/// A day that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedDay {
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// The day, or the last one of several (`next week`); `None` where it can be read in two ways.
    pub on: Option<Date>,
    /// Whether it is a date of the calendar; `tomorrow`, `in three days` and `Friday` are none.
    pub is_date: bool,
}

/// How much of a text is searched, in bytes.
const SEARCHED_BYTES: usize = 64 * 1024;

/// The days from `on` on that a text names, in German or English and in their order; what lies more
/// than a year ahead is left out.
pub fn days_named(text: &str, on: Date) -> Vec<NamedDay> {
    let text = &text[..text.floor_char_boundary(SEARCHED_BYTES)];
    let found = find(text, Written { on, zone_minutes: None }, &Signals::builtin().dates);
    let named = found.into_iter().map(|found| NamedDay {
        start: found.start,
        end: found.end,
        on: found.days.map(|(_, last)| last),
        is_date: found.dated && !found.bare,
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_of_both_languages_are_found() {
        for (text, is_date, on) in [
            ("bis zum 3. März 2026", true, Some(date(2026, 3, 3))),
            ("bis zum 3. März", true, Some(date(2026, 3, 3))),
            ("bis 03.03.2026", true, Some(date(2026, 3, 3))),
            ("bis zum 3.3.", true, Some(date(2026, 3, 3))),
            ("by 3 March 2026", true, Some(date(2026, 3, 3))),
            ("by March 3, 2026", true, Some(date(2026, 3, 3))),
            ("by 2026-03-03", true, Some(date(2026, 3, 3))),
            ("by 03/04/2026", true, None),
            ("innerhalb von 3 Tagen", false, Some(date(2026, 3, 5))),
            ("within three days", false, Some(date(2026, 3, 5))),
            ("bis Freitag", false, Some(date(2026, 3, 6))),
            ("bis morgen", false, Some(date(2026, 3, 3))),
            ("bis zum 9.", false, Some(date(2026, 3, 9))),
        ] {
            let found = days_named(text, date(2026, 3, 2));
            let found: Vec<_> = found.iter().map(|found| (found.is_date, found.on)).collect();
            assert_eq!(found, [(is_date, on)], "{text}");
        }
        // What has passed is no day to come.
        assert_eq!(days_named("Rechnung vom 10. Februar 2026", date(2026, 3, 2)), []);
    }
}
