//! An account as a person names it: by number or address.

use funkstille_store::Reading;

use super::{Account, AccountProblem};
use crate::clients::number;
use crate::error::Error;

/// How many accounts are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

/// The account that is meant: by its number, or by its address in any case.
///
/// # Errors
/// [`AccountProblem::Unknown`], and [`AccountProblem::Many`] where several have the address.
pub async fn find(reading: &mut Reading, given: &str) -> Result<Account, Error> {
    let given = given.trim();
    if let Some(stored) = reading.account(given).await? {
        return Account::read(stored);
    }
    let all = list(reading).await?;
    let named = |it: &&Account| it.address.to_lowercase() == given.to_lowercase();
    let found: Vec<&Account> = all.iter().filter(named).collect();
    let given = given.to_owned();
    match found.as_slice() {
        [only] => Ok((*only).clone()),
        [] => Err(AccountProblem::Unknown { given }.into()),
        many => {
            let found = many.iter().map(|it| it.account.clone()).collect();
            Err(AccountProblem::Many { given, found }.into())
        }
    }
}

/// All accounts, in the order in which they were added.
///
/// # Errors
/// Where the database fails, or an account cannot be understood.
pub async fn list(reading: &mut Reading) -> Result<Vec<Account>, Error> {
    let mut all = Vec::new();
    let mut after = String::new();
    loop {
        let page = reading.accounts(&after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after.clone_from(&last.account);
        for stored in page {
            all.push(Account::read(stored)?);
        }
    }
    all.sort_by_key(|it| number(&it.account));
    Ok(all)
}
