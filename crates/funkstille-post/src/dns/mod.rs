//! Names of the internet: where a host is, who takes a domain's mail, where a service of it runs.
//!
//! What a server says and what nobody said are kept apart: a domain is gone only where a server
//! says so ([`DnsFailure::NoSuchName`]); a server that fails or is silent says nothing
//! ([`DnsFailure::Unknown`]).

mod mail;
mod played;
mod system;

use std::fmt;
use std::net::IpAddr;

use hickory_resolver::TokioResolver;
use url::Host;

pub use mail::MailTakers;
pub use played::PlayedDns;

/// Who is asked for names.
pub enum Dns {
    /// The servers that the system is set up with, or those that were named.
    Servers(Box<TokioResolver>),
    /// Nobody: practice opens no connection.
    Closed,
    /// Answers from memory.
    Played(PlayedDns),
}

/// Why there is no answer to a question about a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DnsFailure {
    /// A server says that the name does not exist (NXDOMAIN, RFC 1035 4.1.1, RFC 8020).
    NoSuchName,
    /// It is no name that a domain can have.
    NoName,
    /// A server failed, refused or was silent: nothing is known.
    Unknown {
        /// What the system or the server says.
        why: String,
    },
    /// Nobody is asked, because this is practice.
    Closed,
}

/// A place at which a service of a domain runs (RFC 2782).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// The smaller, the sooner it is tried.
    pub priority: u16,
    /// Among equal priorities: the greater, the sooner.
    pub weight: u16,
    /// Its host, without a dot at its end.
    pub host: String,
    /// Its port.
    pub port: u16,
}

/// A server that takes mail for a domain (RFC 5321, 5.1).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exchange {
    /// The smaller, the sooner it is tried.
    pub preference: u16,
    /// Its host, without a dot at its end; empty where the record says that there is none.
    pub host: String,
}

impl Dns {
    /// Asks the servers that the system is set up with.
    ///
    /// # Errors
    /// Where that set-up cannot be read: [`DnsFailure::Unknown`].
    pub fn system() -> Result<Self, DnsFailure> {
        system::of_system().map(|resolver| Self::Servers(Box::new(resolver)))
    }

    /// Asks the one server at this address, by UDP and TCP.
    ///
    /// # Errors
    /// Where the resolver cannot be made: [`DnsFailure::Unknown`].
    pub fn of_server(server: std::net::SocketAddr) -> Result<Self, DnsFailure> {
        system::of_server(server).map(|resolver| Self::Servers(Box::new(resolver)))
    }

    /// The addresses of a host (records A and AAAA), those of IPv4 first; none where it exists
    /// without an address. A name is taken as it is, nothing is appended to it.
    pub async fn addresses(&self, host: &str) -> Result<Vec<IpAddr>, DnsFailure> {
        let host = ascii(host)?;
        match self {
            Self::Servers(resolver) => system::addresses(resolver, &host).await,
            Self::Closed => Err(DnsFailure::Closed),
            Self::Played(played) => played.addresses(&host),
        }
    }

    /// The servers that a domain names for its mail (records MX), those that are tried first at
    /// the front. [`Dns::mail_takers`] says what they mean.
    pub async fn exchanges(&self, domain: &str) -> Result<Vec<Exchange>, DnsFailure> {
        let domain = ascii(domain)?;
        let mut found = match self {
            Self::Servers(resolver) => system::exchanges(resolver, &domain).await,
            Self::Closed => Err(DnsFailure::Closed),
            Self::Played(played) => played.exchanges(&domain),
        }?;
        found.sort();
        Ok(found)
    }

    /// Where a service of a domain runs (records SRV), such as `_imaps._tcp` of `example.org`
    /// (RFC 6186, RFC 8314); those that are tried first at the front. None where the domain says
    /// that it has none.
    pub async fn services(&self, service: &str, domain: &str) -> Result<Vec<Service>, DnsFailure> {
        let name = format!("{service}.{}", ascii(domain)?);
        let mut found = match self {
            Self::Servers(resolver) => system::services(resolver, &name).await,
            Self::Closed => Err(DnsFailure::Closed),
            Self::Played(played) => played.services(&name),
        }?;
        // The root as a target says that the service is not offered (RFC 2782).
        found.retain(|service| !service.host.is_empty());
        found.sort_by(|a, b| (a.priority, b.weight, &a.host).cmp(&(b.priority, a.weight, &b.host)));
        Ok(found)
    }
}

impl fmt::Debug for Dns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Servers(_) => "Servers",
            Self::Closed => "Closed",
            Self::Played(_) => "Played",
        })
    }
}

/// The name as it is asked for: in lower case, in ASCII (RFC 5890), without a dot at its end.
fn ascii(name: &str) -> Result<String, DnsFailure> {
    let name = name.trim_end_matches('.');
    match Host::parse(name) {
        Ok(Host::Domain(domain)) => Ok(domain.to_ascii_lowercase()),
        Ok(Host::Ipv4(_) | Host::Ipv6(_)) | Err(_) => Err(DnsFailure::NoName),
    }
}
