//! How mail programs mark what was there before (`signals/quote.toml`).

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::mail::intent::phrase::{Choices, PhraseBook};
use crate::mail::intent::words::Words;

pub(super) static MARKS: LazyLock<Marks> = LazyLock::new(|| {
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
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Markup {
    /// Left out with all that is in them.
    pub(super) quoted: Vec<Selector>,
    /// From these on everything is quoted.
    pub(super) rest: Vec<Selector>,
}

/// `name`, `#id`, `.class` and `[attribute=value]`, each optional, in this order.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub(super) struct Selector {
    pub(super) name: String,
    pub(super) id: Option<String>,
    pub(super) class: Option<String>,
    pub(super) attribute: Option<(String, Option<String>)>,
}

impl From<String> for Selector {
    fn from(text: String) -> Self {
        let text = text.to_lowercase();
        let (text, attribute) = match text.strip_suffix(']').and_then(|text| text.split_once('[')) {
            Some((text, attribute)) => (text, Some(attribute)),
            None => (text.as_str(), None),
        };
        let attribute = attribute.map(|attribute| match attribute.split_once('=') {
            Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
            None => (attribute.to_owned(), None),
        });
        let (text, class) = split_off(text, '.');
        let (name, id) = split_off(text, '#');
        Self { name: name.to_owned(), id, class, attribute }
    }
}

fn split_off(text: &str, mark: char) -> (&str, Option<String>) {
    match text.split_once(mark) {
        Some((before, after)) => (before, Some(after.to_owned())),
        None => (text, None),
    }
}

/// Everything that marks quotes, ready to be looked for.
pub(super) struct Marks {
    pub(super) introductions: Vec<Introduction>,
    pub(super) separators: BTreeSet<String>,
    pub(super) heads: Heads,
    pub(super) markup: Markup,
    signatures: PhraseBook<()>,
}

impl Marks {
    fn from_toml(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut signatures = PhraseBook::new(Choices::new());
        for line in &file.signatures.lines {
            signatures.add((), line)?;
        }
        Ok(Self {
            introductions: file.introductions,
            separators: file.separators,
            heads: file.heads,
            markup: file.markup,
            signatures,
        })
    }

    /// Whether a mail program wrote this line below the text (`Sent from my iPhone`).
    pub(super) fn signs(&self, line: &str) -> bool {
        let line = line.trim_start_matches(['(', '<', '*', '_', ' ']);
        let end = line.find(['<', '[', '(']).or_else(|| line.find("http")).unwrap_or(line.len());
        let words = Words::of(&line[..end]);
        words.len() <= SIGNATURE_WORDS && self.signatures.whole(&words).is_some()
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
        let selector = |text: &str| Selector::from(text.to_owned());
        let name = |name: &str| Selector { name: name.to_owned(), ..Selector::default() };
        assert_eq!(selector("hr"), name("hr"));
        assert_eq!(selector("#Rest"), Selector { id: Some("rest".to_owned()), ..name("") });
        assert_eq!(selector("div.a"), Selector { class: Some("a".to_owned()), ..name("div") });
        let attribute = Some(("type".to_owned(), Some("cite".to_owned())));
        assert_eq!(selector("blockquote[type=cite]"), Selector { attribute, ..name("blockquote") });
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
