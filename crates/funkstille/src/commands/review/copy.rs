//! `review copy`: the text alone, to be pasted into a mail program; to whom and under which subject
//! goes to standard error.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::letters::{self, Progress};
use funkstille_engine::texts::written::Written;
use serde::Serialize;

use super::show::unread;
use crate::concern::{ChannelRow, Speech, channel_rows};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Copy {
    #[arg(value_name = "LETTER")]
    letter: String,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    letter: &'a str,
    state: &'static str,
    channels: Vec<ChannelRow<'a>>,
    subject: &'a str,
    text: &'a str,
    /// What speaks against sending it now.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    held: Vec<String>,
}

impl Copy {
    pub(crate) fn run(
        &self,
        session: &Session,
        context: &mut Context<'_>,
    ) -> Result<Done, Failure> {
        let mut moment = session.moment()?;
        let sheet = session.run(letters::copy(&session.engine, &mut moment, &self.letter))?;
        if context.json {
            let channels = channel_rows(&sheet.channels);
            let (subject, text) = (sheet.subject.as_str(), sheet.text.as_str());
            let (letter, state) = (sheet.number.as_str(), sheet.progress.as_str());
            let held = sheet.held_by_bank.iter().map(|it| context.words.explain(it)).collect();
            let document = Document { letter, state, channels, subject, text, held };
            let document = serde_json::to_string(&document)?;
            context.line(&document)?;
            return Ok(Done::Yes);
        }
        let written = Written::load(&context.data)?;
        let speech = Speech { words: &context.words, written: &written };
        let lines = [
            ("review-to", speech.channels(&sheet.channels, sheet.is_registered)),
            ("review-subject", sheet.subject.clone()),
        ];
        let stands = match sheet.progress {
            Progress::Stopped => Some("review-copy-stopped"),
            Progress::Sent => Some("review-was-sent"),
            Progress::Uncertain => Some("review-is-uncertain"),
            _ => None,
        };
        if let Some(key) = stands {
            let told = context.words.say(key, &[]);
            context.hint(&told)?;
        }
        let held = sheet.held_by_bank.iter().map(|it| context.words.explain(it));
        let told: Vec<String> = held.chain(unread(&sheet, &context.words)).collect();
        for told in told {
            context.hint(&told)?;
        }
        for (key, value) in lines {
            let told = context.words.say(key, &[("value", Fact::Text(value))]);
            context.hint(&told)?;
        }
        write!(context.out, "{}", sheet.text)?;
        Ok(Done::Yes)
    }
}
