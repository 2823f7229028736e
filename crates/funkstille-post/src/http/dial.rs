//! From an address of the web to a connection: names are looked up once, what comes out is
//! checked, and exactly that is connected to.

use std::collections::BTreeMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::timeout;
use url::{Host, Url};

use super::public::{is_never_meant, is_public};
use super::request::{Endpoint, Reach, host, port};
use super::{HttpError, Request};
use crate::dns::{Dns, DnsFailure};

/// The ports of the web (RFC 9110, 4.2).
const USUAL_PORTS: [u16; 2] = [80, 443];

/// So many addresses of one host are tried.
const TRIES: usize = 4;

/// How connections are made.
#[derive(Debug)]
pub(super) enum Line {
    /// By the network.
    Network,
    /// Not at all: practice.
    Closed,
    /// To servers of this machine that play those of the internet.
    Played(Played),
}

/// Which server of this machine plays which host, and which addresses were called.
#[derive(Debug, Default)]
pub(super) struct Played {
    pub(super) servers: BTreeMap<SocketAddr, SocketAddr>,
    pub(super) called: Mutex<Vec<SocketAddr>>,
}

/// The addresses to which a request to `url` may connect.
///
/// # Errors
/// Where there is none: the host is unknown, or lies where the request may not lead.
pub(super) async fn addresses(
    dns: &Dns,
    url: &Url,
    reach: &Reach,
) -> Result<Vec<SocketAddr>, HttpError> {
    let (host, port) = (host(url), port(url));
    let is_named = match reach {
        Reach::Named(named) => named.contains(&Endpoint { host: host.clone(), port }),
        Reach::Web | Reach::AnyPort => false,
    };
    if !is_named && *reach != Reach::AnyPort && !USUAL_PORTS.contains(&port) {
        return Err(HttpError::Port { host, port });
    }
    let found = match url.host() {
        Some(Host::Ipv4(ip)) => vec![IpAddr::V4(ip)],
        Some(Host::Ipv6(ip)) => vec![IpAddr::V6(ip)],
        Some(Host::Domain(_)) => dns.addresses(&host).await.map_err(|why| unknown(&host, why))?,
        None => Vec::new(),
    };
    let may = |ip: &IpAddr| if is_named { !is_never_meant(*ip) } else { is_public(*ip) };
    let allowed: Vec<_> = found.iter().copied().filter(may).collect();
    match (allowed.is_empty(), found.first()) {
        (true, Some(ip)) => Err(HttpError::NotPublic { host, ip: *ip }),
        (true, None) => Err(HttpError::NoSuchHost { host }),
        (false, _) => Ok(allowed.into_iter().map(|ip| SocketAddr::new(ip, port)).collect()),
    }
}

fn unknown(host: &str, failure: DnsFailure) -> HttpError {
    let host = host.to_owned();
    match failure {
        DnsFailure::NoSuchName | DnsFailure::NoName => HttpError::NoSuchHost { host },
        DnsFailure::Unknown { why } => HttpError::HostUnknown { host, why },
        DnsFailure::Closed => HttpError::Closed,
    }
}

impl Line {
    /// Connects to the first of these addresses that answers.
    pub(super) async fn connect(
        &self,
        addresses: &[SocketAddr],
        url: &Url,
        request: &Request,
    ) -> Result<TcpStream, HttpError> {
        let mut last = io::Error::from(io::ErrorKind::AddrNotAvailable);
        for address in addresses.iter().take(TRIES) {
            match self.call(*address, request.limits.connect).await? {
                Ok(stream) => return Ok(stream),
                Err(error) => last = error,
            }
        }
        Err(HttpError::NoConnection { host: host(url), why: last.to_string() })
    }

    async fn call(
        &self,
        address: SocketAddr,
        patience: Duration,
    ) -> Result<io::Result<TcpStream>, HttpError> {
        let address = match self {
            Self::Network => address,
            Self::Closed => return Err(HttpError::Closed),
            Self::Played(played) => match played.call(address) {
                Some(address) => address,
                None => return Ok(Err(io::ErrorKind::ConnectionRefused.into())),
            },
        };
        let connected = timeout(patience, TcpStream::connect(address)).await;
        Ok(connected.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into())))
    }
}

impl Played {
    fn call(&self, address: SocketAddr) -> Option<SocketAddr> {
        self.called.lock().unwrap_or_else(PoisonError::into_inner).push(address);
        self.servers.get(&address).copied()
    }
}
