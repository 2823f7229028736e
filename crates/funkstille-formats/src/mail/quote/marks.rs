//! How mail programs mark what was there before (`signals/quote.toml`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::mail::intent::book::{PhraseBook, Phrases};
use crate::mail::intent::phrase::Choices;
use crate::mail::intent::words::Words;

pub(in crate::mail) static MARKS: LazyLock<Marks> = LazyLock::new(|| {
    Marks::from_toml(include_str!("../../../../../signals/quote.toml"))
        .expect("a test reads the same embedded file")
});

/// A signature line that a mail program wrote has at most this many words.
const SIGNATURE_WORDS: usize = 14;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    introductions: Vec<Introduction>,
    separators: BTreeSet<String>,
    heads: Heads,
    signatures: Signatures,
    markup: Markup,
}

/// One wording of `On … wrote:`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Introduction {
    /// How the line begins; none where it can begin with anything.
    #[serde(default)]
    pub(super) begins: Vec<String>,
    /// Words of which it holds one.
    pub(super) verbs: Vec<String>,
}

/// The labels of a copied head, in lower case without the colon.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Heads {
    pub(super) from: BTreeSet<String>,
    pub(super) date: BTreeSet<String>,
    pub(super) to: BTreeSet<String>,
    pub(super) subject: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Signatures {
    lines: Vec<String>,
}

/// The elements that hold quotes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::mail) struct Markup {
    /// Quoted with all that is in them.
    pub(in crate::mail) quoted: Vec<Selector>,
    /// From these on everything is quoted.
    pub(in crate::mail) rest: Vec<Selector>,
}

/// `#id`, `.class`, `[attribute=value]` or `[attribute]`, perhaps after the name of an element.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub(in crate::mail) struct Selector {
    element: String,
    attribute: String,
    value: Option<String>,
}

impl From<String> for Selector {
    fn from(text: String) -> Self {
        let text = text.to_lowercase();
        let (element, mark) = text.split_at(text.find(['#', '.', '[']).unwrap_or(text.len()));
        let (attribute, value) = match mark.split_at_checked(1).unwrap_or_default() {
            ("#", id) => ("id", Some(id)),
            (".", class) => ("class", Some(class)),
            (_, inner) => {
                let inner = inner.trim_end_matches(']');
                inner.split_once('=').map_or((inner, None), |(name, value)| (name, Some(value)))
            }
        };
        let value = value.map(str::to_owned);
        Self { element: element.to_owned(), attribute: attribute.to_owned(), value }
    }
}

impl Selector {
    /// Whether an element with this attribute is meant.
    pub(in crate::mail) fn fits(&self, element: &str, attribute: &str, value: &str) -> bool {
        // Outlook on the web puts "x_" before ids and classes each time a mail passes it.
        let is = |wanted: &String| {
            let mut words = value.split_whitespace().map(|word| word.trim_start_matches("x_"));
            words.any(|word| word.eq_ignore_ascii_case(wanted))
        };
        self.attribute.eq_ignore_ascii_case(attribute)
            && (self.element.is_empty() || self.element.eq_ignore_ascii_case(element))
            && self.value.as_ref().is_none_or(is)
    }
}

/// Everything that marks quotes, ready to be looked for.
pub(in crate::mail) struct Marks {
    pub(super) introductions: Vec<Introduction>,
    pub(super) separators: BTreeSet<String>,
    pub(super) heads: Heads,
    pub(in crate::mail) markup: Markup,
    /// The verbs of all introductions by their last byte.
    verbs: BTreeMap<u8, Vec<String>>,
    signatures: PhraseBook<()>,
}

impl Marks {
    fn from_toml(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut signatures = Phrases::new(Choices::new());
        for line in &file.signatures.lines {
            signatures.add((), line)?;
        }
        let mut verbs: BTreeMap<u8, Vec<String>> = BTreeMap::new();
        for verb in file.introductions.iter().flat_map(|one| &one.verbs) {
            verbs.entry(verb.bytes().last().unwrap_or_default()).or_default().push(verb.clone());
        }
        Ok(Self {
            verbs,
            introductions: file.introductions,
            separators: file.separators,
            heads: file.heads,
            markup: file.markup,
            signatures: signatures.book(),
        })
    }

    /// Whether a line ends with the verb of an introduction.
    pub(super) fn ends_with_verb(&self, line: &str) -> bool {
        let verbs = line.bytes().last().and_then(|byte| self.verbs.get(&byte));
        verbs.is_some_and(|verbs| verbs.iter().any(|verb| line.ends_with(verb.as_str())))
    }

    /// Whether a mail program wrote this line below the text (`Sent from my iPhone`).
    pub(super) fn signs(&self, line: &str) -> bool {
        let line = line.trim_start_matches(['(', '<', '*', '_', ' ']);
        if !self.may_sign(line) {
            return false;
        }
        let end = line.find(['<', '[', '(']).or_else(|| line.find("http")).unwrap_or(line.len());
        let words = Words::of(&line[..end]);
        words.len() <= SIGNATURE_WORDS && self.signatures.whole(&words).is_some()
    }

    /// A quick look at the first word, which spares nearly every line the long one.
    fn may_sign(&self, line: &str) -> bool {
        let first = line.split_whitespace().next().unwrap_or_default();
        let is_cut = first.contains(['<', '[', '(']) || first.contains("http");
        let words = Words::of(first);
        is_cut || words.len() == 0 || self.signatures.can_begin(&words)
    }
}

#[cfg(test)]
mod tests {
    use super::{MARKS, Marks, Selector};

    #[test]
    fn the_embedded_file_is_sound() {
        let text = include_str!("../../../../../signals/quote.toml");
        if let Err(error) = Marks::from_toml(text) {
            panic!("{error}");
        }
    }

    #[test]
    fn selectors_read_as_in_css() {
        for (text, (element, attribute, value), expected) in [
            ("#Rest", ("hr", "ID", "rest"), true),
            ("#rest", ("div", "class", "rest"), false),
            ("div.a", ("DIV", "class", "b x_x_A"), true),
            ("div.a", ("p", "class", "a"), false),
            ("blockquote[type=cite]", ("blockquote", "type", "cite"), true),
            ("blockquote[type=cite]", ("blockquote", "type", "list"), false),
            ("blockquote[cite]", ("blockquote", "cite", "mid:1@b.example"), true),
        ] {
            let selector = Selector::from(text.to_owned());
            assert_eq!(selector.fits(element, attribute, value), expected, "{text}");
        }
    }

    #[test]
    fn signatures_of_mail_programs_are_whole_lines() {
        for (line, expected) in [
            ("Sent from my iPhone", true),
            ("Sent from my Verizon Wireless BlackBerry", true),
            ("Von meinem iPhone gesendet", true),
            ("Von meinem Samsung Galaxy Smartphone gesendet.", true),
            ("Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.", true),
            ("Gesendet mit der GMX Mail App", true),
            ("Get Outlook for iOS<https://aka.ms/o0ukef>", true),
            ("Sent from Outlook Mobile", true),
            ("Sent from my desk, is much easier than from the telephone in the car.", false),
            ("I have sent from my side what you need", false),
            ("Gesendet", false),
            ("", false),
        ] {
            assert_eq!(MARKS.signs(line), expected, "{line:?}");
        }
    }
}
