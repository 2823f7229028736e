//! The tone of a finished text: which of its words break it. Lists, places and the rules of
//! matching: `templates/forbidden.toml`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::flaw::{Flaw, TextFlaw};
use super::{FilledLetter, FilledTask, unsound};
use crate::data::Data;
use crate::error::Error;
use crate::words;

const FILE: &str = "templates/forbidden.toml";

/// Where a text is read or heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Where everyone can read it.
    Public,
    /// Where a stranger may hear it: a voicemail, whoever else picks up.
    Voicemail,
    /// A private message that only asks to get in touch.
    Contact,
    /// Subject and body of a *Rückfrage*, which is no payment reminder.
    ReceiptCheck,
    /// The subject of a letter.
    Subject,
    /// The body of a letter, where it says what it is.
    Itself,
    /// Any other place where the client reads or hears it. Its lists hold at all others too.
    Every,
}

/// A word that breaks the tone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ToneBreak {
    /// The word or words as they stand in the text, in small letters.
    pub word: String,
    /// The list that has them.
    pub list: String,
}

/// The forbidden words, read once.
pub struct Tone {
    lists: Vec<List>,
    /// By the first character of the words.
    entries: BTreeMap<char, Vec<Entry>>,
}

struct List {
    name: String,
    places: BTreeSet<Place>,
    /// The only texts in which it holds; empty for all.
    texts: BTreeSet<String>,
    /// Whether a sum of money stands in it, whatever its currency.
    sums: bool,
}

impl List {
    fn holds(&self, place: Place, key: Option<&str>) -> bool {
        let at = self.places.contains(&place) || self.places.contains(&Place::Every);
        at && (self.texts.is_empty() || key.is_some_and(|key| self.texts.contains(key)))
    }
}

/// What is looked for.
struct Entry {
    /// In this order, with at most [`GAP_WORDS`] other words between them; at least one.
    parts: Vec<Part>,
    /// The place of its list among the lists.
    list: usize,
}

/// Words that stand side by side.
struct Part {
    words: String,
    /// Whether it also matches the beginning of a longer word.
    is_beginning: bool,
}

/// Stands between two parts of a line.
const GAP: &str = "…";

/// How many words a gap holds at most (docs/letters.md, *Calls and messages*).
const GAP_WORDS: usize = 3;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    list: Vec<Lines>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lines {
    name: String,
    places: BTreeSet<Place>,
    #[serde(default)]
    texts: BTreeSet<String>,
    #[serde(default)]
    sums: bool,
    de: Vec<String>,
    en: Vec<String>,
}

/// Stands in for what is taken out of a text: neither letter, digit nor white space, so that the
/// words beside it do not become neighbours.
const TAKEN_OUT: &str = "\u{fffc}";

impl Tone {
    /// Reads the lists: the user's own file of that path, else that of the program.
    ///
    /// # Errors
    /// Where it cannot be read or has a mistake in its form, with its line.
    pub fn load(data: &Data) -> Result<Self, Error> {
        let text = data.text(FILE)?.unwrap_or_default();
        let file: File = toml::from_str(&text).map_err(|error| {
            let line = error.span().map_or(1, |span| words::line_of(&text, span.start));
            let why = TextFlaw::BadList(error.message().to_owned());
            unsound(data.place_of(FILE), Flaw { line, why })
        })?;
        let mut tone = Self { lists: Vec::new(), entries: BTreeMap::new() };
        for list in file.list {
            for line in list.de.iter().chain(&list.en) {
                tone.add(line);
            }
            let Lines { name, places, texts, sums, .. } = list;
            tone.lists.push(List { name, places, texts, sums });
        }
        Ok(tone)
    }

    /// Adds a line of the list that comes next.
    fn add(&mut self, line: &str) {
        let line = even(line);
        let parts = line.split(GAP).map(str::trim).filter(|part| !part.is_empty());
        let parts: Vec<Part> = parts
            .map(|part| match part.strip_suffix('*') {
                Some(words) => Part { words: words.to_owned(), is_beginning: true },
                None => Part { words: part.to_owned(), is_beginning: false },
            })
            .collect();
        if let Some(first) = parts.first().and_then(|part| part.words.chars().next()) {
            let entry = Entry { parts, list: self.lists.len() };
            self.entries.entry(first).or_default().push(entry);
        }
    }

