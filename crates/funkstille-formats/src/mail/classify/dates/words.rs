//! The words of `signals/dates.toml`, compiled.

use crate::mail::classify::signals::{any_of, anywhere, at_end, pattern};
use regex::Regex;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DateFile {
    months: Vec<Vec<String>>,
    weekdays: Vec<Vec<String>>,
    numbers: Vec<Vec<String>>,
    until: Vec<String>,
    back_on: Vec<String>,
    starts: Vec<String>,
    not_back: Vec<String>,
    after: Vec<String>,
    joins: Vec<String>,
    presence: Vec<String>,
    absence: Vec<String>,
    past: Vec<String>,
    reader: Vec<String>,
    holding: HoldingLists,
    relative: RelativeLists,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HoldingLists {
    phrases: Vec<String>,
    unless: Vec<String>,
    refers_back: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RelativeLists {
    today: Vec<String>,
    tomorrow: Vec<String>,
    day_after_tomorrow: Vec<String>,
    this_week: Vec<String>,
    early_next_week: Vec<String>,
    next_week: Vec<String>,
    week_after_next: Vec<String>,
    this_month: Vec<String>,
    next_month: Vec<String>,
    early_month: Vec<String>,
    mid_month: Vec<String>,
    late_month: Vec<String>,
    in_month: Vec<String>,
    within: Vec<String>,
    days: Vec<String>,
    weeks: Vec<String>,
    month_units: Vec<String>,
    week_number: Vec<String>,
    next_weekday: Vec<String>,
    german: Vec<String>,
}

impl DateFile {
    /// What a person's mail has to have for its dates to be looked at.
    pub(crate) fn person_phrases(&self) -> Vec<String> {
        [&self.absence[..], &self.holding.phrases].concat()
    }
}

/// The patterns for dates and for the words around them.
#[derive(Debug)]
pub(crate) struct DateWords {
    /// Every way to write a day; the named groups tell which.
    pub day: Regex,
    pub until: Regex,
    pub back_on: Regex,
    pub starts: Regex,
    pub not_back: Regex,
    pub after: Regex,
    pub joins: Regex,
    pub presence: Regex,
    pub absence: Regex,
    pub past: Regex,
    pub reader: Regex,
    pub holding: Regex,
    pub holding_unless: Regex,
    pub refers_back: Regex,
    pub german: Regex,
    months: Vec<Vec<String>>,
    weekdays: Vec<Vec<String>>,
    numbers: Vec<Vec<String>>,
}

impl DateWords {
    pub(crate) fn compile(file: &DateFile) -> Result<Self, regex::Error> {
        Ok(Self {
            day: pattern(&day_pattern(file))?,
            until: at_end(&file.until)?,
            back_on: at_end(&file.back_on)?,
            starts: at_end(&file.starts)?,
            not_back: anywhere(&file.not_back)?,
            after: at_end(&file.after)?,
            joins: at_end(&file.joins)?,
            presence: anywhere(&file.presence)?,
            past: anywhere(&file.past)?,
            reader: anywhere(&file.reader)?,
            absence: anywhere(&file.absence)?,
            holding: anywhere(&file.holding.phrases)?,
            holding_unless: anywhere(&file.holding.unless)?,
            refers_back: anywhere(&file.holding.refers_back)?,
            german: anywhere(&file.relative.german)?,
            months: file.months.clone(),
            weekdays: file.weekdays.clone(),
            numbers: file.numbers.clone(),
        })
    }

    /// The month of this name, 1 to 12.
    pub(crate) fn month(&self, name: &str) -> Option<i8> {
        position(&self.months, name)
    }

    /// The weekday of this name, Monday 1 to Sunday 7.
    pub(crate) fn weekday(&self, name: &str) -> Option<i8> {
        position(&self.weekdays, name)
    }

    /// A number in digits or in words.
    pub(crate) fn number(&self, name: &str) -> Option<i8> {
        name.parse().ok().or_else(|| position(&self.numbers, name))
    }
}

fn position(lists: &[Vec<String>], name: &str) -> Option<i8> {
    let name = name.to_lowercase();
    let found = lists.iter().position(|names| names.contains(&name))?;
    i8::try_from(found + 1).ok()
}

fn day_pattern(file: &DateFile) -> String {
    let words = &file.relative;
    let months = any_of(&file.months.concat());
    let all_weekdays = any_of(&file.weekdays.concat());
    // Alone, only whole names are safe: `so` and `do` are words, too.
    let whole = file.weekdays.concat().into_iter().filter(|name| name.len() > 5);
    let weekdays = any_of(&whole.collect::<Vec<_>>());
    let number = format!(r"\d{{1,2}}|{}", any_of(&file.numbers.concat()));
    let absolute = absolute(&months);
    let relative = [
        ("early_next_week", &words.early_next_week),
        ("week_after_next", &words.week_after_next),
        ("next_week", &words.next_week),
        ("this_week", &words.this_week),
        ("next_month", &words.next_month),
        ("this_month", &words.this_month),
        ("day_after_tomorrow", &words.day_after_tomorrow),
        ("tomorrow", &words.tomorrow),
        ("today", &words.today),
    ];
    let relative = relative.map(|(name, list)| format!("(?P<{name}>{})", any_of(list))).join("|");
    let span = format!(
        "{}{}{}",
        any_of(&words.within),
        format_args!(r"\s+(?:(?P<days>{number})\s+{}", any_of(&words.days)),
        format_args!(
            r"|(?P<weeks>{number})\s+{}|(?P<months>{number})\s+{})(?-u:\b)",
            any_of(&words.weeks),
            any_of(&words.month_units),
        ),
    );
    let month = part_of_month(words, &months);
    let week = format!(r"{}\s*(?P<week>\d{{1,2}})(?-u:\b)", any_of(&words.week_number));
    let next_week = any_of(&words.next_week);
    let day_of_week = format!(
        "{}|{}",
        format_args!(r"{next_week}\s+(?P<next_week_day>{weekdays})"),
        format_args!(r"(?P<day_next_week>{weekdays})\s+(?:of\s+)?{next_week}"),
    );
    let weekday =
        format!(r"(?:(?P<next>{})\s+)?(?P<weekday>{weekdays})", any_of(&words.next_weekday));
    let bare = r"(?P<bare_day>\d{1,2})(?:st(?-u:\b)|nd(?-u:\b)|rd(?-u:\b)|th(?-u:\b)|\.)";
    // `Montag, den 12. August` is one day, not two.
    let before = format!(r"(?:{all_weekdays}[.,]?\s+(?:den\s+|dem\s+|the\s+|,\s*)?)?");
    let spans = [day_of_week, relative, span, month, week, weekday].join("|");
    format!(r"(?-u:\b)(?:{before}(?:{absolute})|{spans}|{bare})")
}

/// `Ende November`, `mid-May`, `in December 2026`.
fn part_of_month(words: &RelativeLists, months: &str) -> String {
    let parts = [
        ("early_month", &words.early_month),
        ("mid_month", &words.mid_month),
        ("late_month", &words.late_month),
        ("in_month", &words.in_month),
    ];
    let parts = parts.map(|(name, list)| format!("(?P<{name}>{})", any_of(list))).join("|");
    format!(r"(?:{parts})[\s-]+(?P<span_month>{months})(?-u:\b)\.?(?:,?\s+(?P<span_year>20\d\d))?")
}

/// Dates with a month: ISO 8601, German with dots, English and German with names, with slashes.
fn absolute(months: &str) -> String {
    let iso = r"(?P<iso_year>20\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)";
    let dots = concat!(
        r"(?P<dot_day>\d{1,2})\.\s?(?P<dot_month>\d{1,2})\.",
        r"(?:\s?(?P<dot_year>20\d\d|\d\d(?-u:\b)))?",
        r"|(?P<short_day>\d{1,2})\.(?P<short_month>\d{1,2})(?P<short_end>(?-u:\b))",
    );
    let day_first = format!(
        "{}(?P<month>{months}){}",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?\s*(?:of\s+|de\s+)?",
        r"(?-u:\b)\.?(?:,?\s+(?:de\s+)?(?P<year>20\d\d))?",
    );
    let month_first = format!(
        "(?P<us_month>{months}){}{}{}",
        r"\.?\s+(?:the\s+)?(?P<us_day>\d{1,2})(?:st|nd|rd|th)?(?-u:\b)",
        r"(?:\s*[-–]\s*(?P<us_end>\d{1,2})(?-u:\b))?",
        r"(?:,?\s+(?P<us_year>20\d\d))?",
    );
    let slashes = concat!(
        r"(?P<slash_first>\d{1,2})/(?P<slash_second>\d{1,2})",
        r"(?:/(?P<slash_year>20\d\d|\d\d(?-u:\b)))?",
    );
    [iso, dots, &day_first, &month_first, slashes].join("|")
}
