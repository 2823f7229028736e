//! Asking everybody, one after the other.

use url::Url;

use super::document::{self, DocumentError, Documented, read_document};
use super::known::KnownHost;
use super::server::{Account, Security, Server};
use super::srv;
use crate::dns::{DnsFailure, MailTakers};
use crate::http::{HttpClient, HttpError, Limits, Redirects, Request};

/// What is known of where an address's mail lies, and what was asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discovery {
    /// What was found.
    pub found: Found,
    /// Everybody who was asked before, in order.
    pub asked: Vec<Asked>,
}

/// Where an address's mail lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Who says so.
    pub source: Source,
    /// Where mail is read.
    pub incoming: Server,
    /// Where mail is handed over, where that is known.
    pub outgoing: Option<Server>,
    /// The provider of tokens, where a password is not enough.
    pub provider: Option<String>,
    /// What has to be done first at the host, the key of its words.
    pub needs: Option<String>,
}

/// Who says where mail lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A document of the domain.
    Document {
        /// Its address, without the mail address that was asked for.
        url: String,
    },
    /// The name servers of the domain.
    NameServers,
    /// The list of this program.
    Known {
        /// The name of the host.
        name: String,
        /// Whether what the list says of it is widely known.
        is_sure: bool,
    },
    /// Nobody: most hosts have such a name.
    Guess,
}

/// One that was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Who.
    pub source: Source,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It knows nothing.
    Nothing,
    /// It answered with this status of HTTP.
    Status(u16),
    /// What it answered cannot be used.
    Unusable(DocumentError),
    /// It could not be asked.
    Web(HttpError),
    /// The name servers could not be asked.
    Names(DnsFailure),
}

/// The usual ports: IMAP over TLS, and submission over TLS (RFC 8314).
const IMAPS: u16 = 993;
const SUBMISSIONS: u16 = 465;

/// How many redirects of the domain's own are followed.
const REDIRECTS: u8 = 3;

/// Where a domain keeps its document: Mozilla's two places, both only over TLS.
const PLACES: [&str; 2] = [
    "https://autoconfig.{domain}/mail/config-v1.1.xml",
    "https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml",
];

/// Finds out where an address's mail lies. With `client` `None` nobody is asked, and only what this
/// program knows by itself counts.
pub async fn discover(
    account: &Account,
    known: &[KnownHost],
    client: Option<&HttpClient>,
) -> Discovery {
    let mut asked = Vec::new();
    let found = match client {
        Some(client) => ask_all(account, known, client, &mut asked).await,
        None => of_list(account, known, &[]),
    };
    Discovery { found: found.unwrap_or_else(|| guess(account)), asked }
}

async fn ask_all(
    account: &Account,
    known: &[KnownHost],
    client: &HttpClient,
    asked: &mut Vec<Asked>,
) -> Option<Found> {
    for place in PLACES {
        let url = place.replace("{domain}", &account.domain);
        match document(&url, account, client).await {
            Ok(found) => return of_document(url, found, known),
            Err(outcome) => asked.push(Asked { source: Source::Document { url }, outcome }),
        }
    }
    match srv::ask(client.dns(), account).await {
        Ok((Some(incoming), outgoing)) => {
            let found = Found { incoming, outgoing, ..guess(account) };
            return Some(with_list(Found { source: Source::NameServers, ..found }, known));
        }
        Ok((None, _)) => {
            asked.push(Asked { source: Source::NameServers, outcome: Outcome::Nothing });
        }
        Err(failure) => {
            asked.push(Asked { source: Source::NameServers, outcome: Outcome::Names(failure) });
        }
    }
    if let Some(found) = of_list(account, known, &[]) {
        return Some(found);
    }
    match client.dns().mail_takers(&account.domain).await {
        MailTakers::Named(hosts) => of_list(account, known, &hosts),
        _ => None,
    }
}

async fn document(
    url: &str,
    account: &Account,
    client: &HttpClient,
) -> Result<Documented, Outcome> {
    let asks = Url::parse_with_params(url, [("emailaddress", &account.address)]);
    let asks = asks.map_or_else(|_| url.to_owned(), String::from);
    let limits = Limits { body_bytes: document::LONGEST_BYTES, ..Limits::default() };
    let request = Request::get(&asks).map_err(Outcome::Web)?;
    let request = request.redirects(Redirects::Follow(REDIRECTS)).limits(limits);
    let answer = client.send(&request).await.map_err(Outcome::Web)?;
    // RFC 9110, 15.3.1.
    if answer.status != 200 {
        return Err(Outcome::Status(answer.status));
    }
    read_document(&answer.body, account).map_err(Outcome::Unusable)
}

fn of_document(url: String, found: Documented, known: &[KnownHost]) -> Option<Found> {
    let incoming = found.incoming.into_iter().next()?;
    let outgoing = found.outgoing.into_iter().next();
    let source = Source::Document { url };
    let found = Found { source, incoming, outgoing, provider: None, needs: None };
    Some(with_list(found, known))
}

/// What the list says about a server that somebody else named: how one logs in there.
fn with_list(found: Found, known: &[KnownHost]) -> Found {
    let host = known.iter().find(|it| it.incoming.host == found.incoming.host);
    let (provider, needs) =
        host.map(|it| (it.provider.clone(), it.needs.clone())).unwrap_or_default();
    Found { provider, needs, ..found }
}

fn of_list(account: &Account, known: &[KnownHost], takers: &[String]) -> Option<Found> {
    let host = known.iter().find(|it| {
        it.has_domain(&account.domain) || takers.iter().any(|taker| it.takes_mail_at(taker))
    })?;
    let (incoming, outgoing) = host.servers(account);
    let source = Source::Known { name: host.name.clone(), is_sure: host.is_sure };
    let (provider, needs) = (host.provider.clone(), host.needs.clone());
    Some(Found { source, incoming, outgoing, provider, needs })
}

fn guess(account: &Account) -> Found {
    let server = |name: &str, port| Server {
        host: format!("{name}.{}", account.domain),
        port,
        security: Security::Tls,
        user: account.address.clone(),
        proofs: vec![],
    };
    Found {
        source: Source::Guess,
        incoming: server("imap", IMAPS),
        outgoing: Some(server("smtp", SUBMISSIONS)),
        provider: None,
        needs: None,
    }
}
