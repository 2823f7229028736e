//! The words of many sets as one tree of their letters, so that one walk along a word tells every
//! set that it is in.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use super::vocabulary::WordSet;

/// Words with the same number are in the same sets.
pub(crate) type Class = u32;

/// The class of words that are in no set.
const UNKNOWN: Class = 0;

/// Nodes lie in rows: the children of a node beside each other, in the order of their letters.
#[derive(Debug, Default)]
pub(crate) struct WordTree {
    /// By node, its byte.
    letters: Vec<u8>,
    /// By node, where its children lie.
    children: Vec<Range<usize>>,
    /// By node, the class of the word that ends there.
    ends: Vec<Class>,
    /// By node, the class of a word that goes on where no child does.
    leads: Vec<Class>,
    /// By class, the numbers of its sets, sorted.
    sets: Vec<Vec<usize>>,
    /// By byte, the child of the root: every word passes there.
    first: Vec<Option<usize>>,
}

/// The sets that name a text as a whole word, and those that name it as a beginning.
#[derive(Debug, Default)]
struct Named {
    forms: Vec<usize>,
    stems: Vec<usize>,
}

/// Words that begin alike, while the tree grows.
struct Branch {
    node: usize,
    /// Which of the sorted words begin with what leads to the node.
    words: Range<usize>,
    /// How many bytes lead to the node.
    depth: usize,
    /// The sets of stems on the way to the node, itself not counted.
    stems: Vec<usize>,
}

impl WordTree {
    /// The tree of sets, which are numbered by their place.
    pub(crate) fn of(sets: &[WordSet]) -> Self {
        let mut named: BTreeMap<&str, Named> = BTreeMap::new();
        for (number, set) in sets.iter().enumerate() {
            for form in &set.forms {
                named.entry(form).or_default().forms.push(number);
            }
            for stem in &set.stems {
                named.entry(stem).or_default().stems.push(number);
            }
        }
        let words: Vec<(&str, Named)> = named.into_iter().collect();
        let mut tree = Self::default();
        let mut classes = BTreeMap::from([(Vec::new(), UNKNOWN)]);
        tree.add_node(0);
        let root = Branch { node: 0, words: 0..words.len(), depth: 0, stems: Vec::new() };
        let mut growing = VecDeque::from([root]);
        while let Some(branch) = growing.pop_front() {
            growing.extend(tree.grow(branch, &words, &mut classes));
        }
        tree.first = (0..=u8::MAX).map(|byte| tree.child(0, byte)).collect();
        tree.sets = vec![Vec::new(); classes.len()];
        for (sets, class) in classes {
            tree.sets[class as usize] = sets;
        }
        tree
    }

    fn add_node(&mut self, letter: u8) {
        self.letters.push(letter);
        self.children.push(0..0);
        self.ends.push(UNKNOWN);
        self.leads.push(UNKNOWN);
    }

    /// Gives a node its classes and its children; these grow next.
    fn grow(
        &mut self,
        branch: Branch,
        words: &[(&str, Named)],
        classes: &mut BTreeMap<Vec<usize>, Class>,
    ) -> Vec<Branch> {
        let Branch { node, words: range, depth, mut stems } = branch;
        let mut class_of = |mut sets: Vec<usize>| {
            sets.sort_unstable();
            sets.dedup();
            let next = Class::try_from(classes.len()).expect("fewer classes than words");
            *classes.entry(sets).or_insert(next)
        };
        let mut longer = range.clone();
        let mut ends = Vec::new();
        if let Some((word, named)) = words.get(range.start)
            && word.len() == depth
        {
            ends.clone_from(&named.forms);
            stems.extend(&named.stems);
            longer.start += 1;
        }
        ends.extend(&stems);
        (self.ends[node], self.leads[node]) = (class_of(ends), class_of(stems.clone()));
        let first = self.letters.len();
        let mut grown = Vec::new();
        for same in words[longer.clone()].chunk_by(|a, b| letter(a.0, depth) == letter(b.0, depth))
        {
            let words = longer.start..longer.start + same.len();
            longer.start = words.end;
            let stems = stems.clone();
            grown.push(Branch { node: self.letters.len(), words, depth: depth + 1, stems });
            self.add_node(letter(same[0].0, depth));
        }
        self.children[node] = first..self.letters.len();
        grown
    }

    /// The class of a folded word.
    pub(crate) fn class_of(&self, word: &str) -> Class {
        let mut bytes = word.bytes();
        let Some(first) = bytes.next() else { return self.ends[0] };
        let Some(mut node) = self.first[usize::from(first)] else { return self.leads[0] };
        for byte in bytes {
            let Some(child) = self.child(node, byte) else { return self.leads[node] };
            node = child;
        }
        self.ends[node]
    }

    fn child(&self, node: usize, byte: u8) -> Option<usize> {
        let children = self.children[node].clone();
        let place = self.letters[children.clone()].iter().position(|&letter| letter == byte)?;
        Some(children.start + place)
    }

    /// By class, the numbers of all sets that its words are in, sorted.
    pub(crate) fn classes(&self) -> impl Iterator<Item = &[usize]> {
        self.sets.iter().map(Vec::as_slice)
    }

    /// The numbers of all sets that the words of a class are in, sorted.
    pub(crate) fn sets_of(&self, class: Class) -> &[usize] {
        &self.sets[class as usize]
    }
}

/// The byte of a word at a place that it is known to have.
fn letter(word: &str, at: usize) -> u8 {
    word.as_bytes()[at]
}

#[cfg(test)]
mod tests {
    use super::{WordSet, WordTree};

    #[test]
    fn a_word_is_in_the_sets_that_name_it_or_its_beginning() {
        let set = |forms: &[&str], stems: &[&str]| WordSet {
            forms: forms.iter().map(|&form| form.to_owned()).collect(),
            stems: stems.iter().map(|&stem| stem.to_owned()).collect(),
        };
        let (whole, stem, short) = (0, 1, 2);
        let tree = WordTree::of(&[
            set(&["text", "texte"], &[]),
            set(&["bild"], &["text", "foto"]),
            set(&[], &["1", "te"]),
        ]);
        for (word, expected) in [
            ("texte", vec![whole, stem, short]),
            ("text", vec![whole, stem, short]),
            ("textes", vec![stem, short]),
            ("tex", vec![short]),
            ("bild", vec![stem]),
            ("bilder", vec![]),
            ("bil", vec![]),
            ("te", vec![short]),
            ("1", vec![short]),
            ("14", vec![short]),
            ("t", vec![]),
            ("größe", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(tree.sets_of(tree.class_of(word)), expected, "{word:?}");
        }
    }
}
