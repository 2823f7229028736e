//! `feed list`: all secret addresses, without what is secret of them.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::telling;
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct List {}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Row<'a> {
    feed: &'a str,
    names: bool,
    made_at: String,
}

impl List {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let all = session.run(async {
            let mut reading = session.engine.read().await?;
            telling::feeds(&mut reading).await
        })?;
        if context.json {
            let rows = all.iter().map(|it| Row {
                feed: &it.feed,
                names: it.names,
                made_at: it.made_at.to_string(),
            });
            context.document(&rows.collect::<Vec<_>>())?;
            return Ok(Done::Yes);
        }
        if all.is_empty() {
            let none = context.words.say("feed-none", &[]);
            context.hint(&none)?;
        }
        for feed in &all {
            let names = if feed.names { "yes" } else { "no" };
            let facts = [
                ("feed", Fact::from(&feed.feed)),
                ("names", Fact::from(names)),
                ("at", Fact::Text(feed.made_at.to_string())),
            ];
            let told = context.words.say("feed-line", &facts);
            context.line(&told)?;
        }
        Ok(Done::Yes)
    }
}
