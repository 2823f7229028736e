//! From the key of a text and its facts to a finished letter or task. The texts, their names and
//! their tone: `templates/README.md`.
//!
//! A value is never read as a text: each file is divided into its pieces first, then each piece is
//! filled in.

mod fill;
mod flaw;
mod own;
mod problem;
mod source;
mod tags;
pub mod tone;
mod vocabulary;
pub mod written;

pub use flaw::TextFlaw;
pub use problem::TextProblem;

use std::collections::BTreeMap;

use funkstille_core::client::{FormOfAddress, Language};

use crate::data::{self, Data};
use crate::error::Error;
use fill::{Filler, Values};
use flaw::Flaw;
use source::{Kind, Piece, Source};
use vocabulary::Vocabulary;
pub(crate) use vocabulary::turns;

/// The values of a text, by its names. Every name of the text is passed, with an empty value where
/// there is none.
pub type Facts = BTreeMap<&'static str, String>;

/// In which language a text is written, and how it speaks to the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The client's language.
    pub language: Language,
    /// *Sie* or *du*; English makes no difference, and a text without *du* says *Sie*.
    pub form: FormOfAddress,
}

/// A letter, ready to be read by a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledLetter {
    /// One line. A letter in a running thread goes out under the subject of the thread instead.
    pub subject: String,
    /// Plain text with `\n`; a paragraph is one line.
    pub body: String,
}

/// A task, ready to be read by a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledTask {
    /// One line.
    pub title: String,
    /// The parts that are not empty, by their names and in their order; plain text with `\n`.
    pub parts: Vec<(String, String)>,
    /// What the task can end in: the name of each outcome and what it means.
    pub outcomes: Vec<(String, String)>,
}

/// All texts, read once.
pub struct Texts {
    vocabularies: BTreeMap<String, Vocabulary>,
    /// By their paths in the data.
    sources: BTreeMap<String, Source>,
    filler: Filler,
}

/// The files of a text: those that every text has, and the one with *du*.
const GERMAN: &str = "de";
const ENGLISH: &str = "en";
const GERMAN_FAMILIAR: &str = "de-du";

impl Texts {
    /// Reads every text of the program, and those of the user's own folder in their place.
    ///
    /// # Errors
    /// The first text that cannot be read or is unsound, with file, line and what to do.
    pub fn load(data: &Data) -> Result<Self, Error> {
        let mut texts =
            Self { vocabularies: BTreeMap::new(), sources: BTreeMap::new(), filler: Filler::new() };
        for key in data::text_keys() {
            let vocabulary = vocabulary_of(&key)?;
            for file in [GERMAN, ENGLISH, GERMAN_FAMILIAR] {
                texts.read(data, &path(&key, file), &vocabulary)?;
            }
            texts.vocabularies.insert(key, vocabulary);
        }
        Ok(texts)
    }

    fn read(&mut self, data: &Data, path: &str, vocabulary: &Vocabulary) -> Result<(), Error> {
        let Some(text) = data.text(path)? else {
            let is_optional = path.ends_with(&path_end(GERMAN_FAMILIAR));
            return if is_optional { Ok(()) } else { Err(missing(path)) };
        };
        let source = Source::read(&text, Some(vocabulary.kind));
        let source = source.and_then(|source| {
            vocabulary.admits(&source)?;
            self.filler.add(path, &source)?;
            Ok(source)
        });
        let source = source.map_err(|flaw| unsound(data.place_of(path), flaw))?;
        self.sources.insert(path.to_owned(), source);
        Ok(())
    }

    /// The names that a text takes, in alphabetical order; `None` where there is no such text.
    pub fn names(&self, key: &str) -> Option<Vec<&str>> {
        let vocabulary = self.vocabularies.get(key)?;
        Some(vocabulary.names().collect())
    }

