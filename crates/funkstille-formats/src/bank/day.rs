//! Days as banks write them: `2026-03-04`, `4.3.26`, `03/04/2026`, `4 Mar 2026`, `20260304`.

use std::collections::BTreeSet;

use funkstille_core::money::Currency;
use jiff::civil::{Date, DateTime};

use super::words;

/// Which number comes first where a day is written in numbers, the year last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
    /// The year of two digits stands first.
    YearFirst,
    /// The day comes first; but of what may begin with its year, nothing says whether it does.
    Unclear,
}

impl Order {
    /// What comes first where nothing else says it: the day, unless the amounts are in US dollars.
    pub(super) fn usual(currency: Option<Currency>) -> Self {
        let is_dollars = currency.is_some_and(|it| Some(it) == Currency::parse("USD"));
        if is_dollars { Self::MonthFirst } else { Self::DayFirst }
    }
}

/// The first year that two digits can mean; below it they are of this century.
const FIRST_SHORT_YEAR: i16 = 70;

/// Longer texts are no days.
const MAX_BYTES: usize = 64;

/// The years that a statement can be of.
const YEARS: std::ops::RangeInclusive<i16> = 1000..=2999;

/// A day in its parts.
enum Parts {
    /// Year, month and day are known by their places.
    Known(i16, i8, i8),
    /// Two numbers of which one is the day, and the year.
    Open(i8, i8, i16),
    /// As [`Parts::Open`], but the first number may be the year as well, and the last the day:
    /// `26-11-05`.
    Turned(i8, i8, i16),
}

/// The last day of a month, and the last month.
const LAST_DAY: i16 = 31;
const LAST_MONTH: i8 = 12;

/// By what a year of two digits is that of a century.
const CENTURY: i16 = 100;

/// Reads a day; `order` is asked only where the text itself leaves it open.
pub(super) fn parse(text: &str, order: Order) -> Option<Date> {
    let (year, month, day) = match parts(text)? {
        Parts::Known(year, month, day) => (year, month, day),
        Parts::Turned(..) if order == Order::Unclear => return None,
        Parts::Turned(first, month, year) if order == Order::YearFirst => {
            (short_year(i16::from(first)), month, i8::try_from(year % CENTURY).ok()?)
        }
        Parts::Open(first, second, year) | Parts::Turned(first, second, year) => match order {
            Order::MonthFirst => (year, first, second),
            Order::DayFirst | Order::YearFirst | Order::Unclear => (year, second, first),
        },
    };
    Date::new(year, month, day).ok()
}

/// The end of a day.
pub(super) fn end_of(day: Date) -> Option<DateTime> {
    day.tomorrow().ok().map(|next| next.at(0, 0, 0, 0))
}

/// An instant as ISO 8601 has it, in the zone in which it was written; a day counts to its end.
pub(super) fn until(text: &str) -> Option<DateTime> {
    const INSTANT: usize = "2026-03-04T10:00:00".len();
    match text.get(..INSTANT) {
        Some(instant) => instant.parse().ok(),
        None => text.parse().ok().and_then(end_of),
    }
}

/// The order in a column of days; `None` where no value says it.
pub(super) fn order_of(values: impl Iterator<Item = impl AsRef<str>>) -> Option<Order> {
    let (mut day_first, mut month_first) = (0_usize, 0_usize);
    let mut turned: Option<Turned> = None;
    for value in values {
        let value = value.as_ref();
        match parts(value) {
            Some(Parts::Open(first, second, _)) if first > 12 && second <= 12 => day_first += 1,
            Some(Parts::Open(first, second, _)) if second > 12 && first <= 12 => month_first += 1,
            Some(Parts::Open(..)) if value.contains('.') => day_first += 1,
            // A year of four digits says nothing about one of two.
            Some(Parts::Open(.., year)) if value.contains(&year.to_string()) => {}
            Some(Parts::Open(..)) => turned.get_or_insert_default().is_year_last = true,
            Some(Parts::Turned(first, _, year)) => {
                let turned = turned.get_or_insert_default();
                turned.first.insert(first);
                turned.last.insert(year);
            }
            _ => {}
        }
    }
    let order = match (day_first, month_first) {
        (0, 0) => None,
        _ if day_first >= month_first => Some(Order::DayFirst),
        _ => Some(Order::MonthFirst),
    };
    match turned {
        Some(turned) if order.is_none() && !turned.first.is_empty() => turned.order(),
        _ => order,
    }
}

