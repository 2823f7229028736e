//! Sets of words, numbered, and which of them a word is in.

use std::collections::BTreeMap;

/// How many bytes of a stem it is looked up by.
const START_BYTES: usize = 4;

/// Words that a phrase allows at one place: whole forms or beginnings, both sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct WordSet {
    pub(crate) forms: Vec<String>,
    pub(crate) stems: Vec<String>,
}

/// Numbered word sets. Many phrases share few sets, so a text's words are looked up here once, and
/// phrases compare numbers.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    sets: Vec<WordSet>,
    numbers: BTreeMap<WordSet, usize>,
    by_form: BTreeMap<String, Vec<usize>>,
    by_stem: BTreeMap<[u8; START_BYTES], Vec<(String, Vec<usize>)>>,
}

impl Vocabulary {
    /// The number of a set; equal sets have equal numbers.
    pub(crate) fn number_of(&mut self, set: WordSet) -> usize {
        if let Some(&number) = self.numbers.get(&set) {
            return number;
        }
        let number = self.sets.len();
        for form in &set.forms {
            self.by_form.entry(form.clone()).or_default().push(number);
        }
        for stem in &set.stems {
            let bucket = self.by_stem.entry(start_of(stem, START_BYTES)).or_default();
            match bucket.iter_mut().find(|(known, _)| known == stem) {
                Some((_, numbers)) => numbers.push(number),
                None => bucket.push((stem.clone(), vec![number])),
            }
        }
        self.sets.push(set.clone());
        self.numbers.insert(set, number);
        number
    }

    /// How many sets there are; their numbers are below this.
    pub(crate) fn len(&self) -> usize {
        self.sets.len()
    }

    /// The set with this number, which [`Self::number_of`] gave.
    pub(crate) fn set(&self, number: usize) -> &WordSet {
        &self.sets[number]
    }

    /// The numbers of all sets that `word` is in, sorted.
    pub(crate) fn sets_with(&self, word: &str) -> Vec<usize> {
        let mut numbers = self.by_form.get(word).cloned().unwrap_or_default();
        for len in 1..=START_BYTES.min(word.len()) {
            let bucket = self.by_stem.get(&start_of(word, len));
            for (stem, stem_numbers) in bucket.into_iter().flatten() {
                // A shorter stem stands in the bucket of its own length only.
                if stem.len().min(START_BYTES) == len && word.starts_with(stem.as_str()) {
                    numbers.extend(stem_numbers);
                }
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

/// The first bytes of a word, `len` of them, the rest zero.
fn start_of(word: &str, len: usize) -> [u8; START_BYTES] {
    let mut start = [0; START_BYTES];
    for (slot, &byte) in start.iter_mut().zip(word.as_bytes().iter().take(len)) {
        *slot = byte;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::{Vocabulary, WordSet};

    #[test]
    fn a_word_is_in_the_sets_that_name_it_or_its_beginning() {
        let mut vocabulary = Vocabulary::default();
        let set = |forms: &[&str], stems: &[&str]| WordSet {
            forms: forms.iter().map(|&form| form.to_owned()).collect(),
            stems: stems.iter().map(|&stem| stem.to_owned()).collect(),
        };
        let whole = vocabulary.number_of(set(&["text", "texte"], &[]));
        let stem = vocabulary.number_of(set(&["bild"], &["text", "foto"]));
        let short = vocabulary.number_of(set(&[], &["1", "te"]));
        assert_eq!(vocabulary.number_of(set(&["text", "texte"], &[])), whole);
        for (word, expected) in [
            ("texte", vec![whole, stem, short]),
            ("textes", vec![stem, short]),
            ("bild", vec![stem]),
            ("bilder", vec![]),
            ("te", vec![short]),
            ("1", vec![short]),
            ("14", vec![short]),
            ("t", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(vocabulary.sets_with(word), expected, "{word:?}");
        }
    }
}
