//! `payment`: money that came, and the word that none did.

mod add;
mod none;
mod revert;

use clap::Subcommand;

use crate::context::Context;
use crate::failure::{Done, Failure};

#[derive(Subcommand)]
pub(crate) enum Payment {
    Add(add::Add),
    Revert(revert::Revert),
    None(none::Nothing),
}

impl Payment {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        match self {
            Self::Add(command) => command.run(context),
            Self::Revert(command) => command.run(context),
            Self::None(command) => command.run(context),
        }
    }
}
