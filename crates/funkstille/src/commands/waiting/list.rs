//! `waiting list`: what seems to wait for an answer, and the sentence that asks.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::mail::{self, Waiting};
use jiff::Timestamp;
use serde::Serialize;

use crate::concern::wrapped;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct List {}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
pub(crate) struct WaitingRow<'a> {
    message: &'a str,
    to: &'a [String],
    subject: &'a str,
    sent_at: Option<Timestamp>,
    asked: &'a str,
    why: &'static str,
}

impl List {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let waiting =
            session.run(async { mail::waiting(&mut session.engine.read().await?).await })?;
        if context.json {
            let rows: Vec<WaitingRow<'_>> = waiting.iter().map(row).collect();
            context.document(&rows)?;
        } else if waiting.is_empty() {
            let none = context.words.say("waiting-none", &[]);
            context.hint(&none)?;
        } else {
            for one in &waiting {
                let told = lines(one, &context.words).join("\n");
                context.line(&told)?;
            }
        }
        Ok(Done::Yes)
    }
}

/// A message as a row of JSON.
pub(crate) fn row(waiting: &Waiting) -> WaitingRow<'_> {
    WaitingRow {
        message: &waiting.mail.mail,
        to: &waiting.mail.recipients,
        subject: &waiting.mail.subject,
        sent_at: waiting.mail.sent_at,
        asked: &waiting.asked,
        why: waiting.why.as_str(),
    }
}

/// To whom and what about, the sentence that asks, and what to do.
pub(crate) fn lines(waiting: &Waiting, words: &funkstille_engine::words::Words) -> Vec<String> {
    let to = Fact::Text(waiting.mail.recipients.join(", "));
    let facts = [("to", to), ("subject", Fact::from(&waiting.mail.subject))];
    let mut lines = wrapped(&words.say("waiting-to", &facts), "", "  ");
    if !waiting.asked.is_empty() {
        let asked = words.say("waiting-asked", &[("text", Fact::from(&waiting.asked))]);
        lines.extend(wrapped(&asked, "  ", "    "));
    }
    let message = [("message", Fact::from(&waiting.mail.mail))];
    lines.push(format!("  → {}", words.say("waiting-confirm", &message)));
    lines.push(format!("  → {}", words.say("waiting-dismiss", &message)));
    lines
}
