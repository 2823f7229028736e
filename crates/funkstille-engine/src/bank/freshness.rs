//! Up to when it is known what came in, for guard 1.

use funkstille_core::bank::is_same_account;
use funkstille_store::{BankAccount, Reading};
use jiff::Timestamp;

use crate::business::Business;
use crate::error::Error;

/// The instant up to which the statements are complete: those of the account that stands on
/// letters, where it is known which that is; as long as there are none of it, of files that name no
/// account. `None` where there are none.
///
/// # Errors
/// Where the database fails.
pub async fn read_at(reading: &mut Reading) -> Result<Option<Timestamp>, Error> {
    let accounts = reading.bank_accounts().await?;
    if accounts.is_empty() {
        return Ok(None);
    }
    let own = Business::load(reading).await?.iban();
    // A file of a payment service says nothing of the account that has statements of its own.
    let is_own = |it: &&BankAccount| {
        let named = Some(&it.account).filter(|account| !account.is_empty());
        own.as_deref().zip(named).is_some_and(|(own, account)| is_same_account(own, account))
    };
    let is_known = accounts.iter().any(|it| is_own(&it));
    let counts = |it: &&BankAccount| {
        if is_known { is_own(it) } else { is_of_account(own.as_deref(), &it.account) }
    };
    Ok(accounts.iter().filter(counts).map(|account| account.until_at).max())
}

/// Whether a statement is of the account that stands on letters, as far as both say it.
pub(super) fn is_of_account(own: Option<&str>, account: &str) -> bool {
    own.is_none_or(|own| account.is_empty() || is_same_account(own, account))
}
