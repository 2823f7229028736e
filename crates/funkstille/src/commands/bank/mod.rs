//! `bank`: statements of accounts.

mod import;
mod matching;
mod read;

pub(super) use import::taken_in;

use clap::Subcommand;

use crate::context::Context;
use crate::failure::{Done, Failure};

#[derive(Subcommand)]
pub(crate) enum Bank {
    Read(read::Read),
    Import(import::Import),
    Match(matching::Match),
}

impl Bank {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        match self {
            Self::Read(command) => command.run(context),
            Self::Import(command) => command.run(context),
            Self::Match(command) => command.run(context),
        }
    }
}
