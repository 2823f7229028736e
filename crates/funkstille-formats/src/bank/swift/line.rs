//! The field of an entry, `:61:`: day of value, day of booking, sign, amount, kind and references.

use std::sync::LazyLock;

use funkstille_core::money::{Currency, Money};
use jiff::civil::Date;
use regex::Regex;

use super::field::Field;
use crate::bank::amount::{self, Point};
use crate::bank::entry::EntryFault;
use crate::bank::text;

/// What the field says.
#[derive(Debug, Default)]
pub(super) struct EntryLine {
    /// The day of value; `None` where it is no day.
    pub valued_on: Option<Date>,
    /// Month and day of booking.
    pub booked: Option<(i8, i8)>,
    /// Hundredths: above zero came in.
    pub minor: i64,
    /// Whether it takes back an earlier one.
    pub is_reversal: bool,
    /// The payer's own reference.
    pub customer_ref: Option<String>,
    pub bank_ref: Option<String>,
    pub counterparty: Option<String>,
    pub counterparty_account: Option<String>,
    /// The lines below the first.
    pub more: Vec<String>,
}

/// Day, day, sign, letter of the currency, amount, kind, and the rest.
static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^\s*(\d{6})(\d{4})?\s*(E?R?[CD])([A-Z])?\s*(\d+[.,]?\d*)\s*([A-Z][A-Z0-9 ]{3})?(.*)$",
    )
    .expect("a test uses it")
});

/// Characters of a reference; some Dutch banks write the name behind it.
const REFERENCE_CHARACTERS: usize = 16;

/// The last day that German banks give February, in which their months have 30 days.
const BANK_MONTH_DAYS: i8 = 30;

/// Reads the field.
pub(super) fn read(field: &Field<'_>) -> Result<EntryLine, EntryFault> {
    let first = field.lines.first().copied().unwrap_or_default();
    // A line may be broken anywhere, even before the amount.
    let second = field.lines.get(1).map(|second| format!("{}{}", first.trim_end(), second));
    let (found, used) = match (ENTRY.captures(first), &second) {
        (Some(found), _) => (found, 1),
        (None, Some(both)) => (ENTRY.captures(both).ok_or(fault(both))?, 2),
        (None, None) => return Err(fault(first)),
    };
    let group = |number| found.get(number).map_or("", |it| it.as_str());
    let written = amount::parse(group(5), Some(Point::Comma)).ok_or(EntryFault::Amount)?;
    let came_in = matches!(group(3), "C" | "EC" | "RD" | "ERD");
    let day = group(2);
    let mut line = EntryLine {
        valued_on: day_of(group(1)),
        booked: day.get(..2).and_then(|month| Some((month.parse().ok()?, day[2..].parse().ok()?))),
        minor: if came_in { written.minor } else { -written.minor },
        is_reversal: group(3).contains('R'),
        more: field.lines[used..].iter().map(|line| (*line).to_owned()).collect(),
        ..EntryLine::default()
    };
    line.references(group(7));
    Ok(line)
}

/// What is wrong with a field that has not the form of an entry.
fn fault(text: &str) -> EntryFault {
    let behind = text.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    let is_day = text.trim_start().len() - behind.len() >= 6;
    let has_sign = behind.trim_start_matches(['E', 'R']).starts_with(['C', 'D']);
    match (is_day, has_sign) {
        (false, _) => EntryFault::Day,
        (true, false) => EntryFault::Direction,
        (true, true) => EntryFault::Amount,
    }
}

/// Year, month and day in two digits each, at the beginning of a text.
pub(super) fn day_of(digits: &str) -> Option<Date> {
    let number = |at: usize| digits.get(at..at + 2)?.parse::<i8>().ok();
    let year = i16::from(number(0)?);
    let year = if year >= 70 { 1900 + year } else { 2000 + year };
    bank_day(year, number(2)?, number(4)?)
}

/// A day of a bank's calendar: the 29th and 30th of February are its last day.
pub(super) fn bank_day(year: i16, month: i8, day: i8) -> Option<Date> {
    let first = Date::new(year, month, 1).ok()?;
    let is_of_bank = month == 2 && day <= BANK_MONTH_DAYS;
    let day = if is_of_bank { day.min(first.days_in_month()) } else { day };
    Date::new(year, month, day).ok()
}

impl EntryLine {
    pub(super) fn money(&self, currency: Currency) -> Money {
        Money { minor: self.minor, currency }
    }

    /// The references behind the kind: the payer's, and the bank's behind two slashes.
    fn references(&mut self, text: &str) {
        let (customer, bank) = match text.split_once("//") {
            Some((customer, bank)) => (customer, text::said(bank)),
            None => (text, None),
        };
        self.bank_ref = bank;
        let name = customer.char_indices().nth(REFERENCE_CHARACTERS).map(|(at, _)| at);
        match name.map(|at| customer.split_at(at)) {
            Some((number, name)) if number.ends_with(' ') => {
                self.counterparty = text::said(name);
                let number = text::account(number).filter(|it| it.len() >= 7);
                let is_number = |number: &String| {
                    number.trim_start_matches('P').bytes().all(|byte| byte.is_ascii_digit())
                };
                self.counterparty_account = number.filter(is_number);
            }
            _ => self.customer_ref = text::said(customer).filter(|it| !is_placeholder(it)),
        }
        let mut ibans = self.more.iter().filter_map(|line| text::account(line));
        let iban = ibans.find(|account| text::is_iban(account));
        self.counterparty_account = iban.or(self.counterparty_account.take());
    }
}

/// Words that say that a reference stands elsewhere.
fn is_placeholder(reference: &str) -> bool {
    matches!(reference, "EREF" | "KREF" | "PREF" | "NREF" | "MREF")
}
