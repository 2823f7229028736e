//! A text read once: its sentences, and what was found in each.

use std::ops::Range;

use super::book::Found;
use super::lexicon::{Lexicon, Topic};
use super::sentences::{on_one_line, sentences};
use super::words::Words;

/// A sign-off has at most this many words more than its phrase: the name of the writer.
const SIGN_OFF_EXTRA_WORDS: usize = 3;

/// A salutation without a comma is at most this long.
const SALUTATION_WORDS: usize = 5;

/// Next to a courtesy, a question of fewer words of its own is still the courtesy.
const QUESTION_WORDS_BESIDE_COURTESY: usize = 3;

/// Topics that take back another in the same sentence: "no payment has arrived".
const DENIALS: [(Topic, Topic); 3] = [
    (Topic::Unpaid, Topic::Paid),
    (Topic::NotAccepted, Topic::Accepted),
    (Topic::NoEnquiry, Topic::ClientEnquiry),
];

/// One sentence with the phrases found in it. Those that overlap a courtesy are gone, unless they
/// are about thanks, money that came in, or the stage of a project.
#[derive(Debug)]
pub(crate) struct Sentence<'t> {
    pub(crate) text: &'t str,
    words: Words,
    found: Vec<Found<Topic>>,
    /// Words outside salutations and courtesies.
    pub(crate) own_words: usize,
    pub(crate) is_question: bool,
}

/// The sentences of a text, without its salutation and signature.
#[derive(Debug)]
pub(crate) struct Reading<'t> {
    pub(crate) sentences: Vec<Sentence<'t>>,
}

impl<'t> Reading<'t> {
    pub(crate) fn of(text: &'t str, lexicon: &Lexicon) -> Self {
        let mut signed = false;
        let mut kept = Vec::new();
        for text in sentences(text, &lexicon.abbreviations) {
            let sentence = Sentence::of(text, lexicon);
            if signed && sentence.starts_with(Topic::Postscript) {
                signed = false;
            } else if !kept.is_empty() && sentence.signs_off() {
                signed = true;
            }
            if !signed {
                kept.push(sentence);
            }
        }
        Self { sentences: kept }
    }

    /// The reading of a text in which a phrase of one of these topics stands; `None` where there is
    /// none, so that no reading would have any of them.
    pub(crate) fn with_any(text: &'t str, topics: &[Topic], lexicon: &Lexicon) -> Option<Self> {
        let has_any = |text: &&str| lexicon.phrases.has_any(&Words::of(text), topics);
        let found = sentences(text, &lexicon.abbreviations).iter().any(has_any);
        found.then(|| Self::of(text, lexicon))
    }

    pub(crate) fn has(&self, topic: Topic) -> bool {
        self.sentences.iter().any(|sentence| sentence.has(topic))
    }

    /// The words of the first phrase of this topic, as they were written.
    pub(crate) fn words_of(&self, topic: Topic) -> Option<String> {
        self.sentences.iter().find_map(|sentence| {
            let found = sentence.found.iter().find(|found| found.topic == topic)?;
            Some(on_one_line(&sentence.text[sentence.words.source(&found.words)]))
        })
    }

    /// The first sentence with this topic, on one line.
    pub(crate) fn sentence_of(&self, topic: Topic) -> Option<String> {
        let sentence = self.sentences.iter().find(|sentence| sentence.has(topic))?;
        Some(on_one_line(sentence.text))
    }
}

impl<'t> Sentence<'t> {
    pub(crate) fn of(text: &'t str, lexicon: &Lexicon) -> Self {
        let words = Words::of(text);
        let mut found = lexicon.phrases.find(&words);
        let masked = masked_words(&words, &found);
        let hidden = |range: &Range<usize>| range.clone().any(|word| masked[word]);
        found.retain(|one| stands_beside_courtesy(one.topic) || !hidden(&one.words));
        let first_own = masked.iter().position(|masked| !masked).unwrap_or_default();
        found.retain(|one| one.topic != Topic::Agreement || one.words.start == first_own);
        for (denial, denied) in DENIALS {
            if found.iter().any(|one| one.topic == denial) {
                found.retain(|one| one.topic != denied);
            }
        }
        let own_words = masked.iter().filter(|masked| !**masked).count();
        let bare = text.trim_end_matches(|c: char| c != '?' && !c.is_alphanumeric());
        let needed = if own_words < words.len() { QUESTION_WORDS_BESIDE_COURTESY } else { 1 };
        let is_question = bare.ends_with('?') && own_words >= needed;
        Self { text, words, found, own_words, is_question }
    }

    pub(crate) fn has(&self, topic: Topic) -> bool {
        self.found.iter().any(|found| found.topic == topic)
    }

    fn starts_with(&self, topic: Topic) -> bool {
        self.found.iter().any(|found| found.topic == topic && found.words.start == 0)
    }

    fn signs_off(&self) -> bool {
        let is_short = |found: &Found<Topic>| {
            found.topic == Topic::SignOff
                && found.words.start == 0
                && self.words.len() <= found.words.end + SIGN_OFF_EXTRA_WORDS
        };
        !self.text.ends_with(['?', '!']) && self.found.iter().any(is_short)
    }
}

/// Which words belong to a salutation or a courtesy. One in the middle of a question that asks
/// again is none: "do you have any questions about my quote".
fn masked_words(words: &Words, found: &[Found<Topic>]) -> Vec<bool> {
    let mut masked = vec![false; words.len()];
    let again = || found.iter().filter(|one| one.topic == Topic::CheckIn).map(|one| &one.words);
    let is_amid = |inner: &Range<usize>| {
        again().any(|outer| outer.start < inner.start && inner.end < outer.end)
    };
    for one in found {
        let range = match one.topic {
            Topic::Courtesy if is_amid(&one.words) => continue,
            Topic::Courtesy => one.words.clone(),
            Topic::Greeting if one.words.start == 0 => salutation(words, &one.words),
            _ => continue,
        };
        masked[range].fill(true);
    }
    masked
}

fn salutation(words: &Words, greeting: &Range<usize>) -> Range<usize> {
    let end = words.clause_end(greeting.end);
    if end <= SALUTATION_WORDS { 0..end } else { greeting.clone() }
}

fn stands_beside_courtesy(topic: Topic) -> bool {
    use Topic::{
        Agreement, Closing, Courtesy, Enquiry, Greeting, OpeningThanks, Paid, Payment, Postscript,
        Running, SignOff,
    };
    matches!(
        topic,
        Agreement
            | Greeting
            | SignOff
            | Postscript
            | Courtesy
            | Closing
            | OpeningThanks
            | Paid
            | Enquiry
            | Running
            | Payment
    )
}
