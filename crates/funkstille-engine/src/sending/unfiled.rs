//! Copies of letters that left and cannot be filed among sent mail: they are tried again with each
//! sending, and told until they lie there.

use std::collections::BTreeMap;

use funkstille_core::delivery::AttemptState;
use funkstille_core::explain::Fact;
use funkstille_store::{CopyState, Reading};

use crate::accounts;
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::reason;

/// The account in which copies of letters that left cannot be filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnfiledCopies {
    /// Its number.
    pub account: String,
    /// Its address.
    pub address: String,
    /// How many letters, of those that one round looks at.
    pub count: usize,
    /// Why.
    pub why: Fact,
}

impl UnfiledCopies {
    /// What a sentence says of it.
    pub fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![
            ("account", (&self.account).into()),
            ("address", (&self.address).into()),
            ("count", i64::try_from(self.count).unwrap_or(i64::MAX).into()),
            ("why", self.why.clone()),
        ]
    }
}

/// The name of the setting that keeps what was tried last: reasons by account, as JSON.
const SETTING: &str = "unfiled-copies";

/// How many copies are wanted at once (docs/dev/sending.md).
const MOST: i64 = 100;

type Reasons = BTreeMap<String, String>;

/// Notes that the copies of an account were filed, or why they cannot be.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn note_copies(
    engine: &Engine,
    moment: &Moment,
    account: &str,
    why: Option<&Error>,
) -> Result<(), Error> {
    let mut work = engine.store.begin(engine.tenant).await?;
    let setting = work.read().setting(SETTING).await?;
    let version = setting.as_ref().map_or(0, |it| it.version);
    let before = setting.map(|it| read(&it.value)).unwrap_or_default();
    let mut after = before.clone();
    match why {
        Some(why) => after.insert(account.to_owned(), reason::record(why)),
        None => after.remove(account),
    };
    if before != after {
        let value = serde_json::json!(after).to_string();
        work.put_setting(SETTING, &value, version, moment.now).await?;
        work.commit().await?;
    }
    Ok(())
}

/// The accounts in which copies are wanted and could not be filed when that was tried last.
///
/// # Errors
/// Where the database fails.
pub async fn unfiled_copies(reading: &mut Reading) -> Result<Vec<UnfiledCopies>, Error> {
    let reasons = reading.setting(SETTING).await?.map(|it| read(&it.value)).unwrap_or_default();
    if reasons.is_empty() {
        return Ok(vec![]);
    }
    let mut wanted = reading.attempts_by_copy(CopyState::Wanted, "", MOST).await?;
    wanted.retain(|it| it.state == AttemptState::Accepted);
    let accounts = accounts::list(reading).await?;
    let unfiled = accounts.into_iter().filter_map(|account| {
        let why = reason::told(reasons.get(&account.account)?);
        let count = wanted.iter().filter(|it| it.account == account.account).count();
        let accounts::Account { account, address, .. } = account;
        (count > 0).then_some(UnfiledCopies { account, address, count, why })
    });
    Ok(unfiled.collect())
}

/// What cannot be read says nothing, and is written anew by the next round.
fn read(value: &str) -> Reasons {
    serde_json::from_str(value).unwrap_or_default()
}
