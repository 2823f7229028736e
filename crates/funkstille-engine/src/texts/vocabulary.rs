//! Which names a text may use, and which of them may be empty. The text that comes with the program
//! is its own vocabulary: its names are those that are passed, and what it only says inside an `if`
//! may be empty. `templates/README.md` has the same as a table, and a test compares them.

use std::collections::{BTreeMap, BTreeSet};

use super::Facts;
use super::flaw::{Flaw, TextFlaw};
use super::problem::TextProblem;
use super::source::{Kind, Piece, Source};

/// What a text that takes the place of another one may use.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Vocabulary {
    pub(super) kind: Kind,
    /// Each name, with when it may be empty.
    names: BTreeMap<String, Empty>,
    parts: BTreeSet<String>,
    outcomes: BTreeSet<String>,
}

/// When a name may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Empty {
    /// Never.
    Never,
    /// When all of these are empty too; always, where there is none of these.
    Without(BTreeSet<String>),
}

/// Names of which exactly one has a value, where a text has both.
const ONE_OF: [(&str, &str); 2] = [("project", "invoices"), ("claim_total", "no_claim_reason")];

/// A name has a value exactly where one of the others has, where a text has them all.
const TOGETHER: [(&str, &[&str]); 2] =
    [("interest_until", &["interest"]), ("claim_total", &["interest", "flat_fee", "costs"])];

impl Vocabulary {
    /// The vocabulary of a text that comes with the program.
    pub(super) fn of(source: &Source) -> Self {
        let mut names: BTreeMap<String, Empty> = BTreeMap::new();
        for used in source.pieces().flat_map(|piece| &piece.uses) {
            let empty = names.entry(used.name.clone()).or_insert(Empty::Without(BTreeSet::new()));
            match (&mut *empty, &used.guard) {
                (_, None) => *empty = Empty::Never,
                (Empty::Without(others), Some(guard)) if *guard != used.name => {
                    others.insert(guard.clone());
                }
                _ => {}
            }
        }
        for empty in names.values_mut() {
            let always = |others: &BTreeSet<String>| {
                ONE_OF.iter().any(|(a, b)| others.contains(*a) && others.contains(*b))
            };
            if matches!(empty, Empty::Without(others) if always(others)) {
                *empty = Empty::Never;
            }
        }
        let list = |pieces: &[Piece]| pieces.iter().map(|piece| piece.name.clone()).collect();
        Self {
            kind: source.kind,
            names,
            parts: list(&source.parts),
            outcomes: list(&source.outcomes),
        }
    }

    /// The names, in alphabetical order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// Checks that a text keeps to this vocabulary.
    ///
    /// # Errors
    /// The first name, part or outcome that does not.
    pub(super) fn admits(&self, source: &Source) -> Result<(), Flaw> {
        let listed = |known: &BTreeSet<String>| known.iter().cloned().collect::<Vec<_>>();
        if let Some(piece) = source.parts.iter().find(|piece| !self.parts.contains(&piece.name)) {
            let why =
                TextFlaw::UnknownPart { part: piece.name.clone(), known: listed(&self.parts) };
            return Err(Flaw { line: piece.line, why });
        }
        let unknown = |piece: &&Piece| !self.outcomes.contains(&piece.name);
        if let Some(piece) = source.outcomes.iter().find(unknown) {
            let (found, known) = (piece.name.clone(), listed(&self.outcomes));
            return Err(Flaw { line: piece.line, why: TextFlaw::BadOutcome { found, known } });
        }
        for used in source.pieces().flat_map(|piece| &piece.uses) {
            let why = match self.names.get(&used.name) {
                None => {
                    let known = self.names.keys().cloned().collect();
                    TextFlaw::UnknownName { name: used.name.clone(), known }
                }
                Some(empty) if !empty.allows(&used.name, used.guard.as_deref()) => {
                    TextFlaw::Unguarded(used.name.clone())
                }
                Some(_) => continue,
            };
            return Err(Flaw { line: used.line, why });
        }
        Ok(())
    }

    /// Checks the facts for the text `key` of this vocabulary.
    ///
    /// # Errors
    /// The first name, in alphabetical order, that is missing, unknown or empty; else the first
    /// names that contradict each other.
    pub(super) fn check(&self, key: &str, facts: &Facts) -> Result<(), TextProblem> {
        let text = || key.to_owned();
        let has = |name: &str| facts.get(name).is_some_and(|value| !is_blank(value));
        for (name, empty) in &self.names {
            let name = name.clone();
            if !facts.contains_key(name.as_str()) {
                return Err(TextProblem::Missing { text: text(), name });
            }
            if !has(&name) && empty.needs_value(has) {
                return Err(TextProblem::Empty { text: text(), name });
            }
        }
        if let Some(name) = facts.keys().find(|name| !self.names.contains_key(**name)) {
            return Err(TextProblem::Unknown { text: text(), name: (*name).to_owned() });
        }
        self.agree(&has).map_err(|(first, second)| TextProblem::Contradiction {
            text: text(),
            first,
            second,
        })
    }

    fn agree(&self, has: &impl Fn(&str) -> bool) -> Result<(), (String, String)> {
        let is_known = |name: &str| self.names.contains_key(name);
        for (first, second) in ONE_OF {
            if is_known(first) && is_known(second) && has(first) == has(second) {
                return Err((first.to_owned(), second.to_owned()));
            }
        }
        for (name, others) in TOGETHER {
            let all_known = is_known(name) && others.iter().all(|other| is_known(other));
            if all_known && has(name) != others.iter().any(|other| has(other)) {
                return Err((name.to_owned(), others.join(", ")));
            }
        }
        Ok(())
    }
}

impl Empty {
    /// Whether a place inside the `if` of `guard` is one where `name` has a value.
    fn allows(&self, name: &str, guard: Option<&str>) -> bool {
        match (self, guard) {
            (Self::Never, _) => true,
            (Self::Without(_), None) => false,
            (Self::Without(others), Some(guard)) => guard == name || others.contains(guard),
        }
    }

    /// Whether the name needs a value, when `has` says of each other name whether it has one.
    fn needs_value(&self, has: impl Fn(&str) -> bool) -> bool {
        match self {
            Self::Never => true,
            Self::Without(others) => others.iter().any(|other| has(other)),
        }
    }
}

/// Nothing that a reader would see.
pub(super) fn is_blank(value: &str) -> bool {
    value.chars().all(|c| c.is_whitespace() || c.is_control() || turns(c))
}

/// Whether a sign turns the direction of what follows it, up to another one.
pub(crate) fn turns(sign: char) -> bool {
    matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
