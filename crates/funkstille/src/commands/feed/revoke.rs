//! `feed revoke`: a secret address counts no more.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::telling;
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Revoke {
    #[arg(value_name = "NUMBER")]
    feed: String,
}

/// The JSON of the contract.
#[derive(Serialize)]
struct Document<'a> {
    feed: &'a str,
}

impl Revoke {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        session.run(telling::revoke_feed(&session.engine, &self.feed))?;
        if context.json {
            context.document(&Document { feed: &self.feed })?;
            return Ok(Done::Yes);
        }
        let told = context.words.say("feed-revoked", &[("feed", Fact::from(&self.feed))]);
        context.line(&told)?;
        Ok(Done::Yes)
    }
}
