//! `case list`: who is silent about what, and what comes next.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::Error;
use funkstille_engine::cases::{CaseOverview, UnreadableCase};
use funkstille_engine::words::Words;

use super::row::{row, standing};
use crate::context::Context;
use crate::failure::{Done, Failure, tell_error};
use crate::session::Session;
use crate::table::{self, Column};

#[derive(Args)]
pub(crate) struct List {
    #[arg(long)]
    all: bool,
}

/// Most characters of the columns whose content is long.
const CLIENT_WIDTH: u16 = 20;
const SUBJECT_WIDTH: u16 = 24;

impl List {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let now = session.moment()?.now;
        let (cases, unreadable) = session.run(CaseOverview::all(&session.engine, now, self.all))?;
        if context.json {
            let rows = cases.iter().map(row).collect::<Result<Vec<_>, Error>>()?;
            context.document(&rows)?;
        } else if cases.is_empty() && unreadable.is_empty() {
            let none = context.words.say("case-none", &[]);
            context.hint(&none)?;
        } else {
            let table = table(&cases, &context.words)?;
            context.line(&table)?;
        }
        tell_unreadable(&unreadable, context)?;
        Ok(Done::Yes)
    }
}

/// Cases that a list leaves out, each with the reason.
pub(in crate::commands) fn tell_unreadable(
    cases: &[UnreadableCase],
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    for UnreadableCase { case, client_name, error } in cases {
        let facts = [("case", Fact::from(case)), ("client", client_name.into())];
        let told = context.words.say("case-unreadable", &facts);
        context.hint(&told)?;
        for line in tell_error(error, &context.words) {
            context.hint(&line)?;
        }
    }
    Ok(())
}

fn table(cases: &[CaseOverview], words: &Words) -> Result<String, Error> {
    let column = |key, most| Column { head: words.say(key, &[]), most };
    let mut table = table::with_columns(&[
        column("head-number", None),
        column("head-client", Some(CLIENT_WIDTH)),
        column("head-subject", Some(SUBJECT_WIDTH)),
        column("head-about", None),
        column("head-days", None),
        column("head-next", None),
    ]);
    for case in cases {
        let stage = words.say(&format!("stage-{}", case.state.opening.stage.as_str()), &[]);
        table.add_row([
            case.case.clone(),
            case.client.client.name.clone(),
            case.matter.subject.clone(),
            stage,
            case.silent_days().to_string(),
            standing(&case.standing()?, words),
        ]);
    }
    Ok(table.trim_fmt())
}
