//! Phrases as people write them in `signals/*.toml`, and the search for many of them at once.
//!
//! A phrase is a row of words. `stem*` is any word that begins so; `(a|b c|)` is a choice, an
//! empty one makes the word optional; `{name}` is a choice kept under that name in `[words]`; `…`
//! stands for up to eight words, at the end of a phrase for those up to the next comma; `^` holds
//! the phrase to the beginning of a clause. Case, umlauts, apostrophes and hyphens do not matter.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::vocabulary::{Vocabulary, WordSet};
use super::words::Words;

/// How many words a `…` may stand for: enough for a German verb at the end of its clause.
const GAP_WORDS: usize = 8;

/// How deep brackets and names may go into each other; deeper is a circle of names.
const MAX_DEPTH: usize = 8;

/// Named choices that phrases can use.
pub(crate) type Choices = BTreeMap<String, Vec<String>>;

#[derive(Clone, Debug)]
enum Part {
    /// One word of the set with this number.
    Word(usize),
    /// One row out of these, the longest first.
    Choice(Arc<[Row]>),
    /// Up to [`GAP_WORDS`] words, whatever they are.
    Gap,
    /// No word: the next one begins a clause.
    ClauseStart,
}

type Row = Vec<Part>;

/// Many phrases, each with the topic `T` that it speaks for.
#[derive(Debug)]
pub(crate) struct PhraseBook<T> {
    choices: Choices,
    /// The choices that were used so far.
    parsed: BTreeMap<String, Part>,
    vocabulary: Vocabulary,
    phrases: Vec<Phrase<T>>,
    /// Phrases by the word sets that they can begin with.
    by_start: BTreeMap<usize, Vec<usize>>,
}

#[derive(Debug)]
struct Phrase<T> {
    topic: T,
    row: Row,
    /// Word sets of which the text must hold a word, or the phrase cannot be in it.
    needs: Vec<usize>,
}

/// A phrase that was found: its topic and which words of the text it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found<T> {
    pub(crate) topic: T,
    pub(crate) words: Range<usize>,
}

/// A text ready for phrases: its words, and the word sets that each is in.
struct Text<'w> {
    words: &'w Words,
    sets: Vec<Vec<usize>>,
    /// By the number of a set, whether any word is in it.
    present: Vec<bool>,
}

impl<T: Copy + Ord> PhraseBook<T> {
    /// A book without phrases; those to come can use `choices`.
    pub(crate) fn new(choices: Choices) -> Self {
        Self {
            choices,
            parsed: BTreeMap::new(),
            vocabulary: Vocabulary::default(),
            phrases: Vec::new(),
            by_start: BTreeMap::new(),
        }
    }

    /// Adds one phrase.
    ///
    /// # Errors
    /// The phrase and what is wrong with it: an unknown name, an open bracket, a circle of names,
    /// or a beginning that is no word.
    pub(crate) fn add(&mut self, topic: T, phrase: &str) -> Result<(), String> {
        let row = self.parse(phrase, 0).map_err(|why| format!("{phrase}: {why}"))?;
        let mut starts = BTreeSet::new();
        if !starts_of(&row, &mut starts) {
            return Err(format!("{phrase}: wordless-start"));
        }
        for start in starts {
            self.by_start.entry(start).or_default().push(self.phrases.len());
        }
        let needs = row.iter().filter_map(needed_set).collect();
        self.phrases.push(Phrase { topic, row, needs });
        Ok(())
    }

