//! MT940 (statement) and MT942 (report) of SWIFT, as banks of many countries write them.
//!
//! - [`field`]: text to fields; [`line`]: the field of an entry (`:61:`); [`details`]: what it was
//!   for (`:86:`, `:NS:`), in the ways of German, Dutch, Polish and other banks.
//! - [`balance`]: whether all of it is there.

mod balance;
mod details;
mod field;
mod line;

use funkstille_core::money::Currency;
use jiff::civil::Date;

use super::entry::{BankEntry, BankFile, BankPart, EntryFault, EntryStatus, UnreadableEntry};
use super::returned;
use super::{BankError, day, text};
use balance::Balances;
use field::{Field, Fields, Tag};
use line::EntryLine;

/// The fields that only an MT942 has.
const OF_REPORT: [Tag; 3] = [Tag::FloorLimit, Tag::WrittenAt, Tag::Sums];

/// Whether a text, whose lines end in line feeds, has a field of SWIFT near its beginning.
pub(super) fn is_swift(text: &str) -> bool {
    const FIRST_LINES: usize = 30;
    text.lines().take(FIRST_LINES).any(|line| field::tag(line).is_some())
}

/// Reads a file whose lines end in line feeds.
///
/// # Errors
/// Where a field is longer than any bank's, or the file breaks off.
pub(super) fn read(text: &str) -> Result<BankFile, BankError> {
    let mut statement = Statement::default();
    for field in Fields::new(text) {
        statement.take(&field?);
    }
    statement.close_entry();
    let behind = text.rsplit('\n').next().unwrap_or_default();
    let ends_line = behind.chars().all(|c| c.is_whitespace() || c.is_control());
    let gaps = statement.balances.finish(ends_line)?;
    let format = if statement.is_report { "MT942" } else { "MT940" };
    Ok(BankFile { format: format.to_owned(), gaps, ..statement.file })
}

/// The statement that is being read, and what was found.
#[derive(Default)]
struct Statement {
    is_report: bool,
    account: Option<String>,
    currency: Option<Currency>,
    /// Whether an entry of this statement was read: what comes then is about entries.
    has_entries: bool,
    open: Option<Open>,
    balances: Balances,
    file: BankFile,
}

/// An entry whose details may still come.
struct Open {
    line: u64,
    entry: EntryLine,
    details: Vec<String>,
    numbered: Vec<String>,
}

impl Statement {
    fn take(&mut self, field: &Field<'_>) {
        self.is_report |= OF_REPORT.contains(&field.tag);
        self.balances.take(field);
        match field.tag {
            Tag::Begin => {
                self.close_entry();
                (self.account, self.currency, self.has_entries) = (None, None, false);
            }
            Tag::Account if !self.has_entries => self.account = account(&field.joined()),
            Tag::Opening | Tag::Closing | Tag::FloorLimit => {
                self.close_entry();
                let text = field.joined();
                self.currency = currency(&text).or(self.currency);
                if field.tag == Tag::Closing {
                    let until =
                        line::day_of(text.trim_start_matches(['C', 'D'])).and_then(day::end_of);
                    self.file.reach(self.account.as_deref(), until);
                }
            }
            Tag::Entry => {
                self.close_entry();
                self.has_entries = true;
                let entry = line::read(field);
                self.balances.add(entry.as_ref().ok().map(|entry| entry.minor));
                match entry {
                    Ok(entry) => {
                        let (details, numbered) = (Vec::new(), Vec::new());
                        self.open = Some(Open { line: field.line, entry, details, numbered });
                    }
                    Err(fault) => self.fail(field.line, fault),
                }
            }
            Tag::Details => self.open.iter_mut().for_each(|it| it.details.push(field.joined())),
            Tag::Numbered => {
                let lines = field.lines.iter().map(|line| (*line).to_owned());
                self.open.iter_mut().for_each(|it| it.numbered.extend(lines.clone()));
            }
            Tag::End | Tag::Sums | Tag::WrittenAt => self.close_entry(),
            Tag::Account | Tag::Other => {}
        }
    }

    fn fail(&mut self, line: u64, fault: EntryFault) {
        self.file.unreadable.push(UnreadableEntry { line, fault });
    }

    fn close_entry(&mut self) {
        let Some(Open { line, entry, details, numbered }) = self.open.take() else {
            return;
        };
        let Ok((booked_on, valued_on)) = days(&entry) else {
            return self.fail(line, EntryFault::Day);
        };
        let currency = self.currency.unwrap_or(Currency::UNKNOWN);
        let read = details::read(&details, &numbered, &entry.more);
        let reversed = entry.is_reversal.then(|| returned::NO_REASON.to_owned());
        self.file.entries.push(BankEntry {
            line,
            account: self.account.clone(),
            unclear_account: None,
            status: EntryStatus::Booked,
            booked_on,
            valued_on,
            amount: entry.money(currency),
            note: read.note,
            bank_id: entry.bank_ref,
            parts: vec![BankPart {
                counterparty: read.counterparty.or(entry.counterparty),
                counterparty_account: read.counterparty_account.or(entry.counterparty_account),
                reference: read.reference,
                end_to_end_id: read.end_to_end_id.or(entry.customer_ref),
                return_reason: read.return_reason.or(reversed),
                ..BankPart::default()
            }],
        });
    }
}

/// The day of booking and the day of value; the first has no year, and is the one next to the
/// second.
fn days(entry: &EntryLine) -> Result<(Option<Date>, Option<Date>), EntryFault> {
    let valued_on = entry.valued_on.ok_or(EntryFault::Day)?;
    let Some((month, day)) = entry.booked else {
        return Ok((Some(valued_on), Some(valued_on)));
    };
    let years = [0, 1, -1].map(|step| valued_on.year() + step);
    let days = years.iter().filter_map(|year| line::bank_day(*year, month, day));
    let near = days.min_by_key(|day| (*day - valued_on).get_days().abs());
    near.map(|booked_on| (Some(booked_on), Some(valued_on))).ok_or(EntryFault::Day)
}

/// `:25:`: an IBAN, or the number of a bank and of the account, some with the currency behind it.
fn account(text: &str) -> Option<String> {
    let account = text::account(text)?;
    let number = account.strip_suffix(|c: char| c.is_ascii_uppercase());
    let has_code = account.len() > 3 && account.is_char_boundary(account.len() - 3);
    let code = has_code.then(|| account.split_at(account.len() - 3));
    match code {
        Some((rest, code))
            if number.is_some()
                && code.bytes().all(|byte| byte.is_ascii_uppercase())
                && rest.ends_with(|c: char| c.is_ascii_digit()) =>
        {
            Some(rest.to_owned())
        }
        _ => Some(account),
    }
}

/// The code behind sign and day of a balance (`C260304EUR1000,00`), or before a limit (`EURD0,00`).
fn currency(text: &str) -> Option<Currency> {
    let code = text.trim_start_matches(|c: char| c == 'C' || c == 'D' || c.is_ascii_digit());
    let first = |text: &str| text.get(..3).and_then(Currency::parse);
    // `CHF` and `DKK` begin with a letter that is a sign, too.
    let behind_day = text.find(|c: char| c.is_ascii_digit()).and_then(|at| {
        let behind = &text[at..];
        first(behind.trim_start_matches(|c: char| c.is_ascii_digit()))
    });
    let is_limit = text.starts_with(|c: char| c.is_ascii_uppercase());
    let before = is_limit.then(|| first(text)).flatten();
    behind_day.or(before).or_else(|| first(code))
}

#[cfg(test)]
mod tests;
