//! `waiting`: messages of ours that seem to wait for an answer.

mod confirm;
mod dismiss;
mod list;

pub(crate) use list::{WaitingRow, lines, row};

use clap::Subcommand;

use crate::context::Context;
use crate::failure::{Done, Failure};

#[derive(Subcommand)]
pub(crate) enum Waiting {
    List(list::List),
    Confirm(confirm::Confirm),
    Dismiss(dismiss::Dismiss),
}

impl Waiting {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        match self {
            Self::List(command) => command.run(context),
            Self::Confirm(command) => command.run(context),
            Self::Dismiss(command) => command.run(context),
        }
    }
}
