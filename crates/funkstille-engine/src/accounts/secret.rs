//! What is sealed in an account: a password, or tokens.

use funkstille_post::oauth::Tokens;
use funkstille_post::secret::SecretText;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Account, AccountProblem};
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::secrets::{self, KeyRing, Row};

/// The table of [`Row`].
pub(super) const TABLE: &str = "account";

/// A password, or tokens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Secret {
    /// A password.
    Password(SecretText),
    /// Tokens of a provider.
    Tokens {
        /// Opens the mailbox.
        access: SecretText,
        /// Gets the next one.
        refresh: SecretText,
        /// Until when the first one counts; `None` where nobody knows.
        expires_at: Option<Timestamp>,
    },
}

impl Secret {
    /// Tokens that came just now. A provider that gives no new refresh token lets the old one
    /// count.
    pub(super) fn of_tokens(
        tokens: Tokens,
        old_refresh: Option<SecretText>,
        now: Timestamp,
    ) -> Option<Self> {
        let refresh = tokens.refresh.or(old_refresh)?;
        let expires_at = tokens
            .expires_in_seconds
            .and_then(|seconds| now.checked_add(SignedDuration::from_secs(seconds.into())).ok());
        Some(Self::Tokens { access: tokens.access, refresh, expires_at })
    }
}

fn row<'a>(engine: &Engine, account: &'a str) -> Row<'a> {
    Row { tenant: engine.tenant, table: TABLE, id: account }
}

/// What an account is opened with.
///
/// # Errors
/// [`AccountProblem::NoSecret`], and where it does not open.
pub(super) fn open(engine: &Engine, ring: &KeyRing, account: &Account) -> Result<Secret, Error> {
    let id = || account.account.clone();
    let sealed = account.secret.as_deref();
    let sealed = sealed.ok_or_else(|| AccountProblem::NoSecret { account: id() })?;
    let bytes = secrets::open(ring, row(engine, &account.account), sealed)?;
    let bytes = Zeroizing::new(bytes);
    let unreadable = |_| AccountProblem::Unreadable { account: id() };
    Ok(serde_json::from_slice(&bytes).map_err(unreadable)?)
}

/// Seals a secret for an account.
pub(super) fn seal(
    engine: &Engine,
    ring: &KeyRing,
    account: &str,
    secret: &Secret,
    moment: &mut Moment,
) -> Result<Vec<u8>, Error> {
    let unwritable = |_| AccountProblem::Unreadable { account: account.to_owned() };
    let bytes = Zeroizing::new(serde_json::to_vec(secret).map_err(unwritable)?);
    Ok(secrets::seal(ring.current()?, row(engine, account), &bytes, moment)?)
}

/// Seals a secret and keeps it in its account, whatever was kept there before.
pub(super) async fn keep(
    engine: &Engine,
    ring: &KeyRing,
    account: &str,
    secret: &Secret,
    moment: &mut Moment,
) -> Result<(), Error> {
    let sealed = seal(engine, ring, account, secret, moment)?;
    let mut work = engine.store.begin(engine.tenant).await?;
    let mut changed = super::find(work.read(), account).await?;
    changed.secret = Some(sealed);
    work.put_account(account, &changed.draft()?, changed.version, moment.now).await?;
    Ok(work.commit().await?)
}
