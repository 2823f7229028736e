//! The word lists of `signals/*.toml`, compiled.

use crate::mail::classify::dates::words::{DateFile, DateWords};
use regex::{Regex, RegexBuilder};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static BOUNCE: &str = include_str!("../../../../../signals/bounce.toml");
static AUTO_REPLY: &str = include_str!("../../../../../signals/auto-reply.toml");
static DATES: &str = include_str!("../../../../../signals/dates.toml");

/// A word list that could not be used.
#[derive(Debug, thiserror::Error)]
pub enum SignalsError {
    /// The TOML is broken, or a list is missing; the message names line and field.
    #[error("{file}: {source}")]
    Toml {
        /// The file in `signals/`.
        file: &'static str,
        /// What the reader said.
        source: Box<toml::de::Error>,
    },
    /// The lists are larger than a pattern may be.
    #[error("phrases: {0}")]
    Pattern(#[from] regex::Error),
}

/// Everything that the classifier knows in words, ready to search with.
#[derive(Debug)]
pub struct Signals {
    pub(crate) headers: BTreeMap<String, Vec<HeaderRule>>,
    /// Any word of any list about senders, and about subjects: see `Head::glance`.
    pub(crate) any_sender: Regex,
    pub(crate) any_subject: Regex,
    /// Any word about absence, promises and departures.
    pub(crate) any_person: Regex,
    pub(crate) bounce: BounceWords,
    pub(crate) auto: AutoWords,
    pub(crate) dates: DateWords,
}

/// How a mail system speaks.
#[derive(Debug)]
pub(crate) struct BounceWords {
    pub senders: Regex,
    pub subjects: Regex,
    pub bodies: Regex,
    pub delays: Regex,
    pub given_up: Regex,
    pub delivered: Regex,
    pub original_follows: Regex,
    pub original_ruler: Regex,
    pub recipients: Regex,
    pub recipient_labels: Regex,
    pub not_the_recipient: Regex,
    pub dead: Regex,
    pub alive: Regex,
}

/// How a robot speaks.
#[derive(Debug)]
pub(crate) struct AutoWords {
    pub strong_subjects: Regex,
    pub goes_on: Regex,
    pub weak_subjects: Regex,
    pub inside_subjects: Regex,
    pub acknowledgement: Regex,
    pub acknowledgement_subjects: Regex,
    pub machine: Regex,
    pub machine_senders: Regex,
    pub challenge: Regex,
    pub challenge_subjects: Regex,
    pub complaint_subjects: Regex,
    pub left: Regex,
    pub left_writer: Regex,
    pub left_others: Regex,
    pub left_unless: Regex,
    pub receipt: Regex,
    pub receipt_subjects: Regex,
}

/// What a header with a certain value means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HeaderRule {
    name: String,
    #[serde(default)]
    starts: Vec<String>,
    pub means: Meaning,
}

/// What a header says of its message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Meaning {
    AutoReply,
    Machine,
    List,
}

