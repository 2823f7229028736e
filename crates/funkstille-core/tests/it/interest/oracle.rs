//! The naive oracle of interest: it goes through the days one by one and adds exact fractions. It
//! is written from docs/interest.md alone, and shares with the code under test neither arithmetic,
//! dates, rounding nor the reader of the tables.

use std::collections::BTreeMap;

use super::big::Fraction;
use crate::data::read;

/// Year, month, day.
pub(super) type Civil = (i32, u32, u32);

/// How days are counted, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    ActAct,
    Act365,
    Thirty360,
    Act360,
}

/// A claim for the oracle; amounts in minor units.
pub(super) struct Question<'a> {
    pub(super) rule: &'a str,
    pub(super) principal: i64,
    pub(super) costs: i64,
    pub(super) from: Civil,
    pub(super) until: Civil,
    pub(super) contract_on: Civil,
    pub(super) count: Count,
    pub(super) payments: Vec<(Civil, i64)>,
}

/// What it says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) interest: i64,
    pub(super) principal_left: i64,
    pub(super) total: i64,
}

/// The base rates of all places in ten thousandths of a percent, by table and day, read from the
/// files line by line.
pub(super) struct Tables(BTreeMap<&'static str, BTreeMap<Civil, i64>>);

impl Tables {
    pub(super) fn read() -> Self {
        let files = ["de", "at", "uk", "eu"];
        Self(files.into_iter().map(|place| (place, table(place))).collect())
    }

    /// The last rate on or before a day.
    fn on(&self, place: &str, day: Civil) -> i64 {
        let mut rates = self.0[place].range(..=day);
        *rates.next_back().expect("the table begins earlier").1
    }
}

fn table(place: &str) -> BTreeMap<Civil, i64> {
    let text = read(&format!("jurisdictions/{place}.toml"));
    let rows = text.lines().filter_map(|line| line.strip_prefix("  { from = \""));
    let rows = rows.filter(|row| row.contains("percent"));
    rows.map(|row| {
        let number = |from: usize, to: usize| row[from..to].parse::<u32>().expect("digits");
        let day = (number(0, 4).cast_signed(), number(5, 7), number(8, 10));
        let percent = row.split("percent = \"").nth(1).expect("a rate");
        let percent = percent.split('"').next().expect("its end");
        let (sign, digits) = match percent.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, percent),
        };
        let (whole, decimals) = digits.split_once('.').expect("a point");
        let parts = format!("{whole}{decimals:0<4}").parse::<i64>().expect("digits");
        (day, sign * parts)
    })
    .collect()
}

/// The rate of a day in ten thousandths of a percent.
fn rate(question: &Question<'_>, tables: &Tables, day: Civil) -> i64 {
    let half_year = |(year, month, _): Civil| (year, if month <= 6 { 1 } else { 7 }, 1);
    let first = half_year(day);
    match question.rule {
        "de-consumer" => tables.on("de", first) + 50_000,
        "de-b2b" if question.contract_on >= (2014, 7, 29) => tables.on("de", first) + 90_000,
        "de-b2b" => tables.on("de", first) + 80_000,
        "at-b2b" if question.contract_on >= (2013, 3, 16) => tables.on("at", first) + 92_000,
        "at-b2b" => tables.on("at", before(first)) + 80_000,
        "at-civil" => 40_000,
        "ch" => 50_000,
        "uk-b2b" => tables.on("uk", half_year(question.from)) + 80_000,
        "eu-b2b" => tables.on("eu", first) + 80_000,
        other => panic!("{other}: no such rule"),
    }
}

pub(super) fn is_leap(year: i32) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

fn length(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

pub(super) fn next((year, month, day): Civil) -> Civil {
    if day < length(year, month) {
        (year, month, day + 1)
    } else if month < 12 {
        (year, month + 1, 1)
    } else {
        (year + 1, 1, 1)
    }
}

fn before((year, month, day): Civil) -> Civil {
    if day > 1 {
        (year, month, day - 1)
    } else if month > 1 {
        (year, month - 1, length(year, month - 1))
    } else {
        (year - 1, 12, 31)
    }
}

/// How many days of the count one real day is, and how many make a year.
fn weight(count: Count, (year, month, day): Civil) -> (u64, u64) {
    match count {
        Count::ActAct => (1, if is_leap(year) { 366 } else { 365 }),
        Count::Act365 => (1, 365),
        Count::Act360 => (1, 360),
        Count::Thirty360 => {
            let is_last = day == length(year, month);
            let days = match day {
                31 => 0,
                _ if is_last => 31 - day,
                _ => 1,
            };
            (days.into(), 360)
        }
    }
}

/// Interest of the days from `from` to `until`, rounded once.
fn run(question: &Question<'_>, tables: &Tables, principal: i64, from: Civil, until: Civil) -> i64 {
    // One sum for each length of a year, so that the fractions stay short.
    let mut sums: BTreeMap<u64, u64> = BTreeMap::new();
    let mut day = from;
    while day <= until {
        let (days, year) = weight(question.count, day);
        let rate = u64::try_from(rate(question, tables, day)).expect("it is not below zero");
        *sums.entry(year).or_default() += days * rate;
        day = next(day);
    }
    let principal = Fraction::new(u64::try_from(principal).expect("it is not below zero"), 1);
    let parts = sums.into_iter().map(|(year, sum)| {
        // Ten thousandths of a percent are millionths.
        principal.times(&Fraction::new(sum, 1_000_000)).times(&Fraction::new(1, year))
    });
    parts.fold(Fraction::new(0, 1), |sum, part| sum.plus(&part)).rounded()
}

/// The flat fee in minor units.
fn flat_fee(question: &Question<'_>, principal: i64) -> i64 {
    let contract_on = question.contract_on;
    match question.rule {
        _ if principal <= 0 => 0,
        "de-b2b" if contract_on >= (2014, 7, 29) => 4_000,
        "at-b2b" | "eu-b2b" if contract_on >= (2013, 3, 16) => 4_000,
        "uk-b2b" if principal < 100_000 => 4_000,
        "uk-b2b" if principal < 1_000_000 => 7_000,
        "uk-b2b" => 10_000,
        _ => 0,
    }
}

/// The answer to a question.
pub(super) fn answer(question: &Question<'_>, tables: &Tables) -> Answer {
    let (mut principal, mut costs, mut open) = (question.principal, question.costs, 0);
    let (mut interest, mut from) = (0, question.from);
    let mut payments = question.payments.clone();
    payments.sort_by_key(|(on, _)| *on);
    let (mut at_start, mut beyond) = (principal, 0);
    for (on, amount) in payments {
        let bore = run(question, tables, principal, from, on);
        interest += bore;
        open += bore;
        let mut left = amount;
        for owed in [&mut costs, &mut open, &mut principal] {
            let part = left.min(*owed);
            *owed -= part;
            left -= part;
        }
        beyond += left;
        if on < question.from {
            at_start = principal;
        }
        from = from.max(next(on));
    }
    let bore = run(question, tables, principal, from, question.until);
    let fee = (flat_fee(question, at_start) - beyond).max(0);
    let total = principal + costs + open + bore + fee;
    Answer { interest: interest + bore, principal_left: principal, total }
}
