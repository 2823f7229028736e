//! `review edit`: other words for a letter that waits.

use std::path::PathBuf;

use clap::{ArgGroup, Args};
use funkstille_engine::texts::written::Written;
use funkstille_engine::{data, letters};
use serde::Serialize;

use super::show::{self, ToneRow, tone_rows};
use super::{done, editor};
use crate::concern::{Speech, wrapped};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
#[command(group = ArgGroup::new("change").required(true).multiple(true))]
pub(crate) struct Edit {
    #[arg(value_name = "LETTER")]
    letter: String,

    #[arg(long, value_name = "SUBJECT", group = "change")]
    subject: Option<String>,

    #[arg(long, value_name = "FILE", group = "change")]
    text_file: Option<PathBuf>,

    #[arg(long, value_name = "REASON")]
    without: Option<String>,

    #[arg(long, group = "change", conflicts_with_all = ["subject", "text_file"])]
    editor: bool,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    letter: &'a str,
    fingerprint: &'a str,
    tone: Vec<ToneRow<'a>>,
}

impl Edit {
    pub(crate) fn run(
        &self,
        session: &Session,
        context: &mut Context<'_>,
    ) -> Result<Done, Failure> {
        if self.editor {
            return in_editor(session, (&self.letter, self.without.as_deref()), context);
        }
        let text = self.text_file.as_deref().map(data::read_text).transpose()?;
        let change = (self.subject.as_deref(), text.as_deref());
        edit(session, (&self.letter, self.without.as_deref()), change, context)
    }
}

/// Opens the letter in the user's editor.
pub(super) fn with_editor(
    session: &Session,
    letter: &str,
    context: &mut Context<'_>,
) -> Result<Done, Failure> {
    in_editor(session, (letter, None), context)
}

fn in_editor(
    session: &Session,
    (letter, without): (&str, Option<&str>),
    context: &mut Context<'_>,
) -> Result<Done, Failure> {
    let sheet = show::read(session, letter)?;
    match editor::open(&sheet.subject, &sheet.text)? {
        Some((subject, text)) => {
            edit(session, (letter, without), (Some(&subject), Some(&text)), context)
        }
        None => done("review-unchanged", letter, context),
    }
}

/// Changes the words. Those that break the tone are named, and stay as they are.
fn edit(
    session: &Session,
    (letter, without): (&str, Option<&str>),
    (subject, text): (Option<&str>, Option<&str>),
    context: &mut Context<'_>,
) -> Result<Done, Failure> {
    // A file of another system ends its lines in its own way; a letter has one way.
    let text = text.map(|text| text.replace("\r\n", "\n"));
    let mut moment = session.moment()?;
    let change = (subject, text.as_deref());
    let engine = &session.engine;
    match without {
        None => session.run(letters::edit(engine, &mut moment, letter, change))?,
        Some(why) => {
            session.run(letters::edit_without(engine, &mut moment, letter, change, why))?;
        }
    }
    let sheet = show::read(session, letter)?;
    if context.json {
        let (fingerprint, tone) = (sheet.fingerprint.as_str(), tone_rows(&sheet.tone));
        let document = Document { letter: &sheet.number, fingerprint, tone };
        let document = serde_json::to_string(&document)?;
        context.line(&document)?;
        return Ok(Done::Yes);
    }
    done("review-edited", &sheet.number, context)?;
    let written = Written::load(&context.data)?;
    let speech = Speech { words: &context.words, written: &written };
    for told in show::tone(&sheet.tone, &speech) {
        context.line(&wrapped(&told, "! ", "  ").join("\n"))?;
    }
    Ok(Done::Yes)
}
