//! A mailbox becomes known.

use funkstille_core::client::AddressFault;
use funkstille_post::autoconfig::{self, Discovery, Server};
use funkstille_post::http::HttpClient;
use funkstille_post::mailbox;
use funkstille_post::secret::SecretText;

use super::secret::{self, Secret};
use super::{Account, AccountProblem, Address, Imap, Kind, Outgoing, OwnRates, hosts, list};
use crate::clients;
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::line::one_line;
use crate::numbers::{self, Counted};
use crate::secrets::{KeyPlace, KeyRing};

/// A mailbox that becomes known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAccount {
    /// The address whose mail it holds.
    pub address: String,
    /// Where it is.
    pub kind: Kind,
    /// Where mail of this address is handed over, where that is known.
    pub outgoing: Option<Outgoing>,
    /// Its password; `None` where one logs in later.
    pub password: Option<SecretText>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The number of the account.
    pub account: String,
    /// Whether a key was made: it must be kept apart from the backups.
    pub key_is_new: bool,
}

/// Finds out where the mail of an address lies. With `client` `None`, as in practice, nobody is
/// asked, and only what the program knows by itself counts.
///
/// # Errors
/// [`Error::BadAddress`], and where the list of hosts cannot be read.
pub async fn search(
    engine: &Engine,
    address: &str,
    client: Option<&HttpClient>,
) -> Result<Discovery, Error> {
    let account = read_address(address)?;
    let known = hosts::hosts(&engine.data)?;
    Ok(autoconfig::discover(&account, &known, client).await)
}

/// Adds an account. Where it brings the first secret, a key is made for it.
///
/// # Errors
/// [`AccountProblem::There`], [`AccountProblem::UnsafeServer`], [`AccountProblem::NoMaildir`],
/// [`AccountProblem::BadPassword`]; where the key cannot be read or made.
pub async fn add(
    engine: &Engine,
    moment: &mut Moment,
    keys: &KeyPlace,
    new: &NewAccount,
) -> Result<Added, Error> {
    let address = read_address(&new.address)?.address;
    check(&new.kind)?;
    let password = new.password.as_ref().map(good_password).transpose()?;
    let ring = match password {
        Some(_) => Some(KeyRing::read_or_make(keys, moment)?),
        None => None,
    };
    let mut work = engine.store.begin(engine.tenant).await?;
    let all = list(work.read()).await?;
    if let Some(known) = all.iter().find(|it| is_same(it, &address, &new.kind)) {
        let (address, account) = (known.address.clone(), known.account.clone());
        return Err(AccountProblem::There { address, account }.into());
    }
    let number = numbers::take(&mut work, Counted::Account, 1, moment.now).await?;
    let account = number.to_string();
    let sealed = match (&ring, password) {
        (Some((ring, _)), Some(password)) => {
            let secret = Secret::Password(password);
            Some(secret::seal(engine, ring, &account, &secret, moment)?)
        }
        _ => None,
    };
    let added = Account {
        account: account.clone(),
        address,
        kind: new.kind.clone(),
        outgoing: new.outgoing.clone(),
        aliases: Vec::new(),
        authserv_id: None,
        rates: OwnRates::default(),
        has_secret: sealed.is_some(),
        succeeded_at: None,
        failed_at: None,
        failure: None,
        why: None,
        version: 0,
        secret: sealed,
    };
    work.put_account(&account, &added.draft()?, 0, moment.now).await?;
    // Until it was read to its end nothing leaves (guard 1): an answer may lie in it.
    work.put_mail_account(&account, None).await?;
    work.commit().await?;
    Ok(Added { account, key_is_new: ring.is_some_and(|(_, is_new)| is_new) })
}

/// A password as it may be kept: one line, and not empty.
pub(super) fn good_password(given: &SecretText) -> Result<SecretText, AccountProblem> {
    let text = given.reveal();
    let is_good = !text.is_empty() && !text.contains(char::is_control);
    if is_good { Ok(given.clone()) } else { Err(AccountProblem::BadPassword) }
}

pub(super) fn read_address(text: &str) -> Result<Address, Error> {
    clients::read_address(text)?;
    let none = || Error::BadAddress { given: one_line(text), why: AddressFault::Domain };
    Address::parse(text).ok_or_else(none)
}

pub(super) fn check(kind: &Kind) -> Result<(), Error> {
    match kind {
        Kind::Imap(imap) => {
            let Imap { host, port, security, user, .. } = imap.clone();
            let server = Server { host, port, security, user, proofs: vec![] };
            if server.user.is_empty() || server.user.contains(char::is_control) {
                return Err(AccountProblem::BadUser.into());
            }
            let host = one_line(&server.host);
            if server.is_safe() {
                Ok(())
            } else {
                Err(AccountProblem::UnsafeServer { host }.into())
            }
        }
        Kind::Maildir(path) => {
            let is_maildir = path.join("cur").is_dir() && path.join("new").is_dir();
            if is_maildir && mailbox::list(path).is_ok() {
                return Ok(());
            }
            Err(AccountProblem::NoMaildir { path: path.display().to_string() }.into())
        }
    }
}

/// Whether it is the same mailbox: what is read twice is counted twice.
pub(super) fn is_same(known: &Account, address: &str, kind: &Kind) -> bool {
    match (&known.kind, kind) {
        (Kind::Maildir(one), Kind::Maildir(other)) => one == other,
        (Kind::Imap(one), Kind::Imap(other)) => {
            known.address.eq_ignore_ascii_case(address)
                || (&one.host, &one.user) == (&other.host, &other.user)
        }
        _ => false,
    }
}
