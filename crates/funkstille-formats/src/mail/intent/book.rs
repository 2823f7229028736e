//! Many phrases, searched for at once.
//!
//! Nearly every sentence holds none, and one look tells so: each phrase waits for the rarest of the
//! words that it needs. Where that word stands in a text, and all the others that it needs stand
//! there too, the phrase itself is compared, and nowhere else.

use std::ops::Range;

use super::phrase::{Choices, Grammar, Part, Row};
use super::set_numbers::SetNumbers;
use super::word_tree::{Class, WordTree};
use super::words::Words;

/// How many words a `…` may stand for: enough for a German verb at the end of its clause.
const GAP_WORDS: usize = 8;

/// Phrases that are gathered, until they become a [`PhraseBook`].
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    grammar: Grammar,
    phrases: Vec<Phrase<T>>,
}

/// Many phrases, each with the topic `T` that it speaks for.
#[derive(Debug)]
pub(crate) struct PhraseBook<T> {
    tree: WordTree,
    phrases: Vec<Phrase<T>>,
    /// By class of words, the word sets that they are in.
    members: Vec<SetNumbers>,
    /// By word set, the phrases that wait for a word of it.
    waiting: Vec<Vec<usize>>,
    /// The word sets that phrases wait for.
    awaited: SetNumbers,
    /// The word sets that phrases can begin with.
    begins: SetNumbers,
}

#[derive(Debug)]
struct Phrase<T> {
    topic: T,
    row: Row,
    /// The set of the words that it can begin with.
    start: usize,
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
struct Text<'t> {
    words: &'t Words,
    classes: Vec<Class>,
    members: &'t [SetNumbers],
}

impl<T: Copy + Ord> Phrases<T> {
    /// No phrases yet; those to come can use `choices`.
    pub(crate) fn new(choices: Choices) -> Self {
        Self { grammar: Grammar::new(choices), phrases: Vec::new() }
    }

    /// Adds one phrase.
    ///
    /// # Errors
    /// The phrase and what is wrong with it: an unknown name, an open bracket, a circle of names,
    /// or a beginning that is no word.
    pub(crate) fn add(&mut self, topic: T, phrase: &str) -> Result<(), String> {
        let row = self.grammar.row(phrase).map_err(|why| format!("{phrase}: {why}"))?;
        let needs = self.grammar.needs(&row);
        let needs = needs.ok_or_else(|| format!("{phrase}: wordless-start"))?;
        self.phrases.push(Phrase { topic, row, start: needs.start, needs: needs.all });
        Ok(())
    }

    /// The book of these phrases.
    pub(crate) fn book(self) -> PhraseBook<T> {
        let sets = self.grammar.vocabulary.sets();
        let mut needed = vec![0; sets.len()];
        for &set in self.phrases.iter().flat_map(|phrase| &phrase.needs) {
            needed[set] += 1;
        }
        let mut waiting = vec![Vec::new(); sets.len()];
        let mut awaited = SetNumbers::none_of(sets.len());
        let mut begins = SetNumbers::none_of(sets.len());
        for (number, phrase) in self.phrases.iter().enumerate() {
            begins.insert(phrase.start);
            // Words that few phrases need are those that few texts have.
            let rarest = phrase.needs.iter().min_by_key(|set| needed[**set]);
            let rarest = *rarest.expect("a phrase needs a word to begin with");
            waiting[rarest].push(number);
            awaited.insert(rarest);
        }
        let tree = WordTree::of(sets);
        let members = tree.classes().map(|numbers| SetNumbers::of(sets.len(), numbers)).collect();
        PhraseBook { tree, phrases: self.phrases, members, waiting, awaited, begins }
    }
}

impl<T: Copy + Ord> PhraseBook<T> {
    /// Every phrase in `words`, in the order of the words: of each topic the longest at each place.
    pub(crate) fn find(&self, words: &Words) -> Vec<Found<T>> {
        let mut found = Vec::new();
        let text = self.text(words);
        for phrase in self.possible(&text, |_| true) {
            for at in text.starts(phrase) {
                if let Some(end) = end_of(&phrase.row, &text, at, &Some) {
                    found.push(Found { topic: phrase.topic, words: at..end });
                }
            }
        }
        let order = |one: &Found<T>| (one.words.start, one.topic, std::cmp::Reverse(one.words.end));
        found.sort_unstable_by_key(order);
        found.dedup_by_key(|one| (one.words.start, one.topic));
        found
    }

    /// Whether a phrase of one of these topics is in `words`.
    pub(crate) fn has_any(&self, words: &Words, topics: &[T]) -> bool {
        let text = self.text(words);
        self.possible(&text, |topic| topics.contains(&topic)).any(|phrase| {
            text.starts(phrase).any(|at| end_of(&phrase.row, &text, at, &Some).is_some())
        })
    }

    /// Whether a phrase can begin with the first of `words`.
    pub(crate) fn can_begin(&self, words: &Words) -> bool {
        words.len() > 0 && self.members[self.class_of(words, 0) as usize].meets(&self.begins)
    }

