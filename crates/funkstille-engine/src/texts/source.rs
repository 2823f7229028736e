//! The file of a text, divided before anything is filled in: no value can pass for another line.

use super::flaw::{Flaw, TextFlaw};
use super::tags::{self, Use};

/// Whether a text is written to the client or tells the user what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Subject and body.
    Letter,
    /// A title, parts, and outcomes to choose from.
    Task,
}

/// A file in its pieces.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) kind: Kind,
    /// The subject or title.
    pub(super) heading: Piece,
    /// The body of a letter, or the parts of a task.
    pub(super) parts: Vec<Piece>,
    /// What a task can end in.
    pub(super) outcomes: Vec<Piece>,
}

/// What is filled in by itself.
#[derive(Debug)]
pub(super) struct Piece {
    /// The name of the part or outcome.
    pub(super) name: String,
    /// The text with its tags.
    pub(super) text: String,
    /// In which line of the file it begins, from 1.
    pub(super) line: usize,
    /// The names in it.
    pub(super) uses: Vec<Use>,
}

/// The part of a task with its outcomes.
const OUTCOMES: &str = "outcomes";

impl Kind {
    /// With what the first line begins.
    pub(super) fn first_word(self) -> &'static str {
        match self {
            Self::Letter => "Subject:",
            Self::Task => "Title:",
        }
    }
}

impl Source {
    /// Divides the text of a file. `kind` is what it has to be, or `None` where its first line
    /// says it.
    ///
    /// # Errors
    /// The first flaw. Whether names and parts are known is the question of
    /// [`super::vocabulary`].
    pub(super) fn read(text: &str, kind: Option<Kind>) -> Result<Self, Flaw> {
        let text = text.trim_start_matches('\u{feff}');
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        let first = lines.first().copied().unwrap_or_default();
        let is_task = first.starts_with(Kind::Task.first_word());
        let kind = kind.unwrap_or(if is_task { Kind::Task } else { Kind::Letter });
        let wanted = kind.first_word();
        let heading = first.strip_prefix(wanted).map(str::trim).filter(|rest| !rest.is_empty());
        let first_line = Flaw { line: 1, why: TextFlaw::FirstLine { wanted } };
        let heading = Piece::new(wanted, &[heading.ok_or(first_line)?], 1)?;
        if lines.get(1).is_some_and(|line| !line.is_empty()) {
            return Err(Flaw { line: 2, why: TextFlaw::NoEmptyLine });
        }
        if lines.iter().skip(2).all(|line| line.is_empty()) {
            return Err(Flaw { line: lines.len(), why: TextFlaw::NoBody });
        }
        let mut source = Self { kind, heading, parts: Vec::new(), outcomes: Vec::new() };
        match kind {
            Kind::Letter => source.parts.push(Piece::new("", &lines[1..], 2)?),
            Kind::Task => source.divide(&lines)?,
        }
        Ok(source)
    }

    /// Divides a task, given all lines of its file, below its title.
    fn divide(&mut self, lines: &[&str]) -> Result<(), Flaw> {
        let below = lines.iter().enumerate().skip(1);
        let headings = below.clone().filter_map(|(at, line)| Some((at, part(line)?)));
        let headings: Vec<(usize, &str)> = headings.collect();
        let first = headings.first().map_or(lines.len(), |(at, _)| *at);
        if let Some((at, _)) = below.take(first - 1).find(|(_, line)| !line.is_empty()) {
            return Err(Flaw { line: at + 1, why: TextFlaw::BeforeFirstPart });
        }
        let ends = headings.iter().skip(1).map(|(at, _)| *at).chain([lines.len()]);
        for ((at, name), end) in headings.iter().zip(ends) {
            let from = at + 1;
            let (inside, line) = (&lines[from..end], from + 1);
            if *name == OUTCOMES {
                self.outcomes = outcomes(inside, line)?;
            } else {
                self.parts.push(Piece::new(name, inside, line)?);
            }
        }
        Ok(())
    }

    /// Everything in which names may stand.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &Piece> {
        [&self.heading].into_iter().chain(&self.parts).chain(&self.outcomes)
    }
}

impl Piece {
    fn new(name: &str, lines: &[&str], line: usize) -> Result<Self, Flaw> {
        let empty = lines.iter().position(|line| !line.is_empty()).unwrap_or_default();
        let line = line + empty;
        let text = lines[empty..].join("\n").trim_end().to_owned();
        let uses = tags::uses(&text, line)?;
        Ok(Self { name: name.to_owned(), text, line, uses })
    }
}

/// The name in a line such as `[voicemail]`.
fn part(line: &str) -> Option<&str> {
    let name = line.strip_prefix('[')?.strip_suffix(']')?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    name.chars().all(is_plain).then_some(name)
}

/// Lines such as `voicemail: Left a message.`, the first of which is line `first_line`. A line that
/// has no colon is a name as a whole, and no outcome has that.
fn outcomes(lines: &[&str], first_line: usize) -> Result<Vec<Piece>, Flaw> {
    let numbered = lines.iter().enumerate().filter(|(_, line)| !line.is_empty());
    let outcome = |(at, line): (usize, &&str)| {
        let (name, meaning) = line.split_once(": ").unwrap_or((line, ""));
        Piece::new(name, &[meaning], first_line + at)
    };
    numbered.map(outcome).collect()
}
