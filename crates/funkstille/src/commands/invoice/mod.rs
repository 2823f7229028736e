//! `invoice`: what is owed for what.

mod add;
mod cancel;
mod costs;
mod facts;
mod list;
mod refused;
mod row;
mod set;
mod show;

pub(super) use row::show;

use clap::Subcommand;

use crate::context::Context;
use crate::failure::{Done, Failure};

#[derive(Subcommand)]
pub(crate) enum Invoice {
    Add(add::Add),
    List(list::List),
    Show(show::Show),
    Set(set::Set),
    Costs(costs::Costs),
    Refused(refused::Refused),
    Cancel(cancel::Cancel),
}

impl Invoice {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        match self {
            Self::Add(command) => command.run(context),
            Self::List(command) => command.run(context),
            Self::Show(command) => command.run(context),
            Self::Set(command) => command.run(context),
            Self::Costs(command) => command.run(context),
            Self::Refused(command) => command.run(context),
            Self::Cancel(command) => command.run(context),
        }
    }
}
