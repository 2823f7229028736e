//! Days as feeds write them.

use jiff::civil::Date;

/// The names of months by which RFC 5322 (3.3) knows them; longer names begin with the same.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The day of a date as feeds write it, in the time zone in which it is written: RFC 3339
/// (`2026-03-04T10:00:00Z`, also without a time), or RFC 5322 (`Wed, 4 Mar 2026 10:00:00 +0100`,
/// also with a year of two digits or the name of a month written out). `None` where no day can be
/// read.
pub fn day_of(text: &str) -> Option<Date> {
    let text = text.trim();
    // Whatever follows the day is time and zone.
    match text.get(..10).and_then(|day| day.parse().ok()) {
        Some(day) => Some(day),
        None => of_mail(text),
    }
}

/// The day of `Wed, 4 Mar 2026`, with or without the day of the week.
fn of_mail(text: &str) -> Option<Date> {
    let words = text.split(|sign: char| sign.is_whitespace() || sign == ',' || sign == '-');
    let mut words = words.filter(|word| !word.is_empty());
    let first = words.next()?;
    let day = match first.parse() {
        Ok(day) => day,
        // The day of the week, which the date says better.
        Err(_) => words.next()?.parse().ok()?,
    };
    let month = words.next()?.get(..3)?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let year = year(words.next()?)?;
    Date::new(year, i8::try_from(month).ok()?, day).ok()
}

/// A year; one of two or three digits as RFC 5322 (4.3) reads it.
fn year(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    match (digits.len(), year) {
        (2, ..50) => Some(year + 2000),
        (2 | 3, _) => Some(year + 1900),
        (4, _) => Some(year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_feeds_write_them() {
        for (text, day) in [
            ("2026-03-04T23:59:59Z", Some("2026-03-04")),
            ("2026-03-04T00:30:00.123+02:00", Some("2026-03-04")),
            (" 2026-03-04 ", Some("2026-03-04")),
            ("Wed, 04 Mar 2026 10:00:00 +0100", Some("2026-03-04")),
            ("Wed, 4 Mar 2026 10:00 GMT", Some("2026-03-04")),
            ("4 Mar 2026 10:00:00 EST", Some("2026-03-04")),
            // The wrong day of the week is the site's own mistake.
            ("Mon, 4 March 2026", Some("2026-03-04")),
            ("Wednesday, 04-Mar-26 10:00:00 GMT", Some("2026-03-04")),
            ("Sat, 7 Feb 98 10:00:00 +0000", Some("1998-02-07")),
            ("Fri, 7 Feb 103 10:00:00 +0000", Some("2003-02-07")),
            ("29 Feb 2024", Some("2024-02-29")),
            ("29 Feb 2026", None),
            ("2026-13-01", None),
            ("2026-03", None),
            ("yesterday", None),
            ("", None),
            ("Wed, Mar 4 2026", None),
            ("4 Märchen 2026", None),
            ("4 M\u{e4}r", None),
            ("99999999999999999999 Mar 2026", None),
            ("4 Mar -1", None),
        ] {
            let day = day.map(|day| day.parse::<Date>().expect("a day"));
            assert_eq!(day_of(text), day, "{text:?}");
        }
    }
}
