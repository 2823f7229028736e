//! The statements of a file of OFX, and their entries.

use funkstille_core::money::{Currency, Money};
use jiff::civil::Date;

use super::token::Token;
use crate::bank::entry::{BankEntry, BankFile, BankPart, EntryFault, EntryStatus, UnreadableEntry};
use crate::bank::{BankError, FileFault, day, text};

/// Digits of the day at the beginning of an instant.
const DAY_DIGITS: usize = 8;

/// Digits behind the point that count; funds have more.
const CENTS: usize = 2;

/// Where the reader is, and what it has found.
#[derive(Default)]
pub(super) struct Statement {
    /// The element whose words come next.
    name: String,
    account: Option<String>,
    currency: Option<Currency>,
    /// Whether the reader is in the element that names this account.
    in_account: bool,
    entry: Option<Gathered>,
    file: BankFile,
}

/// An entry while it is read.
#[derive(Default)]
struct Gathered {
    line: u64,
    /// Whether the reader is in the element that names the other side's account.
    in_other: bool,
    /// Whether it is in one that names a currency that the amount is not in.
    in_original: bool,
    posted: Option<String>,
    available: Option<String>,
    amount: Option<String>,
    currency: Option<Currency>,
    bank_id: Option<String>,
    name: Option<String>,
    memo: Option<String>,
    other_account: Option<String>,
    kind: Option<String>,
}

impl Statement {
    pub(super) fn take(&mut self, line: u64, token: Token<'_>) -> Result<(), BankError> {
        match token {
            Token::Open(name) => self.open(line, name),
            Token::Close(name) => {
                self.close(name);
                Ok(())
            }
            Token::Words(words) => {
                self.words(&words);
                Ok(())
            }
        }
    }

