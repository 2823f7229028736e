//! Which invoices a text names: by the number that stands on them, however the payer wrote it, by a
//! creditor reference (ISO 11649), or by the number of the order.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use super::{BESIDE, Payment, iban};

/// How surely a text names an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// By a short number, a part of the number, or the number of the order; or the number goes on
    /// in the text, as `2026-11` does in `2026-11-20`.
    Weak,
    /// By the whole number, but apart where it is not written apart: `RE-20 26-14`. A bank may have
    /// cut it so, or words stand beside each other by chance.
    Cut,
    /// By the whole number.
    Strong,
}

/// The invoices that a payment names, each by its best name.
pub type Named = BTreeMap<String, Strength>;

/// The numbers of invoices, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    found_by: BTreeMap<String, Names>,
}

/// Of what a number is.
#[derive(Clone, Debug, Default)]
struct Names {
    /// The invoices, and how surely.
    invoices: BTreeSet<(Strength, String)>,
    /// Where it may be apart: where a sign stands in it, or a letter beside a digit; as so many
    /// bytes from its beginning.
    breaks: BTreeSet<usize>,
}

/// A word of a text.
struct Word {
    /// Its letters and digits, in upper case.
    compact: String,
    /// Whether digits go on before it, behind one sign: `01.` before `2026`.
    is_after_digit: bool,
    /// Whether digits go on behind it, after one sign: `-20` behind `11`.
    is_before_digit: bool,
}

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
        let breaks = breaks(number);
        let is_strong =
            whole.len() >= STRONG_CHARACTERS && whole.bytes().any(|byte| byte.is_ascii_digit());
        let strength = if is_strong { Strength::Strong } else { Strength::Weak };
        // Payers leave out the letters before a number.
        let digits = whole.trim_start_matches(|c: char| !c.is_ascii_digit());
        if digits.len() >= STRONG_CHARACTERS && digits != whole {
            let before = whole.len() - digits.len();
            let behind = breaks.iter().filter_map(|at| at.checked_sub(before)).collect();
            self.put(digits, behind, (Strength::Weak, invoice));
        }
        self.put(&whole, breaks, (strength, invoice));
    }

    /// Adds the number of the order that an invoice is for.
    pub fn add_order(&mut self, order: &str, invoice: &str) {
        let whole = compact(order);
        if whole.len() >= STRONG_CHARACTERS {
            self.put(&whole, breaks(order), (Strength::Weak, invoice));
        }
    }

    fn put(
        &mut self,
        number: &str,
        breaks: BTreeSet<usize>,
        (strength, invoice): (Strength, &str),
    ) {
        if !number.is_empty() {
            let names = self.found_by.entry(number.to_owned()).or_default();
            names.invoices.insert((strength, invoice.to_owned()));
            names.breaks.extend(breaks);
        }
    }

    /// The invoices that the words of a payment name, each by its best name. What stands beside
    /// what was written names none outright.
    pub(super) fn named_by(&self, payment: &Payment) -> Named {
        let reference = payment.reference.as_deref().unwrap_or_default();
        let (written, beside) = reference.split_once(BESIDE).unwrap_or((reference, ""));
        let mut named = self.named([written].into_iter().chain(payment.end_to_end_id.as_deref()));
        for (invoice, _) in self.named_in(beside) {
            named.entry(invoice).or_insert(Strength::Weak);
        }
        named
    }

    /// The invoices that these texts name, each by its best name.
    pub fn named<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> Named {
        let mut named = Named::new();
        for text in texts {
            for (invoice, strength) in self.named_in(text) {
                let best = named.entry(invoice).or_insert(strength);
                *best = strength.max(*best);
            }
        }
        named
    }

    fn named_in(&self, text: &str) -> Vec<(String, Strength)> {
        let words = words(text);
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

    /// The longest name that these words begin with, and of how many of them it is. One that is
    /// whole comes before a longer one that is cut, which may be meant all the same.
    fn longest_at(&self, words: &[Word]) -> Option<(usize, Vec<(String, Strength)>)> {
        let mut joined = String::new();
        let mut ends = Vec::new();
        let (mut whole, mut cut) = (None, None);
        for (count, word) in (1..).zip(words.iter().take(MOST_WORDS)) {
            joined.push_str(&word.compact);
            let is_reference = joined.starts_with(CREDITOR_REFERENCE);
            // Most words begin no name at all, which one search tells.
            let begun = self.first_with(&joined);
            if begun.is_none() && !is_reference {
                break;
            }
            let goes_on = words[0].is_after_digit || word.is_before_digit;
            let most = if goes_on { Strength::Weak } else { Strength::Strong };
            if let Some((_, names)) = begun.filter(|(number, _)| **number == joined) {
                if ends.iter().all(|end| names.breaks.contains(end)) {
                    whole = Some((count, names.by_invoice(most)));
                } else {
                    cut = Some((count, names.by_invoice(most.min(Strength::Cut))));
                }
            } else if let Some(names) =
                creditor_reference(&joined).and_then(|number| self.found_by.get(number))
            {
                // Its check digits say that it is one, however it is written.
                whole = Some((count, names.by_invoice(Strength::Strong)));
            }
            ends.push(joined.len());
        }
        match (whole, cut) {
            (Some((count, mut names)), Some((longer, more))) if longer > count => {
                names.extend(more);
                Some((count, names))
            }
            (whole, cut) => whole.or(cut),
        }
    }

    /// The first number that begins so.
    fn first_with(&self, joined: &str) -> Option<(&String, &Names)> {
        let from = (Bound::Included(joined), Bound::Unbounded);
        let next = self.found_by.range::<str, _>(from).next();
        next.filter(|(number, _)| number.starts_with(joined))
    }
}

