//! In which language somebody writes.

use std::sync::LazyLock;

use serde::Deserialize;

use super::intent::vocabulary::WordSet;
use super::intent::word_tree::WordTree;

/// A language that is told from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tongue {
    /// German.
    German,
    /// English.
    English,
}

/// The words of each (`signals/tongue.toml`).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    de: Vec<String>,
    en: Vec<String>,
}

impl Words {
    fn builtin() -> Self {
        toml::from_str(include_str!("../../../../signals/tongue.toml"))
            .expect("the file is part of the program and a test reads it")
    }
}

/// The words of both, in the order of [`GERMAN`] and [`ENGLISH`].
static TREE: LazyLock<WordTree> = LazyLock::new(|| {
    let Words { de, en } = Words::builtin();
    WordTree::of(&[de, en].map(|forms| WordSet { forms, stems: Vec::new() }))
});

const GERMAN: usize = 0;
const ENGLISH: usize = 1;

/// So many words are looked at; whoever writes on does so in the same language.
const LOOKED_AT: usize = 300;

/// So many words of a language are no quoted title and no greeting alone.
const ENOUGH: usize = 3;

impl Tongue {
    /// The language of a text: the one of which it has at least three words, and three times as
    /// many as of the other. `None` where it is too short, mixed, or in another language.
    pub fn of(text: &str) -> Option<Self> {
        let words = text.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty());
        let (mut german, mut english) = (0, 0);
        let mut lower = String::new();
        for word in words.take(LOOKED_AT) {
            lower.clear();
            lower.extend(word.chars().flat_map(char::to_lowercase));
            let sets = TREE.sets_of(TREE.class_of(&lower));
            german += usize::from(sets.contains(&GERMAN));
            english += usize::from(sets.contains(&ENGLISH));
        }
        match (german, english) {
            (german, english) if german >= ENOUGH && german >= 3 * english => Some(Self::German),
            (german, english) if english >= ENOUGH && english >= 3 * german => Some(Self::English),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_tells_its_language() {
        for (text, tongue) in [
            ("Ja, das passt so für uns. Vielen Dank!", Some(Tongue::German)),
            ("Yes, that works for us, thank you!", Some(Tongue::English)),
            ("Wir haben das Meeting mit dem Team verschoben, sorry!", Some(Tongue::German)),
            ("D'accord, merci beaucoup. Je vous rappelle demain.", None),
            ("OK", None),
            ("Danke! Please find the file and let me know. Das ist für Sie.", None),
            ("", None),
        ] {
            assert_eq!(Tongue::of(text), tongue, "{text}");
        }
    }

    #[test]
    fn no_word_belongs_to_both() {
        let Words { de, en } = Words::builtin();
        let both: Vec<&String> = de.iter().filter(|word| en.contains(word)).collect();
        assert!(both.is_empty(), "{both:?}");
    }
}
