//! One file per command.

mod casefile_export;
mod casefile_verify;
mod completions;
mod config_check;
mod config_show;
mod demo;
mod mail_classify;
mod man;
mod playbook_check;
mod scan;
mod simulate;

use clap::Subcommand;

use crate::context::Context;
use crate::failure::{Done, Failure};

#[derive(Subcommand)]
pub(crate) enum Command {
    Demo(demo::Demo),
    Scan(scan::Scan),
    Simulate(simulate::Simulate),
    #[command(subcommand, arg_required_else_help = true)]
    Mail(Mail),
    #[command(subcommand, arg_required_else_help = true)]
    Playbook(Playbook),
    #[command(subcommand, arg_required_else_help = true)]
    Casefile(Casefile),
    #[command(subcommand, arg_required_else_help = true)]
    Config(Config),
    Completions(completions::Completions),
    Man(man::Man),
}

#[derive(Subcommand)]
pub(crate) enum Playbook {
    Check(playbook_check::Check),
}

#[derive(Subcommand)]
pub(crate) enum Casefile {
    Export(casefile_export::Export),
    Verify(casefile_verify::Verify),
}

#[derive(Subcommand)]
pub(crate) enum Config {
    Show(config_show::Show),
    Check(config_check::Check),
}

#[derive(Subcommand)]
pub(crate) enum Mail {
    Classify(mail_classify::Classify),
}

impl Command {
    /// Whether this is the command that tells what is wrong with the configuration, and so works
    /// with a wrong one.
    pub(crate) fn is_config_check(&self) -> bool {
        matches!(self, Self::Config(Config::Check(_)))
    }

    /// Does what the command is for.
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        match self {
            Self::Demo(command) => command.run(context),
            Self::Scan(command) => command.run(context),
            Self::Simulate(command) => command.run(context),
            Self::Mail(Mail::Classify(command)) => command.run(context),
            Self::Playbook(Playbook::Check(command)) => command.run(context),
            Self::Casefile(Casefile::Export(command)) => command.run(context),
            Self::Casefile(Casefile::Verify(command)) => command.run(context),
            Self::Config(Config::Show(command)) => command.run(context),
            Self::Config(Config::Check(command)) => command.run(context),
            Self::Completions(command) => command.run(context),
            Self::Man(command) => command.run(context),
        }
    }
}
