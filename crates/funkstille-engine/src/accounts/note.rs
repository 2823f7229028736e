//! How it went with an account: in reading it, and in sending by it.

use funkstille_store::Work;
use jiff::Timestamp;

use super::Account;
use crate::engine::Engine;
use crate::error::Error;
use crate::reason;

/// Notes that an account was read, or why it was not. That it cannot send stays until a letter
/// leaves by it, or a person has it tested or changes it.
///
/// # Errors
/// Where the database fails.
pub async fn note_reading(
    engine: &Engine,
    account: &str,
    failure: Option<&Error>,
    at: Timestamp,
) -> Result<(), Error> {
    let mut work = engine.store.begin(engine.tenant).await?;
    let failure = failure.map(|failure| reason::record(failure));
    if failure.is_none() && cannot_send(&mut work, account).await? {
        work.note_account_read(account, at).await?;
    } else {
        work.note_account(account, failure.as_deref(), at).await?;
    }
    Ok(work.commit().await?)
}

/// Notes that no letter leaves by an account before a person has changed something: what was kept
/// of the reason ([`reason`]).
///
/// # Errors
/// Where the database fails.
pub(crate) async fn note_sending(
    engine: &Engine,
    account: &str,
    failure: &str,
    at: Timestamp,
) -> Result<(), Error> {
    let mut work = engine.store.begin(engine.tenant).await?;
    work.note_account(account, Some(failure), at).await?;
    Ok(work.commit().await?)
}

/// An account may send again, where it was known not to: a letter has left by it, or a person has
/// entered another login.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn may_send_again(engine: &Engine, account: &str) -> Result<(), Error> {
    let mut work = engine.store.begin(engine.tenant).await?;
    mend(&mut work, account).await?;
    Ok(work.commit().await?)
}

/// A person changed what an account needs to send: whether it can is to be seen.
///
/// # Errors
/// Where the database fails.
pub(super) async fn mend(work: &mut Work, account: &str) -> Result<(), Error> {
    if cannot_send(work, account).await? {
        work.mend_account(account).await?;
    }
    Ok(())
}

async fn cannot_send(work: &mut Work, account: &str) -> Result<bool, Error> {
    let found = work.read().account(account).await?;
    let account = found.map(Account::read).transpose()?;
    Ok(account.is_some_and(|account| account.cannot_send()))
}
