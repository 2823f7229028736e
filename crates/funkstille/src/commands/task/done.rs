//! `task done`: a task is done, and how it came out.

use clap::Args;
use funkstille_core::playbook::TaskOutcome;
use funkstille_engine::simulate::read_date;
use funkstille_engine::tasks;
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
}

impl TaskDone {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let how = (self.outcome, self.until);
        session.run(tasks::done(&session.engine, &mut moment, &self.task, how))?;
        let case = self.task.split('/').next().unwrap_or_default();
        row::show(&session, case, context)?;
        Ok(Done::Yes)
    }
}
