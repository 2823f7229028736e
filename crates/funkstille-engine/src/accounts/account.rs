//! An account as the use cases see it.

use std::path::PathBuf;

use funkstille_core::explain::Fact;
use funkstille_post::autoconfig::{Security, Server};
#[cfg(doc)]
use funkstille_post::smtp::SmtpError;
use funkstille_store::{self as store, AccountDraft};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{AccountProblem, OwnRates};
use crate::error::Error;
use crate::reason;

/// An account, and how it went with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its number.
    pub account: String,
    /// The address whose mail it holds.
    pub address: String,
    /// What kind of mailbox it is.
    pub kind: Kind,
    /// Where mail of this address is handed over, where that is known.
    pub outgoing: Option<Outgoing>,
    /// Further addresses of ours whose mail lies in it, in lower case.
    pub aliases: Vec<String>,
    /// The name under which its server says what it found out about a sender (`authserv-id`, RFC
    /// 8601), where somebody set it. What counts is said by [`super::authserv_id`].
    pub authserv_id: Option<String>,
    /// How many messages its server for sending is handed at most, where somebody set it. What
    /// counts is said by [`super::rates`].
    pub rates: OwnRates,
    /// Whether a password or token is kept.
    pub has_secret: bool,
    /// When it was last read without trouble.
    pub succeeded_at: Option<Timestamp>,
    /// When it last failed.
    pub failed_at: Option<Timestamp>,
    /// The key of the words for the last failure; `None` where the last attempt succeeded.
    pub failure: Option<String>,
    /// These words with their facts.
    pub why: Option<Fact>,
    pub(super) version: i64,
    pub(super) secret: Option<Vec<u8>>,
}

/// A kind of mailbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// On a server.
    Imap(Imap),
    /// A folder of this machine.
    Maildir(PathBuf),
}

/// A mailbox on a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imap {
    /// The server's name.
    pub host: String,
    /// The server's port.
    pub port: u16,
    /// How the connection is guarded.
    pub security: Security,
    /// The name of the user there.
    pub user: String,
    /// How the user proves who it is.
    pub auth: Auth,
}

/// How a user proves who it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Auth {
    /// With a password.
    Password,
    /// With a token of this provider.
    Provider(String),
}

/// Where mail is handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    /// The server's name.
    pub host: String,
    /// The server's port.
    pub port: u16,
    /// How the connection is guarded: `tls`, `starttls`, `none`.
    pub security: String,
    /// The name of the user there.
    pub user: String,
}

/// What the database keeps as an object of JSON.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Settings {
    #[serde(skip_serializing_if = "Option::is_none")]
    maildir: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outgoing: Option<Outgoing>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authserv_id: Option<String>,
    #[serde(skip_serializing_if = "OwnRates::is_empty")]
    rates: OwnRates,
}

/// The names of kinds and of the login by password, in the database and in JSON.
const IMAP: &str = "imap";
const MAILDIR: &str = "maildir";
const PASSWORD: &str = "password";

impl Kind {
    /// Its name: `imap`, `maildir`.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Imap(_) => IMAP,
            Self::Maildir(_) => MAILDIR,
        }
    }
}

impl Auth {
    /// `password`, or the name of the provider.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Password => PASSWORD,
            Self::Provider(name) => name,
        }
    }

    /// Reads the name.
    pub(super) fn parse(name: &str) -> Self {
        if name == PASSWORD { Self::Password } else { Self::Provider(name.to_owned()) }
    }
}

impl From<&Server> for Outgoing {
    fn from(server: &Server) -> Self {
        let (host, user) = (server.host.clone(), server.user.clone());
        Self { host, port: server.port, security: server.security.as_str().to_owned(), user }
    }
}

impl Account {
    /// Every address of ours whose mail lies in it, in lower case.
    pub fn addresses(&self) -> impl Iterator<Item = String> {
        std::iter::once(self.address.to_lowercase()).chain(self.aliases.iter().cloned())
    }

    /// Where it is, for people: `imap.studio.example:993`, or the folder.
    pub fn place(&self) -> String {
        match &self.kind {
            Kind::Imap(imap) => format!("{}:{}", imap.host, imap.port),
            Kind::Maildir(path) => path.display().to_string(),
        }
    }

    /// The settings of a mailbox on a server.
    ///
    /// # Errors
    /// [`AccountProblem::OtherKind`].
    pub(super) fn imap(&self) -> Result<&Imap, AccountProblem> {
        match &self.kind {
            Kind::Imap(imap) => Ok(imap),
            Kind::Maildir(_) => Err(AccountProblem::OtherKind { account: self.account.clone() }),
        }
    }

