//! What can be wrong with the configuration. The sentences stand in `locales/*/config.ftl`.

use std::path::{Path, PathBuf};

use funkstille_core::explain::{Explain, Fact};
use funkstille_engine::Error;
use funkstille_engine::words::Words;

use super::key::{KEYS, Key, Kind};
use super::source::Source;

/// Something is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// Something is wrong with the value of a key.
    Value {
        /// The key.
        key: &'static str,
        /// Where the value comes from.
        source: Source,
        /// What is wrong.
        why: Why,
    },
    /// The variable of a key and its twin that names a file are both set.
    Both {
        /// The key.
        key: &'static str,
        /// The two variables.
        variables: [String; 2],
    },
    /// Nothing is set, and no default can be made here.
    NoDefault {
        /// The key.
        key: &'static str,
        /// Its variable.
        variable: String,
    },
    /// The configuration file cannot be read.
    File {
        /// What names it.
        source: Source,
        /// Why not.
        error: Box<Error>,
    },
    /// The configuration file is not TOML.
    Syntax {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What the TOML reader says.
        message: String,
    },
    /// The configuration file has a key that there is not.
    UnknownKey {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The key.
        given: String,
    },
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// It is empty.
    Empty(Kind),
    /// It holds a control character, such as a line break.
    Control,
    /// It is no text in UTF-8.
    NoText,
    /// It is not what the key takes. The value may be shown.
    NotTaken(Kind, String),
    /// It has another type in TOML, named as the TOML reader names types.
    Type(Kind, &'static str),
    /// The file or folder that it names cannot be read.
    Unreadable(Box<Error>),
}

impl Problem {
    /// One line for a person; with a guess at what was meant, where there is one.
    pub(crate) fn tell(&self, words: &Words) -> String {
        let told = words.explain(self);
        let similar = match self {
            Self::UnknownKey { given, .. } => nearest(given, KEYS.map(|key| key.name)),
            _ => None,
        };
        with_guess(told, similar, words)
    }
}

/// A sentence, and what was probably meant.
pub(crate) fn with_guess(
    told: String,
    similar: Option<impl Into<String>>,
    words: &Words,
) -> String {
    match similar {
        Some(similar) => {
            let guess = words.say("usage-similar", &[("similar", Fact::Text(similar.into()))]);
            format!("{told} {guess}")
        }
        None => told,
    }
}

/// Of these, the one that differs from what was given in the fewest letters; `None` where even that
/// one differs in more than half of them.
pub(crate) fn nearest<T: AsRef<str>>(given: &str, known: impl IntoIterator<Item = T>) -> Option<T> {
    let far = given.chars().count() / 2;
    let distances = known.into_iter().map(|one| (strsim::osa_distance(given, one.as_ref()), one));
    let (distance, one) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance <= far).then_some(one)
}

impl Key {
    /// Something is wrong with a value of this key.
    pub(crate) fn problem(&self, source: Source, why: Why) -> Problem {
        Problem::Value { key: self.name, source, why }
    }
}

impl Why {
    fn key(&self) -> &'static str {
        match self {
            Self::Empty(_) => "config-empty",
            Self::Control => "config-control",
            Self::NoText => "config-no-text",
            Self::NotTaken(..) => "config-value",
            Self::Type(..) => "config-type",
            Self::Unreadable(_) => "config-unreadable",
        }
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        let takes = |kind: &Kind| ("takes", Fact::Key(kind.words().to_owned()));
        match self {
            Self::Empty(kind) => vec![takes(kind)],
            Self::Control | Self::NoText => vec![],
            Self::NotTaken(kind, given) => vec![("given", given.into()), takes(kind)],
            Self::Type(kind, found) => {
                vec![("found", Fact::Key(format!("config-found-{found}"))), takes(kind)]
            }
            Self::Unreadable(error) => error.facts(),
        }
    }
}

impl Explain for Problem {
    fn key(&self) -> String {
        match self {
            Self::Value { why, .. } => why.key(),
            Self::Both { .. } => "config-both",
            Self::NoDefault { .. } => "config-no-default",
            Self::File { .. } => "config-file",
            Self::Syntax { .. } => "config-syntax",
            Self::UnknownKey { .. } => "config-unknown-key",
        }
        .to_owned()
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        let from = |source: &Source| ("from", Fact::Text(source.to_string()));
        let name = |key: &&'static str| ("key", Fact::from(*key));
        match self {
            Self::Value { key, source, why } => {
                let mut facts = vec![from(source), name(key)];
                facts.extend(why.facts());
                facts
            }
            Self::Both { key, variables: [value, file] } => {
                vec![name(key), ("value", value.into()), ("file", file.into())]
            }
            Self::NoDefault { key, variable } => vec![name(key), ("variable", variable.into())],
            Self::File { source, error } => {
                let mut facts = vec![from(source)];
                facts.extend(error.facts());
                facts
            }
            Self::Syntax { path, line, message } => {
                vec![at(path, *line), ("message", message.into())]
            }
            Self::UnknownKey { path, line, given } => {
                let known = Fact::Text(KEYS.map(|key| key.name).join(", "));
                vec![at(path, *line), ("given", given.into()), ("known", known)]
            }
        }
    }
}

fn at(path: &Path, line: usize) -> (&'static str, Fact) {
    let source = Source::File { path: path.to_path_buf(), line };
    ("from", Fact::Text(source.to_string()))
}