    /// The topic of a phrase that covers all of `words`, from the first to the last.
    pub(crate) fn whole(&self, words: &Words) -> Option<T> {
        let text = self.text(words);
        let at_end = |end: usize| (end == words.len()).then_some(end);
        let covers = |phrase: &&Phrase<T>| {
            text.begins(phrase, 0) && end_of(&phrase.row, &text, 0, &at_end).is_some()
        };
        self.possible(&text, |_| true).find(covers).map(|phrase| phrase.topic)
    }

    fn text<'t>(&'t self, words: &'t Words) -> Text<'t> {
        let classes = (0..words.len()).map(|at| self.class_of(words, at)).collect();
        Text { words, classes, members: &self.members }
    }

    fn class_of(&self, words: &Words, at: usize) -> Class {
        self.tree.class_of(words.word(at))
    }

    /// The phrases of which the text has all words that they need; of wanted topics only.
    fn possible(
        &self,
        text: &Text<'_>,
        wants: impl Fn(T) -> bool,
    ) -> impl Iterator<Item = &Phrase<T>> {
        let mut there = SetNumbers::none_of(self.waiting.len());
        for &class in &text.classes {
            there.add_all(&self.members[class as usize]);
        }
        let waiting = there.shared_with(&self.awaited).flat_map(|set| &self.waiting[set]);
        let phrases: Vec<&Phrase<T>> = waiting
            .map(|&number| &self.phrases[number])
            .filter(|phrase| wants(phrase.topic))
            .filter(|phrase| phrase.needs.iter().all(|&set| there.has(set)))
            .collect();
        phrases.into_iter()
    }
}

impl Text<'_> {
    fn is_in(&self, at: usize, set: usize) -> bool {
        self.classes.get(at).is_some_and(|&class| self.members[class as usize].has(set))
    }

    fn begins<T>(&self, phrase: &Phrase<T>, at: usize) -> bool {
        self.is_in(at, phrase.start)
    }

    /// Where a phrase can begin.
    fn starts<T>(&self, phrase: &Phrase<T>) -> impl Iterator<Item = usize> {
        (0..self.words.len()).filter(|&at| self.begins(phrase, at))
    }
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
            if text.is_in(at, *number) {
                end_of(rest, text, at + 1, then)
            } else {
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Choices, Found, PhraseBook, Phrases, end_of};
    use crate::mail::intent::Lexicon;
    use crate::mail::intent::words::Words;

    fn check(phrase: &str, yes: &[&str], no: &[&str]) {
        let send = vec!["send".to_owned(), "mail over".to_owned()];
        let mut phrases = Phrases::new(Choices::from([("send".to_owned(), send)]));
        phrases.add((), phrase).unwrap();
        let book = phrases.book();
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
        check("(a b|c (d|)|) e (f|g h)", &["a b e f", "c e g h", "e f"], &["a e g", "b e h"]);
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
            let mut phrases = Phrases::new(Choices::from([("circle".to_owned(), circle)]));
            let error = phrases.add((), phrase).unwrap_err();
            assert!(error.contains(why), "{phrase:?}: {error}");
        }
    }

    #[test]
    fn the_whole_text_must_be_covered_where_asked() {
        let mut phrases = Phrases::new(Choices::new());
        phrases.add(7, "sent from my …").unwrap();
        let book = phrases.book();
        assert_eq!(book.whole(&Words::of("Sent from my iPhone")), Some(7));
        assert_eq!(book.whole(&Words::of("It was sent from my iPhone")), None);
        assert_eq!(book.whole(&Words::of("")), None);
    }

    /// What a search without any short cut finds: each phrase, tried at each word.
    fn tried_everywhere<T: Copy + Ord>(book: &PhraseBook<T>, words: &Words) -> Vec<Found<T>> {
        let text = book.text(words);
        let mut found: Vec<Found<T>> = Vec::new();
        for start in 0..words.len() {
            for phrase in &book.phrases {
                let Some(end) = end_of(&phrase.row, &text, start, &Some) else { continue };
                let is_same =
                    |it: &&mut Found<T>| (it.words.start, it.topic) == (start, phrase.topic);
                match found.iter_mut().find(is_same) {
                    Some(known) => known.words.end = known.words.end.max(end),
                    None => found.push(Found { topic: phrase.topic, words: start..end }),
                }
            }
        }
        found.sort_by_key(|one| (one.words.start, one.topic));
        found
    }

    /// The words of the phrases themselves, in their order.
    const WORDS: [&str; 3] = [
        include_str!("../../../../../signals/ask.toml"),
        include_str!("../../../../../signals/courtesy.toml"),
        include_str!("../../../../../signals/stage.toml"),
    ];

    proptest! {
        /// Pieces of phrases in a row: many phrases are in them, or nearly.
        #[test]
        fn the_short_cuts_miss_nothing(
            pieces in prop::collection::vec((any::<prop::sample::Index>(), 1..5_usize), 1..12),
        ) {
            let words: Vec<&str> = WORDS.iter().flat_map(|it| it.split([' ', '|'])).collect();
            let mut text = String::new();
            for (first, count) in pieces {
                for word in words.iter().skip(first.index(words.len())).take(count) {
                    text.push_str(word);
                    text.push(' ');
                }
            }
            let book = &Lexicon::builtin().phrases;
            let words = Words::of(&text);
            prop_assert_eq!(book.find(&words), tried_everywhere(book, &words));
        }
    }
}
