//! `tell test`: tells a receiver that it is reached.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::{accounts, telling};
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Test {
    #[arg(value_name = "RECEIVER")]
    receiver: String,
}

/// The JSON of the contract.
#[derive(Serialize)]
struct Document<'a> {
    receiver: &'a str,
}

impl Test {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let (mut moment, keys) = (session.moment()?, context.config.key()?);
        let client = session.run(accounts::network(&session.engine))?;
        let with = (&client, &keys);
        let done =
            session.run(telling::test(&session.engine, &mut moment, with, &self.receiver))?;
        if context.json {
            context.document(&Document { receiver: &done.receiver })?;
            return Ok(Done::Yes);
        }
        let facts = [("receiver", Fact::from(&done.receiver))];
        let told = context.words.say("tell-reached", &facts);
        context.line(&told)?;
        Ok(Done::Yes)
    }
}
