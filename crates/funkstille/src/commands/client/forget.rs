//! `client forget`: a way to reach a client turned out to be none.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::business::on_lines;
use funkstille_engine::clients;

use super::sheet;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Forget {
    #[arg(value_name = "CLIENT")]
    client: String,

    #[arg(value_name = "WAY")]
    value: String,
}

impl Forget {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        // Its number first: the address by which it was called may be the one that goes.
        let client = sheet::load(&session, &self.client)?.client;
        let value = on_lines(&self.value);
        session.run(clients::forget(&session.engine, &mut moment, &client, &value))?;
        let facts = [("client", Fact::from(&client)), ("value", Fact::from(&self.value))];
        let told = context.words.say("client-forgotten", &facts);
        sheet::changed(&session, &client, &told, context)?;
        Ok(Done::Yes)
    }
}
