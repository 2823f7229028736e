//! Whether an entry is known already: the same file again, statements that overlap, a report
//! (CAMT.052) before its statement (CAMT.053), one bank in two formats.
//!
//! Entries are counted, not only compared: two bookings that are truly equal stand in one file
//! twice, and stay two. Each known entry stands for one of a file.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::money::Money;

/// By what an entry is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The format of the file, such as `camt.053.001.08` or `CSV`.
    pub format: String,
    /// The account that it is of, without blanks.
    pub account: Option<String>,
    /// The day of booking.
    pub on: Date,
    /// How much.
    pub amount: Money,
    /// The bank's own number of it.
    pub bank_id: Option<String>,
    /// The account of the other side.
    pub counterparty_account: Option<String>,
    /// The payer's own number.
    pub end_to_end_id: Option<String>,
    /// The name of the other side.
    pub counterparty: Option<String>,
    /// What was written for it.
    pub reference: Option<String>,
}

/// What two entries say in words: the name of the other side, and what was written.
struct Words {
    /// So many texts read alike.
    alike: usize,
    /// So many do not.
    differing: usize,
    /// Neither says a word.
    are_none: bool,
}

/// The shortest number that is one of the bank's; shorter ones count the entries of a file
/// (docs/bank.md).
const MIN_BANK_ID: usize = 6;

/// The shortest end of an account number by which it is known (docs/bank.md).
const MIN_ACCOUNT: usize = 6;

/// The places of the bank's number in a German IBAN (ISO 13616, § 4).
const GERMAN_BANK: std::ops::Range<usize> = 4..12;

/// The places of the account's number, with zeros before it (ISO 13616, § 4).
const GERMAN_ACCOUNT: std::ops::Range<usize> = 12..22;

/// The places of those entries of a file that are not among the known ones.
pub fn new_among(entries: &[Identity], known: &[Identity]) -> Vec<usize> {
    let mut by_day: BTreeMap<(Date, i64), Vec<(&Identity, bool)>> = BTreeMap::new();
    for known in known {
        by_day.entry((known.on, known.amount.minor)).or_default().push((known, false));
    }
    let mut open: Vec<usize> = (0..entries.len()).collect();
    // The surest first, so that an entry with a number is not taken for one without.
    let rules = [
        Identity::has_number_of,
        Identity::reads_like,
        Identity::has_details_of,
        Identity::is_same,
    ];
    for rule in rules {
        open.retain(|place| {
            let entry = &entries[*place];
            let candidates = by_day.get_mut(&(entry.on, entry.amount.minor));
            let found = candidates.into_iter().flatten().find(|(it, is_used)| {
                !is_used
                    && entry.amount == it.amount
                    && entry.is_on_account_of(it)
                    && rule(entry, it)
            });
            match found {
                Some((_, is_used)) => {
                    *is_used = true;
                    false
                }
                None => true,
            }
        });
    }
    open
}

impl Identity {
    fn number(&self) -> Option<&str> {
        self.bank_id.as_deref().filter(|id| id.len() >= MIN_BANK_ID)
    }

    /// Both carry the same number of the bank.
    fn has_number_of(&self, other: &Self) -> bool {
        self.number().is_some() && self.number() == other.number()
    }

    /// The same words, and nothing contradicts.
    fn reads_like(&self, other: &Self) -> bool {
        let words = self.words(other);
        words.alike > 0 && words.differing == 0 && self.may_be(other)
    }

    /// The payer's number or account is the same, and nothing contradicts. Each format has its own
    /// way of writing words; one has the same words each time.
    fn has_details_of(&self, other: &Self) -> bool {
        let is_same = |one: &Option<String>, two: &Option<String>| one.is_some() && one == two;
        let is_named = is_same(&self.end_to_end_id, &other.end_to_end_id)
            || is_same(&self.counterparty_account, &other.counterparty_account);
        let may_differ = self.format != other.format;
        is_named && self.may_be(other) && (may_differ || self.words(other).differing == 0)
    }

    /// Nothing names the payment in both: they are the same only on an account that both know,
    /// where not all words differ, or within one format, where neither says a word. Taking two
    /// payments for one would claim again what was paid.
    fn is_same(&self, other: &Self) -> bool {
        let words = self.words(other);
        let is_one_format = self.format == other.format;
        let is_known_account = self.account.is_some() && other.account.is_some();
        let may_read = words.differing == 0 || (words.alike > 0 && !is_one_format);
        let is_silent = words.are_none && is_one_format;
        self.may_be(other) && may_read && (is_known_account || is_silent)
    }

