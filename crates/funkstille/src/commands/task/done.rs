//! `task done`: a task is done, and how it came out.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use funkstille_core::playbook::TaskOutcome;
use funkstille_engine::Error;
use funkstille_engine::simulate::read_date;
use funkstille_engine::tasks::{self, Findings};
use jiff::civil::Date;

use crate::commands::case::row;
use crate::commands::choice::read_outcome;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct TaskDone {
    #[arg(value_name = "TASK")]
    task: String,

    #[arg(long, value_name = "OUTCOME", value_parser = read_outcome)]
    outcome: Option<TaskOutcome>,

    #[arg(long, value_name = "DATE", value_parser = read_date)]
    until: Option<Date>,

    #[arg(long, value_name = "DATE", value_parser = read_date)]
    on: Option<Date>,

    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,

    #[arg(long, value_name = "ADDRESS")]
    address: Option<String>,

    #[arg(long, value_name = "REASON", requires = "address")]
    good_again: Option<String>,

    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

impl TaskDone {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let read = |file: &PathBuf| fs::read(file).map_err(|error| Error::unreadable(file, &error));
        let findings = Findings {
            note: self.note.clone(),
            number: self.number.clone(),
            address: self.address.clone(),
            good_again: self.good_again.clone(),
            file: self.file.as_ref().map(read).transpose()?,
            sent_on: self.on,
        };
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let task = (self.task.as_str(), (self.outcome, self.until));
        session.run(tasks::done_with(&session.engine, &mut moment, task, &findings))?;
        let case = self.task.split('/').next().unwrap_or_default();
        row::show(&session, case, context)?;
        Ok(Done::Yes)
    }
}
