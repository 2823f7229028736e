//! Rows below an entry that name its parts: payments that a bank has booked as one.

use funkstille_core::money::Money;

use crate::bank::entry::{BankFile, BankPart, EntryFault, UnreadableEntry};

/// A row without a day, with an amount beside the column of the amounts.
#[derive(Clone, Debug)]
pub(super) struct Detail {
    pub line: u64,
    /// Hundredths, as they are written; nothing where several amounts stand in the row.
    pub minor: Option<i64>,
    pub part: BankPart,
}

/// The rows of this kind below the entry that was read last.
#[derive(Default)]
pub(super) struct Details {
    rows: Vec<Detail>,
}

impl Details {
    pub(super) fn add(&mut self, detail: Detail) {
        self.rows.push(detail);
    }

    /// Makes them the parts of the entry, where they add up to it. Where they do not, they are
    /// named if money came in: one of them may be the payment of an invoice.
    pub(super) fn close(&mut self, file: &mut BankFile) {
        let mut rows = std::mem::take(&mut self.rows);
        let Some(entry) = file.entries.last_mut() else { return };
        // What is blocked or yet to go out is no part of what came in.
        rows.retain(|row| entry.amount.minor < 0 || row.minor.is_none_or(|minor| minor > 0));
        if rows.is_empty() {
            return;
        }
        let each: Option<Vec<i64>> =
            rows.iter().map(|row| Some(row.minor?.saturating_abs())).collect();
        let sum = each.and_then(|each| each.into_iter().try_fold(0_i64, i64::checked_add));
        let amount = entry.amount;
        if sum == Some(amount.minor.saturating_abs()) {
            let sign = amount.minor.signum();
            let parts = rows.into_iter().map(|row| BankPart {
                amount: row.minor.map(|minor| Money { minor: minor.abs() * sign, ..amount }),
                ..row.part
            });
            entry.parts = parts.collect();
        } else if amount.minor > 0 {
            let fault = EntryFault::Amount;
            let lines = rows.into_iter().map(|row| row.line);
            file.unreadable.extend(lines.map(|line| UnreadableEntry { line, fault }));
        }
    }
}
