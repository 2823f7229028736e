//! `feed new`: makes a secret address.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::telling;
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct New {
    #[arg(long)]
    no_names: bool,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    feed: &'a str,
    path: &'a str,
}

impl New {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let names = !self.no_names;
        let new = session.run(telling::new_feed(&session.engine, &mut moment, names))?;
        let path = format!("/calendar/{}.ics", new.token.reveal());
        if context.json {
            context.document(&Document { feed: &new.feed, path: &path })?;
            return Ok(Done::Yes);
        }
        let facts = [("feed", Fact::from(&new.feed)), ("path", Fact::Text(path))];
        let told = context.words.say("feed-made", &facts);
        context.line(&told)?;
        let told = context.words.say("feed-kept-secret", &facts);
        context.hint(&told)?;
        Ok(Done::Yes)
    }
}
