//! What every command gets: words, data, configuration, the form of the output, and where it goes.

use std::io::{self, Write};

use funkstille_engine::Data;
use funkstille_engine::words::Words;
use serde::Serialize;

use crate::config::Config;
use crate::plain::plain;

/// What every command gets.
pub(crate) struct Context<'a> {
    /// The words of the reader's language.
    pub(crate) words: Words,
    /// The data files.
    pub(crate) data: Data,
    /// The configuration.
    pub(crate) config: Config,
    /// Whether the output is for programs.
    pub(crate) json: bool,
    /// Where data goes.
    pub(crate) out: &'a mut dyn Write,
    /// Where words about it go.
    pub(crate) err: &'a mut dyn Write,
    /// What is said once the command has done its work.
    pub(crate) at_end: Option<String>,
}

impl Context<'_> {
    /// Writes one line of data. Whatever it quotes does nothing to the terminal.
    pub(crate) fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{}", plain(text))
    }

    /// Writes one line about the data, such as an input that cannot be read.
    pub(crate) fn note(&mut self, text: &str) -> io::Result<()> {
        let told = [("message", text.into())];
        writeln!(self.err, "{}", plain(&self.words.say("usage-error", &told)))
    }

    /// Writes one line of advice: what to do next, or that there is nothing to show.
    pub(crate) fn hint(&mut self, text: &str) -> io::Result<()> {
        // What was done stands above it, wherever both go.
        self.out.flush()?;
        writeln!(self.err, "{}", plain(text))
    }

    /// Writes one JSON document, on one line.
    pub(crate) fn document(&mut self, document: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut *self.out, document)?;
        writeln!(self.out)
    }
}
