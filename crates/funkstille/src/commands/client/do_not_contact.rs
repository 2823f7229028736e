//! `client do-not-contact`: the client gets nothing but what is sent by hand.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::clients;

use super::sheet;
use crate::commands::given_away::{self, WithGivenAway};
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
        let marking = clients::do_not_contact(&session.engine, &mut moment, &client, mark);
        let given_away = session.run(marking)?;
        let key = if self.clear { "client-mark-cleared" } else { "client-marked" };
        let told = context.words.say(key, &[("client", Fact::from(&client))]);
        if context.json {
            let known = sheet::load(&session, &client)?;
            let changed = sheet::document(&known);
            context.document(&WithGivenAway { changed, given_away: &given_away })?;
            return Ok(Done::Yes);
        }
        context.line(&told)?;
        given_away::tell(&given_away, context)?;
        Ok(Done::Yes)
    }
}
