//! `invoice list`: what is open, or all of it.

use std::collections::BTreeMap;

use clap::Args;
use funkstille_core::money::Money;
use funkstille_engine::clients::ClientOverview;
use funkstille_engine::invoices::InvoiceOverview;

use super::row::{Row, standing};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;
use crate::table;

#[derive(Args)]
pub(crate) struct List {
    #[arg(long)]
    all: bool,
}

impl List {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let (rows, clients) = session.run(async {
            let rows = InvoiceOverview::rows(&session.engine, self.all).await?;
            let mut reading = session.engine.read().await?;
            Ok((rows, ClientOverview::all(&mut reading).await?))
        })?;
        let names: BTreeMap<&str, &str> = clients
            .iter()
            .map(|client| (client.client.as_str(), client.state.client.name.as_str()))
            .collect();
        let name = |client: &str| names.get(client).copied().unwrap_or_default();
        if context.json {
            let rows = rows.iter().map(|row| Row::of(row, name(&row.client)));
            context.document(&rows.collect::<Vec<_>>())?;
            return Ok(Done::Yes);
        }
        if rows.is_empty() {
            let none = context.words.say("invoice-none", &[]);
            context.hint(&none)?;
            return Ok(Done::Yes);
        }
        let words = &context.words;
        let heads = [
            ("head-invoice", None),
            ("head-client", table::NAME_WIDTH),
            ("head-due", None),
            ("head-amount", None),
            ("head-unpaid", None),
            ("head-standing", None),
        ];
        let mut table = table::headed(words, &heads);
        for row in &rows {
            let money = |minor| words.money(Money { minor, ..row.amount });
            table.add_row([
                row.number.clone(),
                name(&row.client).to_owned(),
                row.due_on.map_or("–".to_owned(), |day| words.day(day)),
                words.money(row.amount),
                money(row.open_minor),
                words.say(&format!("invoice-{}", standing(row)), &[]),
            ]);
        }
        let table = table.trim_fmt();
        context.line(&table)?;
        Ok(Done::Yes)
    }
}
