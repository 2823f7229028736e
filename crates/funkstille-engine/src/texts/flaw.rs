//! What makes a text unfit for use, found when it is loaded.

use funkstille_core::explain::Fact;

/// Something in the file of a text that has to be mended before the program uses it. Its sentence
/// says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextFlaw {
    /// The file is not there.
    Missing,
    /// The first line is not the one that a text of this kind has: `Subject: …` or `Title: …`.
    FirstLine {
        /// With what it must begin.
        wanted: &'static str,
    },
    /// No empty line after the first.
    NoEmptyLine,
    /// Nothing below the first line.
    NoBody,
    /// Signs that look like a tag and are none of those that there are.
    Syntax(String),
    /// An `if` inside another one, with its name.
    NestedIf(String),
    /// An `if` that is not closed before its part ends, with its name.
    OpenIf(String),
    /// An `endif` without its `if`.
    StrayEndif,
    /// A tag of an `if` that ends a line in which it is not alone, and would eat the line break.
    EndsLine(String),
    /// A name that this text cannot use.
    UnknownName {
        /// The name.
        name: String,
        /// Those that it can use.
        known: Vec<String>,
    },
    /// A name that may be empty, outside its `if`.
    Unguarded(String),
    /// Words before the first part of a task.
    BeforeFirstPart,
    /// A part that this text does not have.
    UnknownPart {
        /// Its name.
        part: String,
        /// The parts that it has.
        known: Vec<String>,
    },
    /// A line of `[outcomes]` that is not the name of an outcome, a colon and what it means.
    BadOutcome {
        /// The line.
        found: String,
        /// The outcomes that this text has.
        known: Vec<String>,
    },
    /// A list of words that cannot be read, in the words of the TOML reader.
    BadList(String),
}

/// A flaw with its line, before its file is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    /// From 1.
    pub(super) line: usize,
    /// What it is.
    pub(super) why: TextFlaw,
}

impl TextFlaw {
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Self::Missing => "error-text-missing",
            Self::FirstLine { .. } => "error-text-first-line",
            Self::NoEmptyLine => "error-text-no-empty-line",
            Self::NoBody => "error-text-no-body",
            Self::Syntax(_) => "error-text-syntax",
            Self::NestedIf(_) => "error-text-nested-if",
            Self::OpenIf(_) => "error-text-open-if",
            Self::StrayEndif => "error-text-stray-endif",
            Self::EndsLine(_) => "error-text-ends-line",
            Self::UnknownName { .. } => "error-text-unknown-name",
            Self::Unguarded(_) => "error-text-unguarded",
            Self::BeforeFirstPart => "error-text-before-first-part",
            Self::UnknownPart { .. } => "error-text-unknown-part",
            Self::BadOutcome { .. } => "error-text-outcome",
            Self::BadList(_) => "error-text-list",
        }
    }

    pub(crate) fn facts(&self) -> Vec<(&'static str, Fact)> {
        let named = |found: &String, known: &[String]| {
            vec![("found", Fact::from(found)), ("known", Fact::Text(known.join(", ")))]
        };
        match self {
            Self::Missing
            | Self::NoEmptyLine
            | Self::NoBody
            | Self::StrayEndif
            | Self::BeforeFirstPart => vec![],
            Self::FirstLine { wanted } => vec![("wanted", Fact::from(*wanted))],
            Self::Syntax(found)
            | Self::NestedIf(found)
            | Self::OpenIf(found)
            | Self::EndsLine(found)
            | Self::Unguarded(found)
            | Self::BadList(found) => vec![("found", Fact::from(found))],
            Self::UnknownName { name: found, known }
            | Self::UnknownPart { part: found, known }
            | Self::BadOutcome { found, known } => named(found, known),
        }
    }
}