/// Days of two-digit years that may stand first or last.
#[derive(Default)]
struct Turned {
    first: BTreeSet<i8>,
    last: BTreeSet<i16>,
    /// Another day of the column has its year last.
    is_year_last: bool,
}

impl Turned {
    /// The year stays the same from row to row, and the day does not.
    fn order(&self) -> Option<Order> {
        match (self.first.len(), self.last.len()) {
            _ if self.is_year_last => None,
            (1, days) if days > 1 => Some(Order::YearFirst),
            (days, 1) if days > 1 => Some(Order::DayFirst),
            _ => Some(Order::Unclear),
        }
    }
}

fn parts(text: &str) -> Option<Parts> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let text = text.trim();
    if let Some(parts) = together(text) {
        return Some(parts);
    }
    let is_between = |c: char| !c.is_alphanumeric();
    let mut tokens = text.split(is_between).filter(|token| !token.is_empty()).peekable();
    // The name of the day of the week says nothing more.
    let is_weekday = |token: &&str| month(token).is_none() && !has_digit(token);
    tokens.next_if(is_weekday);
    let (first, second, third) = (tokens.next()?, tokens.next()?, tokens.next()?);
    // Behind the day there may be a time, and nothing else: not the end of a period.
    let is_over = tokens.next().is_none() || text.contains(':') || third.contains('T');
    if !is_over {
        return None;
    }
    if first.len() == 4 {
        let month = month(second).or_else(|| number(second))?;
        return Some(Parts::Known(year(first)?, month, leading(third)?));
    }
    let is_short = first.len() == 2 && third.len() == 2 && !text.contains(['.', '\'']);
    let year = year(third)?;
    match (month(first), month(second)) {
        (None, Some(month)) => Some(Parts::Known(year, month, number(first)?)),
        (Some(month), None) => Some(Parts::Known(year, month, number(second)?)),
        _ => {
            let (first, second) = (number(first)?, number(second)?);
            // Nobody has statements from years ago: where the first number gives the later year,
            // it may be the year.
            let is_turned = is_short
                && second <= LAST_MONTH
                && (1..=LAST_DAY).contains(&(year % CENTURY))
                && short_year(i16::from(first)) >= year;
            let parts = if is_turned { Parts::Turned } else { Parts::Open };
            Some(parts(first, second, year))
        }
    }
}

