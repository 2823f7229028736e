//! The due date that a message with an invoice names.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Date;
use regex::Regex;
use serde::Deserialize;

use super::classify::dates::Written;
use super::classify::dates::find::find;
use super::classify::signals::Signals;
use super::message::Message;

/// The words of `signals/due.toml`.
#[derive(Deserialize)]
struct DueWords {
    before_date: Vec<String>,
    after_date: Vec<String>,
    before_days: Vec<String>,
    days: Vec<String>,
}

struct Patterns {
    /// Any of the words beside a date, or before a number of days.
    beside: Regex,
    /// What may stand right before a date.
    before_date: Regex,
    /// What may stand right after one.
    after_date: Regex,
    /// A number of days from the message.
    days: Regex,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let words: DueWords = toml::from_str(include_str!("../../../../signals/due.toml"))
        .expect("the file is part of the program and a test reads it");
    let any = |words: &[String]| {
        let mut words: Vec<String> = words.iter().map(|word| regex::escape(word)).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.join("|")
    };
    let pattern = |text: String| Regex::new(&text).expect("escaped words make a pattern");
    let beside = [&words.before_date[..], &words.after_date, &words.before_days].concat();
    Patterns {
        beside: pattern(format!("(?i){}", any(&beside))),
        before_date: pattern(format!(
            r"(?i)\b(?:{})\s*(?:\w+,?\s+){{0,2}}$",
            any(&words.before_date)
        )),
        after_date: pattern(format!(r"(?i)^\s*(?:\w+\s+){{0,2}}(?:{})\b", any(&words.after_date))),
        days: pattern(format!(
            r"(?i)\b(?:{})\s+(\d{{1,3}})\s+(?:{})\b",
            any(&words.before_days),
            any(&words.days)
        )),
    }
});

/// How much of a text is searched.
const SEARCHED_BYTES: usize = 16 * 1024;

/// How much of the text before a date is looked at.
const REACH_BYTES: usize = 48;

/// How far back a day may lie that a reminder names.
const PASSED_DAYS: i64 = 180;

/// The due date that a message names, on one reading only; `new_text` is its text without quotes.
/// A date in the past of the message counts too: a reminder names the day that has passed.
pub fn due_date(message: &Message, new_text: &str) -> Option<Date> {
    let sent_on = message.sent_on?;
    let text = new_text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = &text[..text.floor_char_boundary(SEARCHED_BYTES)];
    // Most texts have none of the words, and their dates need not be read.
    if !PATTERNS.beside.is_match(text) {
        return None;
    }
    dated(text, sent_on).or_else(|| in_days(text, sent_on))
}

fn dated(text: &str, sent_on: Date) -> Option<Date> {
    let is_due = |start: usize, end: usize| {
        let before = &text[text.floor_char_boundary(start.saturating_sub(REACH_BYTES))..start];
        PATTERNS.before_date.is_match(before) || PATTERNS.after_date.is_match(&text[end..])
    };
    let dates_as_of = |on| {
        let found = find(text, Written { on, zone_minutes: None }, &Signals::builtin().dates);
        let sure = found.into_iter().filter(|found| !found.bare && !found.span);
        sure.filter(|found| is_due(found.start, found.end)).filter_map(|found| found.days)
    };
    // Read as of a year before, days that have passed are found too; a date without a year that
    // lies further back than this is one to come.
    let limit = sent_on.checked_sub(PASSED_DAYS.days()).ok()?;
    let passed = dates_as_of(sent_on.checked_sub(1.year()).ok()?).map(|(first, _)| first);
    let passed: Vec<Date> = passed.filter(|due_on| (limit..sent_on).contains(due_on)).collect();
    passed.first().copied().or_else(|| dates_as_of(sent_on).map(|(first, _)| first).next())
}

fn in_days(text: &str, sent_on: Date) -> Option<Date> {
    let days: i64 = PATTERNS.days.captures(text)?.get(1)?.as_str().parse().ok()?;
    sent_on.checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(text: &str, due: Option<Date>) {
        let message = Message { sent_on: Some(date(2026, 9, 30)), ..Message::default() };
        assert_eq!(due_date(&message, text), due, "{text}");
    }

    #[test]
    fn invoices_name_their_due_date() {
        let due = Some(date(2026, 10, 14));
        check("Die Rechnung liegt bei, zahlbar bis 14.10.2026.", due);
        check("Bitte überweisen Sie bis zum 14. Oktober 2026.", due);
        check("über 357,00 EUR liegt bei, zahlbar bis\n14.10.2026.", due);
        check("EUR 3,200.00, due on 14 October 2026.", due);
        check("The invoice is payable by October 14, 2026. Thank you!", due);
        check("zahlbar innerhalb von 14 Tagen ohne Abzug", due);
        check("Payment terms: 14 days", due);
    }

    #[test]
    fn reminders_name_the_day_that_has_passed() {
        let due = Some(date(2026, 9, 14));
        check("Die Rechnung war am 14.09.2026 fällig.", due);
        check("It was due on 14 September 2026.", due);
        check("war am 14.09.2026 fällig. Bitte überweisen Sie bis zum 06.10.2026.", due);
        check("Die Rechnung ist zahlbar bis 14.10.", Some(date(2026, 10, 14)));
    }

    #[test]
    fn a_sentence_of_its_own_names_it() {
        let due = Some(date(2026, 10, 14));
        check("4.760,00 € in Rechnung. Fällig am 14.10.2026. Viele Grüße", due);
        check("Die Rechnung 2026-0115 war am 14. September fällig.", Some(date(2026, 9, 14)));
    }

    #[test]
    fn other_dates_are_no_due_dates() {
        check("Das Treffen am 14.10.2026 passt mir.", None);
        check("Rechnung 2026-017 vom 30.09.2026 liegt bei.", None);
        check("Please send the texts.", None);
        check("", None);
    }
}
