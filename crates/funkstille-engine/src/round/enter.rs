//! The way into an account, found anew each time: a password may have changed, a token lapsed.

use super::clock::Clock;
use super::source::{Account, Way};
use crate::accounts::{self, Entrance, Kind};
use crate::engine::{Engine, Moment};
use crate::error::Error;

/// An account with a way in that holds now; `None` where there is no such account any more.
///
/// # Errors
/// Where its password or token does not open, the token cannot be renewed, or the database fails.
pub async fn account(
    engine: &Engine,
    moment: &mut Moment,
    entrance: &Entrance,
    id: &str,
) -> Result<Option<Account>, Error> {
    let mut reading = engine.read().await?;
    let all = accounts::list(&mut reading).await?;
    drop(reading);
    let me: Vec<String> = all.iter().flat_map(accounts::Account::addresses).collect();
    let Some(found) = all.into_iter().find(|it| it.account == id) else { return Ok(None) };
    let way = match &found.kind {
        Kind::Maildir(path) => Way::Folder(path.clone()),
        Kind::Imap(imap) => {
            let access = entrance.access();
            let login = accounts::imap_login(engine, moment, &access, &found).await?;
            Way::Server(accounts::server(imap, &access), login)
        }
    };
    let authserv_id = accounts::authserv_id(engine, &found)?;
    Ok(Some(Account { account: found.account, me, authserv_id, way }))
}

/// Notes how it went with an account: `account list` and `doctor` tell it.
///
/// # Errors
/// Where the database fails.
pub async fn note(
    engine: &Engine,
    id: &str,
    failure: Option<&Error>,
    clock: &Clock,
) -> Result<(), Error> {
    accounts::note_reading(engine, id, failure, clock.moment().now).await
}