    /// Which words break the tone of a text at a place, in alphabetical order. `names` are those of
    /// client and sender; they may hold any word.
    pub fn breaks(&self, place: Place, text: &str, names: &[&str]) -> Vec<ToneBreak> {
        self.breaks_in(None, (place, text), names)
    }

    /// As [`Tone::breaks`], in the text `key`: some lists hold in some texts alone.
    pub(super) fn breaks_in(
        &self,
        key: Option<&str>,
        (place, text): (Place, &str),
        names: &[&str],
    ) -> Vec<ToneBreak> {
        let text = without(&even(text), names);
        let mut found = BTreeSet::new();
        for (at, first) in text.char_indices() {
            let inside_word = first.is_alphanumeric() && ends_in_word(&text[..at]);
            let entries = self.entries.get(&first).filter(|_| !inside_word);
            for entry in entries.into_iter().flatten() {
                let list = &self.lists[entry.list];
                if list.holds(place, key)
                    && let Some(word) = entry.at_start_of(&text[at..])
                {
                    found.insert(ToneBreak { word: word.to_owned(), list: list.name.clone() });
                }
            }
        }
        for list in self.lists.iter().filter(|list| list.sums && list.holds(place, key)) {
            let sums = text.split_whitespace().filter_map(sum);
            found.extend(
                sums.map(|sum| ToneBreak { word: sum.to_owned(), list: list.name.clone() }),
            );
        }
        found.into_iter().collect()
    }

    /// As [`Tone::breaks`], for the letter of the text `key`.
    pub fn breaks_of_letter(
        &self,
        key: &str,
        letter: &FilledLetter,
        names: &[&str],
    ) -> Vec<ToneBreak> {
        let body = if key == "receipt-check" { Place::ReceiptCheck } else { Place::Every };
        let (subject, text) = (letter.subject.as_str(), letter.body.as_str());
        let all = [(Place::Subject, subject), (body, subject), (body, text), (Place::Itself, text)];
        sorted(all.into_iter().flat_map(|of| self.breaks_in(Some(key), of, names)).collect())
    }

    /// What a letter of the text `key` is called in its subject, or calls itself in its body, and
    /// no letter is, or another one. `names` as in [`Tone::breaks`].
    pub fn wrong_names(
        &self,
        key: &str,
        (subject, body): (&str, &str),
        names: &[&str],
    ) -> Vec<String> {
        let words_of = |(place, text): (Place, &str)| {
            let is_of = |name: &str| {
                let list = self.lists.iter().find(|list| list.name == name);
                list.is_some_and(|list| list.places.contains(&place))
            };
            let found = self.breaks_in(Some(key), (place, text), names).into_iter();
            found.filter(|it| is_of(&it.list)).map(|it| it.word).collect::<Vec<_>>()
        };
        [(Place::Subject, subject), (Place::Itself, body)].into_iter().flat_map(words_of).collect()
    }

    /// As [`Tone::breaks`], for those parts of the task of the text `key` that are for the client.
    pub fn breaks_of_task(&self, key: &str, task: &FilledTask, names: &[&str]) -> Vec<ToneBreak> {
        let parts = task.parts.iter();
        let heard = parts.filter_map(|(part, text)| Some((Place::of_part(key, part)?, text)));
        sorted(heard.flat_map(|(place, text)| self.breaks(place, text, names)).collect())
    }
}

impl Place {
    /// Where a part of the task of the text `key` is read or heard; `None` where it is for the user
    /// alone.
    pub fn of_part(key: &str, part: &str) -> Option<Self> {
        match part {
            "public" => Some(Self::Public),
            "voicemail" | "someone-else" => Some(Self::Voicemail),
            "private" if key == "reach-out-payment" => Some(Self::Contact),
            "private" | "say" | "arrived" | "not-arrived" => Some(Self::Every),
            _ => None,
        }
    }
}

