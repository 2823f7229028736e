//! `tell remove`: somebody is told no more.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::telling;
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Remove {
    #[arg(value_name = "RECEIVER")]
    receiver: String,
}

/// The JSON of the contract.
#[derive(Serialize)]
struct Document<'a> {
    receiver: &'a str,
}

impl Remove {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let done = session.run(telling::remove(&session.engine, &self.receiver))?;
        if context.json {
            context.document(&Document { receiver: &done.receiver })?;
            return Ok(Done::Yes);
        }
        let facts = [("receiver", Fact::from(&done.receiver))];
        let told = context.words.say("tell-removed", &facts);
        context.line(&told)?;
        Ok(Done::Yes)
    }
}
