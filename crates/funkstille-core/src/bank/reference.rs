//! Which invoices a text names: by the number that stands on them, however the payer wrote it, by a
//! creditor reference (ISO 11649), or by the number of the order.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use super::iban;

/// How surely a text names an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// By a short number, a part of the number, or the number of the order.
    Weak,
    /// By the whole number.
    Strong,
}

/// The numbers of invoices, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    found_by: BTreeMap<String, Names>,
}

/// The invoices that a number is of, and how surely.
type Names = BTreeSet<(Strength, String)>;

/// Letters and digits of a number that cannot stand in a text by chance (docs/bank.md).
const STRONG_CHARACTERS: usize = 5;

/// A number in a text stands in at most so many words (docs/bank.md).
const MOST_WORDS: usize = 6;

/// The most words of a text that are looked at; a text of a payment has some dozens
/// (docs/bank.md).
const MOST_WORDS_OF_TEXT: usize = 400;

/// What a creditor reference begins with, and the check digits behind it.
const CREDITOR_REFERENCE: &str = "RF";
const CHECK_DIGITS: usize = 2;

impl Numbers {
    /// Adds the number of an invoice.
    pub fn add(&mut self, number: &str, invoice: &str) {
        let whole = compact(number);
        let is_strong =
            whole.len() >= STRONG_CHARACTERS && whole.bytes().any(|byte| byte.is_ascii_digit());
        let strength = if is_strong { Strength::Strong } else { Strength::Weak };
        // Payers leave out the letters before a number.
        let digits = whole.trim_start_matches(|c: char| !c.is_ascii_digit());
        if digits.len() >= STRONG_CHARACTERS && digits != whole {
            self.put(digits, Strength::Weak, invoice);
        }
        self.put(&whole, strength, invoice);
    }

    /// Adds the number of the order that an invoice is for.
    pub fn add_order(&mut self, order: &str, invoice: &str) {
        let whole = compact(order);
        if whole.len() >= STRONG_CHARACTERS {
            self.put(&whole, Strength::Weak, invoice);
        }
    }

    fn put(&mut self, number: &str, strength: Strength, invoice: &str) {
        if !number.is_empty() {
            let found = self.found_by.entry(number.to_owned()).or_default();
            found.insert((strength, invoice.to_owned()));
        }
    }

    /// The invoices that these texts name, each by its best name.
    pub fn named<'a>(
        &self,
        texts: impl IntoIterator<Item = &'a str>,
    ) -> BTreeMap<String, Strength> {
        let mut named = BTreeMap::new();
        for text in texts {
            for (invoice, strength) in self.named_in(text) {
                let best = named.entry(invoice).or_insert(strength);
                *best = strength.max(*best);
            }
        }
        named
    }

    fn named_in(&self, text: &str) -> Vec<(String, Strength)> {
        let words: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(MOST_WORDS_OF_TEXT)
            .map(compact)
            .collect();
        // The longest name at each place; a shorter one inside it names something else.
        let mut found = Vec::new();
        let mut from = 0;
        while from < words.len() {
            match self.longest_at(&words[from..]) {
                Some((count, names)) => {
                    found.extend(names);
                    from += count;
                }
                None => from += 1,
            }
        }
        found
    }

    /// The longest name that these words begin with, and of how many of them it is.
    fn longest_at(&self, words: &[String]) -> Option<(usize, Vec<(String, Strength)>)> {
        let (mut joined, mut longest) = (String::new(), None);
        for (count, word) in (1..).zip(words.iter().take(MOST_WORDS)) {
            joined.push_str(word);
            let is_reference = joined.starts_with(CREDITOR_REFERENCE);
            // Most words begin no name at all, which one search tells.
            let begun = self.first_with(&joined);
            if begun.is_none() && !is_reference {
                break;
            }
            let whole = begun.filter(|(number, _)| **number == joined).map(|(_, names)| names);
            let names = whole.or_else(|| self.found_by.get(creditor_reference(&joined)?));
            longest = names.map(|names| (count, by_invoice(names))).or(longest);
        }
        longest
    }

    /// The first number that begins so.
    fn first_with(&self, joined: &str) -> Option<(&String, &Names)> {
        let from = (Bound::Included(joined), Bound::Unbounded);
        let next = self.found_by.range::<str, _>(from).next();
        next.filter(|(number, _)| number.starts_with(joined))
    }
}

