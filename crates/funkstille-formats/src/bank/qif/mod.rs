//! QIF, the old format of Quicken: one line for each field, a letter before it, and `^` behind
//! each record.

use funkstille_core::money::{Currency, Money};

use super::amount::{self, Point};
use super::day::{self, Order};
use super::entry::{BankEntry, BankFile, BankPart, EntryFault, EntryStatus, UnreadableEntry};
use super::{BankError, FileFault, text};

/// How the format is called.
const FORMAT: &str = "QIF";

/// The longest field.
const MAX_FIELD_BYTES: usize = 64 * 1024;

/// What ends a record.
const END: &str = "^";

/// The kinds of lists that hold entries of an account.
const LISTS: [&str; 5] = ["bank", "cash", "ccard", "oth a", "oth l"];

/// Whether a text, whose lines end in line feeds, is QIF: it says so, or consists of such records.
pub(super) fn is_qif(text: &str) -> bool {
    const FIELDS: &str = "DTUCNPMALSE$%F^";
    const MOST_FIELDS: usize = 40;
    let mut lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
    let Some(first) = lines.clone().next() else {
        return false;
    };
    if let Some(word) = first.strip_prefix('!') {
        return is_heading(word);
    }
    let record: Vec<&str> = lines.by_ref().take(MOST_FIELDS).take_while(|it| *it != END).collect();
    let is_closed = record.len() < MOST_FIELDS && text.lines().any(|line| line.trim_end() == END);
    is_closed && record.iter().all(|line| line.starts_with(|c: char| FIELDS.contains(c)))
}

/// Whether a line that begins with `!` is one of QIF.
fn is_heading(line: &str) -> bool {
    const HEADINGS: [&str; 4] = ["type:", "account", "option:", "clear:"];
    HEADINGS.iter().any(|heading| line.to_lowercase().starts_with(heading))
}

/// What the reader is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Entries,
    Account,
    Other,
}

/// A record while it is read.
#[derive(Default)]
struct Record<'a> {
    line: u64,
    day: Option<&'a str>,
    amount: Option<&'a str>,
    number: Option<&'a str>,
    payee: Option<&'a str>,
    memo: Option<&'a str>,
}

/// Reads a file whose lines end in line feeds; `currency` is what somebody said.
///
/// # Errors
/// Where a field is longer than any bank's, or nothing ends the last record.
pub(super) fn read(text: &str, currency: Option<Currency>) -> Result<BankFile, BankError> {
    let values = |letters: [char; 2]| {
        text.lines().filter_map(move |line| line.strip_prefix(letters)).map(str::trim)
    };
    let point = amount::point_of(values(['T', 'U']));
    let mut amounts = values(['T', 'U']).filter_map(|words| amount::parse(words, point));
    let currency = amounts.find_map(|written| written.currency).or(currency);
    let order = day::order_of(values(['D', 'D'])).unwrap_or_else(|| Order::usual(currency));
    let mut file = BankFile { format: FORMAT.to_owned(), ..BankFile::default() };
    let (mut list, mut account, mut record) = (List::Entries, None, None::<Record<'_>>);
    for (line, number) in text.lines().zip(1..) {
        if line.len() > MAX_FIELD_BYTES {
            return Err(BankError { line: number, fault: FileFault::FieldTooLong });
        }
        // Old programs end a file with a sign of its own.
        let line = line.trim_matches(|c: char| c.is_whitespace() || c.is_control());
        if let Some(kind) = line.strip_prefix('!') {
            list = list_of(kind, list);
        } else if line == END {
            if let Some(record) = record.take() {
                match list {
                    List::Entries => close(&record, account.clone(), (point, order), &mut file),
                    List::Account => account = record.number.and_then(text::account),
                    List::Other => {}
                }
            }
        } else if !line.is_empty() {
            let record = record.get_or_insert_with(|| Record { line: number, ..Record::default() });
            record.take(line);
        }
    }
    match record {
        Some(record) => Err(BankError { line: record.line, fault: FileFault::Broken }),
        None => Ok(file),
    }
}

fn list_of(line: &str, before: List) -> List {
    let line = line.to_lowercase();
    match line.split_once(':') {
        Some(("type", kind)) if LISTS.contains(&kind.trim()) => List::Entries,
        Some(("type", _)) => List::Other,
        _ if line.starts_with("account") => List::Account,
        // `!Option:` and `!Clear:` say nothing of what comes.
        _ => before,
    }
}

impl<'a> Record<'a> {
    fn take(&mut self, line: &'a str) {
        let Some((letter, value)) = line.split_at_checked(1) else {
            return;
        };
        let field = match letter {
            "D" => &mut self.day,
            "T" | "U" => &mut self.amount,
            "N" => &mut self.number,
            "P" => &mut self.payee,
            "M" => &mut self.memo,
            _ => return,
        };
        *field = Some(value.trim());
    }
}

fn close(
    record: &Record<'_>,
    account: Option<String>,
    (point, order): (Option<Point>, Order),
    file: &mut BankFile,
) {
    let mut fail = |fault| file.unreadable.push(UnreadableEntry { line: record.line, fault });
    let Some(written) = record.amount.and_then(|words| amount::parse(words, point)) else {
        return fail(EntryFault::Amount);
    };
    let Some(booked_on) = record.day.and_then(|words| day::parse(words, order)) else {
        return fail(EntryFault::Day);
    };
    file.entries.push(BankEntry {
        line: record.line,
        account,
        unclear_account: None,
        status: EntryStatus::Booked,
        booked_on: Some(booked_on),
        valued_on: None,
        amount: Money {
            minor: written.minor,
            currency: written.currency.unwrap_or(Currency::UNKNOWN),
        },
        note: None,
        bank_id: record.number.and_then(text::said),
        parts: vec![BankPart {
            counterparty: record.payee.and_then(text::said),
            reference: record.memo.and_then(text::said),
            ..BankPart::default()
        }],
    });
}

#[cfg(test)]
mod tests;
