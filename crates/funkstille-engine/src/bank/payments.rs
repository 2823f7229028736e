//! From the entries of a file to the payments that are kept of them.

use std::borrow::Cow;

use funkstille_core::bank::{Identity, is_same_account};
use funkstille_core::money::Money;
use funkstille_formats::bank::{BankEntry, BankPart, EntryStatus};
use funkstille_store::{BankPayment, PaymentState};
use jiff::civil::Date;

/// What the names begin with under which invoices know payments of statements.
const BANK: &str = "bank/";

/// What stands between the number of an entry and that of one of its payments.
const PART: char = '.';

/// The name under which invoices know a payment: `bank/12`, or `bank/12.2` for the second of
/// several that were booked as one.
pub(super) fn name_of(payment: &BankPayment) -> String {
    format!("{BANK}{}", number_of(payment.entry, payment.part))
}

/// Whether this is the name of a payment of a statement.
pub(super) fn is_of_bank(name: &str) -> bool {
    name.starts_with(BANK)
}

/// The number by which a person names a payment: `12`, or `12.2` for the second of several that
/// were booked as one.
pub fn number_of(entry: i64, part: i64) -> String {
    if part == 1 { entry.to_string() } else { format!("{entry}{PART}{part}") }
}

/// The entry and the part of such a number, with or without what its name begins with.
pub(super) fn entry_of(number: &str) -> Option<(i64, i64)> {
    let number = number.trim();
    let number = number.strip_prefix(BANK).unwrap_or(number);
    let (entry, part) = number.split_once(PART).unwrap_or((number, "1"));
    Some((entry.parse().ok()?, part.parse().ok()?))
}

/// A file whose entries are kept.
pub(super) struct Source<'a> {
    pub file: String,
    pub format: &'a str,
}

/// Whether an entry is kept: what is only announced comes again once it is booked.
pub(super) fn is_kept(entry: &BankEntry) -> bool {
    entry.status == EntryStatus::Booked
}

/// The entry, with the account on the business's letters (`own`) where it belongs: nobody pays from
/// the account on which the money comes in. Where a table has it beside each payment, it is that of
/// the table.
pub(super) fn with_own_account<'a>(entry: &'a BankEntry, own: Option<&str>) -> Cow<'a, BankEntry> {
    let is_own = |it: &str| own.is_some_and(|own| is_same_account(own, it));
    if entry.account.is_none() && entry.unclear_account.as_deref().is_some_and(is_own) {
        let account = entry.unclear_account.clone();
        return Cow::Owned(BankEntry { account, ..entry.clone() });
    }
    if !entry.parts.iter().any(|part| part.counterparty_account.as_deref().is_some_and(is_own)) {
        return Cow::Borrowed(entry);
    }
    let mut entry = entry.clone();
    for part in &mut entry.parts {
        let named = part.counterparty_account.take_if(|it| is_own(it));
        entry.account = entry.account.take().or(named);
    }
    Cow::Owned(entry)
}

/// The day under which an entry is known.
pub(super) fn day_of(entry: &BankEntry) -> Option<Date> {
    entry.booked_on.or(entry.valued_on)
}

/// By what a kept entry is known, from its first payment.
pub(super) fn identity_of(first: &BankPayment) -> Identity {
    let is_one = first.parts == 1;
    let of_one = |text: &Option<String>| text.clone().filter(|_| is_one);
    Identity {
        format: first.format.clone(),
        account: first.account.clone(),
        on: first.booked_on,
        amount: Money { minor: first.entry_minor, ..first.amount },
        bank_id: first.bank_id.clone(),
        counterparty_account: of_one(&first.counterparty_account),
        end_to_end_id: of_one(&first.end_to_end_id),
        counterparty: of_one(&first.counterparty),
        reference: of_one(&first.reference),
    }
}

/// The payments of an entry that has no number yet: one for each part whose amount is known, or one
/// for all of it, with the words of all.
pub(super) fn payments(entry: &BankEntry, on: Date, source: &Source<'_>) -> Vec<BankPayment> {
    let whole = entry.amount;
    let payment = |part: Option<&BankPart>, amount: Money| {
        let said = |of: fn(&BankPart) -> &Option<String>| part.and_then(|part| of(part).clone());
        let is_return = said(|part| &part.return_reason).is_some();
        let came_in = amount.minor > 0 && !is_return;
        BankPayment {
            entry: 0,
            part: 1,
            parts: 1,
            format: source.format.to_owned(),
            account: entry.account.clone(),
            booked_on: on,
            entry_minor: whole.minor,
            amount,
            bank_id: entry.bank_id.clone().or_else(|| said(|part| &part.bank_id)),
            counterparty: said(|part| &part.counterparty),
            counterparty_account: said(|part| &part.counterparty_account),
            reference: said(|part| &part.reference).or_else(|| entry.note.clone()),
            end_to_end_id: said(|part| &part.end_to_end_id),
            is_return,
            state: if came_in { PaymentState::Open } else { PaymentState::Out },
            file: source.file.clone(),
            line: i64::try_from(entry.line).unwrap_or(i64::MAX),
        }
    };
    let amounts: Option<Vec<Money>> = entry.parts.iter().map(|part| part.amount).collect();
    let is_split = |amounts: &Vec<Money>| {
        let same = amounts.iter().all(|amount| amount.currency == entry.amount.currency);
        let sum = amounts.iter().try_fold(0_i64, |sum, amount| sum.checked_add(amount.minor));
        amounts.len() > 1 && same && sum == Some(entry.amount.minor)
    };
    let parts = i64::try_from(entry.parts.len()).unwrap_or(i64::MAX);
    let Some(amounts) = amounts.filter(is_split) else {
        if parts > 1 {
            let all = all_of(&entry.parts);
            return vec![BankPayment { parts, ..payment(Some(&all), whole) }];
        }
        return vec![payment(entry.only_part(), whole)];
    };
    let each = (1..).zip(entry.parts.iter().zip(amounts)).map(|(number, (part, amount))| {
        BankPayment { part: number, parts, ..payment(Some(part), amount) }
    });
    each.collect()
}

/// What all parts of an entry say together, where it is not known how much each of them is.
fn all_of(parts: &[BankPart]) -> BankPart {
    let words = parts.iter().flat_map(|part| [&part.reference, &part.end_to_end_id]);
    let words: Vec<&str> = words.flatten().map(String::as_str).collect();
    let is_return = parts.iter().all(|part| part.return_reason.is_some());
    let reason = parts.first().and_then(|part| part.return_reason.clone());
    BankPart {
        reference: (!words.is_empty()).then(|| words.join(", ")),
        return_reason: reason.filter(|_| is_return),
        ..BankPart::default()
    }
}

/// Whether several payments were booked as one, and it is not known how much each of them is.
pub(super) fn is_unsplit_batch(payment: &BankPayment) -> bool {
    payment.parts > 1 && payment.amount.minor == payment.entry_minor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payment_is_found_by_the_number_that_is_shown() {
        for (entry, part, number) in [(12, 1, "12"), (12, 2, "12.2")] {
            assert_eq!(number_of(entry, part), number);
            assert_eq!(entry_of(number), Some((entry, part)));
            assert_eq!(entry_of(&format!(" bank/{number} ")), Some((entry, part)));
        }
        for none in ["", "x", "12.", ".2", "12.2.3", "hand/7"] {
            assert_eq!(entry_of(none), None, "{none}");
        }
    }
}
