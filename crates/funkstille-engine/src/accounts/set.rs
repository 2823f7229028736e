//! What is known of an account changes.

use std::path::PathBuf;

use super::add::{check, is_same, read_address};
use super::note::mend;
use super::{
    Account, AccountProblem, Auth, Kind, Outgoing, OwnRates, Security, Server, find, hosts, list,
};
use crate::engine::{Engine, Moment};
use crate::error::Error;

/// What is to change of an account; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountChange {
    /// The address whose mail it holds.
    pub address: Option<String>,
    /// The server's name.
    pub host: Option<String>,
    /// The server's port.
    pub port: Option<u16>,
    /// How the connection is guarded.
    pub security: Option<Security>,
    /// The name of the user there.
    pub user: Option<String>,
    /// How the user proves who it is.
    pub auth: Option<Auth>,
    /// The folder of this machine.
    pub maildir: Option<PathBuf>,
    /// The name under which its server says what it found out about a sender; `Some(None)` leaves
    /// that to the program.
    pub authserv_id: Option<Option<String>>,
    /// The server to which its mail is handed over.
    pub smtp: SmtpChange,
    /// How many messages that server is handed at most; what is `None` stays.
    pub rates: OwnRates,
    /// Whether the rates are left to the program again.
    pub without_rates: bool,
    /// Further addresses of ours whose mail lies in it.
    pub with_aliases: Vec<String>,
    /// Such addresses that are none any more.
    pub without_aliases: Vec<String>,
}

/// What is to change of the server to which mail is handed over; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SmtpChange {
    /// The server's name.
    pub host: Option<String>,
    /// The server's port.
    pub port: Option<u16>,
    /// How the connection is guarded.
    pub security: Option<Security>,
    /// The name of the user there; empty where the server wants no login.
    pub user: Option<String>,
}

/// The usual port for handing over mail with TLS from the first byte (RFC 8314, 3.3).
const SUBMISSIONS: u16 = 465;

/// The usual port for handing over mail with TLS when it is asked for (RFC 6409, 3.1).
const SUBMISSION: u16 = 587;

/// Changes an account; gives it as it is now. What is another mailbox from now on is read from its
/// beginning, and nothing leaves until then (guard 1). A login of another kind is entered anew.
///
/// # Errors
/// As [`super::add`]; [`AccountProblem::OtherKind`] where something does not belong to that kind of
/// mailbox, [`AccountProblem::BadAuthservId`].
pub async fn set(
    engine: &Engine,
    moment: &Moment,
    given: &str,
    change: &AccountChange,
) -> Result<Account, Error> {
    let mut work = engine.store.begin(engine.tenant).await?;
    let before = find(work.read(), given).await?;
    let after = changed(&before, change)?;
    if after.kind != before.kind {
        check(&after.kind)?;
    }
    let all = list(work.read()).await?;
    let mut others = all.iter().filter(|it| it.account != before.account);
    if let Some(known) = others.find(|it| is_same(it, &after.address, &after.kind)) {
        let (address, account) = (known.address.clone(), known.account.clone());
        return Err(AccountProblem::There { address, account }.into());
    }
    let id = &before.account;
    work.put_account(id, &after.draft()?, before.version, moment.now).await?;
    if place(&after.kind) != place(&before.kind) {
        work.remove_mail_account(id).await?;
        work.put_mail_account(id, None).await?;
    }
    if after.outgoing != before.outgoing || after.kind != before.kind {
        mend(&mut work, id).await?;
    }
    let set = find(work.read(), id).await?;
    work.commit().await?;
    Ok(set)
}

/// Which mailbox it is: the numbers of its messages hold there, and nowhere else.
fn place(kind: &Kind) -> (String, String) {
    match kind {
        Kind::Imap(imap) => (imap.host.to_lowercase(), imap.user.clone()),
        Kind::Maildir(path) => (path.display().to_string(), String::new()),
    }
}

