//! `tell list`: all receivers, and whether they are reached.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::telling::{self, Kind, Receiver, Waiting};
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct List {}

/// The JSON of the contract; the order of the fields is part of it. No path of an address: it may
/// be secret.
#[derive(Serialize)]
struct Row<'a> {
    receiver: &'a str,
    way: &'static str,
    host: String,
    private: bool,
    names: bool,
    kinds: Vec<&'static str>,
    waiting: usize,
    given_up: usize,
    /// When it was told something last; not kept for longer than 30 days.
    told_at: Option<String>,
}

impl List {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let all: Vec<(Receiver, Waiting)> = session.run(async {
            let mut reading = session.engine.read().await?;
            let mut all = Vec::new();
            for receiver in telling::list(&mut reading).await? {
                let waiting = telling::waiting(&mut reading, &receiver.receiver).await?;
                all.push((receiver, waiting));
            }
            Ok(all)
        })?;
        if context.json {
            context.document(&all.iter().map(row).collect::<Vec<_>>())?;
            return Ok(Done::Yes);
        }
        if all.is_empty() {
            let none = context.words.say("tell-none", &[]);
            context.hint(&none)?;
        }
        for (receiver, waiting) in &all {
            let count = |of: usize| Fact::Number(i64::try_from(of).unwrap_or(i64::MAX));
            let facts = [
                ("receiver", Fact::from(&receiver.receiver)),
                ("way", Fact::from(receiver.kind.as_str())),
                ("host", Fact::Text(receiver.settings.host())),
                ("reached", Fact::from(if waiting.told_at.is_some() { "yes" } else { "unknown" })),
                ("failing", count(waiting.failing + waiting.given_up)),
            ];
            let told = context.words.say("tell-line", &facts);
            context.line(&told)?;
        }
        Ok(Done::Yes)
    }
}

fn row((receiver, waiting): &(Receiver, Waiting)) -> Row<'_> {
    let settings = &receiver.settings;
    Row {
        receiver: &receiver.receiver,
        way: receiver.kind.as_str(),
        host: settings.host(),
        private: settings.private,
        names: settings.names,
        kinds: settings.kinds.iter().copied().map(Kind::as_str).collect(),
        waiting: waiting.waiting,
        given_up: waiting.given_up,
        told_at: waiting.told_at.map(|at| at.to_string()),
    }
}