    /// The voice in which a text is written where `voice` is wanted: *Sie* where it has no text
    /// with *du*. The salutation speaks as the text does.
    pub fn voice_of(&self, key: &str, voice: Voice) -> Voice {
        let is_there = self.sources.contains_key(&path(key, file(voice)));
        if is_there { voice } else { Voice { form: FormOfAddress::Formal, ..voice } }
    }

    /// Writes a letter.
    ///
    /// # Errors
    /// Where there is no letter of that key, or the facts are not those that it takes.
    pub fn letter(
        &self,
        key: &str,
        voice: Voice,
        facts: &Facts,
    ) -> Result<FilledLetter, TextProblem> {
        let (path, source, values) = self.prepare(key, Kind::Letter, voice, facts)?;
        let body = source.parts.iter().map(|part| self.filler.text(path, part, &values)).collect();
        Ok(FilledLetter { subject: self.filler.line(path, &source.heading, &values), body })
    }

    /// Writes a task.
    ///
    /// # Errors
    /// Where there is no task of that key, or the facts are not those that it takes.
    pub fn task(&self, key: &str, voice: Voice, facts: &Facts) -> Result<FilledTask, TextProblem> {
        let (path, source, values) = self.prepare(key, Kind::Task, voice, facts)?;
        let part = |part: &Piece| (part.name.clone(), self.filler.text(path, part, &values));
        let outcome =
            |outcome: &Piece| (outcome.name.clone(), self.filler.line(path, outcome, &values));
        Ok(FilledTask {
            title: self.filler.line(path, &source.heading, &values),
            parts: source.parts.iter().map(part).filter(|(_, text)| !text.is_empty()).collect(),
            outcomes: source.outcomes.iter().map(outcome).collect(),
        })
    }

    fn prepare(
        &self,
        key: &str,
        kind: Kind,
        voice: Voice,
        facts: &Facts,
    ) -> Result<(&str, &Source, Values), TextProblem> {
        let of_kind = |vocabulary: &&Vocabulary| vocabulary.kind == kind;
        let found = self.vocabularies.get(key).filter(of_kind);
        let vocabulary = found.ok_or_else(|| self.no_text(key, kind))?;
        vocabulary.check(key, facts)?;
        let path = path(key, file(self.voice_of(key, voice)));
        let found = self.sources.get_key_value(&path);
        let (path, source) = found.ok_or_else(|| self.no_text(key, kind))?;
        Ok((path, source, Values::new(facts)))
    }

    fn no_text(&self, key: &str, kind: Kind) -> TextProblem {
        let known = self.vocabularies.iter().filter(|(_, vocabulary)| vocabulary.kind == kind);
        let known = known.map(|(key, _)| key.clone()).collect();
        TextProblem::NoText { text: key.to_owned(), known }
    }
}

/// The file of a voice.
fn file(voice: Voice) -> &'static str {
    match (voice.language, voice.form) {
        (Language::English, _) => ENGLISH,
        (Language::German, FormOfAddress::Formal) => GERMAN,
        (Language::German, FormOfAddress::Familiar) => GERMAN_FAMILIAR,
    }
}

/// What a text may use, from the one that comes with the program.
fn vocabulary_of(key: &str) -> Result<Vocabulary, Error> {
    let path = path(key, ENGLISH);
    let text = data::embedded_text(&path).ok_or_else(|| missing(&path))?;
    let source = Source::read(&text, None).map_err(|flaw| unsound(path, flaw))?;
    Ok(Vocabulary::of(&source))
}

fn path(key: &str, file: &str) -> String {
    format!("templates/{key}{}", path_end(file))
}

fn path_end(file: &str) -> String {
    format!("/{file}.txt")
}

fn missing(path: &str) -> Error {
    unsound(path.to_owned(), Flaw { line: 1, why: TextFlaw::Missing })
}

fn unsound(path: String, Flaw { line, why }: Flaw) -> Error {
    Error::UnsoundText { path, line, why }
}
