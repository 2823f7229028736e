//! Phrases as people write them in `signals/*.toml`.
//!
//! A phrase is a row of words. `stem*` is any word that begins so; `(a|b c|)` is a choice, an
//! empty one makes the word optional; `{name}` is a choice kept under that name in `[words]`; `…`
//! stands for up to eight words, at the end of a phrase for those up to the next comma; `^` holds
//! the phrase to the beginning of a clause. Case, umlauts, apostrophes and hyphens do not matter.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::vocabulary::{Vocabulary, WordSet};
use super::words::Words;

/// How deep brackets and names may go into each other; deeper is a circle of names.
const MAX_DEPTH: usize = 8;

/// Named choices that phrases can use.
pub(crate) type Choices = BTreeMap<String, Vec<String>>;

/// A part of a phrase.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// One word of the set with this number.
    Word(usize),
    /// One row out of these, the longest first.
    Choice(Arc<[Row]>),
    /// Some words, whatever they are.
    Gap,
    /// No word: the next one begins a clause.
    ClauseStart,
}

/// Parts in their order.
pub(super) type Row = Vec<Part>;

/// Reads phrases, and gathers the words in them.
#[derive(Debug)]
pub(super) struct Grammar {
    choices: Choices,
    /// The choices that were used so far.
    parsed: BTreeMap<String, Part>,
    pub(super) vocabulary: Vocabulary,
}

/// What a phrase takes in any case.
pub(super) struct Needs {
    /// The set of all words that it can begin with.
    pub(super) start: usize,
    /// The sets of which a text with the phrase holds a word, `start` among them; sorted.
    pub(super) all: Vec<usize>,
}

impl Grammar {
    /// A grammar with these named choices.
    pub(super) fn new(choices: Choices) -> Self {
        Self { choices, parsed: BTreeMap::new(), vocabulary: Vocabulary::default() }
    }

    /// Reads a phrase.
    ///
    /// # Errors
    /// What is wrong with it: an unknown name, an open bracket, a circle of names.
    pub(super) fn row(&mut self, phrase: &str) -> Result<Row, String> {
        self.parse(phrase, 0)
    }

    /// What a row takes in any case; `None` where it can begin without a word.
    pub(super) fn needs(&mut self, row: &[Part]) -> Option<Needs> {
        let mut starts = BTreeSet::new();
        if !starts_of(row, &mut starts) {
            return None;
        }
        let starts: Vec<usize> = starts.into_iter().collect();
        let start = self.vocabulary.number_of_all(&starts);
        let mut all = self.needs_of_row(row);
        all.push(start);
        all.sort_unstable();
        all.dedup();
        Some(Needs { start, all })
    }

    fn needs_of_row(&mut self, row: &[Part]) -> Vec<usize> {
        row.iter().flat_map(|part| self.needs_of(part)).collect()
    }

    fn needs_of(&mut self, part: &Part) -> Vec<usize> {
        match part {
            Part::Word(number) => vec![*number],
            Part::Choice(rows) => match &**rows {
                [row] => self.needs_of_row(row),
                rows => {
                    // Of each way one word; a way without any leaves nothing that is certain.
                    let ways: Option<Vec<usize>> =
                        rows.iter().map(|row| self.needs_of_row(row).last().copied()).collect();
                    ways.map(|ways| self.vocabulary.number_of_all(&ways)).into_iter().collect()
                }
            },
            Part::Gap | Part::ClauseStart => Vec::new(),
        }
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
        let mut single = Vec::new();
        let mut rows = Vec::new();
        for option in options {
            let row = self.parse(option, depth + 1)?;
            if let [Part::Word(number)] = row.as_slice() {
                single.push(*number);
            } else {
                rows.push(row);
            }
        }
        if !single.is_empty() {
            rows.push(vec![Part::Word(self.vocabulary.number_of_all(&single))]);
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