/// Eight digits without anything between them.
fn together(text: &str) -> Option<Parts> {
    let digits = text.get(..8).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    if text[8..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let known = |digits: &str| {
        let (year, month, day) = (digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?);
        Some(Parts::Known(self::year(year)?, number(month)?, number(day)?))
    };
    let is_year = |digits: &str| digits.starts_with("19") || digits.starts_with("20");
    if is_year(digits) {
        return known(digits);
    }
    let turned = format!("{}{}{}", &digits[4..], &digits[2..4], &digits[..2]);
    is_year(&turned).then(|| known(&turned))?
}

fn has_digit(token: &str) -> bool {
    token.bytes().any(|byte| byte.is_ascii_digit())
}

fn number(token: &str) -> Option<i8> {
    let is_short = token.len() <= 2 && token.bytes().all(|byte| byte.is_ascii_digit());
    token.parse().ok().filter(|_| is_short)
}

/// The number before a time: `04T12` is the 4th.
fn leading(token: &str) -> Option<i8> {
    number(token.split('T').next()?)
}

fn year(token: &str) -> Option<i16> {
    let token = token.split('T').next()?;
    let year: i16 = token.parse().ok().filter(|_| token.bytes().all(|b| b.is_ascii_digit()))?;
    match token.len() {
        2 => Some(short_year(year)),
        4 => Some(year).filter(|year| YEARS.contains(year)),
        _ => None,
    }
}

fn short_year(digits: i16) -> i16 {
    if digits >= FIRST_SHORT_YEAR { 1900 + digits } else { 2000 + digits }
}

/// The month of a name or its beginning, in any of the languages of `bank/words.toml`.
fn month(token: &str) -> Option<i8> {
    let name = words::fold(token);
    let months = &words::builtin().months;
    let place = months.iter().position(|names| {
        names.iter().any(|known| name.len() >= 3 && name.starts_with(known.as_str()))
    })?;
    i8::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_every_hand() {
        for (text, day) in [
            ("2026-03-04", "2026-03-04"),
            ("2026/3/4", "2026-03-04"),
            ("2026.03.04.", "2026-03-04"),
            ("20260304", "2026-03-04"),
            ("04032026", "2026-03-04"),
            ("2026-03-04T12:30:00Z", "2026-03-04"),
            ("2026-03-04 12:30", "2026-03-04"),
            ("4.3.26", "2026-03-04"),
            ("04.03.1999", "1999-03-04"),
            ("04/03/2026 07:15:22", "2026-03-04"),
            ("4-Mar-26", "2026-03-04"),
            ("4. März 2026", "2026-03-04"),
            ("Mar 4, 2026", "2026-03-04"),
            ("Mi., 04 mars 2026", "2026-03-04"),
            ("4 dic 2026", "2026-12-04"),
            ("1/ 2'06", "2006-02-01"),
        ] {
            let read = parse(text, Order::DayFirst).map(|day| day.to_string());
            assert_eq!(read.as_deref(), Some(day), "{text}");
        }
        for none in ["", "12.50", "1.12.2025 - 2.1.2026", "31.02.2026", "x", "1234567890", "März"]
        {
            assert_eq!(parse(none, Order::DayFirst), None, "{none}");
        }
    }

    #[test]
    fn a_year_of_two_digits_may_stand_first() {
        for (days, read) in [
            // The year stays, and the day does not.
            (&["26-11-05", "26-11-06"][..], &["2026-11-05", "2026-11-06"][..]),
            (&["27-11-26", "28-11-26"], &["2026-11-27", "2026-11-28"]),
            (&["28-11-26", "05-11-26"], &["2026-11-28", "2026-11-05"]),
            (&["28/11/26", "30/12/26"], &["2026-11-28", "2026-12-30"]),
            (&["05-11-26"], &["2026-11-05"]),
            (&["28.11.26"], &["2026-11-28"]),
            (&["11/28/26"], &["2026-11-28"]),
            (&["28-11-99"], &["1999-11-28"]),
            // Either may be meant.
            (&["26-11-05"], &["–"]),
            (&["28-11-26"], &["–"]),
            (&["26-11-05", "27-11-06"], &["–", "–"]),
        ] {
            let order = order_of(days.iter()).unwrap_or(Order::DayFirst);
            let found = days.iter().map(|day| parse(day, order).map(|day| day.to_string()));
            let found: Vec<String> = found.map(|day| day.unwrap_or("–".to_owned())).collect();
            assert_eq!(found, read, "{days:?}");
        }
    }

    #[test]
    fn the_column_says_what_one_day_leaves_open() {
        let order = |values: &[&str]| order_of(values.iter().copied());
        assert_eq!(order(&["03/04/2026", "03/14/2026"]), Some(Order::MonthFirst));
        assert_eq!(order(&["03/04/2026", "14/03/2026"]), Some(Order::DayFirst));
        assert_eq!(order(&["03.04.2026"]), Some(Order::DayFirst));
        assert_eq!(order(&["03/04/2026"]), None);
        assert_eq!(parse("03/04/2026", Order::MonthFirst).map(jiff::civil::Date::month), Some(3));
    }
}
