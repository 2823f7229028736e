//! What a statement says.

use std::collections::BTreeMap;

use funkstille_core::money::{Currency, Money};
use jiff::civil::{Date, DateTime};

/// What a file of statements says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BankFile {
    /// The format: `camt.053.001.08`, `MT940`, `MT942`, `OFX1`, `OFX2`, `QIF`, `CSV`.
    pub format: String,
    /// The entries, in the order of the file.
    pub entries: Vec<BankEntry>,
    /// Entries that could not be understood, in the order of the file.
    pub unreadable: Vec<UnreadableEntry>,
    /// Where it shows that something is missing, in the order of the file.
    pub gaps: Vec<Gap>,
    /// Up to when the file says what is booked, for each account (empty where it names none), in
    /// the bank's zone; a day counts to its end. Nothing where the file does not say it.
    pub until: BTreeMap<String, DateTime>,
}

impl BankFile {
    /// Notes up to when the file is complete; what is later counts.
    pub(super) fn reach(&mut self, account: Option<&str>, until: Option<DateTime>) {
        if let Some(until) = until {
            let known = self.until.entry(account.unwrap_or_default().to_owned()).or_insert(until);
            *known = until.max(*known);
        }
    }
}

/// One entry of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankEntry {
    /// The line at which it begins, from 1.
    pub line: u64,
    /// The account: an IBAN without blanks, or the bank's own number.
    pub account: Option<String>,
    /// An account of which it cannot be seen whether it is this one or the other side's.
    pub unclear_account: Option<String>,
    /// Whether the bank has booked it.
    pub status: EntryStatus,
    /// The day on which it was booked, in the bank's zone.
    pub booked_on: Option<Date>,
    /// The day from which it counts for interest.
    pub valued_on: Option<Date>,
    /// How much: above zero came in, below zero went out. [`Currency::UNKNOWN`] where the file does
    /// not say in which currency.
    pub amount: Money,
    /// The bank's own words for it.
    pub note: Option<String>,
    /// The bank's own number of the entry.
    pub bank_id: Option<String>,
    /// What it is made of: one part for a single payment, several for a batch, none where the bank
    /// says nothing.
    pub parts: Vec<BankPart>,
}

/// Whether an entry is booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryStatus {
    /// It is.
    Booked,
    /// It is announced, and may yet not come.
    Pending,
    /// It only informs; nothing is moved.
    Information,
}

/// One payment in an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BankPart {
    /// How much, with the sign of [`BankEntry::amount`]; `None` where only the whole is known.
    pub amount: Option<Money>,
    /// The name of the other side.
    pub counterparty: Option<String>,
    /// The account of the other side: an IBAN without blanks, or its bank's own number.
    pub counterparty_account: Option<String>,
    /// What the payer wrote for the payee: text, and a structured reference (RF, QR, ISR).
    pub reference: Option<String>,
    /// The payer's own number, which is kept from end to end.
    pub end_to_end_id: Option<String>,
    /// The bank's own number of the payment.
    pub bank_id: Option<String>,
    /// Why it came back, as a code of ISO 20022 (`AC04`), where it is a return.
    pub return_reason: Option<String>,
}

/// An entry that could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableEntry {
    /// The line at which it begins, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub fault: EntryFault,
}

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// It has no amount, or one that is no amount of money.
    Amount,
    /// It does not say whether money came in or went out.
    Direction,
    /// It names a day that is none, or one that may be either of two.
    Day,
    /// It names another currency than the one that somebody said.
    Currency,
    /// It has a status that is not known, or of which a part was paid back.
    Status,
}

/// A statement in which something is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The line at which it shows, from 1.
    pub line: u64,
    /// How it shows.
    pub sign: GapSign,
}

/// How it shows that something is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapSign {
    /// Its entries do not lead from its opening balance to its closing one.
    Balance,
    /// It has an opening balance, and no closing one.
    Unclosed,
}

impl BankEntry {
    /// The currency, where the file says which.
    pub fn currency(&self) -> Option<Currency> {
        Some(self.amount.currency).filter(|currency| *currency != Currency::UNKNOWN)
    }

    /// The one payment that it is made of; `None` for a batch, or where the bank says nothing.
    pub fn only_part(&self) -> Option<&BankPart> {
        match &self.parts[..] {
            [part] => Some(part),
            _ => None,
        }
    }

    /// What was written for it: by the payer, or else by the bank.
    pub fn reference(&self) -> Option<&str> {
        let by_payer = self.only_part().and_then(|part| part.reference.as_deref());
        by_payer.or(self.note.as_deref())
    }
}
