//! What can be wrong with a file of law, with the line and the remedy.

use std::fmt;

use jiff::civil::Date;

use crate::explain::{Explain, Fact, write_plain};

/// One thing that is wrong with a file of law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawError {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: LawProblem,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LawProblem {
    /// It is no TOML, or a key is missing, unknown or of another kind; in the words of the reader.
    Syntax(String),
    /// A value that cannot be.
    BadValue {
        /// The key.
        key: &'static str,
        /// What stands there.
        found: String,
    },
    /// A rate that does not follow the one before it: rates of half-years leave none out.
    RateOutOfOrder {
        /// Its day.
        from: Date,
    },
    /// A rule that names a table of base rates that is not there.
    UnknownReference {
        /// The rule.
        rule: String,
        /// What it names.
        reference: String,
    },
}

impl Explain for LawError {
    fn key(&self) -> String {
        match &self.problem {
            LawProblem::Syntax(_) => "law-syntax",
            LawProblem::BadValue { .. } => "law-bad-value",
            LawProblem::RateOutOfOrder { .. } => "law-rate-out-of-order",
            LawProblem::UnknownReference { .. } => "law-unknown-reference",
        }
        .to_owned()
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        let mut facts = match &self.problem {
            LawProblem::Syntax(message) => vec![("message", message.into())],
            LawProblem::BadValue { key, found } => {
                vec![("name", Fact::from(*key)), ("found", found.into())]
            }
            LawProblem::RateOutOfOrder { from } => vec![("day", (*from).into())],
            LawProblem::UnknownReference { rule, reference } => {
                vec![("rule", rule.into()), ("reference", reference.into())]
            }
        };
        facts.push(("line", Fact::Text(self.line.to_string())));
        facts
    }
}

impl fmt::Display for LawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_plain(self, f)
    }
}

impl std::error::Error for LawError {}
