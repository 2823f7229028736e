//! `client list`: all clients.

use clap::Args;
use funkstille_engine::clients::ClientOverview;

use super::sheet;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;
use crate::table;

#[derive(Args)]
pub(crate) struct List {}

impl List {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let clients = session.run(async {
            let mut reading = session.engine.read().await?;
            ClientOverview::all(&mut reading).await
        })?;
        if context.json {
            let documents: Vec<_> = clients.iter().map(sheet::document).collect();
            context.document(&documents)?;
        } else if clients.is_empty() {
            let none = context.words.say("client-none", &[]);
            context.hint(&none)?;
        } else {
            let table = table(&clients, context);
            context.line(&table)?;
        }
        Ok(Done::Yes)
    }
}

fn table(clients: &[ClientOverview], context: &Context<'_>) -> String {
    let words = &context.words;
    let heads = [
        ("head-number", table::NUMBER_WIDTH),
        ("head-client", table::NAME_WIDTH),
        ("head-reach", None),
        ("head-debtor", None),
        ("head-open-cases", None),
    ];
    let mut table = table::headed(words, &heads);
    for known in clients {
        let client = &known.state.client;
        let first = client.contacts.iter().find_map(|contact| contact.addresses.first());
        let open = known.cases.iter().filter(|row| row.ended.is_none()).count();
        table.add_row([
            known.client.clone(),
            client.name.clone(),
            first.cloned().unwrap_or_default(),
            sheet::debtor(client.debtor, words),
            open.to_string(),
        ]);
    }
    table.trim_fmt()
}
