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
use funkstille_engine::pause::Home;

use crate::config::{is_address, without_password};
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
    let home = home(session, context)?;
    let bank = context.config.bank().map(std::path::Path::to_path_buf);
    Ok(Entrance { client, providers, keys, authorities, home, bank })
}

/// Where a database is, and which one is there: one that turns up elsewhere is a copy, or was
/// moved, and another one in the same place was put back (docs/backup.md). A file is on a machine;
/// a server serves several, and each of them may be at work.
///
/// # Errors
/// Where the server does not say which database it is.
pub(super) fn home(session: &Session, context: &Context<'_>) -> Result<Home, Failure> {
    let database = context.config.database()?;
    let (whole, place) = if is_address(database) {
        let shown = without_password(database);
        let server = shown.rsplit_once('@').map_or(shown.as_str(), |(_, server)| server);
        let store = session.engine.store();
        let identity = session.run(async { Ok(store.identity().await?) })?;
        (format!("{server}\n{identity}"), shown)
    } else {
        home_of_file(database)
    };
    Ok(Home { digest: Digest::of(whole.as_bytes()).to_string(), place })
}

/// What identifies a file as the one that it is, and its place for people.
fn home_of_file(database: &str) -> (String, String) {
    let read = |file| std::fs::read_to_string(file).unwrap_or_default();
    let place = std::path::absolute(database).unwrap_or_else(|_| database.into());
    let place = std::fs::canonicalize(&place).unwrap_or(place);
    let machine = read("/etc/machine-id");
    let whole = format!("{}\n{}\n{}", machine.trim(), place.display(), file_number(&place));
    let shown = place.display().to_string();
    let name = read("/proc/sys/kernel/hostname");
    let place = match name.trim() {
        "" => shown,
        name => format!("{name}: {shown}"),
    };
    (whole, place)
}

/// By what the system knows a file, and no copy of it.
#[cfg(unix)]
fn file_number(place: &std::path::Path) -> String {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata(place).map(|about| about.ino().to_string()).unwrap_or_default()
}

/// Not known here: a copy in the same place takes itself for the one that was there.
#[cfg(not(unix))]
fn file_number(_: &std::path::Path) -> String {
    String::new()
}

/// The providers of tokens, with the clients of the user's own file.
fn providers(context: &Context<'_>) -> Result<Providers, Failure> {
    Ok(Providers::load(&context.data, context.config.oauth())?)
}