    /// Every phrase in `words`, in the order of the words: of each topic the longest at each place.
    pub(crate) fn find(&self, words: &Words) -> Vec<Found<T>> {
        let text = self.text(words);
        let mut found = Vec::new();
        for start in 0..words.len() {
            let first = found.len();
            for phrase in self.beginning_at(&text, start) {
                if let Some(end) = end_of(&phrase.row, &text, start, &Some) {
                    found.push(Found { topic: phrase.topic, words: start..end });
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
        let text = self.text(words);
        let at_end = |end: usize| (end == words.len()).then_some(end);
        let covers = |phrase: &&Phrase<T>| end_of(&phrase.row, &text, 0, &at_end).is_some();
        self.beginning_at(&text, 0).find(covers).map(|phrase| phrase.topic)
    }

    fn text<'w>(&self, words: &'w Words) -> Text<'w> {
        let set_of = |at: usize| self.vocabulary.sets_with(words.word(at));
        let sets: Vec<Vec<usize>> = (0..words.len()).map(set_of).collect();
        let mut present = vec![false; self.vocabulary.len()];
        for &set in sets.iter().flatten() {
            present[set] = true;
        }
        Text { words, sets, present }
    }

    fn beginning_at(&self, text: &Text<'_>, at: usize) -> impl Iterator<Item = &Phrase<T>> {
        let numbers = text.sets[at].iter().filter_map(|set| self.by_start.get(set)).flatten();
        let can_be = |phrase: &&Phrase<T>| phrase.needs.iter().all(|&set| text.present[set]);
        numbers.map(|&number| &self.phrases[number]).filter(can_be)
    }

    fn parse(&mut self, phrase: &str, depth: usize) -> Result<Row, String> {
        let mut row = Row::new();
        let mut rest = phrase.trim();
        while !rest.is_empty() {
            let after = if let Some(after) = rest.strip_prefix('^') {
                row.push(Part::ClauseStart);
                after
            } else if let Some(inner) = rest.strip_prefix('(') {
                let close = closing_bracket(inner).ok_or("unclosed-bracket")?;
                row.push(self.choice(&split_choice(&inner[..close]), depth)?);
                &inner[close + 1..]
            } else if let Some(inner) = rest.strip_prefix('{') {
                let (name, after) = inner.split_once('}').ok_or("unclosed-name")?;
                row.push(self.named(name, depth)?);
                after
            } else {
                let end = rest.find([' ', '(', '{']).unwrap_or(rest.len());
                self.push_words(&mut row, &rest[..end]);
                &rest[end..]
            };
            rest = after.trim_start();
        }
        Ok(row)
    }

    fn named(&mut self, name: &str, depth: usize) -> Result<Part, String> {
        if let Some(part) = self.parsed.get(name) {
            return Ok(part.clone());
        }
        let options = self.choices.get(name).ok_or_else(|| format!("unknown-name {name}"))?;
        let options = options.clone();
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        let part = self.choice(&options, depth)?;
        self.parsed.insert(name.to_owned(), part.clone());
        Ok(part)
    }

    /// A choice of rows; those of a single word become one set.
    fn choice(&mut self, options: &[&str], depth: usize) -> Result<Part, String> {
        if depth > MAX_DEPTH {
            return Err("circle-of-names".to_owned());
        }
        let mut single = WordSet::default();
        let mut rows = Vec::new();
        for option in options {
            let row = self.parse(option, depth + 1)?;
            if let [Part::Word(number)] = row.as_slice() {
                let set = self.vocabulary.set(*number);
                single.forms.extend(set.forms.iter().cloned());
                single.stems.extend(set.stems.iter().cloned());
            } else {
                rows.push(row);
            }
        }
        if single != WordSet::default() {
            single.forms.sort_unstable();
            single.stems.sort_unstable();
            rows.push(vec![Part::Word(self.vocabulary.number_of(single))]);
        }
        rows.sort_by_key(|row| std::cmp::Reverse(row.len()));
        Ok(Part::Choice(rows.into()))
    }

    fn push_words(&mut self, row: &mut Row, text: &str) {
        if text == "…" {
            row.push(Part::Gap);
            return;
        }
        let words = Words::of(text);
        for at in 0..words.len() {
            let word = vec![words.word(at).to_owned()];
            let set = if text.ends_with('*') && at + 1 == words.len() {
                WordSet { forms: Vec::new(), stems: word }
            } else {
                WordSet { forms: word, stems: Vec::new() }
            };
            row.push(Part::Word(self.vocabulary.number_of(set)));
        }
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

/// The word set that a part takes a word of in any case; a part with more ways has none.
fn needed_set(part: &Part) -> Option<usize> {
    match part {
        Part::Word(number) => Some(*number),
        Part::Choice(rows) => match &**rows {
            [row] => match row.as_slice() {
                [Part::Word(number)] => Some(*number),
                _ => None,
            },
            _ => None,
        },
        Part::Gap | Part::ClauseStart => None,
    }
}

/// Adds the word sets that `row` can begin with; says whether it always begins with a word.
fn starts_of(row: &[Part], starts: &mut BTreeSet<usize>) -> bool {
    for part in row {
        match part {
            Part::Gap => return false,
            Part::ClauseStart => {}
            Part::Word(number) => {
                starts.insert(*number);
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
    text: &Text<'_>,
    at: usize,
    then: &dyn Fn(usize) -> Option<usize>,
) -> Option<usize> {
    match row {
        [] => then(at),
        [Part::Gap, rest @ ..] => {
            let furthest = text.words.len().min(at + GAP_WORDS);
            let clause = || text.words.clause_end(at).min(furthest);
            let last = if rest.is_empty() { clause() } else { furthest };
            (at..=last).rev().find_map(|next| end_of(rest, text, next, then))
        }
        [Part::ClauseStart, rest @ ..] => {
            if text.words.begins_clause(at) {
                end_of(rest, text, at, then)
            } else {
                None
            }
        }
        [Part::Choice(rows), rest @ ..] => {
            let go_on = |end: usize| end_of(rest, text, end, then);
            rows.iter().find_map(|option| end_of(option, text, at, &go_on))
        }
        [Part::Word(number), rest @ ..] => {
            let sets = text.sets.get(at)?;
            if sets.binary_search(number).is_ok() { end_of(rest, text, at + 1, then) } else { None }
        }
    }
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
        let send = vec!["send".to_owned(), "mail over".to_owned()];
        let mut book = PhraseBook::new(Choices::from([("send".to_owned(), send)]));
        book.add((), phrase).unwrap();
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
        check("rechnung", &["Die Rechnung!", "RECHNUNG"], &["Rechnungsadresse", "Abrechnung"]);
        check("rechnung*", &["Rechnungsadresse"], &["Abrechnung"]);
        check("(|about) 1* days", &["about 14 days", "1 days"], &["114", "about days"]);
        check("für sie", &["fuer Sie", "FÜR SIE"], &["fürsie"]);
    }

    #[test]
    fn choices_options_names_and_gaps() {
        check("(please|kindly) {send}", &["kindly mail over", "please send"], &["please mail"]);
        check("wrote (it|) down", &["wrote down", "wrote it down"], &["wrote them down"]);
        check("a … b", &["a b", "a 1 2 3 4 5 6 7 8 b"], &["a 1 2 3 4 5 6 7 8 9 b", "b a"]);
        check("(a (b|c)|d)", &["a c", "d"], &["a", "b c"]);
    }

    #[test]
    fn a_phrase_can_be_held_to_the_beginning_of_a_clause() {
        check("^(and |) send", &["Send it", "Hello Anna, and send it", "(send)"], &["I send it"]);
    }

    #[test]
    fn a_broken_phrase_says_what_is_wrong() {
        for (phrase, why) in [
            ("(a|b", "unclosed-bracket"),
            ("{nobody} here", "nobody"),
            ("a {circle}", "circle"),
            ("… a", "wordless-start"),
            ("", "wordless-start"),
            ("(|a) …", "wordless-start"),
        ] {
            let circle = vec!["x {circle}".to_owned()];
            let mut book = PhraseBook::new(Choices::from([("circle".to_owned(), circle)]));
            let error = book.add((), phrase).unwrap_err();
            assert!(error.contains(why), "{phrase:?}: {error}");
        }
    }

    #[test]
    fn the_whole_text_must_be_covered_where_asked() {
        let mut book = PhraseBook::new(Choices::new());
        book.add(7, "sent from my …").unwrap();
        assert_eq!(book.whole(&Words::of("Sent from my iPhone")), Some(7));
        assert_eq!(book.whole(&Words::of("It was sent from my iPhone")), None);
        assert_eq!(book.whole(&Words::of("")), None);
    }
}
