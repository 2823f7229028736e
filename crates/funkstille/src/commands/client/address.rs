//! `client address`: a way to reach a person becomes known.

use clap::{ArgGroup, Args};
use funkstille_core::client::Reach;
use funkstille_core::explain::Fact;
use funkstille_engine::Error;
use funkstille_engine::business::on_lines;
use funkstille_engine::clients::{self, Given, read_address};

use super::sheet;
use super::ways::{read_fax, read_phone};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
#[command(group = ArgGroup::new("kind").required(true))]
#[expect(clippy::struct_excessive_bools, reason = "one flag for each way; exactly one is given")]
pub(crate) struct Address {
    #[arg(value_name = "CLIENT")]
    client: String,

    #[arg(value_name = "WAY")]
    value: String,

    #[arg(long, value_name = "NAME")]
    contact: Option<String>,

    #[arg(long, group = "kind")]
    email: bool,

    #[arg(long, group = "kind")]
    phone: bool,

    #[arg(long, group = "kind")]
    fax: bool,

    #[arg(long, group = "kind")]
    post: bool,

    #[arg(long, group = "kind")]
    profile: bool,

    #[arg(long, value_name = "REASON")]
    good_again: Option<String>,
}

impl Address {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let given = Given { reach: self.reach()?, good_again: self.good_again.clone() };
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let which = (self.client.as_str(), self.contact.as_deref());
        session.run(clients::learn(&session.engine, &mut moment, which, given))?;
        let client = sheet::load(&session, &self.client)?.client;
        let facts = [("client", Fact::from(&client)), ("value", Fact::from(&self.value))];
        let told = context.words.say("client-learned", &facts);
        sheet::changed(&session, &client, &told, context)?;
        Ok(Done::Yes)
    }

    fn reach(&self) -> Result<Reach, Error> {
        let value = self.value.trim().to_owned();
        Ok(match () {
            () if self.email => Reach::Address(read_address(&value)?),
            () if self.phone => Reach::Number(read_phone(&value)?),
            () if self.fax => Reach::Fax(read_fax(&value)?),
            () if self.post => Reach::Postal(on_lines(&value)),
            () => Reach::Profile(value),
        })
    }
}
