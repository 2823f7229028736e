//! `account`: where mail is read from.

mod add;
mod list;
mod login;
mod password;
mod rekey;
mod remove;
mod set;
mod sheet;
mod show;
mod test;

use clap::Subcommand;
use funkstille_core::evidence::Digest;
use funkstille_engine::Error;
use funkstille_engine::accounts::{self, Entrance, Providers};

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Subcommand)]
pub(crate) enum Account {
    Add(add::Add),
    List(list::List),
    Show(show::Show),
    Set(set::Set),
    Login(login::Login),
    Test(test::Test),
    Remove(remove::Remove),
    Rekey(rekey::Rekey),
}

impl Account {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        match self {
            Self::Add(command) => command.run(context),
            Self::List(command) => command.run(context),
            Self::Show(command) => command.run(context),
            Self::Set(command) => command.run(context),
            Self::Login(command) => command.run(context),
            Self::Test(command) => command.run(context),
            Self::Remove(command) => command.run(context),
            Self::Rekey(command) => command.run(context),
        }
    }
}

/// What leads into the accounts of a business, as the configuration says.
///
/// # Errors
/// Where it is a practice database, or something that the configuration names cannot be read.
pub(super) fn entrance(session: &Session, context: &Context<'_>) -> Result<Entrance, Failure> {
    let (providers, keys) = (providers(context)?, context.config.key()?);
    let authorities = match context.config.authorities() {
        Some(file) => vec![std::fs::read(file).map_err(|error| Error::unreadable(file, &error))?],
        None => vec![],
    };
    let client = session.run(accounts::network(&session.engine))?;
    let home = home(context.config.database()?);
    let bank = context.config.bank().map(std::path::Path::to_path_buf);
    Ok(Entrance { client, providers, keys, authorities, home, bank })
}

/// Machine and place of a database, in a form that says neither: a database that turns up elsewhere
/// is a copy, or was moved (docs/dev/sending.md).
fn home(database: &str) -> String {
    let machine = std::fs::read_to_string("/etc/machine-id").unwrap_or_default();
    let place = std::path::absolute(database).unwrap_or_else(|_| database.into());
    let place = std::fs::canonicalize(&place).unwrap_or(place);
    Digest::of(format!("{}\n{}", machine.trim(), place.display()).as_bytes()).to_string()
}

/// The providers of tokens, with the clients of the user's own file.
fn providers(context: &Context<'_>) -> Result<Providers, Failure> {
    Ok(Providers::load(&context.data, context.config.oauth())?)
}
