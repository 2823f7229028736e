//! Finds every day that a text names.

use crate::mail::classify::dates::Written;
use crate::mail::classify::dates::words::DateWords;
use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use regex::Captures;

/// `in December` is the next one, and not one that was spoken of long after it.
const MAX_MONTHS_AHEAD: i8 = 8;
/// Dates taken from one text.
const MAX_DAYS: usize = 100;

/// A day or a span of days that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is seen in the text by itself")]
pub(crate) struct Found {
    pub start: usize,
    pub end: usize,
    /// First and last day meant; `None` for a date that can be read in two ways.
    pub days: Option<(Date, Date)>,
    /// `20.` or `20th` without a month: means a day only beside the right words.
    pub bare: bool,
    /// A span such as "next week", not a day.
    pub span: bool,
    /// A weekday alone.
    pub weekday: bool,
    /// A date of the calendar, not one that counts from the mail.
    pub dated: bool,
}

/// The groups of a date with its month.
const DATED: [&str; 5] = ["iso_day", "dot_day", "day", "us_day", "slash_first"];

/// Every day named in the text, in order. Days in the past, and more than a year after the mail,
/// are left out: nobody waits for them.
pub(crate) fn find(text: &str, written: Written, words: &DateWords) -> Vec<Found> {
    let german = words.german.is_match(text);
    let read = |captures: Captures<'_>| {
        let whole = captures.get(0)?;
        let weekday = captures.name("weekday").is_some();
        if weekday && is_habit(&text[whole.end()..]) {
            return None;
        }
        let reader = Reader { captures: &captures, written, words, german };
        let days = match reader.read() {
            Reading::Days(first, last) => Some(within_a_year(first, last, written.on)?),
            Reading::Ambiguous => None,
            Reading::Nothing => return None,
        };
        let bare = captures.name("bare_day").is_some() || captures.name("short_day").is_some();
        let span = days.is_some_and(|(first, last)| first != last);
        let dated = DATED.iter().any(|name| captures.name(name).is_some());
        Some(Found { start: whole.start(), end: whole.end(), days, bare, span, weekday, dated })
    };
    words.day.captures_iter(text).filter_map(read).take(MAX_DAYS).collect()
}

/// `montags`, `on Fridays`: every week, and no day.
fn is_habit(after: &str) -> bool {
    let after = after.strip_prefix('s');
    after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
}

fn within_a_year(first: Date, last: Date, on: Date) -> Option<(Date, Date)> {
    let limit = on.checked_add(1.year()).ok()?;
    (last >= on && last <= limit).then_some((first, last))
}

enum Reading {
    Days(Date, Date),
    Ambiguous,
    Nothing,
}

struct Reader<'a> {
    captures: &'a Captures<'a>,
    written: Written,
    words: &'a DateWords,
    german: bool,
}