    /// No number that both say differs.
    fn may_be(&self, other: &Self) -> bool {
        let agree =
            |one: Option<&str>, two: Option<&str>| one.zip(two).is_none_or(|(one, two)| one == two);
        // Only one format gives the same entry the same number each time.
        let is_one_format = self.format == other.format;
        (!is_one_format || agree(self.number(), other.number()))
            && agree(self.end_to_end_id.as_deref(), other.end_to_end_id.as_deref())
            && agree(self.counterparty_account.as_deref(), other.counterparty_account.as_deref())
    }

    fn words(&self, other: &Self) -> Words {
        let pairs =
            [(&self.counterparty, &other.counterparty), (&self.reference, &other.reference)];
        let both = pairs.iter().filter_map(|(one, two)| one.as_deref().zip(two.as_deref()));
        let (alike, differing): (Vec<_>, Vec<_>) =
            both.partition(|(one, two)| read_alike(one, two));
        let are_none = pairs.iter().all(|(one, two)| one.is_none() && two.is_none());
        Words { alike: alike.len(), differing: differing.len(), are_none }
    }

    fn is_on_account_of(&self, other: &Self) -> bool {
        let accounts = self.account.as_deref().zip(other.account.as_deref());
        accounts.is_none_or(|(one, two)| is_same_account(one, two))
    }
}

/// Whether two texts are the same word by word, or one stands in the other: formats cut texts off,
/// and put words of their own before them. Blanks do not count: German banks part the words of
/// MT940 every 27 signs, wherever that is.
fn read_alike(one: &str, two: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_uppercase).collect()
    };
    let (one_words, two_words) = (words(one), words(two));
    let (one_text, two_text) = (one_words.concat(), two_words.concat());
    let (long, short) = if one_text.len() >= two_text.len() {
        (one_words, two_text)
    } else {
        (two_words, one_text)
    };
    if short.is_empty() {
        return one == two;
    }
    (0..long.len()).any(|from| {
        let mut rest = short.as_str();
        for word in &long[from..] {
            match rest.strip_prefix(word.as_str()) {
                Some("") => return true,
                Some(behind) => rest = behind,
                None => return false,
            }
        }
        false
    })
}

