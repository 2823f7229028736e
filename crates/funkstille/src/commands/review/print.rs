//! `review print`: the pages of a letter in a file, to be printed, signed and posted.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_core::playbook::Action;
use funkstille_engine::Error;
use funkstille_engine::letters::{self, Enclosed, Printed};
use funkstille_engine::texts::written::Written;
use serde::Serialize;

use crate::commands::choice::{Choices, one_of};
use crate::concern::{ChannelRow, Speech, channel_rows};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

/// The ways that have pages of their own.
const CHANNELS: Choices<Action> = &[("letter", Action::Letter), ("fax", Action::Fax)];

#[derive(Args)]
pub(crate) struct Print {
    #[arg(value_name = "LETTER")]
    letter: String,

    #[arg(long, value_name = "CHANNEL", value_parser = one_of(CHANNELS))]
    channel: Option<Action>,

    #[arg(long, value_name = "FILE")]
    pdf: PathBuf,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    letter: &'a str,
    file: String,
    channels: Vec<ChannelRow<'a>>,
    /// The way whose pages the file has.
    channel: &'a str,
    registered: bool,
    attachments: Vec<&'a str>,
    fax_to: Option<&'a str>,
    /// The file with the statement of claim, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    statement: Option<String>,
    /// What speaks against sending it now.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    held: Vec<String>,
}

impl Print {
    pub(crate) fn run(
        &self,
        session: &Session,
        context: &mut Context<'_>,
    ) -> Result<Done, Failure> {
        let mut moment = session.moment()?;
        let what = (self.letter.as_str(), self.channel);
        let printed = session.run(letters::print(&session.engine, &mut moment, what))?;
        let file = &self.pdf;
        fs::write(file, &printed.pdf).map_err(|error| Error::unwritable(file, &error))?;
        let statement = self.write_statement(&printed)?;
        let sheet = &printed.sheet;
        let held: Vec<String> =
            sheet.held_by_bank.iter().map(|it| context.words.explain(it)).collect();
        if context.json {
            let document = Document {
                letter: &sheet.number,
                file: file.display().to_string(),
                channels: channel_rows(&sheet.channels),
                channel: printed.channel.as_str(),
                registered: printed.is_registered(),
                attachments: sheet.attachments.iter().map(Enclosed::name).collect(),
                fax_to: printed.fax_to.as_deref(),
                statement: statement.map(|path| path.display().to_string()),
                held,
            };
            let document = serde_json::to_string(&document)?;
            context.line(&document)?;
        } else {
            for told in held {
                context.hint(&told)?;
            }
            let told = self.told(&printed, context)?;
            context.line(&told)?;
            if let Some(path) = statement {
                let facts = [("file", Fact::Text(path.display().to_string()))];
                let told = context.words.say("review-print-statement", &facts);
                context.line(&told)?;
            }
        }
        Ok(Done::Yes)
    }

    /// Writes the statement of claim beside the letter: `brief.pdf` and `brief-statement.pdf`.
    fn write_statement(&self, printed: &Printed) -> Result<Option<PathBuf>, Failure> {
        let Some(pages) = &printed.statement else { return Ok(None) };
        let stem = self.pdf.file_stem().unwrap_or_default().to_string_lossy();
        let path = self.pdf.with_file_name(format!("{stem}-statement.pdf"));
        fs::write(&path, pages).map_err(|error| Error::unwritable(&path, &error))?;
        Ok(Some(path))
    }

    /// Where the pages are, and what a person does with them.
    fn told(&self, printed: &Printed, context: &Context<'_>) -> Result<String, Failure> {
        let written = Written::load(&context.data)?;
        let speech = Speech { words: &context.words, written: &written };
        let words = &context.words;
        let sheet = &printed.sheet;
        let letter = || ("letter", Fact::from(&sheet.number));
        let facts = [letter(), ("file", Fact::Text(self.pdf.display().to_string()))];
        let mut lines = vec![words.say("review-printed", &facts)];
        if printed.channel == Action::Letter {
            let key =
                if printed.is_registered() { "review-print-register" } else { "review-print-post" };
            lines.push(words.say(key, &[]));
        }
        if printed.is_faxed_by_hand() {
            let number = Fact::from(&printed.recipient);
            lines.push(words.say("review-print-fax-by-hand", &[("number", number)]));
        }
        if !sheet.attachments.is_empty() {
            let facts = [("value", Fact::Text(speech.enclosed(&sheet.attachments)))];
            lines.push(words.say("review-print-enclose", &facts));
        }
        if printed.has_fax_by_hand_too() {
            lines.push(words.say("review-print-fax-too", &[letter()]));
        }
        if let Some(address) = &printed.fax_to {
            lines.push(words.say("review-print-fax", &[("address", address.into())]));
        }
        Ok(lines.join("\n"))
    }
}