impl Entry {
    /// What of `text` this entry matches at its start.
    fn at_start_of<'t>(&self, text: &'t str) -> Option<&'t str> {
        let (first, others) = self.parts.split_first()?;
        let mut end = first.at_start_of(text)?;
        for part in others {
            let rest = &text[end..];
            let mut starts = words_after(rest).take(GAP_WORDS + 1);
            end += starts.find_map(|at| Some(at + part.at_start_of(&rest[at..])?))?;
        }
        Some(&text[..end])
    }
}

impl Part {
    /// How much of `text` this part matches at its start.
    fn at_start_of(&self, text: &str) -> Option<usize> {
        let rest = text.strip_prefix(self.words.as_str())?;
        let end = text.len() - rest.len();
        let longer = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let goes_on = longer > 0 && ends_in_word(&self.words);
        match (goes_on, self.is_beginning) {
            (false, _) => Some(end),
            (true, true) => Some(end + longer),
            (true, false) => None,
        }
    }
}

/// Where the next words of a sentence begin. What was taken out ends it: words beside a name are no
/// neighbours.
fn words_after(text: &str) -> impl Iterator<Item = usize> {
    let ends = |(_, c): &(usize, char)| matches!(c, '.' | '!' | '?') || TAKEN_OUT.contains(*c);
    let mut was_in_word = true;
    text.char_indices().take_while(move |at| !ends(at)).filter_map(move |(at, c)| {
        let is_in_word = c.is_alphanumeric();
        let begins = is_in_word && !was_in_word;
        was_in_word = is_in_word;
        begins.then_some(at)
    })
}

/// Digits of a group in a large number (docs/letters.md, *Calls and messages*).
const GROUP: usize = 3;

/// A sum of money, with or without its currency: a number with two decimals, `1.190,00`, or with a
/// dash in their place. Days and times are none: behind a point that follows one or two digits two
/// more are as likely `10.30` of a clock.
fn sum(word: &str) -> Option<&str> {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '–'));
    let (whole, decimals) = word.rsplit_once([',', '.'])?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(['.', ',', '\'']);
    let first = groups.next().filter(|first| is_number(first))?;
    let is_whole = groups.all(|group| is_number(group) && group.len() == GROUP);
    let is_of_cents = is_number(decimals) && decimals.len() == 2;
    let is_exact = matches!(decimals, "-" | "--" | "–") || is_of_cents;
    let has_groups = whole.len() > first.len();
    let may_be_time = !has_groups && first.len() <= decimals.len() && word.contains('.');
    (is_whole && is_exact && !may_be_time).then_some(word)
}

fn ends_in_word(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_alphanumeric)
}

/// Small letters, single spaces, straight apostrophes, and nothing that nobody sees.
fn even(text: &str) -> String {
    let text: String = text.chars().filter(|sign| !is_unseen(*sign)).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace('’', "'").to_lowercase()
}

/// Whether a sign shows nothing: it hyphenates, joins, keeps apart or turns what stands beside it
/// (Unicode, general category `Cf`, and the selectors of variants).
fn is_unseen(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// An even text without the names, where these stand as whole words.
fn without(text: &str, names: &[&str]) -> String {
    let mut text = text.to_owned();
    for name in names.iter().map(|name| even(name)).filter(|name| !name.is_empty()) {
        let is_whole = |at: usize| {
            let (before, after) = (&text[..at], &text[at + name.len()..]);
            let begins = !name.starts_with(char::is_alphanumeric) || !ends_in_word(before);
            begins && !(ends_in_word(&name) && after.starts_with(char::is_alphanumeric))
        };
        let mut left = String::new();
        let mut from = 0;
        for (at, _) in text.match_indices(&name).filter(|(at, _)| is_whole(*at)) {
            left.push_str(&text[from..at]);
            left.push_str(TAKEN_OUT);
            from = at + name.len();
        }
        left.push_str(&text[from..]);
        text = left;
    }
    text
}

fn sorted(mut found: Vec<ToneBreak>) -> Vec<ToneBreak> {
    found.sort();
    found.dedup();
    found
}
