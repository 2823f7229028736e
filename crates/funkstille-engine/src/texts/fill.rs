//! Puts values into the pieces of a text.

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};

use super::Facts;
use super::flaw::{Flaw, TextFlaw};
use super::source::{Piece, Source};
use super::vocabulary::{is_blank, turns};

/// Line breaks that are no control characters: the separators of lines and paragraphs (Unicode).
const SEPARATORS: [char; 2] = ['\u{2028}', '\u{2029}'];

/// The pieces of all texts, compiled. They hold nothing but the two forms of a tag
/// ([`super::tags`]), so that the engine behind them has nothing else to do.
pub(super) struct Filler {
    pieces: Environment<'static>,
}

/// The values of one text, ready to be put into each of its pieces.
pub(super) struct Values(Value);

impl Values {
    /// What a reader would not see counts as empty, and a value turns no direction: the rest of
    /// the line, with its amounts and days, would read otherwise than it stands (Unicode, UAX 9).
    pub(super) fn new(facts: &Facts) -> Self {
        let value = |text: &String| {
            let shown = if is_blank(text) { String::new() } else { text.replace(turns, "") };
            Value::from(shown)
        };
        let values = facts.iter().map(|(name, text)| (*name, value(text)));
        Self(Value::from(values.collect::<BTreeMap<&str, Value>>()))
    }
}

impl Filler {
    pub(super) fn new() -> Self {
        let mut syntax = SyntaxConfig::builder();
        let syntax = syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
        let mut pieces = Environment::empty();
        pieces.set_syntax(syntax.build().expect("the signs of a tag are those of the engine"));
        pieces.set_auto_escape_callback(|_| AutoEscape::None);
        pieces.set_undefined_behavior(UndefinedBehavior::Strict);
        Self { pieces }
    }

    /// Takes in the text of a file.
    ///
    /// # Errors
    /// A piece that cannot be compiled, with its first line.
    pub(super) fn add(&mut self, path: &str, source: &Source) -> Result<(), Flaw> {
        for piece in source.pieces() {
            let added = self.pieces.add_template_owned(id(path, piece), piece.text.clone());
            added.map_err(|error| {
                let why = TextFlaw::Syntax(error.to_string());
                Flaw { line: piece.line, why }
            })?;
        }
        Ok(())
    }

    /// The piece with its values, without empty lines around it.
    pub(super) fn text(&self, path: &str, piece: &Piece, values: &Values) -> String {
        let template = self.pieces.get_template(&id(path, piece));
        let filled = template.and_then(|template| template.render(&values.0));
        let filled = filled.expect("the piece was added, and its names are checked before");
        filled.trim_matches('\n').to_owned()
    }

    /// The same in one line: a value with line breaks neither ends it nor adds another.
    pub(super) fn line(&self, path: &str, piece: &Piece, values: &Values) -> String {
        one_line(&self.text(path, piece, values))
    }
}

/// A name for each piece, since no two of a file begin in one line.
fn id(path: &str, piece: &Piece) -> String {
    format!("{path}:{}", piece.line)
}

/// Control characters and line separators become spaces, and several spaces one.
fn one_line(text: &str) -> String {
    let is_gap = |c: char| c == ' ' || c.is_control() || SEPARATORS.contains(&c);
    let words: Vec<&str> = text.split(is_gap).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
