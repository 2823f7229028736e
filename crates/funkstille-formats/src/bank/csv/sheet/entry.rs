//! What a row says beside its amount: who, from where, and what was written.

use funkstille_core::bank::{BESIDE, is_same_account};
use funkstille_core::money::Money;
use jiff::civil::Date;

use super::Sheet;
use crate::bank::amount;
use crate::bank::csv::accounts::Whose;
use crate::bank::csv::amounts::Parts;
use crate::bank::csv::batch::Detail;
use crate::bank::csv::columns::is_day;
use crate::bank::csv::rows::Row;
use crate::bank::entry::{BankEntry, BankPart, EntryStatus};
use crate::bank::marks::{self, Marked};
use crate::bank::text;
use crate::bank::words::{self, Role};

impl Sheet<'_> {
    pub(super) fn entry(
        &self,
        row: &Row<'_>,
        parts: Parts,
        booked_on: Option<Date>,
        valued_on: Option<Date>,
    ) -> BankEntry {
        let minor = parts.minor(self.reading);
        let currency = self.currency_of(row, parts);
        let text = |role: Role| {
            let cells = self.columns.all(role).iter().map(|column| row.cell(*column));
            cells.filter(|cell| !cell.is_empty()).find_map(text::said)
        };
        let some = |whose: Whose| text(Role::SomeAccount).filter(|_| self.some_is == whose);
        // Whoever pays what comes in is the other side, and whoever is paid what goes out.
        let mut sides = [Role::PayerAccount, Role::PayeeAccount];
        if minor <= 0 {
            sides.reverse();
        }
        let [theirs, ours] = sides;
        let own = text(Role::OwnAccount).or(some(Whose::Own)).or_else(|| text(ours));
        let other = text(Role::TheirAccount).or(some(Whose::Theirs)).or_else(|| text(theirs));
        let account = own.and_then(|own| text::account_in(&own)).or_else(|| self.account.clone());
        let unclear = some(Whose::Unknown).and_then(|it| text::account_in(&it));
        // Nobody pays from the account on which it comes in.
        let is_own = |other: &String| account.as_ref().is_some_and(|it| is_same_account(it, other));
        let other = other.and_then(|it| text::account_in(&it)).filter(|other| !is_own(other));
        let reference = self.reference(row);
        let written = reference.as_deref().and_then(|it| it.split(BESIDE).next());
        let marked = written.map(marks::read).unwrap_or_default();
        let Marked { end_to_end_id, counterparty, counterparty_account, .. } = marked;
        let payer_or_payee = if minor > 0 { Role::Payer } else { Role::Payee };
        let name = text(Role::Counterparty).or_else(|| text(payer_or_payee));
        BankEntry {
            line: row.line,
            account,
            unclear_account: unclear,
            status: self.status(row),
            booked_on,
            valued_on,
            amount: Money { minor, currency },
            note: text(Role::Note),
            bank_id: text(Role::BankId),
            parts: vec![BankPart {
                counterparty: name.or(counterparty),
                counterparty_account: other.or(counterparty_account),
                reference,
                end_to_end_id: text(Role::EndToEnd).or(end_to_end_id),
                ..BankPart::default()
            }],
        }
    }

    /// What was written, from every column that holds some of it, each thing once.
    pub(super) fn written(&self, row: &Row<'_>) -> Vec<String> {
        let mut said: Vec<String> = Vec::new();
        for cell in self.columns.all(Role::Reference).iter().map(|column| row.cell(*column)) {
            said.extend(text::said(cell).filter(|words| !said.contains(words)));
        }
        said
    }

    /// What was written, and behind a sign what stands in columns that nobody knows: it may be the
    /// number of an invoice, or one by which the bank counts.
    fn reference(&self, row: &Row<'_>) -> Option<String> {
        let mut said = self.written(row);
        let unknown = row.cells().enumerate().filter(|(column, _)| !self.columns.has(*column));
        let unknown = unknown.filter(|(_, cell)| may_have_number(cell));
        let mut beside: Vec<String> = Vec::new();
        for words in unknown.filter_map(|(_, cell)| text::said(cell)) {
            if !said.contains(&words) && !beside.contains(&words) {
                beside.push(words);
            }
        }
        if said.is_empty() && !beside.is_empty() {
            let notes = self.columns.all(Role::Note).iter().map(|column| row.cell(*column));
            said.extend(notes.take(1).filter_map(text::said));
        }
        if !beside.is_empty() {
            said.push(BESIDE.to_string());
            said.extend(beside);
        }
        text::said(&said.join(" "))
    }

    pub(super) fn status(&self, row: &Row<'_>) -> EntryStatus {
        let cell = self.columns.one(Role::Status).map_or("", |column| row.cell(column));
        match words::builtin() {
            words if words.is_void(cell) => EntryStatus::Information,
            words if words.is_pending(cell) => EntryStatus::Pending,
            _ => EntryStatus::Booked,
        }
    }

    /// A row as a part of the entry above; nothing where it names neither a payer nor words.
    pub(super) fn detail(&self, row: &Row<'_>) -> Option<Detail> {
        let text = |role: Role| {
            let cells = self.columns.all(role).iter().map(|column| row.cell(*column));
            cells.filter(|cell| !cell.is_empty()).find_map(text::said)
        };
        let part = BankPart {
            // Where there is no column for it, banks write the payer where the kind stands.
            counterparty: text(Role::Counterparty).or_else(|| text(Role::Note)),
            counterparty_account: text(Role::TheirAccount).and_then(|it| text::account_in(&it)),
            reference: text::said(&self.written(row).join(" ")),
            end_to_end_id: text(Role::EndToEnd),
            ..BankPart::default()
        };
        let mut amounts = self.amounts_beside(row);
        let minor = amounts.next().map(|it| it.minor);
        let minor = minor.filter(|_| amounts.next().is_none());
        let is_said = part.counterparty.is_some() || part.reference.is_some();
        is_said.then_some(Detail { line: row.line, minor, part })
    }
}

/// Whether the number of an invoice may stand in it: it is no day, amount or account.
fn may_have_number(cell: &str) -> bool {
    let has_digit = cell.bytes().any(|byte| byte.is_ascii_digit());
    let is_amount = amount::guess(cell).is_some_and(|written| !written.is_plain_number);
    let is_account = || text::account(cell).is_some_and(|account| text::is_iban(&account));
    has_digit && !(is_amount || is_day(cell) || is_account())
}
