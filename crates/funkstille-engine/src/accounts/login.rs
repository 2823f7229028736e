//! A person logs in: with a new password, in a browser, or with a code on another device.

use std::time::Duration;

use funkstille_post::oauth::{
    self, CodeFlow, DeviceFlow, DeviceState, Loopback, OAuthError, Pages, Provider, Tokens,
};
use funkstille_post::secret::SecretText;

use super::access::refuse_practice;
use super::add::good_password;
use super::secret::{self, Secret};
use super::{Access, Account, AccountProblem, Auth, Imap, Kind, find, may_send_again};
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::secrets::{KeyPlace, KeyRing};

/// How long a person has in the browser (docs/accounts.md, *Gmail and Microsoft 365*).
const IN_BROWSER: Duration = Duration::from_mins(10);

/// A login in a browser that waits for the person.
pub struct BrowserLogin {
    /// The address that the person opens.
    pub address: String,
    begun: Begun,
    flow: CodeFlow,
    loopback: Loopback,
}

/// A login with a code that waits for the person.
pub struct DeviceLogin {
    /// Where the person enters the code.
    pub verification_uri: String,
    /// The code.
    pub user_code: String,
    /// How long the person has.
    pub lasts: Duration,
    begun: Begun,
    flow: DeviceFlow,
}

struct Begun {
    account: String,
    provider: Provider,
}

/// Keeps a new password. Gives whether a key was made for it.
///
/// # Errors
/// [`AccountProblem::BadPassword`]; [`AccountProblem::OtherKind`] where one logs in otherwise;
/// [`AccountProblem::NoLogin`] where nowhere.
pub async fn set_password(
    engine: &Engine,
    moment: &mut Moment,
    keys: &KeyPlace,
    (account, password): (&Account, &SecretText),
) -> Result<bool, Error> {
    let id = || account.account.clone();
    match &account.kind {
        Kind::Imap(imap) if imap.auth != Auth::Password => {
            return Err(AccountProblem::OtherKind { account: id() }.into());
        }
        // One logs in where its mail is handed over.
        Kind::Maildir(_) if !account.wants_login() => {
            return Err(AccountProblem::NoLogin { account: id() }.into());
        }
        Kind::Imap(_) | Kind::Maildir(_) => {}
    }
    let secret = Secret::Password(good_password(password)?);
    let (ring, is_new) = KeyRing::read_or_make(keys, moment)?;
    secret::keep(engine, &ring, &account.account, &secret, moment).await?;
    may_send_again(engine, &account.account).await?;
    Ok(is_new)
}

impl Begun {
    async fn of(engine: &Engine, given: &str, access: &Access<'_>) -> Result<(Self, Imap), Error> {
        refuse_practice(engine).await?;
        let account = find(&mut engine.read().await?, given).await?;
        let imap = account.imap()?.clone();
        let Auth::Provider(name) = &imap.auth else {
            return Err(AccountProblem::OtherKind { account: account.account }.into());
        };
        let provider = access.providers.get(name)?;
        Ok((Self { account: account.account, provider }, imap))
    }

    async fn keep(
        &self,
        engine: &Engine,
        moment: &mut Moment,
        keys: &KeyPlace,
        tokens: Tokens,
    ) -> Result<bool, Error> {
        let secret = Secret::of_tokens(tokens, None, moment.now);
        let secret = secret.ok_or(OAuthError::NoRefreshToken)?;
        let (ring, is_new) = KeyRing::read_or_make(keys, moment)?;
        secret::keep(engine, &ring, &self.account, &secret, moment).await?;
        may_send_again(engine, &self.account).await?;
        Ok(is_new)
    }
}

impl BrowserLogin {
    /// Begins: this machine listens for the browser's return.
    ///
    /// # Errors
    /// [`AccountProblem::Practice`], [`AccountProblem::OtherKind`], [`AccountProblem::NoClient`];
    /// [`OAuthError::NoBrowserLogin`], [`OAuthError::CannotListen`].
    pub async fn begin(
        engine: &Engine,
        moment: &mut Moment,
        access: &Access<'_>,
        given: &str,
    ) -> Result<Self, Error> {
        let (begun, imap) = Begun::of(engine, given, access).await?;
        let loopback = Loopback::bind().await?;
        let random = [moment.salt(), moment.salt()];
        let flow = CodeFlow::new(&begun.provider, loopback.port(), random);
        let address = flow.address(&begun.provider, &imap.user)?;
        Ok(Self { address, begun, flow, loopback })
    }

    /// Waits until the person has agreed, and keeps the tokens. Gives whether a key was made.
    ///
    /// # Errors
    /// Why there are no tokens.
    pub async fn finish(
        self,
        engine: &Engine,
        moment: &mut Moment,
        access: &Access<'_>,
        pages: &Pages,
    ) -> Result<bool, Error> {
        let code = self.loopback.receive(&self.flow, pages, IN_BROWSER).await?;
        let form = self.flow.redeem(&self.begun.provider, &code)?;
        let tokens = oauth::send(access.client, &form).await?.tokens()?;
        self.begun.keep(engine, moment, access.keys, tokens).await
    }
}

impl DeviceLogin {
    /// Begins: the provider gives a code.
    ///
    /// # Errors
    /// As [`BrowserLogin::begin`], and [`OAuthError::NoDeviceLogin`].
    pub async fn begin(engine: &Engine, access: &Access<'_>, given: &str) -> Result<Self, Error> {
        let (begun, _) = Begun::of(engine, given, access).await?;
        let form = DeviceFlow::begin(&begun.provider)?;
        let flow = DeviceFlow::begun(&oauth::send(access.client, &form).await?)?;
        let (verification_uri, user_code) = (flow.verification_uri.clone(), flow.user_code.clone());
        Ok(Self { verification_uri, user_code, lasts: flow.lasts(), begun, flow })
    }

    /// Waits until the person has agreed, and keeps the tokens. `wait` lets time pass. Gives
    /// whether a key was made.
    ///
    /// # Errors
    /// Why there are no tokens.
    pub async fn finish(
        mut self,
        engine: &Engine,
        moment: &mut Moment,
        access: &Access<'_>,
        wait: impl AsyncFn(Duration),
    ) -> Result<bool, Error> {
        let mut next = self.flow.first_wait();
        loop {
            wait(next).await;
            let form = self.flow.ask(&self.begun.provider)?;
            match self.flow.judge(&oauth::send(access.client, &form).await?)? {
                DeviceState::Waits(longer) => next = longer,
                DeviceState::Done(tokens) => {
                    return self.begun.keep(engine, moment, access.keys, tokens).await;
                }
            }
        }
    }
}
