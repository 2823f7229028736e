//! `task list`: what is to be done, for whom, since when, and what it holds up.

use clap::Args;
use funkstille_engine::cases::CaseOverview;
use funkstille_engine::tasks::{self, OpenTask};
use funkstille_engine::words::Words;

use super::row;
use crate::commands::case::tell_unreadable;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;
use crate::table::{self, Column};

#[derive(Args)]
pub(crate) struct List {}

/// Most characters of a client's name in a line of the table.
const CLIENT_WIDTH: u16 = 20;

impl List {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let now = session.moment()?.now;
        let open = session.run(tasks::list(&session.engine, now))?;
        if context.json {
            let rows: Vec<_> = open.iter().map(row::row).collect();
            context.document(&rows)?;
        } else if open.is_empty() {
            let none = context.words.say("task-none", &[]);
            context.hint(&none)?;
        } else {
            let table = table(&open, &context.words);
            context.line(&table)?;
        }
        let (_, unreadable) = session.run(CaseOverview::all(&session.engine, now, false))?;
        tell_unreadable(&unreadable, context)?;
        Ok(Done::Yes)
    }
}

fn table(open: &[OpenTask], words: &Words) -> String {
    let column = |key, most| Column { head: words.say(key, &[]), most };
    let mut table = table::with_columns(&[
        column("head-task", None),
        column("head-what", None),
        column("head-client", Some(CLIENT_WIDTH)),
        column("head-since", None),
        column("head-blocks", None),
    ]);
    // It is copied into the next command.
    table::keep_whole(&mut table, 0);
    for task in open {
        table.add_row([
            task.name(),
            row::what(task, words),
            task.case.client.client.name.clone(),
            words.day(task.task.opened_on),
            row::blocks(task, words),
        ]);
    }
    table.trim_fmt()
}