impl HeaderRule {
    /// Whether this value of the header counts.
    pub(crate) fn holds(&self, value: &str) -> bool {
        let begins = |start: &str| {
            value.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
        };
        if self.starts.is_empty() {
            return !begins("no") && !begins("false");
        }
        self.starts.iter().any(|start| begins(start))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BounceFile {
    senders: Vec<String>,
    subjects: Vec<String>,
    bodies: Vec<String>,
    delays: Vec<String>,
    given_up: Vec<String>,
    delivered: Vec<String>,
    original_follows: Vec<String>,
    original_ruler: Vec<String>,
    recipients: Vec<String>,
    recipient_labels: Vec<String>,
    not_the_recipient: Vec<String>,
    dead: Vec<String>,
    alive: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AutoReplyFile {
    header: Vec<HeaderRule>,
    subjects: SubjectLists,
    acknowledgement: Lists,
    machine: Lists,
    challenge: Lists,
    complaint: Lists,
    left: LeftLists,
    receipt: Lists,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SubjectLists {
    strong: Vec<String>,
    weak: Vec<String>,
    inside: Vec<String>,
    goes_on: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LeftLists {
    phrases: Vec<String>,
    writer: Vec<String>,
    others: Vec<String>,
    unless: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Lists {
    phrases: Vec<String>,
    subjects: Vec<String>,
    senders: Vec<String>,
}

impl Signals {
    /// The word lists that the program was built with, compiled on first use.
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Signals> = LazyLock::new(|| {
            Signals::read(BOUNCE, AUTO_REPLY, DATES).expect("a test reads these files")
        });
        &BUILTIN
    }

    /// Compiles the text of `signals/bounce.toml`, `auto-reply.toml` and `dates.toml`.
    pub fn read(bounce: &str, auto_reply: &str, dates: &str) -> Result<Self, SignalsError> {
        let mut auto_reply: AutoReplyFile = from_toml("signals/auto-reply.toml", auto_reply)?;
        let bounce: BounceFile = from_toml("signals/bounce.toml", bounce)?;
        let dates: DateFile = from_toml("signals/dates.toml", dates)?;
        let mut headers: BTreeMap<String, Vec<HeaderRule>> = BTreeMap::new();
        let auto = AutoWords::compile(&auto_reply)?;
        let any_sender = anywhere(&[&bounce.senders[..], &auto_reply.machine.senders].concat())?;
        let any_subject = any_subject(&bounce, &auto_reply)?;
        for rule in std::mem::take(&mut auto_reply.header) {
            headers.entry(rule.name.clone()).or_default().push(rule);
        }
        Ok(Self {
            headers,
            any_sender,
            any_subject,
            bounce: BounceWords::compile(&bounce)?,
            auto,
            any_person: anywhere(
                &[&auto_reply.left.phrases[..], &dates.person_phrases()].concat(),
            )?,
            dates: DateWords::compile(&dates)?,
        })
    }
}

fn any_subject(bounce: &BounceFile, auto: &AutoReplyFile) -> Result<Regex, regex::Error> {
    let starts = [
        &bounce.subjects[..],
        &auto.subjects.strong,
        &auto.subjects.weak,
        &auto.receipt.subjects,
        &auto.complaint.subjects,
    ];
    let inside = [
        &bounce.delays[..],
        &auto.subjects.inside,
        &auto.acknowledgement.subjects,
        &auto.challenge.subjects,
    ];
    let (starts, inside) = (any_of(&starts.concat()), any_of(&inside.concat()));
    pattern(&format!("^{starts}|{inside}"))
}

fn from_toml<T: serde::de::DeserializeOwned>(
    file: &'static str,
    text: &str,
) -> Result<T, SignalsError> {
    toml::from_str(text).map_err(|source| SignalsError::Toml { file, source: Box::new(source) })
}

impl BounceWords {
    fn compile(file: &BounceFile) -> Result<Self, regex::Error> {
        Ok(Self {
            senders: anywhere(&file.senders)?,
            subjects: at_start(&file.subjects)?,
            bodies: anywhere(&file.bodies)?,
            delays: anywhere(&file.delays)?,
            given_up: anywhere(&file.given_up)?,
            delivered: anywhere(&file.delivered)?,
            original_follows: at_start(&file.original_follows)?,
            original_ruler: anywhere(&file.original_ruler)?,
            recipients: recipients(&file.recipients)?,
            recipient_labels: pattern(&format!("^{}[: =]*$", any_of(&file.recipient_labels)))?,
            not_the_recipient: at_end(&file.not_the_recipient)?,
            dead: anywhere(&file.dead)?,
            alive: anywhere(&file.alive)?,
        })
    }
}

impl AutoWords {
    fn compile(file: &AutoReplyFile) -> Result<Self, regex::Error> {
        Ok(Self {
            strong_subjects: at_start(&file.subjects.strong)?,
            goes_on: at_start(&file.subjects.goes_on)?,
            weak_subjects: at_start(&file.subjects.weak)?,
            inside_subjects: anywhere(&file.subjects.inside)?,
            acknowledgement: anywhere(&file.acknowledgement.phrases)?,
            acknowledgement_subjects: anywhere(&file.acknowledgement.subjects)?,
            machine: anywhere(&file.machine.phrases)?,
            machine_senders: at_start(&file.machine.senders)?,
            challenge: anywhere(&file.challenge.phrases)?,
            challenge_subjects: anywhere(&file.challenge.subjects)?,
            complaint_subjects: at_start(&file.complaint.subjects)?,
            left: anywhere(&file.left.phrases)?,
            left_writer: anywhere(&file.left.writer)?,
            left_others: anywhere(&file.left.others)?,
            left_unless: anywhere(&file.left.unless)?,
            receipt: anywhere(&file.receipt.phrases)?,
            receipt_subjects: at_start(&file.receipt.subjects)?,
        })
    }
}

/// A pattern for one of the phrases, anywhere in a text.
pub(crate) fn anywhere(phrases: &[String]) -> Result<Regex, regex::Error> {
    pattern(&any_of(phrases))
}

/// A pattern for one of the phrases at the very beginning.
pub(crate) fn at_start(phrases: &[String]) -> Result<Regex, regex::Error> {
    pattern(&format!("^{}", any_of(phrases)))
}

/// A pattern for one of the phrases at the very end, with brackets, quotes or spaces after it.
pub(crate) fn at_end(phrases: &[String]) -> Result<Regex, regex::Error> {
    pattern(&format!(r#"{}[\s<("'\[]*$"#, any_of(phrases)))
}

/// A pattern for one of the phrases, an SMTP reply code or a colon, right before an address.
fn recipients(phrases: &[String]) -> Result<Regex, regex::Error> {
    pattern(&format!(r#"(?:{}|[45]\d\d[ -].{{0,80}}|:)[ :=]*[<(\['"]*$"#, any_of(phrases)))
}

/// Compiles a pattern that does not care about upper and lower case.
pub(crate) fn pattern(source: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(source).case_insensitive(true).size_limit(64 << 20).build()
}

/// The phrases as one group, the longest first, so that the evidence quotes all of it.
pub(crate) fn any_of(phrases: &[String]) -> String {
    let mut phrases: Vec<&str> = phrases.iter().map(String::as_str).collect();
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    let phrases: Vec<String> = phrases.into_iter().map(phrase_pattern).collect();
    format!("(?:{})", phrases.join("|"))
}

/// Word boundaries are those of ASCII: the fast engine knows no others beside umlauts.
fn phrase_pattern(phrase: &str) -> String {
    let piece = |piece: &str| {
        let words: Vec<String> = piece.split(' ').map(regex::escape).collect();
        words.join(r"\s+").replace('’', "'").replace('\'', "['’]")
    };
    let joined = phrase.split(" ... ").map(piece).collect::<Vec<_>>().join(r"(?:[^.!?]|\d\.)*?");
    let edge = |c: Option<char>| {
        if c.is_some_and(|c| c.is_ascii_alphanumeric()) { r"(?-u:\b)" } else { "" }
    };
    // Long words stand for their inflections, too: `automatisch generiert` for `…generierte`.
    let last_word = phrase.rsplit(' ').next().unwrap_or_default();
    let is_stem = last_word.len() > 5 || (last_word == phrase && phrase.len() > 3);
    let last = phrase.chars().last().filter(|_| !is_stem);
    format!("{}{joined}{}", edge(phrase.chars().next()), edge(last))
}

#[cfg(test)]
mod tests {
    use super::{Signals, any_of, pattern};

    #[test]
    fn the_lists_compile() {
        assert!(Signals::builtin().headers.contains_key("auto-submitted"));
    }

    #[test]
    fn phrases_match_as_the_file_says() {
        let list = ["isn't here".to_owned(), "message ... back".to_owned(), "kw".to_owned()];
        let pattern = pattern(&any_of(&list)).unwrap();
        for (text, found) in [
            ("She ISN’T\r\n here.", true),
            ("isn't here", true),
            ("Your message came back.", true),
            ("Your message. Come back.", false),
            ("kw 34", true),
            ("kwai", false),
        ] {
            assert_eq!(pattern.is_match(text), found, "{text}");
        }
    }
}
