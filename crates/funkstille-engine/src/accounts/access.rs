//! The way into a mailbox on a server: what is sealed, opened, and a token renewed in time.

use std::path::PathBuf;

use funkstille_post::autoconfig::Security;
use funkstille_post::dns::Dns;
use funkstille_post::http::HttpClient;
use funkstille_post::imap;
use funkstille_post::oauth::{self, OAuthError};
use funkstille_post::secret::SecretText;
use jiff::{SignedDuration, Timestamp};

use super::secret::{self, Secret};
use super::{Account, AccountProblem, Auth, Imap, Kind, Providers, may_send_again, rates};
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::pause::Home;
use crate::secrets::{KeyPlace, KeyRing};
use crate::sending::WayOut;

/// A token that counts for less than this is renewed before it is used (docs/accounts.md).
const EARLY: SignedDuration = SignedDuration::from_mins(5);

/// How it is kept in mind that a server took a token no more: a provider may end one early.
const REFUSED: &[&str] = &["imap-token-refused", "smtp-token-refused"];

/// What the way into a mailbox needs.
#[derive(Clone, Copy)]
pub struct Access<'a> {
    /// Asks the web.
    pub client: &'a HttpClient,
    /// Where one logs in by token.
    pub providers: &'a Providers,
    /// Where the key is.
    pub keys: &'a KeyPlace,
    /// Certificates of authorities of one's own, beside those that the system trusts (PEM or DER).
    pub authorities: &'a [Vec<u8>],
}

/// What leads into the accounts of a business, for as long as it is kept.
pub struct Entrance {
    /// Asks the web.
    pub client: HttpClient,
    /// Where one logs in by token.
    pub providers: Providers,
    /// Where the key is.
    pub keys: KeyPlace,
    /// Certificates of authorities of one's own, beside those that the system trusts (PEM or DER).
    pub authorities: Vec<Vec<u8>>,
    /// Machine and place of the database ([`crate::pause::stay_home`]).
    pub home: Home,
    /// The folder into which statements of the bank are put.
    pub bank: Option<PathBuf>,
}

impl Entrance {
    /// What the way into a mailbox needs of it.
    pub fn access(&self) -> Access<'_> {
        let Self { client, providers, keys, authorities, .. } = self;
        Access { client, providers, keys, authorities }
    }
}

/// The server of an account, as it is connected to.
pub fn server(imap: &Imap, access: &Access<'_>) -> imap::Server {
    let security = of_post(imap.security);
    let extra_roots = access.authorities.to_vec();
    imap::Server { host: imap.host.clone(), port: imap.port, security, extra_roots }
}

fn of_post(security: Security) -> imap::Security {
    match security {
        Security::Tls => imap::Security::Tls,
        Security::StartTls => imap::Security::StartTls,
        Security::None => imap::Security::Plain,
    }
}

/// What asks the web for this business. Call it inside a runtime.
///
/// # Errors
/// [`AccountProblem::Practice`] in a database for practice: there, nothing opens a connection.
/// [`AccountProblem::NoNames`].
pub async fn network(engine: &Engine) -> Result<HttpClient, Error> {
    refuse_practice(engine).await?;
    Ok(HttpClient::new(Dns::system().map_err(|_| AccountProblem::NoNames)?))
}

/// Refuses a database for practice: there, nothing opens a connection.
pub(crate) async fn refuse_practice(engine: &Engine) -> Result<(), Error> {
    match engine.practice_clock().await? {
        Some(_) => Err(AccountProblem::Practice.into()),
        None => Ok(()),
    }
}

/// What an account logs in with. A token that is about to lapse, or that the server refused when it
/// was last tried, is renewed first, and kept.
///
/// # Errors
/// [`AccountProblem::Practice`], [`AccountProblem::NoSecret`]; where the secret does not open, or
/// the token cannot be renewed.
pub async fn imap_login(
    engine: &Engine,
    moment: &mut Moment,
    access: &Access<'_>,
    account: &Account,
) -> Result<imap::Login, Error> {
    let Imap { user, auth, .. } = account.imap()?.clone();
    log_in(engine, moment, access, (account, user, auth)).await
}

/// What the user of an account logs in with, wherever.
async fn log_in(
    engine: &Engine,
    moment: &mut Moment,
    access: &Access<'_>,
    (account, user, auth): (&Account, String, Auth),
) -> Result<imap::Login, Error> {
    refuse_practice(engine).await?;
    let hidden = |text: &SecretText| imap::Secret::new(text.reveal());
    if !account.has_secret {
        // Without any secret there may be no key either, and none is missing.
        return Err(AccountProblem::NoSecret { account: account.account.clone() }.into());
    }
    let ring = KeyRing::read(access.keys)?;
    let found = secret::open(engine, &ring, account)?;
    match (found, auth) {
        (Secret::Password(password), Auth::Password) => {
            Ok(imap::Login::Password { user, password: hidden(&password) })
        }
        (Secret::Tokens { access: token, refresh, expires_at }, Auth::Provider(provider)) => {
            let was_refused = account.failure.as_deref().is_some_and(|it| REFUSED.contains(&it));
            if counts(expires_at, moment.now) && !was_refused {
                return Ok(imap::Login::XOAuth2 { user, token: hidden(&token) });
            }
            let provider = access.providers.get(&provider)?;
            let form = oauth::refresh(&provider, &refresh)?;
            let tokens = oauth::refreshed(&oauth::send(access.client, &form).await?)?;
            let token = hidden(&tokens.access);
            let renewed = Secret::of_tokens(tokens, Some(refresh), moment.now);
            let renewed = renewed.ok_or(OAuthError::NoRefreshToken)?;
            secret::keep(engine, &ring, &account.account, &renewed, moment).await?;
            may_send_again(engine, &account.account).await?;
            Ok(imap::Login::XOAuth2 { user, token })
        }
        // What is kept belongs to another way of logging in.
        _ => Err(AccountProblem::NoSecret { account: account.account.clone() }.into()),
    }
}

/// By which server the mail of an account leaves, and what it is logged in with there; `None` where
/// nobody has said so.
///
/// # Errors
/// As [`imap_login`].
pub async fn way_out(
    engine: &Engine,
    moment: &mut Moment,
    access: &Access<'_>,
    account: &Account,
) -> Result<Option<WayOut>, Error> {
    let Some(outgoing) = &account.outgoing else { return Ok(None) };
    let security = Security::parse(&outgoing.security).unwrap_or(Security::Tls);
    let auth = match &account.kind {
        Kind::Imap(imap) => imap.auth.clone(),
        Kind::Maildir(_) => Auth::Password,
    };
    // A server on this computer may want none.
    let login = if outgoing.user.is_empty() {
        None
    } else {
        Some(log_in(engine, moment, access, (account, outgoing.user.clone(), auth)).await?)
    };
    let server = imap::Server {
        host: outgoing.host.clone(),
        port: outgoing.port,
        security: of_post(security),
        extra_roots: access.authorities.to_vec(),
    };
    let (id, address) = (account.account.clone(), account.address.clone());
    let (rates, _) = rates(engine, account)?;
    Ok(Some(WayOut { account: id, address, server, login, rates }))
}

/// Whether a token still counts long enough. One of which nobody knows is used and, when refused,
/// renewed by a person.
fn counts(expires_at: Option<Timestamp>, now: Timestamp) -> bool {
    expires_at.is_some_and(|at| now.checked_add(EARLY).is_ok_and(|soon| soon < at))
}
