//! The one client for everything that this program asks of the web.
//!
//! Addresses come from strangers: a client's signature, a redirect, a name server. So each address
//! is checked when it is called ([`Reach`]): the name is looked up once, by our own resolver, what
//! comes out is checked, and exactly that is connected to. Redirects are followed by hand, each
//! checked like the first. There is no cookie, no proxy, no login that travels on, and a limit for
//! everything ([`Limits`]).

mod body;
mod dial;
mod error;
mod exchange;
mod public;
mod request;
mod tls;

use std::net::SocketAddr;
use std::sync::PoisonError;

use tokio::time::timeout;
use tokio_rustls::rustls::pki_types::CertificateDer;
use url::Url;

use crate::dns::{Dns, PlayedDns};
use dial::{Line, Played};
use exchange::Reply;
use request::{Content, acceptable, host};
use tls::Tls;

pub use error::HttpError;
pub use public::is_public;
pub use request::{Authorization, Endpoint, Limits, Reach, Redirects, Request, is_below};

/// Asks the web, within limits and never in private networks.
pub struct HttpClient {
    dns: Dns,
    line: Line,
    tls: Tls,
}

/// What a server answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status (RFC 9110, 15).
    pub status: u16,
    /// What the server says that the bytes are.
    pub content_type: Option<String>,
    /// The bytes, unpacked.
    pub body: Vec<u8>,
    /// Whether there were more bytes than are read.
    pub is_cut: bool,
    /// The address that gave this answer: that of the request, or where it led.
    pub address: String,
    /// The host of that address, in lower case.
    pub host: String,
}

impl HttpClient {
    /// Asks the internet, for names those servers that `dns` knows.
    pub fn new(dns: Dns) -> Self {
        Self { dns, line: Line::Network, tls: Tls::system() }
    }

    /// Asks nobody: for practice, where no connection is opened.
    pub fn closed() -> Self {
        Self { dns: Dns::Closed, line: Line::Closed, tls: Tls::own(Vec::new()) }
    }

    /// Asks servers of this machine in the place of hosts of the internet: names from memory, then
    /// for each address (of the internet) the server that plays it. What is checked, is checked
    /// as ever.
    pub fn played(dns: PlayedDns, servers: &[(SocketAddr, SocketAddr)]) -> Self {
        let servers = servers.iter().copied().collect();
        let line = Line::Played(Played { servers, ..Played::default() });
        Self { dns: Dns::Played(dns), line, tls: Tls::own(Vec::new()) }
    }

    /// Trusts these authorities (DER) instead of the system's.
    #[must_use]
    pub fn trusting(self, authorities: Vec<Vec<u8>>) -> Self {
        let own = authorities.into_iter().map(CertificateDer::from).collect();
        Self { tls: Tls::own(own), ..self }
    }

    /// Who is asked for names.
    pub fn dns(&self) -> &Dns {
        &self.dns
    }

    /// The addresses that were called so far, where servers are played; none otherwise.
    pub fn called(&self) -> Vec<SocketAddr> {
        match &self.line {
            Line::Played(played) => {
                played.called.lock().unwrap_or_else(PoisonError::into_inner).clone()
            }
            Line::Network | Line::Closed => Vec::new(),
        }
    }

    /// Sends a request and reads its answer, whatever status it has.
    pub async fn send(&self, request: &Request) -> Result<Answer, HttpError> {
        if matches!(self.line, Line::Closed) {
            return Err(HttpError::Closed);
        }
        let total = request.limits.total;
        let answer = timeout(total, self.follow(request)).await;
        answer.unwrap_or_else(|_| {
            Err(HttpError::TooSlow { host: host(&request.url), seconds: total.as_secs() })
        })
    }

    async fn follow(&self, request: &Request) -> Result<Answer, HttpError> {
        let mut url = request.url.clone();
        let mut left = request.followed();
        loop {
            let reply = self.ask(&url, request).await?;
            let Some(next) = leads_to(&reply, &url, request)? else {
                return Ok(answer(reply, &url));
            };
            if left == 0 {
                return Err(HttpError::TooManyRedirects { host: host(&request.url) });
            }
            left -= 1;
            url = next;
        }
    }

    async fn ask(&self, url: &Url, request: &Request) -> Result<Reply, HttpError> {
        if is_below(&host(url), &request.avoided) {
            return Err(HttpError::Avoided { host: host(url) });
        }
        let addresses = dial::addresses(&self.dns, url, &request.reach).await?;
        let stream = self.line.connect(&addresses, url, request).await?;
        match url.scheme() {
            "https" => exchange::ask(self.tls.over(stream, url).await?, url, request).await,
            _ => exchange::ask(stream, url, request).await,
        }
    }
}

impl Request {
    /// How many redirects are followed. What is sent is never sent on.
    fn followed(&self) -> u8 {
        match (&self.content, self.redirects) {
            (Content::Nothing, Redirects::Follow(most) | Redirects::FollowAnywhere(most)) => most,
            _ => 0,
        }
    }
}

/// Where an answer leads, if it is to be followed.
fn leads_to(reply: &Reply, from: &Url, request: &Request) -> Result<Option<Url>, HttpError> {
    let follows = request.redirects != Redirects::Answer
        && matches!(request.content, Content::Nothing)
        && matches!(reply.status, 301 | 302 | 303 | 307 | 308);
    let Some(location) = reply.location.as_ref().filter(|_| follows) else {
        return Ok(None);
    };
    let bad = || HttpError::BadRedirect { host: host(from) };
    let next = acceptable(from.join(location).map_err(|_| bad())?)?;
    let is_less_secure = from.scheme() == "https" && next.scheme() == "http";
    if is_less_secure && !matches!(request.redirects, Redirects::FollowAnywhere(_)) {
        return Err(bad());
    }
    Ok(Some(next))
}

fn answer(reply: Reply, url: &Url) -> Answer {
    let Reply { status, content_type, body, .. } = reply;
    Answer {
        status,
        content_type,
        body: body.bytes,
        is_cut: body.is_cut,
        address: url.to_string(),
        host: host(url),
    }
}