    /// Whether one logs in with it: in the mailbox, or where its mail is handed over.
    pub fn wants_login(&self) -> bool {
        let hands_over = self.outgoing.as_ref().is_some_and(|it| !it.user.is_empty());
        matches!(self.kind, Kind::Imap(_)) || hands_over
    }

    /// Whether one logs in with it, and nobody has given password or token yet.
    pub fn lacks_login(&self) -> bool {
        self.wants_login() && !self.has_secret
    }

    /// What fails with it: whether that is sending, and why. A mailbox that lies on this machine is
    /// read without a login, so nothing else says that none was given for sending.
    pub fn trouble(&self) -> Option<(bool, Fact)> {
        if let Some(why) = &self.why {
            return Some((self.cannot_send(), why.clone()));
        }
        let is_here = matches!(self.kind, Kind::Maildir(_));
        let no_login = AccountProblem::NoSecret { account: self.account.clone() };
        let why = || reason::told(&reason::record(&no_login));
        (is_here && self.lacks_login()).then(|| (true, why()))
    }

    /// Whether it failed in sending: no letter leaves by it before a person has changed something.
    pub fn cannot_send(&self) -> bool {
        self.failure.as_deref().is_some_and(is_of_sending)
    }

    pub(super) fn read(stored: store::Account) -> Result<Self, Error> {
        let store::Account { account, draft, .. } = stored;
        let unreadable = || AccountProblem::Unreadable { account: account.clone() };
        let settings: Settings = serde_json::from_str(&draft.settings).map_err(|_| unreadable())?;
        let kind = match draft.kind.as_str() {
            IMAP => {
                let security = draft.security.as_deref().and_then(Security::parse);
                let auth = draft.auth.as_deref().map(Auth::parse);
                let read = (draft.host, draft.port, security, draft.user, auth);
                let (Some(host), Some(port), Some(security), Some(user), Some(auth)) = read else {
                    return Err(unreadable().into());
                };
                Kind::Imap(Imap { host, port, security, user, auth })
            }
            MAILDIR => Kind::Maildir(settings.maildir.ok_or_else(unreadable)?),
            _ => return Err(unreadable().into()),
        };
        let kept = stored.failure.as_deref();
        Ok(Self {
            address: draft.address,
            kind,
            outgoing: settings.outgoing,
            aliases: settings.aliases,
            authserv_id: settings.authserv_id,
            rates: settings.rates,
            has_secret: draft.secret.is_some(),
            succeeded_at: stored.succeeded_at,
            failed_at: stored.failed_at,
            failure: kept.map(|kept| reason::key_of(kept).unwrap_or_else(|| kept.to_owned())),
            why: kept.map(why),
            version: stored.version,
            secret: draft.secret,
            account,
        })
    }

    /// As the database keeps it.
    pub(super) fn draft(&self) -> Result<AccountDraft, Error> {
        let (address, kind) = (self.address.clone(), self.kind.as_str().to_owned());
        let outgoing = self.outgoing.clone();
        let maildir = match &self.kind {
            Kind::Maildir(path) => Some(path.clone()),
            Kind::Imap(_) => None,
        };
        let unwritable = |_| AccountProblem::Unreadable { account: self.account.clone() };
        let (aliases, authserv_id) = (self.aliases.clone(), self.authserv_id.clone());
        let settings = Settings { maildir, outgoing, aliases, authserv_id, rates: self.rates };
        let settings = serde_json::to_string(&settings).map_err(unwritable)?;
        let secret = self.secret.clone();
        let draft = AccountDraft { address, kind, settings, secret, ..AccountDraft::default() };
        Ok(match &self.kind {
            Kind::Maildir(_) => draft,
            Kind::Imap(imap) => AccountDraft {
                host: Some(imap.host.clone()),
                port: Some(imap.port),
                security: Some(imap.security.as_str().to_owned()),
                user: Some(imap.user.clone()),
                auth: Some(imap.auth.as_str().to_owned()),
                ..draft
            },
        })
    }
}

/// What failed, as a sentence; an earlier version kept its key alone.
fn why(kept: &str) -> Fact {
    match reason::told(kept) {
        Fact::Text(key) => Fact::Told { key, facts: vec![] },
        told => told,
    }
}

/// The keys of what can go wrong in sending begin with this ([`SmtpError`]).
const OF_SENDING: &str = "smtp-";

/// Whether the words of this key say that sending failed.
fn is_of_sending(key: &str) -> bool {
    key.starts_with(OF_SENDING)
}