fn by_invoice(names: &Names) -> Vec<(String, Strength)> {
    names.iter().map(|(strength, invoice)| (invoice.clone(), *strength)).collect()
}

/// Whether two numbers of invoices are the same but for signs and case, so that nobody who reads
/// `RE 2026-17` knows which is meant: the same letters and the same digits, in the same groups.
pub fn is_same_number(one: &str, other: &str) -> bool {
    let (one, other) = (groups(one), groups(other));
    !one.is_empty() && one == other
}

/// The runs of letters and of digits, in upper case.
fn groups(number: &str) -> Vec<String> {
    let mut groups: Vec<String> = Vec::new();
    let mut before = None;
    for sign in number.chars() {
        let kind = sign.is_alphanumeric().then(|| sign.is_numeric());
        if kind.is_some() {
            if kind != before {
                groups.push(String::new());
            }
            if let Some(last) = groups.last_mut() {
                last.extend(sign.to_uppercase());
            }
        }
        before = kind;
    }
    groups
}

/// Letters and digits alone, in upper case.
fn compact(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// The number in a creditor reference (ISO 11649), without the zeros before it; `None` where it is
/// none.
fn creditor_reference(word: &str) -> Option<&str> {
    let number = word.strip_prefix(CREDITOR_REFERENCE)?.get(CHECK_DIGITS..)?;
    (iban::is_right(word) && !number.is_empty()).then(|| number.trim_start_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, Strength)]) {
        let mut numbers = Numbers::default();
        numbers.add("RE-2026-14", "a");
        numbers.add("RE-2026-1", "b");
        numbers.add("17", "c");
        numbers.add_order("PO 4500012345", "a");
        numbers.add("20260099", "d");
        let found = numbers.named([text]);
        let found: Vec<(&str, Strength)> =
            found.iter().map(|(invoice, strength)| (invoice.as_str(), *strength)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_however_they_are_written() {
        use Strength::{Strong, Weak};
        check("Rechnung RE-2026-14 vom Mai", &[("a", Strong)]);
        check("re 2026/14", &[("a", Strong)]);
        check("RE202614", &[("a", Strong)]);
        check("RE-20 26-14", &[("a", Strong)]);
        check("2026-14", &[("a", Weak)]);
        check("RE-2026-1", &[("b", Strong)]);
        check("RE-2026-14, RE-2026-1", &[("a", Strong), ("b", Strong)]);
        check("RE-2026-140", &[]);
        check("XRE-2026-14", &[("a", Weak)]);
        check("Nr. 17", &[("c", Weak)]);
        check("PO4500012345", &[("a", Weak)]);
        check("Rechnung 20260099.", &[("d", Strong)]);
        check("", &[]);
    }

    #[test]
    fn numbers_that_differ_in_signs_and_case_alone_are_the_same() {
        for (one, other, expected) in [
            ("RE-2026/17", "re 2026 17", true),
            ("RE-2026/17", "RE2026-17", true),
            ("17", "17.", true),
            ("RE-2026/17", "RE-2026/18", false),
            // Both may be there: the eleventh of January, the first of November.
            ("2026-1-11", "2026-11-1", false),
            ("2026-17", "202617", false),
            ("-", "/", false),
        ] {
            assert_eq!(is_same_number(one, other), expected, "{one} {other}");
        }
    }

    #[test]
    fn a_creditor_reference_holds_the_number() {
        use Strength::Strong;
        // By hand: 2026009927 15 00 divided by 97 leaves 94 over, and 98 - 94 = 4.
        check("RF04 2026 0099", &[("d", Strong)]);
        check("RF0420260099", &[("d", Strong)]);
        check("RF0520260099", &[]);
    }
}
