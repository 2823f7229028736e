//! `case`: the silences, what becomes of them, and everything that a person says about them.

mod decline;
mod invoice;
mod list;
mod open;
pub(super) mod row;
mod said;
mod show;
mod thank;

pub(super) use list::tell_unreadable;

use clap::Subcommand;

use crate::context::Context;
use crate::failure::{Done, Failure};

#[derive(Subcommand)]
pub(crate) enum Case {
    Open(Box<open::Open>),
    List(list::List),
    Show(show::Show),
    Invoice(Box<invoice::Invoice>),
    Decline(decline::Decline),
    Thank(thank::Thank),
    #[command(flatten)]
    Said(said::Said),
}

impl Case {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        match self {
            Self::Open(command) => command.run(context),
            Self::List(command) => command.run(context),
            Self::Show(command) => command.run(context),
            Self::Invoice(command) => command.run(context),
            Self::Decline(command) => command.run(context),
            Self::Thank(command) => command.run(context),
            Self::Said(said) => said.run(context),
        }
    }
}
