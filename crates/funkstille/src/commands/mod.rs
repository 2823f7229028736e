//! One file per command.

mod completions;
mod man;
mod playbook_check;
mod simulate;

use clap::Subcommand;

use crate::context::Context;
use crate::failure::{Done, Failure};

#[derive(Subcommand)]
pub(crate) enum Command {
    Simulate(simulate::Simulate),
    #[command(subcommand, arg_required_else_help = true)]
    Playbook(Playbook),
    Completions(completions::Completions),
    Man(man::Man),
}

#[derive(Subcommand)]
pub(crate) enum Playbook {
    Check(playbook_check::Check),
}

impl Command {
    /// Does what the command is for.
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        match self {
            Self::Simulate(command) => command.run(context),
            Self::Playbook(Playbook::Check(command)) => command.run(context),
            Self::Completions(command) => command.run(context),
            Self::Man(command) => command.run(context),
        }
    }
}
