//! `tell`: by which ways the user is told what happens.

mod add;
mod digest;
mod list;
mod remove;
mod test;

use clap::Subcommand;

use crate::context::Context;
use crate::failure::{Done, Failure};

#[derive(Subcommand)]
pub(crate) enum Tell {
    List(list::List),
    Add(add::Add),
    Remove(remove::Remove),
    Test(test::Test),
    Digest(digest::Digest),
}

impl Tell {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        match self {
            Self::List(command) => command.run(context),
            Self::Add(command) => command.run(context),
            Self::Remove(command) => command.run(context),
            Self::Test(command) => command.run(context),
            Self::Digest(command) => command.run(context),
        }
    }
}
