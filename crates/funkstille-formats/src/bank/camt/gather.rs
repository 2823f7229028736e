//! One entry while it is read, and what it comes to.

use funkstille_core::money::{Currency, Money};
use jiff::civil::Date;

use super::tag::Tag;
use crate::bank::entry::{BankEntry, BankPart, EntryFault, EntryStatus, UnreadableEntry};
use crate::bank::returned;
use crate::bank::text::{self, said};

/// Characters of a day (ISO 8601); an instant has more.
const DAY_BYTES: usize = "2026-03-04".len();

/// One entry while it is read.
pub(super) struct Gathered {
    line: u64,
    amount: Amount,
    status: Option<EntryStatus>,
    booked_on: Day,
    valued_on: Day,
    note: Option<String>,
    bank_id: Option<String>,
    entry_ref: Option<String>,
    is_reversal: bool,
    parts: Vec<Part>,
}

/// An amount as it stands there: digits, currency, and whether it came in.
#[derive(Default)]
struct Amount {
    digits: Option<String>,
    currency: Option<String>,
    came_in: Option<bool>,
}

/// A day: not named, named, or named and none.
#[derive(Default)]
enum Day {
    #[default]
    NotNamed,
    Named(Date),
    Wrong,
}

/// One payment while it is read.
#[derive(Default)]
struct Part {
    amount: Amount,
    /// The amount of the payment, where the part has none of its own.
    inner_amount: Amount,
    end_to_end_id: Option<String>,
    bank_id: Option<String>,
    own_id: Option<String>,
    debtor: Side,
    creditor: Side,
    written: Vec<String>,
    return_reason: Option<String>,
    is_return: bool,
}

/// One side of a payment.
#[derive(Default)]
struct Side {
    name: Option<String>,
    for_whom: Option<String>,
    account: Option<String>,
}

impl Gathered {
    pub(super) fn new(line: u64) -> Self {
        Self {
            line,
            amount: Amount::default(),
            status: None,
            booked_on: Day::NotNamed,
            valued_on: Day::NotNamed,
            note: None,
            bank_id: None,
            entry_ref: None,
            is_reversal: false,
            parts: vec![],
        }
    }

    /// Goes into an element below the entry.
    pub(super) fn open(&mut self, below: &[Tag], currency: Option<String>) {
        match below {
            [Tag::Details, Tag::Part] => self.parts.push(Part::default()),
            [Tag::Amount] => self.amount.currency = currency,
            [Tag::Details, Tag::Part, below @ ..] => {
                if let Some(part) = self.parts.last_mut() {
                    part.open(below, currency);
                }
            }
            _ => {}
        }
    }

    /// Takes the words of an element below the entry, at its end.
    pub(super) fn take(&mut self, below: &[Tag], words: &str) {
        match below {
            [Tag::Amount] => self.amount.digits = Some(words.to_owned()),
            [Tag::Direction] => self.amount.came_in = came_in(words),
            [Tag::Status] | [Tag::Status, Tag::Code] => {
                self.status = status(words).or(self.status);
            }
            [Tag::BookedOn, Tag::Day | Tag::Instant] => self.booked_on = day(words),
            [Tag::ValuedOn, Tag::Day | Tag::Instant] => self.valued_on = day(words),
            [Tag::BankRef] => self.bank_id = said(words),
            [Tag::EntryRef] => self.entry_ref = said(words),
            [Tag::Reversal] => self.is_reversal = matches!(words.trim(), "true" | "1"),
            [Tag::Note] => self.note = said(words),
            [Tag::Details, Tag::Part, below @ ..] => {
                if let Some(part) = self.parts.last_mut() {
                    part.take(below, words);
                }
            }
            _ => {}
        }
    }

    /// The entry of an account.
    pub(super) fn finish(self, account: Option<&str>) -> Result<BankEntry, UnreadableEntry> {
        let unreadable = |fault| UnreadableEntry { line: self.line, fault };
        let came_in = self.amount.came_in.ok_or(unreadable(EntryFault::Direction))?;
        let amount = self.amount.money(came_in).ok_or(unreadable(EntryFault::Amount))?;
        let day = |day: &Day| match day {
            Day::NotNamed => Ok(None),
            Day::Named(day) => Ok(Some(*day)),
            Day::Wrong => Err(unreadable(EntryFault::Day)),
        };
        let is_reversal = self.is_reversal;
        let parts = self.parts.into_iter().map(|mut part| {
            part.is_return |= is_reversal;
            part.finish(came_in, account)
        });
        let mut entry = BankEntry {
            line: self.line,
            account: account.map(str::to_owned),
            unclear_account: None,
            status: self.status.unwrap_or(EntryStatus::Booked),
            booked_on: day(&self.booked_on)?,
            valued_on: day(&self.valued_on)?,
            amount,
            note: self.note,
            bank_id: self.bank_id.or(self.entry_ref),
            parts: parts.collect(),
        };
        if is_reversal {
            returned::mark_whole(&mut entry);
        }
        Ok(entry)
    }
}

