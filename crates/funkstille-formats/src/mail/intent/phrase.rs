//! Phrases as people write them in `signals/*.toml`, and the search for many of them at once.
//!
//! A phrase is a row of words. `stem*` is any word that begins so; `(a|b c|)` is a choice, an
//! empty one makes the word optional; `{name}` is a choice kept under that name in `[words]`; `…`
//! stands for up to eight words, at the end of a phrase for those up to the next comma. Case,
//! umlauts, apostrophes and hyphens do not matter.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::words::Words;

/// How many words a `…` may stand for: enough for a German verb at the end of its clause.
const GAP_WORDS: usize = 8;

/// How deep brackets and names may go into each other; deeper is a circle of names.
const MAX_DEPTH: usize = 8;

/// Named choices that phrases can use.
pub(crate) type Choices = BTreeMap<String, Vec<String>>;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// One word out of these: whole forms, sorted, or beginnings.
    Word {
        forms: Vec<String>,
        stems: Vec<String>,
    },
    /// One row out of these, the longest first.
    Choice(Vec<Row>),
    /// Up to [`GAP_WORDS`] words, whatever they are.
    Gap,
}

type Row = Vec<Part>;

/// Many phrases, each with the topic `T` that it speaks for.
#[derive(Debug)]
pub(crate) struct PhraseBook<T> {
    phrases: Vec<(T, Row)>,
    /// Phrases by the first four bytes of the words they can begin with.
    by_start: BTreeMap<[u8; 4], Vec<usize>>,
    /// Phrases by the stems of under four bytes that they can begin with.
    by_short_stem: BTreeMap<[u8; 4], Vec<usize>>,
}

/// How phrases can begin: starts of words, and stems that are shorter than that.
#[derive(Default)]
struct Starts {
    words: BTreeSet<[u8; 4]>,
    short_stems: BTreeSet<[u8; 4]>,
}

/// A phrase that was found: its topic and which words of the text it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found<T> {
    pub(crate) topic: T,
    pub(crate) words: Range<usize>,
}

impl<T> Default for PhraseBook<T> {
    fn default() -> Self {
        Self {
            phrases: Vec::new(),
            by_start: BTreeMap::new(),
            by_short_stem: BTreeMap::new(),
        }
    }
}

impl<T: Copy + Ord> PhraseBook<T> {
    /// Adds one phrase.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the phrase: an unknown name, an open bracket, or a
    /// phrase that does not begin with a word.
    pub(crate) fn add(&mut self, topic: T, phrase: &str, choices: &Choices) -> Result<(), String> {
        let broken = |why: String| format!("phrase \"{phrase}\": {why}");
        let row = parse(phrase, choices, 0).map_err(broken)?;
        let mut starts = Starts::default();
        if !starts_of(&row, &mut starts) {
            return Err(broken("it must begin with a word".to_owned()));
        }
        for start in starts.words {
            self.by_start.entry(start).or_default().push(self.phrases.len());
        }
        for stem in starts.short_stems {
            self.by_short_stem.entry(stem).or_default().push(self.phrases.len());
        }
        self.phrases.push((topic, row));
        Ok(())
    }

    /// Every phrase in `words`, in the order of the words: of each topic the longest at each place.
    pub(crate) fn find(&self, words: &Words) -> Vec<Found<T>> {
        let mut found = Vec::new();
        for start in 0..words.len() {
            let first = found.len();
            for number in self.beginning_with(words.word(start)) {
                let (topic, row) = &self.phrases[number];
                if let Some(end) = end_of(row, words, start, &Some) {
                    found.push(Found {
                        topic: *topic,
                        words: start..end,
                    });
                }
            }
            keep_longest(&mut found, first);
        }
        found
    }

    /// The topic of a phrase that covers all of `words`, from the first to the last.
    pub(crate) fn whole(&self, words: &Words) -> Option<T> {
        if words.len() == 0 {
            return None;
        }
        let at_end = |end: usize| (end == words.len()).then_some(end);
        let mut numbers = self.beginning_with(words.word(0));
        let covers = |number: &usize| end_of(&self.phrases[*number].1, words, 0, &at_end).is_some();
        numbers.find(covers).map(|number| self.phrases[number].0)
    }

