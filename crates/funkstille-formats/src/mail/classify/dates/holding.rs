//! Whether a person puts us off, and until when.

use crate::mail::classify::dates::find::find;
use crate::mail::classify::dates::words::DateWords;
use crate::mail::classify::dates::{Written, sentence};
use jiff::civil::Date;

/// A promise to answer later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Holding {
    /// The sentence that says it.
    pub quote: String,
    /// The day that it names; of a week its Friday.
    pub until: Option<Date>,
    /// Whether it names a date that can be read in two ways.
    pub ambiguous: bool,
}

/// The first promise to answer later in a text; one with a date before one without.
pub(crate) fn read(text: &str, written: Option<Written>, words: &DateWords) -> Option<Holding> {
    let mut found: Option<Holding> = None;
    for phrase in words.holding.find_iter(text).take(20) {
        let range = sentence(text, phrase.start(), phrase.end());
        let quote = &text[range.clone()];
        if words.holding_unless.is_match(quote) {
            continue;
        }
        let (mut until, mut ambiguous) = day(quote, written, words);
        if until.is_none() && !ambiguous && words.refers_back.is_match(quote) {
            let end = text[..range.start].trim_end_matches(|c: char| !c.is_alphanumeric()).len();
            let before = sentence(text, end, end).start..end;
            (until, ambiguous) = day(&text[before], written, words);
        }
        let holding = Holding { quote: quote.trim().to_owned(), until, ambiguous };
        if holding.until.is_some() {
            return Some(holding);
        }
        found.get_or_insert(holding);
    }
    found
}

/// The day that a sentence names, and whether it names only one that can be read in two ways.
fn day(quote: &str, written: Option<Written>, words: &DateWords) -> (Option<Date>, bool) {
    let days = written.map(|written| find(quote, written, words)).unwrap_or_default();
    let days = days.iter().filter(|day| !day.bare || is_due(quote, day.start, words));
    let until = days.clone().find_map(|day| day.days).map(|(_, last)| last);
    let ambiguous = until.is_none() && days.clone().any(|day| day.days.is_none());
    (until, ambiguous)
}

/// A bare day of the month needs "by the" or "am" before it.
fn is_due(quote: &str, start: usize, words: &DateWords) -> bool {
    let before = &quote[..start];
    words.until.is_match(before) || words.back_on.is_match(before)
}
