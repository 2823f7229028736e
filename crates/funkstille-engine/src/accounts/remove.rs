//! An account is no longer read.

use super::{Account, find};
use crate::engine::Engine;
use crate::error::Error;

/// Removes an account with its password or tokens; what was read from it stays. Gives what it was.
///
/// # Errors
/// Where there is no such account.
pub async fn remove(engine: &Engine, given: &str) -> Result<Account, Error> {
    let mut work = engine.store.begin(engine.tenant).await?;
    let account = find(work.read(), given).await?;
    work.remove_account(&account.account, account.version).await?;
    // It holds nothing back any more (guard 1).
    work.remove_mail_account(&account.account).await?;
    work.commit().await?;
    Ok(account)
}