    fn beginning_with(&self, word: &str) -> impl Iterator<Item = usize> {
        let whole = start_of(word);
        let mut stems = [[0; 4]; 3];
        for (len, stem) in (1..).zip(&mut stems) {
            stem[..len].copy_from_slice(&whole[..len]);
        }
        let by_stem = stems.into_iter().filter_map(|stem| self.by_short_stem.get(&stem)).flatten();
        self.by_start.get(&whole).into_iter().flatten().chain(by_stem).copied()
    }
}

fn keep_longest<T: Copy + Ord>(found: &mut Vec<Found<T>>, first: usize) {
    if found.len() > first + 1 {
        found[first..].sort_by_key(|one| (one.topic, std::cmp::Reverse(one.words.end)));
        let mut tail = found.split_off(first);
        tail.dedup_by_key(|one| one.topic);
        found.append(&mut tail);
    }
}

/// The first bytes of a word, by which phrases are looked up.
fn start_of(word: &str) -> [u8; 4] {
    let mut start = [0; 4];
    for (slot, &byte) in start.iter_mut().zip(word.as_bytes()) {
        *slot = byte;
    }
    start
}

/// Adds how `row` can begin; says whether it always begins with a word.
fn starts_of(row: &[Part], starts: &mut Starts) -> bool {
    for part in row {
        match part {
            Part::Gap => return false,
            Part::Word { forms, stems } => {
                let (long, short) = stems.iter().partition::<Vec<_>, _>(|stem| stem.len() >= 4);
                starts.words.extend(forms.iter().chain(long).map(|form| start_of(form)));
                starts.short_stems.extend(short.iter().map(|stem| start_of(stem)));
                return true;
            }
            Part::Choice(rows) => {
                // An empty row, or one of nothing but choices that may be empty, leads on.
                if rows.iter().filter(|option| !starts_of(option, starts)).count() == 0 {
                    return true;
                }
            }
        }
    }
    false
}

/// Where `row` ends if it begins at `at` and `then` accepts its end. Rows are short and gaps
/// bounded, so the work at one place is bounded by the phrase alone.
fn end_of(
    row: &[Part],
    words: &Words,
    at: usize,
    then: &dyn Fn(usize) -> Option<usize>,
) -> Option<usize> {
    match row {
        [] => then(at),
        [Part::Gap, rest @ ..] => {
            let furthest = words.len().min(at + GAP_WORDS);
            let last = if rest.is_empty() {
                words.clause_end(at).min(furthest)
            } else {
                furthest
            };
            (at..=last)
                .rev()
                .find_map(|next| end_of(rest, words, next, then))
        }
        [Part::Choice(rows), rest @ ..] => {
            let go_on = |end: usize| end_of(rest, words, end, then);
            rows.iter()
                .find_map(|option| end_of(option, words, at, &go_on))
        }
        [Part::Word { forms, stems }, rest @ ..] => {
            if at >= words.len() {
                return None;
            }
            let word = words.word(at);
            let fits = forms
                .binary_search_by(|form| form.as_str().cmp(word))
                .is_ok()
                || stems.iter().any(|stem| word.starts_with(stem.as_str()));
            if fits {
                end_of(rest, words, at + 1, then)
            } else {
                None
            }
        }
    }
}

fn parse(phrase: &str, choices: &Choices, depth: usize) -> Result<Row, String> {
    if depth > MAX_DEPTH {
        return Err("its names go round in a circle".to_owned());
    }
    let all = |options: &mut dyn Iterator<Item = &str>| {
        options
            .map(|option| parse(option, choices, depth + 1))
            .collect::<Result<Vec<_>, _>>()
    };
    let mut row = Row::new();
    let mut rest = phrase.trim();
    while !rest.is_empty() {
        let after = if let Some(inner) = rest.strip_prefix('(') {
            let close = closing_bracket(inner).ok_or("a bracket is not closed")?;
            row.push(choice(all(&mut split_choice(&inner[..close]).into_iter())?));
            &inner[close + 1..]
        } else if let Some(inner) = rest.strip_prefix('{') {
            let (name, after) = inner.split_once('}').ok_or("a name is not closed")?;
            let named = choices
                .get(name)
                .ok_or_else(|| format!("no [words] called {name}"))?;
            row.push(choice(all(&mut named.iter().map(String::as_str))?));
            after
        } else {
            let end = rest.find([' ', '(', '{']).unwrap_or(rest.len());
            row.extend(plain_parts(&rest[..end]));
            &rest[end..]
        };
        rest = after.trim_start();
    }
    Ok(row)
}

