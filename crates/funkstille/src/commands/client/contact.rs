//! `client contact`: a person at a client becomes known, or changes.

use clap::Args;
use funkstille_core::client::{Contact as Known, ContactRole, FormOfAddress};
use funkstille_core::explain::Fact;
use funkstille_engine::clients::{self, NewContact};

use super::sheet;
use super::ways::Ways;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "two pairs of flags, of which one is given")]
pub(crate) struct Contact {
    #[arg(value_name = "CLIENT")]
    client: String,

    #[arg(value_name = "NAME")]
    name: String,

    #[arg(long, conflicts_with = "project")]
    billing: bool,

    #[arg(long)]
    project: bool,

    #[arg(long, conflicts_with = "sie")]
    du: bool,

    #[arg(long)]
    sie: bool,

    #[arg(long, value_name = "GREETING")]
    greeting: Option<String>,

    #[arg(long, value_name = "NAME")]
    rename: Option<String>,

    #[command(flatten)]
    ways: Ways,
}

impl Contact {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let client = sheet::load(&session, &self.client)?;
        let contacts = &client.state.client.contacts;
        let known = contacts.iter().find(|contact| self.is(contact));
        let new = self.changed(known);
        let which = (client.client.as_str(), known.map(|_| self.name.as_str()));
        session.run(clients::contact_change(&session.engine, &mut moment, which, &new))?;
        let key = if known.is_some() { "client-contact-changed" } else { "client-contact-added" };
        let facts = [("client", Fact::from(&client.client)), ("name", Fact::from(&new.name))];
        let told = context.words.say(key, &facts);
        sheet::changed(&session, &client.client, &told, context)?;
        Ok(Done::Yes)
    }

    fn is(&self, contact: &Known) -> bool {
        let address = |address: &String| address.eq_ignore_ascii_case(&self.name);
        contact.name.eq_ignore_ascii_case(&self.name) || contact.addresses.iter().any(address)
    }

    /// What was not said stays as it is.
    fn changed(&self, known: Option<&Known>) -> NewContact {
        let name = self.rename.clone().or(known.map(|known| known.name.clone()));
        // Whoever comes later gets letters only where that is said.
        let role = known.map_or(ContactRole::Other, |known| known.role);
        let form = known.map_or(FormOfAddress::Formal, |known| known.form_of_address);
        NewContact {
            name: name.unwrap_or_else(|| self.name.clone()),
            role: match (self.billing, self.project) {
                (true, _) => ContactRole::Billing,
                (_, true) => ContactRole::Project,
                _ => role,
            },
            form_of_address: match (self.du, self.sie) {
                (true, _) => FormOfAddress::Familiar,
                (_, true) => FormOfAddress::Formal,
                _ => form,
            },
            greeting: self.greeting.clone(),
            reaches: self.ways.reaches(),
        }
    }
}
