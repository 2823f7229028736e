//! Another key: everything that is sealed is sealed anew.

use std::path::Path;

use funkstille_store::TenantId;

use super::{AccountProblem, list};
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::secrets::{self, Change, KeyPlace, Row, SecretError};
use crate::telling;

/// What became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rekeyed {
    /// How many secrets are sealed with the new key.
    pub sealed: usize,
    /// Accounts (business and number) whose secrets none of the keys opens: they must be entered
    /// again.
    pub lost: Vec<(i64, String)>,
    /// Receivers (business and number), as the accounts.
    pub lost_receivers: Vec<(i64, String)>,
}

/// Seals all secrets of all businesses of the database with a new key, which takes the place of the
/// old one, or lies in the file `to` from then on. Cut short, it can be done again: until its end
/// both keys count.
///
/// # Errors
/// [`SecretError`]; [`AccountProblem::NothingSealed`] where there is no key because nothing was
/// ever sealed; where the database fails.
pub async fn rekey(
    engine: &Engine,
    moment: &mut Moment,
    keys: &KeyPlace,
    to: Option<&Path>,
) -> Result<Rekeyed, Error> {
    let change = match Change::begin(keys, to, moment) {
        Err(SecretError::NoKey { .. }) if !keeps_secrets(engine).await? => {
            return Err(AccountProblem::NothingSealed.into());
        }
        begun => begun?,
    };
    let mut done = Rekeyed::default();
    for (tenant, _) in engine.store.tenants().await? {
        seal_anew(engine, tenant, &change, (moment, &mut done)).await?;
    }
    change.finish()?;
    Ok(done)
}

/// Whether any business of the database keeps a password, a token or a key of a receiver.
async fn keeps_secrets(engine: &Engine) -> Result<bool, Error> {
    for (tenant, _) in engine.store.tenants().await? {
        let mut work = engine.store.begin(tenant).await?;
        let has_any = list(work.read()).await?.iter().any(|account| account.secret.is_some())
            || telling::keeps_secrets(work.read()).await?;
        if has_any {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn seal_anew(
    engine: &Engine,
    tenant: TenantId,
    change: &Change,
    (moment, done): (&mut Moment, &mut Rekeyed),
) -> Result<(), Error> {
    let mut work = engine.store.begin(tenant).await?;
    for mut account in list(work.read()).await? {
        let Some(sealed) = account.secret.take() else { continue };
        let row = Row { tenant, table: super::secret::TABLE, id: &account.account };
        let bytes = match secrets::open(&change.ring, row, &sealed) {
            Ok(bytes) => zeroize::Zeroizing::new(bytes),
            Err(SecretError::OtherKey { .. } | SecretError::Damaged) => {
                done.lost.push((tenant.0, account.account));
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        let unwritable = |_| AccountProblem::Unreadable { account: account.account.clone() };
        account.secret = Some(secrets::seal(&change.new, row, &bytes, moment).map_err(unwritable)?);
        work.put_account(&account.account, &account.draft()?, account.version, moment.now).await?;
        done.sealed += 1;
    }
    let (sealed, lost) = telling::seal_anew(&mut work, change, moment).await?;
    done.sealed += sealed;
    done.lost_receivers.extend(lost.into_iter().map(|receiver| (tenant.0, receiver)));
    Ok(work.commit().await?)
}