/// A choice of rows; those of a single word become one part that is searched in order.
fn choice(options: Vec<Row>) -> Part {
    let (mut all_forms, mut all_stems) = (Vec::new(), Vec::new());
    let mut rows = Vec::new();
    for option in options {
        if let [Part::Word { forms, stems }] = option.as_slice() {
            all_forms.extend(forms.iter().cloned());
            all_stems.extend(stems.iter().cloned());
        } else {
            rows.push(option);
        }
    }
    if !all_forms.is_empty() || !all_stems.is_empty() {
        all_forms.sort_unstable();
        rows.push(vec![Part::Word {
            forms: all_forms,
            stems: all_stems,
        }]);
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.len()));
    Part::Choice(rows)
}

fn plain_parts(text: &str) -> Row {
    if text == "…" {
        return vec![Part::Gap];
    }
    let is_stem = text.ends_with('*');
    let words = Words::of(text);
    let part = |index: usize| {
        let word = vec![words.word(index).to_owned()];
        if is_stem && index + 1 == words.len() {
            Part::Word {
                forms: Vec::new(),
                stems: word,
            }
        } else {
            Part::Word {
                forms: word,
                stems: Vec::new(),
            }
        }
    };
    (0..words.len()).map(part).collect()
}

fn closing_bracket(inner: &str) -> Option<usize> {
    let mut depth = 1;
    for (at, byte) in inner.bytes().enumerate() {
        depth += match byte {
            b'(' => 1,
            b')' => -1,
            _ => 0,
        };
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

fn split_choice(inner: &str) -> Vec<&str> {
    let mut depth = 0;
    let separates = |c: char| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        c == '|' && depth == 0
    };
    inner.split(separates).collect()
}

#[cfg(test)]
mod tests {
    use super::{Choices, PhraseBook};
    use crate::mail::intent::words::Words;

    fn check(phrase: &str, yes: &[&str], no: &[&str]) {
        let mut book = PhraseBook::default();
        let choices = Choices::from([(
            "send".to_owned(),
            vec!["send".to_owned(), "mail over".to_owned()],
        )]);
        book.add((), phrase, &choices).unwrap();
        let finds = |text: &str| !book.find(&Words::of(text)).is_empty();
        for text in yes {
            assert!(finds(text), "{phrase:?} should be in {text:?}");
        }
        for text in no {
            assert!(!finds(text), "{phrase:?} should not be in {text:?}");
        }
    }

    #[test]
    fn phrases_respect_word_boundaries() {
        check(
            "rechnung",
            &["Die Rechnung!", "RECHNUNG"],
            &["Rechnungsadresse", "Abrechnung"],
        );
        check("rechnung*", &["Rechnungsadresse"], &["Abrechnung"]);
        check("(|about) 1* days", &["about 14 days", "1 days"], &["114", "about days"]);
        check("für sie", &["fuer Sie", "FÜR SIE"], &["fürsie"]);
    }

    #[test]
    fn choices_options_names_and_gaps() {
        check(
            "(please|kindly) {send}",
            &["kindly mail over", "please send"],
            &["please mail"],
        );
        check(
            "wrote (it|) down",
            &["wrote down", "wrote it down"],
            &["wrote them down"],
        );
        check(
            "a … b",
            &["a b", "a 1 2 3 4 5 6 7 8 b"],
            &["a 1 2 3 4 5 6 7 8 9 b", "b a"],
        );
        check("(a (b|c)|d)", &["a c", "d"], &["a", "b c"]);
    }

    #[test]
    fn a_broken_phrase_says_what_is_wrong() {
        for (phrase, why) in [
            ("(a|b", "bracket"),
            ("{nobody} here", "nobody"),
            ("… a", "begin with a word"),
            ("", "begin with a word"),
            ("(|a) …", "begin with a word"),
        ] {
            let error = PhraseBook::default()
                .add((), phrase, &Choices::new())
                .unwrap_err();
            assert!(error.contains(why), "{phrase:?}: {error}");
        }
    }

    #[test]
    fn the_whole_text_must_be_covered_where_asked() {
        let mut book = PhraseBook::default();
        book.add(7, "sent from my …", &Choices::new()).unwrap();
        assert_eq!(book.whole(&Words::of("Sent from my iPhone")), Some(7));
        assert_eq!(book.whole(&Words::of("It was sent from my iPhone")), None);
        assert_eq!(book.whole(&Words::of("")), None);
    }
}
