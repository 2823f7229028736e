//! `project`: what is being done for the clients.

mod add;
mod list;
pub(super) mod row;
mod set;

use clap::Subcommand;

use crate::context::Context;
use crate::failure::{Done, Failure};

#[derive(Subcommand)]
pub(crate) enum Project {
    Add(add::Add),
    List(list::List),
    Set(set::Set),
}

impl Project {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        match self {
            Self::Add(command) => command.run(context),
            Self::List(command) => command.run(context),
            Self::Set(command) => command.run(context),
        }
    }
}