impl Reader<'_> {
    fn read(&self) -> Reading {
        if self.text("slash_first").is_some() {
            return self.slashes();
        }
        let days = self.named().or_else(|| self.relative()).or_else(|| self.counted());
        let days = days.or_else(|| self.part_of_month()).or_else(|| self.weekday());
        days.map_or(Reading::Nothing, |(first, last)| Reading::Days(first, last))
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.captures.name(name).map(|found| found.as_str())
    }

    fn number(&self, name: &str) -> Option<i8> {
        self.text(name)?.parse().ok()
    }

    fn year(&self, name: &str) -> Option<i16> {
        let year: i16 = self.text(name)?.parse().ok()?;
        Some(if year < 100 { year + 2000 } else { year })
    }

    /// A date with a month, or a bare day of the month.
    fn named(&self) -> Option<(Date, Date)> {
        let month = |name| self.text(name).and_then(|month| self.words.month(month));
        let date = if let Some(day) = self.number("iso_day") {
            Date::new(self.year("iso_year")?, self.number("iso_month")?, day).ok()?
        } else if let Some(day) = self.number("dot_day") {
            self.date(self.year("dot_year"), self.number("dot_month")?, day)?
        } else if let Some(day) = self.number("short_day") {
            self.date(None, self.number("short_month")?, day)?
        } else if let Some(day) = self.number("day") {
            self.date(self.year("year"), month("month")?, day)?
        } else if let Some(day) = self.number("us_end").or_else(|| self.number("us_day")) {
            self.date(self.year("us_year"), month("us_month")?, day)?
        } else {
            self.day_of_month(self.number("bare_day")?)?
        };
        Some((date, date))
    }

    /// Without a year: the next such day, the day of the mail included.
    fn date(&self, year: Option<i16>, month: i8, day: i8) -> Option<Date> {
        if let Some(year) = year {
            return Date::new(year, month, day).ok();
        }
        let on = self.written.on;
        let years = [on.year(), on.year().checked_add(1)?];
        years.into_iter().filter_map(|year| Date::new(year, month, day).ok()).find(|d| *d >= on)
    }

    fn day_of_month(&self, day: i8) -> Option<Date> {
        let on = self.written.on;
        let next = on.last_of_month().tomorrow().ok()?;
        let months = [on.first_of_month(), next];
        let days = months.into_iter().filter_map(|m| Date::new(m.year(), m.month(), day).ok());
        days.filter(|date| *date >= on).min()
    }

    /// `08/12`: used where one reading is possible, or where language or time zone decide.
    fn slashes(&self) -> Reading {
        let (Some(first), Some(second)) = (self.number("slash_first"), self.number("slash_second"))
        else {
            return Reading::Nothing;
        };
        let year = self.year("slash_year");
        let possible = |month, day| {
            let date = self.date(year, month, day)?;
            within_a_year(date, date, self.written.on).map(|days| days.0)
        };
        // Americans alone put the month first; their zones are -04:00 to -10:00.
        match (possible(second, first), possible(first, second), self.written.zone_minutes) {
            (None, None, _) => Reading::Nothing,
            (Some(date), None, _) | (None, Some(date), _) => Reading::Days(date, date),
            (Some(european), Some(american), _) if european == american => {
                Reading::Days(european, european)
            }
            (Some(european), _, _) if self.german => Reading::Days(european, european),
            (_, Some(american), Some(-600..=-240)) => Reading::Days(american, american),
            (Some(european), _, Some(60..=780)) => Reading::Days(european, european),
            _ => Reading::Ambiguous,
        }
    }

    /// `next week` and its like.
    fn relative(&self) -> Option<(Date, Date)> {
        let on = self.written.on;
        let monday = on.checked_sub(i64::from(on.weekday().to_monday_zero_offset()).days()).ok()?;
        let week = |weeks: i64, last: i64| {
            let first = monday.checked_add((7 * weeks).days()).ok()?;
            Some((first.max(on), first.checked_add(last.days()).ok()?.max(on)))
        };
        let has = |name| self.captures.name(name).is_some();
        if has("early_next_week") {
            week(1, 2)
        } else if has("week_after_next") {
            week(2, 4)
        } else if has("next_week") {
            week(1, 4)
        } else if has("this_week") {
            week(0, 4)
        } else if has("next_month") {
            let first = on.last_of_month().tomorrow().ok()?;
            Some((first, first.last_of_month()))
        } else if has("this_month") {
            Some((on, on.last_of_month()))
        } else {
            let days = [("day_after_tomorrow", 2), ("tomorrow", 1), ("today", 0)];
            let (_, days) = days.into_iter().find(|(name, _)| has(name))?;
            let day = on.checked_add(i64::from(days).days()).ok()?;
            Some((day, day))
        }
    }

    /// `in two weeks`, `KW 34`.
    fn counted(&self) -> Option<(Date, Date)> {
        let on = self.written.on;
        let after = |count: i64| on.checked_add(count.days()).ok().map(|day| (day, day));
        if let Some(days) = self.text("days") {
            return after(i64::from(self.words.number(days)?));
        }
        if let Some(weeks) = self.text("weeks") {
            return after(7 * i64::from(self.words.number(weeks)?));
        }
        if let Some(week) = self.number("week") {
            let year = on.iso_week_date().year();
            let monday = |year| ISOWeekDate::new(year, week, Weekday::Monday).ok();
            let mondays = [monday(year), monday(year.checked_add(1)?)];
            let mut weeks = mondays.into_iter().flatten().filter_map(|monday| {
                let monday = monday.date();
                Some((monday, monday.checked_add(4.days()).ok()?))
            });
            return weeks.find(|(_, friday)| *friday >= on);
        }
        let months = i64::from(self.words.number(self.text("months")?)?);
        on.checked_add(months.months()).ok().map(|day| (day, day))
    }

    /// `Ende November`, `in December`.
    fn part_of_month(&self) -> Option<(Date, Date)> {
        let on = self.written.on;
        let month = self.words.month(self.text("span_month")?)?;
        let year = match self.year("span_year") {
            Some(year) => year,
            None if month < on.month() => on.year().checked_add(1)?,
            None => on.year(),
        };
        let first = Date::new(year, month, 1).ok()?;
        let limit = on.checked_add(i64::from(MAX_MONTHS_AHEAD).months()).ok()?;
        let has = |name| self.captures.name(name).is_some();
        let last = first.last_of_month();
        let (first, last) = if has("early_month") {
            (first, Date::new(year, month, 10).ok()?)
        } else if has("mid_month") {
            (Date::new(year, month, 11).ok()?, Date::new(year, month, 20).ok()?)
        } else if has("late_month") {
            (Date::new(year, month, 21).ok()?, last)
        } else {
            (first, last)
        };
        (first <= limit).then_some((first.max(on), last))
    }

    /// `Tuesday`, `next Tuesday`, `nächste Woche Dienstag`.
    fn weekday(&self) -> Option<(Date, Date)> {
        let on = self.written.on;
        let after = |count: i64| on.checked_add(count.days()).ok().map(|day| (day, day));
        let of_next_week = self.text("next_week_day").or_else(|| self.text("day_next_week"));
        let name = of_next_week.or_else(|| self.text("weekday"))?;
        let weekday = i64::from(self.words.weekday(name)?);
        let today = i64::from(on.weekday().to_monday_one_offset());
        // "Next Tuesday" is the one of next week; "Tuesday" the next that comes.
        let ahead = (weekday - today).rem_euclid(7);
        match (of_next_week.or_else(|| self.text("next")).is_some(), ahead) {
            (true, _) => after(weekday - today + 7),
            (false, 0) => after(7),
            (false, ahead) => after(ahead),
        }
    }
}
