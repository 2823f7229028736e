//! `client add`: a client becomes known.

use clap::Args;
use funkstille_core::client::{ContactRole, DebtorKind, Language};
use funkstille_core::explain::Fact;
use funkstille_engine::clients::{self, NewClient, NewContact};
use funkstille_engine::words;

use super::sheet;
use super::ways::Ways;
use crate::commands::choice::{DEBTORS, LANGUAGES, form_of_address, one_of};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Add {
    #[arg(value_name = "NAME")]
    name: String,

    #[arg(long, value_name = "NAME")]
    contact: Option<String>,

    #[arg(long, value_name = "LANGUAGE", value_parser = one_of(LANGUAGES))]
    letters: Option<Language>,

    #[arg(long)]
    du: bool,

    #[arg(long, value_name = "GREETING")]
    greeting: Option<String>,

    #[arg(long, value_name = "DEBTOR", value_parser = one_of(DEBTORS))]
    debtor: Option<DebtorKind>,

    #[arg(long, value_name = "ZONE")]
    time_zone: Option<String>,

    #[command(flatten)]
    ways: Ways,
}

impl Add {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let contact = NewContact {
            name: self.contact.clone().unwrap_or_else(|| self.name.clone()),
            role: ContactRole::Project,
            form_of_address: form_of_address(self.du),
            greeting: self.greeting.clone(),
            reaches: self.ways.reaches(),
        };
        let own = match context.config.language() {
            words::Language::De => Language::German,
            words::Language::En => Language::English,
        };
        let new = NewClient {
            name: self.name.clone(),
            language: self.letters.unwrap_or(own),
            debtor: self.debtor,
            zone: self.time_zone.clone(),
            contacts: vec![contact],
        };
        let client = session.run(clients::add(&session.engine, &mut moment, &new))?;
        let facts = [("client", Fact::from(&client)), ("name", Fact::from(&new.name))];
        let added = context.words.say("client-added", &facts);
        sheet::changed(&session, &client, &added, context)?;
        if !context.json {
            let next = context.words.say("client-next", &[("client", Fact::from(&client))]);
            context.hint(&next)?;
        }
        Ok(Done::Yes)
    }
}
