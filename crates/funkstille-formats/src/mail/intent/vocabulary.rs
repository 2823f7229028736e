//! Sets of words, numbered: many phrases share few of them.

use std::collections::BTreeMap;

/// Words that a phrase allows at one place: whole forms or beginnings, both sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct WordSet {
    pub(crate) forms: Vec<String>,
    pub(crate) stems: Vec<String>,
}

/// Numbered word sets; phrases compare numbers.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    sets: Vec<WordSet>,
    numbers: BTreeMap<WordSet, usize>,
}

impl Vocabulary {
    /// The number of a set; equal sets have equal numbers.
    pub(crate) fn number_of(&mut self, set: WordSet) -> usize {
        let next = self.sets.len();
        let number = *self.numbers.entry(set.clone()).or_insert(next);
        if number == next {
            self.sets.push(set);
        }
        number
    }

    /// The number of the set with all words of these sets.
    pub(crate) fn number_of_all(&mut self, numbers: &[usize]) -> usize {
        if let [only] = numbers {
            return *only;
        }
        let mut all = WordSet::default();
        for &number in numbers {
            all.forms.extend_from_slice(&self.sets[number].forms);
            all.stems.extend_from_slice(&self.sets[number].stems);
        }
        for words in [&mut all.forms, &mut all.stems] {
            words.sort_unstable();
            words.dedup();
        }
        self.number_of(all)
    }

    /// The sets, by their numbers.
    pub(crate) fn sets(&self) -> &[WordSet] {
        &self.sets
    }
}

#[cfg(test)]
mod tests {
    use super::{Vocabulary, WordSet};

    #[test]
    fn equal_sets_have_equal_numbers() {
        let mut vocabulary = Vocabulary::default();
        let set = |forms: &[&str]| WordSet {
            forms: forms.iter().map(|&form| form.to_owned()).collect(),
            stems: Vec::new(),
        };
        let both = vocabulary.number_of(set(&["text", "texte"]));
        let one = vocabulary.number_of(set(&["text"]));
        let other = vocabulary.number_of(set(&["texte"]));
        assert_eq!(vocabulary.number_of(set(&["text", "texte"])), both);
        assert_eq!(vocabulary.number_of_all(&[other, one]), both);
        assert_eq!(vocabulary.number_of_all(&[other]), other);
        assert_ne!(one, other);
        assert_eq!(vocabulary.sets().len(), 3);
    }
}
