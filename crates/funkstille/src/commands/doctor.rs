//! `doctor`: whether all is well, and what to do where it is not.

use std::path::Path;

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::doctor::{self, Finding, Place, State};
use funkstille_engine::rebuild::rebuild;
use funkstille_engine::words::Words;
use funkstille_engine::{Location, TenantId};
use serde::Serialize;

use super::config_check::notes;
use crate::clock;
use crate::concern::wrapped;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::{self, Session};

#[derive(Args)]
pub(crate) struct Doctor {
    #[arg(long)]
    quick: bool,

    #[arg(long)]
    rebuild: bool,
}

/// The JSON of the contract, a list of these; the order of the fields is part of it.
#[derive(Serialize)]
struct Row {
    check: &'static str,
    state: &'static str,
    message: String,
}

/// The check of the configuration; what comes after it needs it.
const CONFIGURATION: &str = "configuration";

/// From how many bytes on a person is told that reading everything takes its time
/// (docs/backup.md, *Is all well?*).
const LARGE: u64 = 100_000_000;

impl Doctor {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let mut rows = configuration(context);
        if context.config.problems.is_empty() {
            if self.rebuild {
                again_from_the_ledger(context)?;
            }
            let found = self.examine(context)?;
            rows.extend(found.iter().map(|finding| row(finding, &context.words)));
        }
        tell(&rows, context)
    }

    fn examine(&self, context: &mut Context<'_>) -> Result<Vec<Finding>, Failure> {
        let location = session::location(context.config.database()?)?;
        let backups = context.config.backups()?.to_owned();
        if let (Location::Sqlite(path), false) = (&location, self.quick) {
            tell_how_long(path, context)?;
        }
        let place = Place {
            location: &location,
            business: TenantId(context.config.business()),
            data: &context.data,
            backups: &backups,
        };
        let examining = doctor::examine(&place, clock::now(), self.quick);
        Ok(session::runtime()?.block_on(examining))
    }
}

fn tell_how_long(path: &Path, context: &mut Context<'_>) -> Result<(), Failure> {
    let size = path.metadata().map_or(0, |metadata| metadata.len());
    if size >= LARGE {
        let told = context.words.say("doctor-takes-long", &[("size", doctor::megabytes(size))]);
        context.hint(&told)?;
    }
    Ok(())
}

/// The rows of clients, projects, cases and tasks, made again.
fn again_from_the_ledger(context: &mut Context<'_>) -> Result<(), Failure> {
    let session = Session::open(context)?;
    let mut moment = session.moment()?;
    let entries = session.run(rebuild(&session.engine, &mut moment))?;
    let count = Fact::Number(i64::try_from(entries).unwrap_or(i64::MAX));
    let told = context.words.say("doctor-rebuilt", &[("count", count)]);
    Ok(context.hint(&told)?)
}

fn configuration(context: &Context<'_>) -> Vec<Row> {
    let (config, words) = (&context.config, &context.words);
    let row = |state: State, message: String| Row {
        check: CONFIGURATION,
        state: state.as_str(),
        message,
    };
    if !config.problems.is_empty() {
        return config.problems.iter().map(|it| row(State::Wrong, it.tell(words))).collect();
    }
    let notes = notes(config, true, words);
    if !notes.is_empty() {
        return notes.into_iter().map(|note| row(State::Warning, note)).collect();
    }
    vec![row(State::Ok, words.say("doctor-configuration-ok", &[]))]
}

fn row(finding: &Finding, words: &Words) -> Row {
    Row { check: finding.check, state: finding.state.as_str(), message: words.explain(finding) }
}

fn tell(rows: &[Row], context: &mut Context<'_>) -> Result<Done, Failure> {
    let count = |state: State| rows.iter().filter(|row| row.state == state.as_str()).count();
    let (wrong, warnings) = (count(State::Wrong), count(State::Warning));
    let done = if wrong > 0 { Done::No } else { Done::Yes };
    if context.json {
        context.document(&rows)?;
        return Ok(done);
    }
    let marks =
        [State::Ok, State::Warning, State::Wrong].map(|state| mark(state.as_str(), context));
    let width = marks.iter().map(|mark| mark.chars().count()).max().unwrap_or(0);
    for row in rows {
        let mark = format!("{:<width$}  ", mark(row.state, context));
        let told = wrapped(&row.message, &mark, &" ".repeat(width + 2)).join("\n");
        context.line(&told)?;
    }
    let number = |count: usize| Fact::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let told = [
        context.words.say("doctor-sum-wrong", &[("count", number(wrong))]),
        context.words.say("doctor-sum-warnings", &[("count", number(warnings))]),
    ];
    context.hint(&told.join(" "))?;
    Ok(done)
}

fn mark(state: &str, context: &Context<'_>) -> String {
    context.words.say(&format!("doctor-state-{state}"), &[])
}
