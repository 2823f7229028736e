//! What is asked of the web, and under which conditions.

use std::collections::BTreeSet;
use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use url::{Url, form_urlencoded};

use super::HttpError;
use super::public::is_public;

/// A request: an address, what is sent there, and what is put up with.
#[derive(Clone, Debug)]
pub struct Request {
    pub(super) url: Url,
    pub(super) content: Content,
    pub(super) accept: &'static str,
    pub(super) authorization: Option<Authorization>,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) reach: Reach,
    pub(super) redirects: Redirects,
    pub(super) limits: Limits,
    pub(super) avoided: BTreeSet<String>,
}

/// What is sent. Something that is sent is never sent on to another address.
#[derive(Clone)]
pub(super) enum Content {
    /// Nothing: the address is read (GET).
    Nothing,
    /// Bytes of a type (POST).
    Bytes { media_type: &'static str, bytes: Vec<u8> },
}

/// Who asks. It goes to the address of the request, and never on to where that leads.
#[derive(Clone)]
pub enum Authorization {
    /// A token (RFC 6750).
    Bearer(String),
    /// A name and a password (RFC 7617).
    Basic {
        /// The name.
        user: String,
        /// The password.
        password: String,
    },
}

/// Where a request may lead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Public hosts, at the ports 80 and 443: for what strangers write, such as a client's site.
    #[default]
    Web,
    /// Public hosts, at any port: for what the user set up.
    AnyPort,
    /// As [`Reach::Web`]; and these hosts wherever they lie, because the user set them up.
    Named(BTreeSet<Endpoint>),
}

/// A host that the user set up.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Endpoint {
    /// Its name or address, in lower case, an address of IPv6 in brackets.
    pub host: String,
    /// Its port.
    pub port: u16,
}

impl Endpoint {
    /// The host and port of an address.
    pub fn of(address: &str) -> Result<Self, HttpError> {
        let url = parse(address)?;
        Ok(Self { host: host(&url), port: port(&url) })
    }

    /// Whether it is written as an address, in numbers, and that is not public. Where a name lies
    /// is known only when it is called.
    pub fn is_private_address(&self) -> bool {
        let host = self.host.trim_start_matches('[').trim_end_matches(']');
        host.parse::<IpAddr>().is_ok_and(|ip| !is_public(ip))
    }
}

/// What is done with an answer that names another address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redirects {
    /// It is the answer.
    Answer,
    /// It is followed so many times, each address checked anew; never from `https` to `http`.
    Follow(u8),
    /// As [`Redirects::Follow`], also from `https` to `http`: where nothing secret is told.
    FollowAnywhere(u8),
}

/// What is put up with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// For everything together: names, connections, all addresses that it leads to, all bytes.
    pub total: Duration,
    /// For one connection.
    pub connect: Duration,
    /// The most bytes in the head of an answer; 8 KiB at least.
    pub head_bytes: usize,
    /// The most bytes of an answer, packed and unpacked.
    pub body_bytes: usize,
    /// Whether a longer answer is cut there; otherwise it is an error.
    pub cut: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            total: Duration::from_secs(20),
            connect: Duration::from_secs(5),
            head_bytes: 64 * 1024,
            body_bytes: 2 * 1024 * 1024,
            cut: false,
        }
    }
}

impl Request {
    /// Reads an address (GET). Redirects are the answer unless [`Request::redirects`] says
    /// otherwise.
    pub fn get(address: &str) -> Result<Self, HttpError> {
        Self::new(address, Content::Nothing)
    }

    /// Sends the fields of a form (POST, `application/x-www-form-urlencoded`).
    pub fn form(address: &str, fields: &[(&str, &str)]) -> Result<Self, HttpError> {
        let text = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let media_type = "application/x-www-form-urlencoded";
        Self::new(address, Content::Bytes { media_type, bytes: text.into_bytes() })
    }

    /// Sends JSON that is written already (POST, `application/json`).
    pub fn json(address: &str, json: Vec<u8>) -> Result<Self, HttpError> {
        Self::new(address, Content::Bytes { media_type: "application/json", bytes: json })
    }

    /// Sends a text (POST, `text/plain` in UTF-8).
    pub fn text(address: &str, text: &str) -> Result<Self, HttpError> {
        let (media_type, bytes) = ("text/plain; charset=utf-8", text.as_bytes().to_vec());
        Self::new(address, Content::Bytes { media_type, bytes })
    }

    fn new(address: &str, content: Content) -> Result<Self, HttpError> {
        Ok(Self {
            url: parse(address)?,
            content,
            accept: "*/*",
            authorization: None,
            headers: Vec::new(),
            reach: Reach::default(),
            redirects: Redirects::Answer,
            limits: Limits::default(),
            avoided: BTreeSet::new(),
        })
    }

    /// The media types that are understood (`Accept`, RFC 9110 12.5.1).
    #[must_use]
    pub fn accept(self, media_types: &'static str) -> Self {
        Self { accept: media_types, ..self }
    }

    /// Who asks.
    #[must_use]
    pub fn authorization(self, authorization: Authorization) -> Self {
        Self { authorization: Some(authorization), ..self }
    }

    /// One more header. As [`Authorization`], it goes to the address of the request alone.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Where it may lead; [`Reach::Web`] otherwise.
    #[must_use]
    pub fn reach(self, reach: Reach) -> Self {
        Self { reach, ..self }
    }

    /// What is done with an answer that names another address.
    #[must_use]
    pub fn redirects(self, redirects: Redirects) -> Self {
        Self { redirects, ..self }
    }

    /// Domains that are not called, with all hosts below them, also where an answer leads there.
    #[must_use]
    pub fn avoiding(self, domains: BTreeSet<String>) -> Self {
        Self { avoided: domains, ..self }
    }

    /// What is put up with.
    #[must_use]
    pub fn limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }
}

impl Authorization {
    pub(super) fn value(&self) -> String {
        match self {
            Self::Bearer(token) => format!("Bearer {token}"),
            Self::Basic { user, password } => {
                format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
            }
        }
    }
}

impl fmt::Debug for Authorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bearer(_) => "Bearer",
            Self::Basic { .. } => "Basic",
        })
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing => "Nothing",
            Self::Bytes { media_type, .. } => media_type,
        })
    }
}

/// Reads an address as browsers do (WHATWG URL), so that an address of IPv4 in any spelling
/// (`0x7f.1`, `2130706433`) is one.
pub(super) fn parse(address: &str) -> Result<Url, HttpError> {
    let url = Url::parse(address.trim());
    let url = url.map_err(|_| HttpError::NoAddress { address: address.to_owned() })?;
    acceptable(url)
}

/// What an address must be, wherever it comes from.
pub(super) fn acceptable(mut url: Url) -> Result<Url, HttpError> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(HttpError::Scheme { scheme: url.scheme().to_owned() });
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(HttpError::Login { host: host(&url) });
    }
    url.set_fragment(None);
    Ok(url)
}

/// Whether a host is one of these domains or lies below one.
pub fn is_below(host: &str, domains: &BTreeSet<String>) -> bool {
    let ends = host.match_indices('.').map(|(at, _)| &host[at + 1..]);
    [host].into_iter().chain(ends).any(|domain| domains.contains(domain))
}

/// The host as it is written in an address; without a dot at its end, which says the same.
pub(super) fn host(url: &Url) -> String {
    url.host_str().unwrap_or_default().trim_end_matches('.').to_owned()
}

/// The port, which both schemes have.
pub(super) fn port(url: &Url) -> u16 {
    url.port_or_known_default().unwrap_or_default()
}
