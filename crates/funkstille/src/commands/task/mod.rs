//! `task`: what only a person can do.

mod done;
mod list;
mod row;
mod show;

use clap::Subcommand;

use crate::context::Context;
use crate::failure::{Done, Failure};

#[derive(Subcommand)]
pub(crate) enum Task {
    List(list::List),
    Show(show::Show),
    Done(done::TaskDone),
}

impl Task {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        match self {
            Self::List(command) => command.run(context),
            Self::Show(command) => command.run(context),
            Self::Done(command) => command.run(context),
        }
    }
}
