//! Where a value comes from.

use std::fmt;
use std::path::PathBuf;

use funkstille_core::explain::Fact;
use funkstille_engine::words::Words;

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// A flag: `--database`.
    Flag(String),
    /// A variable.
    Variable(String),
    /// The file that a variable names.
    FileOf {
        /// The variable: `FUNKSTILLE_DATABASE_FILE`.
        variable: String,
        /// The file.
        path: PathBuf,
    },
    /// The configuration file.
    File {
        /// Its path.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// Nobody set it. With the variable or key that the default follows from, if one does.
    Default(Option<&'static str>),
}

impl Source {
    /// For people, in their language.
    pub(crate) fn tell(&self, words: &Words) -> String {
        match self {
            Self::Default(None) => words.say("config-default", &[]),
            Self::Default(Some(from)) => {
                words.say("config-default-from", &[("from", Fact::from(*from))])
            }
            given => given.to_string(),
        }
    }
}

impl fmt::Display for Source {
    /// For programs: the same in every language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(name) | Self::Variable(name) => write!(f, "{name}"),
            Self::FileOf { variable, path } => write!(f, "{variable} ({})", path.display()),
            Self::File { path, line } => write!(f, "{}:{line}", path.display()),
            Self::Default(None) => write!(f, "default"),
            Self::Default(Some(from)) => write!(f, "default ({from})"),
        }
    }
}
