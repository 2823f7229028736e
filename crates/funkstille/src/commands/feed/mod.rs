//! `feed`: a calendar that others read by a secret address.

mod list;
mod new;
mod revoke;

use clap::Subcommand;

use crate::context::Context;
use crate::failure::{Done, Failure};

#[derive(Subcommand)]
pub(crate) enum Feed {
    New(new::New),
    List(list::List),
    Revoke(revoke::Revoke),
}

impl Feed {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        match self {
            Self::New(command) => command.run(context),
            Self::List(command) => command.run(context),
            Self::Revoke(command) => command.run(context),
        }
    }
}