impl Part {
    fn open(&mut self, below: &[Tag], currency: Option<String>) {
        match below {
            [Tag::Amount] => self.amount.currency = currency,
            [Tag::AmountDetails, Tag::PartAmount, Tag::Amount] => {
                self.inner_amount.currency = currency;
            }
            [Tag::Return] => self.is_return = true,
            _ => {}
        }
    }

    fn take(&mut self, below: &[Tag], words: &str) {
        match below {
            [Tag::Amount] => self.amount.digits = Some(words.to_owned()),
            [Tag::Direction] => self.amount.came_in = came_in(words),
            [Tag::AmountDetails, Tag::PartAmount, Tag::Amount] => {
                self.inner_amount.digits = Some(words.to_owned());
            }
            [Tag::Refs, Tag::EndToEndId] => self.end_to_end_id = said(words),
            [Tag::Refs, Tag::BankRef] => self.bank_id = said(words),
            [Tag::Refs, Tag::Proprietary, Tag::Ref] => self.own_id = said(words),
            [Tag::Parties, side, below @ ..] => self.side(*side, below, words),
            [Tag::Remittance, below @ ..] => self.remittance(below, words),
            [Tag::Return, Tag::Reason, Tag::Code | Tag::Proprietary] => {
                self.return_reason = said(words);
            }
            _ => {}
        }
    }

    fn side(&mut self, tag: Tag, below: &[Tag], words: &str) {
        let (side, is_account, is_ultimate) = match tag {
            Tag::Debtor => (&mut self.debtor, false, false),
            Tag::UltimateDebtor => (&mut self.debtor, false, true),
            Tag::DebtorAccount => (&mut self.debtor, true, false),
            Tag::Creditor => (&mut self.creditor, false, false),
            Tag::UltimateCreditor => (&mut self.creditor, false, true),
            Tag::CreditorAccount => (&mut self.creditor, true, false),
            _ => return,
        };
        match below {
            // Since version 8 of the messages, the name lies one element deeper.
            [Tag::Name] | [Tag::Party, Tag::Name] if is_ultimate => side.for_whom = said(words),
            [Tag::Name] | [Tag::Party, Tag::Name] if !is_account => side.name = said(words),
            [Tag::Id, Tag::Iban] | [Tag::Id, Tag::Other, Tag::Id] if is_account => {
                side.account = text::account(words);
            }
            _ => {}
        }
    }

    fn remittance(&mut self, below: &[Tag], words: &str) {
        let is_written = matches!(
            below,
            [Tag::Free]
                | [Tag::Structured, Tag::CreditorRef, Tag::Ref]
                | [Tag::Structured, Tag::ReferredDocument, Tag::Number]
                | [Tag::Structured, Tag::Additional]
        );
        self.written.extend(said(words).filter(|_| is_written));
    }

    /// The part; `entry_came_in` says which way the whole entry went, `own` which account it is of.
    fn finish(self, entry_came_in: bool, own: Option<&str>) -> BankPart {
        let came_in = self.amount.came_in.unwrap_or(entry_came_in);
        let amount = self.amount.money(came_in).or(self.inner_amount.money(came_in));
        // The parties of a return are those of the payment that came back.
        let from_debtor = came_in != self.is_return;
        let (other, same) =
            if from_debtor { (self.debtor, self.creditor) } else { (self.creditor, self.debtor) };
        // Whatever the bank says of the sides, the other one is not this account.
        let is_own = own.is_some() && other.account.as_deref() == own;
        let other = if is_own { same } else { other };
        let reference = self.written.join(" ");
        BankPart {
            amount,
            counterparty: other.name.or(other.for_whom),
            counterparty_account: other.account,
            reference: said(&reference),
            end_to_end_id: self.end_to_end_id,
            bank_id: self.bank_id.or(self.own_id),
            return_reason: self.return_reason,
        }
    }
}

impl Amount {
    /// The amount with its sign; `None` where something of it is missing or is none.
    fn money(&self, came_in: bool) -> Option<Money> {
        let currency = Currency::parse(self.currency.as_deref()?)?;
        let digits = self.digits.as_deref()?;
        let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let money = Money::parse(digits, currency).filter(|_| is_plain)?;
        Some(if came_in { money } else { Money { minor: -money.minor, ..money } })
    }
}

fn came_in(words: &str) -> Option<bool> {
    match words {
        "CRDT" => Some(true),
        "DBIT" => Some(false),
        _ => None,
    }
}

fn status(words: &str) -> Option<EntryStatus> {
    match words {
        "BOOK" => Some(EntryStatus::Booked),
        "INFO" => Some(EntryStatus::Information),
        "" => None,
        // What a bank calls by a word of its own has not surely come.
        _ => Some(EntryStatus::Pending),
    }
}

/// A day, or the day of an instant in the zone in which the bank wrote it.
fn day(words: &str) -> Day {
    let day = words.get(..DAY_BYTES).and_then(|day| day.parse().ok());
    day.map_or(Day::Wrong, Day::Named)
}
