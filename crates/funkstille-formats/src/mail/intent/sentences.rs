//! Text cut into sentences, also where mail programs wrapped the lines.

use std::collections::BTreeSet;

/// A line that is at least this long was wrapped by the mail program, not ended by its writer.
const WRAPPED_FROM_CHARS: usize = 50;

/// Cuts `text` into sentences: at full stops, question and exclamation marks, at empty lines, at
/// the items of a list and after short lines. `abbreviations` (lower case, without the last full
/// stop) end no sentence. Every piece is a slice of `text`, trimmed and never empty.
pub(crate) fn sentences<'t>(text: &'t str, abbreviations: &BTreeSet<String>) -> Vec<&'t str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if begins_anew(line) {
            take(&mut found, text, start, at);
            start = at;
        }
        for end in ends_in(line, abbreviations) {
            take(&mut found, text, start, at + end);
            start = at + end;
        }
        at += line.len();
        if !is_wrapped(line, &text[at..]) {
            take(&mut found, text, start, at);
            start = at;
        }
    }
    take(&mut found, text, start, text.len());
    found
}

/// The sentence as it is quoted: on one line, single spaces.
pub(crate) use crate::mail::compose::one_line as on_one_line;

fn take<'t>(found: &mut Vec<&'t str>, text: &'t str, start: usize, end: usize) {
    let sentence = text[start..end].trim();
    if sentence.chars().any(char::is_alphanumeric) {
        found.push(sentence);
    }
}

fn begins_anew(line: &str) -> bool {
    let line = line.trim_start();
    let after_number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - after_number.len();
    let numbered = (1..3).contains(&digits)
        && [") ", ")\t", ". ", ".\t"].iter().any(|mark| after_number.starts_with(mark));
    line.is_empty()
        || line.starts_with(['•', '*', '·'])
        || line.starts_with("- ")
        || line.starts_with("– ")
        || numbered
}

fn is_wrapped(line: &str, rest: &str) -> bool {
    let next = rest.split('\n').next().unwrap_or_default();
    !line.trim().is_empty()
        && !begins_anew(next)
        && (line.trim_end().chars().count() >= WRAPPED_FROM_CHARS
            || next.trim_start().starts_with(char::is_lowercase))
}

/// The byte offsets behind the sentences that end within `line`.
fn ends_in(line: &str, abbreviations: &BTreeSet<String>) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut word_start = 0;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() {
            word_start = at + c.len_utf8();
        }
        if !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some((next, closing)) = chars.next_if(|&(_, next)| is_closing_mark(next)) {
            end = next + closing.len_utf8();
        }
        let goes_on = chars.peek().is_some_and(|(_, next)| !next.is_whitespace());
        let word = &line[word_start..at];
        if !(goes_on || c == '.' && is_short(word, &line[end..], abbreviations)) {
            ends.push(end);
        }
    }
    ends
}

fn is_closing_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '"' | '\'' | ')' | '“' | '”' | '’' | '«' | '»' | '*')
}

/// Whether a full stop after `word` only shortens it or makes it an ordinal number.
fn is_short(word: &str, rest: &str, abbreviations: &BTreeSet<String>) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut letters = word.chars();
    let single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    let ordinal = (1..3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    let next = rest.trim_start().chars().next();
    next.is_some_and(char::is_lowercase)
        || (ordinal && next.is_some_and(char::is_alphabetic))
        || single
        || (word.len() < 8 && abbreviations.contains(&word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{on_one_line, sentences};

    fn check(text: &str, expected: &[&str]) {
        let abbreviations = BTreeSet::from(["z.b".to_owned(), "nr".to_owned()]);
        let found: Vec<String> =
            sentences(text, &abbreviations).into_iter().map(on_one_line).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        check("One. Two! Three?", &["One.", "Two!", "Three?"]);
        check("Passt das? :)", &["Passt das?"]);
        check(
            "Hallo Anna,\n\ngeht z.B. der 12. Mai? Ja",
            &["Hallo Anna,", "geht z.B. der 12. Mai?", "Ja"],
        );
        check("Rechnung Nr. 14 ist da.", &["Rechnung Nr. 14 ist da."]);
        check("See https://a.example/?b=1.c for it", &["See https://a.example/?b=1.c for it"]);
        check("", &[]);
        check("...\n--\n", &[]);
    }

    #[test]
    fn wrapped_lines_belong_together_and_short_ones_do_not() {
        check(
            "Could you please send me the final texts for the page\nabout the team by \
             Friday?\nThanks\nFreya",
            &[
                "Could you please send me the final texts for the page about the team by Friday?",
                "Thanks",
                "Freya",
            ],
        );
        check(
            "I need:\n- the logo\n- the texts\n1. more",
            &["I need:", "- the logo", "- the texts", "1. more"],
        );
    }
}
