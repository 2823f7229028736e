//! `client do-not-contact`: the client gets nothing but what is sent by hand.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::clients;

use super::sheet;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct DoNotContact {
    #[arg(value_name = "CLIENT")]
    client: String,

    #[arg(long, value_name = "REASON", default_value = "")]
    reason: String,

    #[arg(long)]
    clear: bool,
}

impl DoNotContact {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let client = sheet::load(&session, &self.client)?.client;
        let mark = (!self.clear, self.reason.as_str());
        session.run(clients::do_not_contact(&session.engine, &mut moment, &client, mark))?;
        let key = if self.clear { "client-mark-cleared" } else { "client-marked" };
        let told = context.words.say(key, &[("client", Fact::from(&client))]);
        sheet::changed(&session, &client, &told, context)?;
        Ok(Done::Yes)
    }
}
