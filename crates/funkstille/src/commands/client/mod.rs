//! `client`: who the clients are, and how they are reached.

mod add;
mod address;
mod contact;
mod do_not_contact;
mod forget;
mod list;
mod set;
mod sheet;
mod show;
mod ways;

use clap::Subcommand;

use crate::context::Context;
use crate::failure::{Done, Failure};

#[derive(Subcommand)]
pub(crate) enum Client {
    Add(add::Add),
    List(list::List),
    Show(show::Show),
    Set(set::Set),
    Contact(contact::Contact),
    Address(address::Address),
    Forget(forget::Forget),
    DoNotContact(do_not_contact::DoNotContact),
}

impl Client {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        match self {
            Self::Add(command) => command.run(context),
            Self::List(command) => command.run(context),
            Self::Show(command) => command.run(context),
            Self::Set(command) => command.run(context),
            Self::Contact(command) => command.run(context),
            Self::Address(command) => command.run(context),
            Self::Forget(command) => command.run(context),
            Self::DoNotContact(command) => command.run(context),
        }
    }
}