impl Names {
    /// The invoices, each at most so surely.
    fn by_invoice(&self, most: Strength) -> Vec<(String, Strength)> {
        let invoices = self.invoices.iter();
        invoices.map(|(strength, invoice)| (invoice.clone(), most.min(*strength))).collect()
    }
}

/// The words of a text, from its beginning.
fn words(text: &str) -> Vec<Word> {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    // One sign and no blank, with a digit behind it.
    let touches = |sign: Option<char>, next: Option<char>| {
        sign.is_some_and(|sign| !sign.is_whitespace()) && is_digit(next)
    };
    let split = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let word = |word: &str| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let (mut before, mut behind) =
            (text[..start].chars().rev(), text[start + word.len()..].chars());
        Word {
            compact: compact(word),
            is_after_digit: is_digit(word.chars().next()) && touches(before.next(), before.next()),
            is_before_digit: is_digit(word.chars().last()) && touches(behind.next(), behind.next()),
        }
    };
    split.take(MOST_WORDS_OF_TEXT).map(word).collect()
}

/// Where a number may be apart, in bytes of what is compact of it.
fn breaks(number: &str) -> BTreeSet<usize> {
    let (mut breaks, mut length) = (BTreeSet::new(), 0);
    let mut last: Option<char> = None;
    for sign in number.chars() {
        let is_one_word = last.is_some_and(|last| {
            last.is_alphanumeric() && last.is_ascii_digit() == sign.is_ascii_digit()
        });
        if sign.is_alphanumeric() && !is_one_word {
            breaks.insert(length);
        }
        length += compact(&sign.to_string()).len();
        last = Some(sign);
    }
    breaks
}

/// Whether two numbers of invoices are the same but for signs and case, so that nobody who reads
/// `RE 2026-17` knows which is meant: the same letters and the same digits, in the same groups.
pub fn is_same_number(one: &str, other: &str) -> bool {
    let (one, other) = (groups(one), groups(other));
    !one.is_empty() && one == other
}

/// Whether a text has another number of the same kind as this one: the same letters, and as many
/// digits, in the same groups. A number of one group of digits has no kind: any may be like it.
pub(super) fn names_one_like(text: &str, number: &str) -> bool {
    let (groups, number) = (groups(text), groups(number));
    if number.len() < 2 {
        return false;
    }
    let is_like = |one: &String, other: &String| {
        let are_digits = |text: &str| text.chars().all(char::is_numeric);
        one == other || one.len() == other.len() && are_digits(one) && are_digits(other)
    };
    let mut windows = groups.windows(number.len());
    windows.any(|window| {
        window != number && window.iter().zip(&number).all(|(one, other)| is_like(one, other))
    })
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
    if text.is_ascii() {
        // Nearly all are, and then there is no table to look into.
        let signs = text.chars().filter(char::is_ascii_alphanumeric);
        return signs.map(|sign| sign.to_ascii_uppercase()).collect();
    }
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
        use Strength::{Cut, Strong, Weak};
        check("Rechnung RE-2026-14 vom Mai", &[("a", Strong)]);
        check("re 2026/14", &[("a", Strong)]);
        check("RE202614", &[("a", Strong)]);
        check("RE-20 26-14", &[("a", Cut)]);
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
    fn words_beside_each_other_are_no_number_and_a_part_of_a_date_is_none() {
        use Strength::{Cut, Strong, Weak};
        // The number that is whole comes first; the other one may be meant.
        check("RE-2026-1, 4. Rate", &[("a", Cut), ("b", Strong)]);
        check("RE-2026-1 4 Stunden", &[("a", Cut), ("b", Strong)]);
        check("Termin 20.26.0099", &[("d", Cut)]);
        check("Tel 20 26 00 99", &[("d", Cut)]);
        // Digits go on before or behind it.
        check("RE-2026-14-20", &[("a", Weak)]);
        check("RE-2026-14/15/16", &[("a", Weak)]);
        check("Zeitraum 01.2026-14", &[("a", Weak)]);
        check("20260099.11", &[("d", Weak)]);
        // Here they do not.
        check("RE-2026-14.", &[("a", Strong)]);
        check("RE-2026-14/RE-2026-1", &[("a", Strong), ("b", Strong)]);
        check("12/RE-2026-14, 15.3.", &[("a", Strong)]);
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
