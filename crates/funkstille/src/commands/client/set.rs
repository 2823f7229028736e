//! `client set`: name, language, kind of debtor or zone of a client.

use clap::{ArgGroup, Args};
use funkstille_core::client::{ClientEvent, DebtorKind, Language};
use funkstille_core::explain::Fact;
use funkstille_engine::clients;
use funkstille_engine::simulate::read_time_zone;
use jiff::tz::TimeZone;

use super::sheet;
use crate::commands::choice::{DEBTORS, LANGUAGES, one_of};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
#[command(group = ArgGroup::new("change").required(true).multiple(true))]
pub(crate) struct Set {
    #[arg(value_name = "CLIENT")]
    client: String,

    #[arg(long, value_name = "NAME", group = "change")]
    name: Option<String>,

    #[arg(long, value_name = "LANGUAGE", value_parser = one_of(LANGUAGES), group = "change")]
    letters: Option<Language>,

    #[arg(long, value_name = "DEBTOR", value_parser = one_of(DEBTORS), group = "change")]
    debtor: Option<DebtorKind>,

    #[arg(long, value_name = "ZONE", value_parser = read_time_zone, group = "change")]
    time_zone: Option<TimeZone>,
}

impl Set {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let zone = self.time_zone.as_ref().and_then(|zone| zone.iana_name());
        let events: Vec<ClientEvent> = [
            self.name.clone().map(|name| ClientEvent::Renamed { name }),
            self.letters.map(|language| ClientEvent::LanguageSet { language }),
            self.debtor.map(|debtor| ClientEvent::DebtorKindSet { debtor }),
            zone.map(|zone| ClientEvent::ZoneSet { zone: zone.to_owned() }),
        ]
        .into_iter()
        .flatten()
        .collect();
        // Its number first: the name by which it was called may be the one that changes.
        let client = sheet::load(&session, &self.client)?.client;
        session.run(clients::set(&session.engine, &mut moment, &client, &events))?;
        let told = context.words.say("client-changed", &[("client", Fact::from(&client))]);
        sheet::changed(&session, &client, &told, context)?;
        Ok(Done::Yes)
    }
}