    fn open(&mut self, line: u64, name: &str) -> Result<(), BankError> {
        name.clone_into(&mut self.name);
        match (name, &mut self.entry) {
            ("STMTTRN", None) => self.entry = Some(Gathered { line, ..Gathered::default() }),
            // An entry in an entry: the first was never closed.
            ("STMTTRN", Some(_)) => return Err(BankError { line, fault: FileFault::Broken }),
            ("BANKACCTTO" | "CCACCTTO" | "BANKACCTFROM", Some(entry)) => entry.in_other = true,
            ("ORIGCURRENCY", Some(entry)) => entry.in_original = true,
            ("STMTRS" | "CCSTMTRS" | "INVSTMTRS", None) => {
                (self.account, self.currency) = (None, None);
            }
            ("BANKACCTFROM" | "CCACCTFROM" | "INVACCTFROM", None) => self.in_account = true,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        self.name.clear();
        match (name, &mut self.entry) {
            ("STMTTRN", entry) => {
                if let Some(entry) = entry.take() {
                    match entry.finish(self.account.as_deref(), self.currency) {
                        Ok(entry) => self.file.entries.push(entry),
                        Err(unreadable) => self.file.unreadable.push(unreadable),
                    }
                }
            }
            ("BANKACCTTO" | "CCACCTTO" | "BANKACCTFROM", Some(entry)) => entry.in_other = false,
            ("ORIGCURRENCY", Some(entry)) => entry.in_original = false,
            ("BANKACCTFROM" | "CCACCTFROM" | "INVACCTFROM", None) => self.in_account = false,
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        match (self.name.as_str(), &mut self.entry) {
            (name, Some(entry)) => entry.take(name, words),
            ("CURDEF", None) => self.currency = Currency::parse(words),
            ("DTASOF" | "DTEND", None) => {
                let until = posted_on(words).and_then(day::end_of);
                self.file.reach(self.account.as_deref(), until);
            }
            ("ACCTID", None) if self.in_account => self.account = text::account(words),
            _ => {}
        }
    }

    /// What was found; an entry that was never closed is unreadable.
    pub(super) fn finish(mut self, format: &str) -> BankFile {
        if let Some(entry) = self.entry {
            let unreadable = UnreadableEntry { line: entry.line, fault: EntryFault::Amount };
            self.file.unreadable.push(unreadable);
        }
        BankFile { format: format.to_owned(), ..self.file }
    }
}

impl Gathered {
    fn take(&mut self, name: &str, words: &str) {
        // What a bare sign cuts in two is put together again.
        let more = |known: &mut Option<String>| match known {
            Some(known) => known.push_str(words),
            None => *known = Some(words.to_owned()),
        };
        match name {
            "ACCTID" if self.in_other => more(&mut self.other_account),
            "CURSYM" if !self.in_original => self.currency = Currency::parse(words),
            "DTPOSTED" => more(&mut self.posted),
            "DTAVAIL" | "VALUEDATE" => more(&mut self.available),
            "TRNAMT" => more(&mut self.amount),
            "FITID" => more(&mut self.bank_id),
            "NAME" => more(&mut self.name),
            "MEMO" => more(&mut self.memo),
            "TRNTYPE" => more(&mut self.kind),
            _ => {}
        }
    }

    fn finish(
        self,
        account: Option<&str>,
        currency: Option<Currency>,
    ) -> Result<BankEntry, UnreadableEntry> {
        let unreadable = |fault| UnreadableEntry { line: self.line, fault };
        let minor = self.amount.as_deref().and_then(minor);
        let minor = minor.ok_or(unreadable(EntryFault::Amount))?;
        let booked_on =
            self.posted.as_deref().and_then(posted_on).ok_or(unreadable(EntryFault::Day))?;
        let valued_on = match self.available.as_deref() {
            Some(words) => Some(posted_on(words).ok_or(unreadable(EntryFault::Day))?),
            None => None,
        };
        let said = |words: Option<&String>| words.and_then(|words| text::said(words));
        Ok(BankEntry {
            line: self.line,
            account: account.map(str::to_owned),
            unclear_account: None,
            status: EntryStatus::Booked,
            booked_on: Some(booked_on),
            valued_on,
            amount: Money {
                minor,
                currency: self.currency.or(currency).unwrap_or(Currency::UNKNOWN),
            },
            note: said(self.kind.as_ref()),
            bank_id: said(self.bank_id.as_ref()),
            parts: vec![BankPart {
                counterparty: said(self.name.as_ref()),
                counterparty_account: self.other_account.as_deref().and_then(text::account),
                reference: said(self.memo.as_ref()),
                ..BankPart::default()
            }],
        })
    }
}

/// The day of an instant (OFX 2.3, §3.2.8.2): its first eight digits, in the bank's zone.
fn posted_on(words: &str) -> Option<Date> {
    let digits = words.trim().get(..DAY_DIGITS)?;
    let is_day = digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i16>().ok();
    let (year, month, day) = (number(0, 4)?, number(4, 6)?, number(6, 8)?);
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day).ok().filter(|_| is_day)
}

/// Hundredths of an amount (OFX 2.3, §3.2.9.1): one point or comma; what is finer than a cent is
/// rounded, half away from zero.
fn minor(words: &str) -> Option<i64> {
    let words = words.trim();
    let (is_negative, digits) = match words.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, words.strip_prefix('+').unwrap_or(words)),
    };
    let (whole, fraction) = match digits.rsplit_once(['.', ',']) {
        Some((whole, fraction)) => (whole.replace([',', '.'], ""), fraction),
        None => (digits.to_owned(), ""),
    };
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(&whole) || !is_number(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let cents = fraction.get(..CENTS).unwrap_or(fraction);
    let is_up = fraction.as_bytes().get(CENTS).is_some_and(|digit| *digit >= b'5');
    let minor: i64 = format!("{whole}{cents:0<2}").parse().ok()?;
    let minor = minor.checked_add(i64::from(is_up))?;
    Some(if is_negative { -minor } else { minor })
}
