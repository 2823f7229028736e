//! What a file says, as lines for tests.

use std::fmt::Write as _;

use super::{BankFile, BankPart};

fn part_told(part: &BankPart) -> String {
    let BankPart { amount, counterparty, counterparty_account, reference, .. } = part;
    let words = |words: &Option<String>| words.clone().unwrap_or("–".to_owned());
    format!(
        "{} | {} | {} | {} | {} | {} | {}",
        amount.map_or("–".to_owned(), |amount| amount.to_string()),
        words(counterparty),
        words(counterparty_account),
        words(reference),
        words(&part.end_to_end_id),
        words(&part.bank_id),
        words(&part.return_reason),
    )
}

/// Every entry and every part in a line of its own.
pub(super) fn told(file: &BankFile) -> String {
    let mut text = file.format.clone();
    for entry in &file.entries {
        let day =
            |day: Option<jiff::civil::Date>| day.map_or("–".to_owned(), |day| day.to_string());
        write!(
            text,
            "\n{}: {} {} {} {} {:?} {} {}",
            entry.line,
            entry.account.as_deref().unwrap_or("–"),
            day(entry.booked_on),
            day(entry.valued_on),
            entry.amount,
            entry.status,
            entry.bank_id.as_deref().unwrap_or("–"),
            entry.note.as_deref().unwrap_or("–"),
        )
        .expect("text");
        for part in &entry.parts {
            write!(text, "\n    {}", part_told(part)).expect("text");
        }
    }
    for unreadable in &file.unreadable {
        write!(text, "\n{}: {:?}", unreadable.line, unreadable.fault).expect("text");
    }
    text
}
