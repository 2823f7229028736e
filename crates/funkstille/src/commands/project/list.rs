//! `project list`: all projects.

use std::collections::BTreeMap;

use clap::Args;
use funkstille_engine::clients::ClientOverview;

use super::row::{Row, stage};
use crate::commands::choice::{STAGES, name_of};
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
        let (rows, clients) = session.run(async {
            let mut reading = session.engine.read().await?;
            let rows = funkstille_engine::projects::list(&mut reading).await?;
            Ok((rows, ClientOverview::all(&mut reading).await?))
        })?;
        let names: BTreeMap<&str, &str> = clients
            .iter()
            .map(|client| (client.client.as_str(), client.state.client.name.as_str()))
            .collect();
        if context.json {
            let rows = rows.iter().map(|row| Row {
                project: &row.project,
                client: &row.client,
                title: &row.title,
                stage: name_of(STAGES, &row.stage),
            });
            context.document(&rows.collect::<Vec<_>>())?;
            return Ok(Done::Yes);
        }
        if rows.is_empty() {
            let none = context.words.say("project-none", &[]);
            context.hint(&none)?;
            return Ok(Done::Yes);
        }
        let words = &context.words;
        let heads = [
            ("head-number", table::NUMBER_WIDTH),
            ("head-client", table::NAME_WIDTH),
            ("head-project", None),
            ("head-stage", None),
        ];
        let mut table = table::headed(words, &heads);
        for row in &rows {
            let client = names.get(row.client.as_str()).copied().unwrap_or_default();
            let stage = stage(row.stage, words);
            table.add_row([row.project.as_str(), client, &row.title, &stage]);
        }
        let table = table.trim_fmt();
        context.line(&table)?;
        Ok(Done::Yes)
    }
}