fn changed(before: &Account, change: &AccountChange) -> Result<Account, Error> {
    let mut after = before.clone();
    if let Some(address) = &change.address {
        after.address = read_address(address)?.address;
    }
    if let Some(name) = &change.authserv_id {
        after.authserv_id = name.as_deref().map(good_name).transpose()?;
    }
    let rates = if change.without_rates { OwnRates::default() } else { before.rates };
    after.rates = OwnRates {
        per_hour: change.rates.per_hour.or(rates.per_hour),
        per_day: change.rates.per_day.or(rates.per_day),
    };
    for alias in &change.with_aliases {
        after.aliases.push(read_address(alias)?.address.to_lowercase());
    }
    let is_gone = |alias: &String| {
        let is_it = |gone: &String| gone.trim().eq_ignore_ascii_case(alias);
        change.without_aliases.iter().any(is_it)
    };
    let own = after.address.to_lowercase();
    after.aliases.retain(|alias| !is_gone(alias) && *alias != own);
    after.aliases.sort_unstable();
    after.aliases.dedup();
    after.outgoing = outgoing(&after, &change.smtp)?;
    let AccountChange { host, port, security, user, auth, maildir, .. } = change;
    let is_of_server = host.is_some() || port.is_some() || security.is_some();
    let is_of_server = is_of_server || user.is_some() || auth.is_some();
    match &mut after.kind {
        Kind::Imap(imap) if maildir.is_none() => {
            imap.host = host.as_ref().map_or_else(|| imap.host.clone(), |it| it.to_lowercase());
            imap.port = port.unwrap_or(imap.port);
            imap.security = security.unwrap_or(imap.security);
            imap.user = user.clone().unwrap_or_else(|| imap.user.clone());
            if let Some(auth) = auth.as_ref().filter(|auth| **auth != imap.auth) {
                imap.auth = auth.clone();
                (after.secret, after.has_secret) = (None, false);
            }
        }
        Kind::Maildir(path) if !is_of_server => {
            *path = maildir.clone().unwrap_or_else(|| path.clone());
        }
        _ => return Err(AccountProblem::OtherKind { account: before.account.clone() }.into()),
    }
    Ok(after)
}

/// A name as it stands in a header: one word (RFC 8601, 2.3); `*.host.example` for all of a host.
fn good_name(given: &str) -> Result<String, AccountProblem> {
    let name = given.trim().to_lowercase();
    let end = name.strip_prefix('*').unwrap_or(&name);
    let is_word = |sign: char| sign.is_alphanumeric() || "._-".contains(sign);
    let is_whole = name == end || (end.starts_with('.') && end.trim_matches('.').contains('.'));
    if end.is_empty() || !end.chars().all(is_word) || !is_whole {
        return Err(AccountProblem::BadAuthservId { given: given.to_owned() });
    }
    Ok(name)
}

/// The name under which the server of an account says what it found out about a sender: as it was
/// set, else as it is known of the host. Where it is neither, only the place of a header proves
/// something (docs/mail.md, *Forged mail*).
///
/// # Errors
/// Where the list of hosts cannot be read.
pub fn authserv_id(engine: &Engine, account: &Account) -> Result<Option<String>, Error> {
    match (&account.authserv_id, &account.kind) {
        (Some(name), _) => Ok(Some(name.clone())),
        (None, Kind::Imap(imap)) => hosts::authserv_id(&engine.data, &imap.host),
        (None, Kind::Maildir(_)) => Ok(None),
    }
}

/// Where mail is handed over from now on.
fn outgoing(account: &Account, change: &SmtpChange) -> Result<Option<Outgoing>, Error> {
    let SmtpChange { host, port, security, user } = change;
    if *change == SmtpChange::default() {
        return Ok(account.outgoing.clone());
    }
    let before = account.outgoing.as_ref();
    let known = before.and_then(|it| Security::parse(&it.security));
    let security = security.or(known).unwrap_or(Security::Tls);
    let usual = if security == Security::Tls { SUBMISSIONS } else { SUBMISSION };
    let kept = before.filter(|_| change.security.is_none()).map(|it| it.port);
    let own = match &account.kind {
        Kind::Imap(imap) => imap.user.clone(),
        Kind::Maildir(_) => account.address.clone(),
    };
    let no_host = || AccountProblem::NoSmtpHost { account: account.account.clone() };
    let host = host.clone().or_else(|| before.map(|it| it.host.clone())).ok_or_else(no_host)?;
    let server = Server {
        host: host.to_lowercase(),
        port: port.or(kept).unwrap_or(usual),
        security,
        user: user.clone().or_else(|| before.map(|it| it.user.clone())).unwrap_or(own),
        proofs: vec![],
    };
    // A server without a login has no name of a user to look at.
    let named = Server { user: format!("{}x", server.user), ..server.clone() };
    if !named.is_safe() {
        let host = server.host.split_whitespace().collect();
        return Err(AccountProblem::UnsafeServer { host }.into());
    }
    Ok(Some(Outgoing::from(&server)))
}