/// Whether two numbers are of one account: as IBAN, as number of bank and account, or as the
/// account's number alone.
pub fn is_same_account(one: &str, two: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
    };
    let (one_plain, two_plain) = (plain(one), plain(two));
    let (long, short, written) = if one_plain.len() >= two_plain.len() {
        (one_plain, two_plain, two)
    } else {
        (two_plain, one_plain, one)
    };
    if long == short {
        return true;
    }
    // A bank's number, a slash, and the account's, which the IBAN has with zeros before it.
    if let Some((bank, account)) = written.split_once('/') {
        let is_bank = long.get(GERMAN_BANK) == Some(bank);
        let number = long.get(GERMAN_ACCOUNT).map(|number| number.trim_start_matches('0'));
        return is_bank && number == Some(account.trim_start_matches('0'));
    }
    short.len() >= MIN_ACCOUNT && long.ends_with(&short)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::money::Currency;

    /// An entry: format, number, account of the other side.
    fn entry(format: &str, bank_id: &str, other: &str) -> Identity {
        let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Identity {
            format: format.to_owned(),
            account: said("DE02120300000000202051"),
            on: date(2026, 3, 4),
            amount: Money { minor: 11_900, currency: Currency::EUR },
            bank_id: said(bank_id),
            counterparty_account: said(other),
            end_to_end_id: None,
            counterparty: None,
            reference: None,
        }
    }

    fn check(file: &[Identity], known: &[Identity], new: usize) {
        assert_eq!(new_among(file, known).len(), new, "{file:#?} among {known:#?}");
    }

    #[test]
    fn equal_bookings_of_one_file_stay_as_many_as_they_are() {
        let one = entry("CSV", "", "DE1");
        check(&[one.clone(), one.clone()], &[], 2);
        check(&[one.clone(), one.clone()], &[one.clone(), one.clone()], 0);
        check(&[one.clone(), one.clone()], std::slice::from_ref(&one), 1);
        check(std::slice::from_ref(&one), &[one.clone(), one.clone()], 0);
    }

    #[test]
    fn the_banks_number_parts_what_looks_equal() {
        let (first, second) = (entry("camt.054.001.08", "2026-A-1", "DE1"), "2026-A-2");
        let second = Identity { bank_id: Some(second.to_owned()), ..first.clone() };
        check(std::slice::from_ref(&second), std::slice::from_ref(&first), 1);
        check(&[second.clone(), first.clone()], &[first, second], 0);
        // Numbers within a file say nothing.
        check(&[entry("QIF", "2", "")], &[entry("QIF", "1", "")], 0);
    }

    #[test]
    fn one_entry_in_two_formats_is_one() {
        let report = entry("camt.052.001.08", "A-1234567", "DE1");
        let statement = entry("camt.053.001.08", "B-7654321", "DE1");
        check(std::slice::from_ref(&statement), std::slice::from_ref(&report), 0);
        check(&[entry("CSV", "", "")], std::slice::from_ref(&report), 0);
        check(&[entry("CSV", "", "DE2")], std::slice::from_ref(&report), 1);
        let other_day = Identity { on: date(2026, 3, 5), ..report.clone() };
        check(&[other_day], &[report], 1);
    }

    #[test]
    fn s_03_only_what_agrees_makes_two_entries_one() {
        // Format, own account, the payer's account, name, and what was written.
        let said = |line: &str| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let text = |at: usize| Some(cells[at].to_owned()).filter(|text| !text.is_empty());
            Identity {
                account: text(1),
                counterparty_account: text(2),
                counterparty: text(3),
                reference: text(4),
                ..entry(cells[0], "", "")
            }
        };
        for (one, two, is_one) in [
            // A payment service and the bank, and two tables that do not overlap.
            (
                "CSV | | | Muster AG | RE-001",
                "camt.053.001.08 | DE02 | DE12 | Zwei GmbH | RE-002",
                false,
            ),
            ("CSV | | | Muster AG | RE-001", "CSV | | | Zwei GmbH | RE-002", false),
            ("CSV | | | Muster AG | RE-001", "CSV | | | Muster AG | RE-002", false),
            ("CSV | | | | RE-1", "MT940 | DE02 | | | RE-10", false),
            ("CSV | | | Muster AG |", "MT940 | DE02 | | | RE-10", false),
            ("CSV | DE02 | | Muster AG | RE-001", "CSV | DE02 | | Zwei GmbH | RE-002", false),
            ("CSV | DE02 | | Muster AG | RE-001", "MT940 | DE02 | | Zwei GmbH | RE-002", false),
            (
                "CSV | DE02 | DE12 | Muster AG | RE-001",
                "CSV | DE02 | DE12 | Muster AG | RE-002",
                false,
            ),
            ("CSV | | | |", "QIF | | | |", false),
            // The same in another hand, or again.
            ("CSV | | | |", "CSV | | | |", true),
            ("CSV | | | Muster AG | RE-001", "CSV | | | Muster AG | RE-001", true),
            (
                "CSV | | | MUSTER AG | SVWZ+RE-001 EREF",
                "MT940 | DE02 | DE12 | Muster AG | re 001",
                true,
            ),
            ("CSV | | DE12 | Muster | RE 0 01", "MT940 | DE02 | DE12 | Muster AG | RE-001", true),
            ("CSV | DE02 | | Muster AG | R E-001", "MT940 | DE02 | | Muster AG | RE-001", true),
            (
                "CSV | | | Kerber GmbH | RE-2026-014 Rate 1",
                "MT940 | DE02 | DE12 | KERBER GMBH | RE-2026-014 Ra te 1",
                true,
            ),
            (
                "CSV | | | Kerber GmbH | Rate 1 RE-2026-014 Danke",
                "MT940 | DE02 | DE12 | KERBER GMBH | Ra te 1 RE-20 26-014",
                true,
            ),
            ("CSV | | | Kerber | RE-1 Rate", "MT940 | DE02 | | Kerber | RE-10 Ra te", false),
            ("CSV | DE02 | | |", "MT940 | DE02 | DE12 | Muster AG | RE-001", true),
        ] {
            let new = usize::from(!is_one);
            check(&[said(one)], &[said(two)], new);
            check(&[said(two)], &[said(one)], new);
        }
    }

    #[test]
    fn of_several_the_one_with_the_same_words_is_known() {
        let written = |format: &str, reference: &str| Identity {
            reference: Some(reference.to_owned()),
            ..entry(format, "", "DE1")
        };
        let file = [written("MT940", "RE-002"), written("MT940", "RE-001")];
        assert_eq!(new_among(&file, &[written("CSV", "RE-001")]), [0]);
    }

    #[test]
    fn accounts_in_every_hand() {
        let iban = "DE02120300000000202051";
        for (other, is) in [
            ("DE02 1203 0000 0000 2020 51", true),
            ("12030000/0000202051", true),
            ("12030000/202051", true),
            ("0000202051", true),
            ("202051", true),
            ("12030001/202051", false),
            ("02051", false),
            ("DE02120300000000202052", false),
        ] {
            assert_eq!(is_same_account(iban, other), is, "{other}");
            assert_eq!(is_same_account(other, iban), is, "{other}");
        }
    }
}
