//! Why there is no answer from the web. No variant holds a path or a query, which may be secret.

use std::fmt;
use std::net::IpAddr;

use funkstille_core::explain::{Explain, Fact};

/// Why a request has no answer. Whatever the server answers, a status of 500 too, is an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HttpError {
    /// This is practice, where no connection is opened.
    Closed,
    /// It is no address of the web.
    NoAddress {
        /// What was given.
        address: String,
    },
    /// It is neither `http` nor `https`.
    Scheme {
        /// What it is.
        scheme: String,
    },
    /// The address holds a user name or a password, which is not passed on.
    Login {
        /// The host.
        host: String,
    },
    /// The port is not one of the web's, and nobody named it.
    Port {
        /// The host.
        host: String,
        /// The port.
        port: u16,
    },
    /// The host does not lie in the public internet.
    NotPublic {
        /// The host.
        host: String,
        /// Where it lies.
        ip: IpAddr,
    },
    /// The host is one of those that were to be avoided.
    Avoided {
        /// The host.
        host: String,
    },
    /// There is no host of this name.
    NoSuchHost {
        /// The host.
        host: String,
    },
    /// Nobody could say where the host is.
    HostUnknown {
        /// The host.
        host: String,
        /// What the system says.
        why: String,
    },
    /// The host does not let itself be reached.
    NoConnection {
        /// The host.
        host: String,
        /// What the system says.
        why: String,
    },
    /// The host does not prove who it is, or cannot speak in secret.
    NotSecure {
        /// The host.
        host: String,
        /// What is wrong with its proof.
        why: String,
    },
    /// The answer was not there in time.
    TooSlow {
        /// The host that was asked first.
        host: String,
        /// How long was waited for, in seconds.
        seconds: u64,
    },
    /// The answer is larger than it may be.
    TooLarge {
        /// The host.
        host: String,
        /// The most that is read, in bytes.
        limit_bytes: usize,
    },
    /// The answer leads on and on.
    TooManyRedirects {
        /// The host that was asked first.
        host: String,
    },
    /// The answer leads from `https` to `http`, or to a place that is no address.
    BadRedirect {
        /// The host that leads there.
        host: String,
    },
    /// The answer is none of HTTP's, has too large a head, or is packed in a way that nobody asked
    /// for.
    BadAnswer {
        /// The host.
        host: String,
        /// What is wrong with it.
        why: String,
    },
}

impl HttpError {
    /// Whether the address itself is wrong, whatever the world outside says.
    pub fn is_of_address(&self) -> bool {
        matches!(
            self,
            Self::NoAddress { .. }
                | Self::Scheme { .. }
                | Self::Login { .. }
                | Self::Port { .. }
                | Self::Avoided { .. }
        )
    }
}

impl Explain for HttpError {
    fn key(&self) -> String {
        let name = match self {
            Self::Closed => "closed",
            Self::NoAddress { .. } => "no-address",
            Self::Scheme { .. } => "scheme",
            Self::Login { .. } => "login",
            Self::Port { .. } => "port",
            Self::NotPublic { .. } => "not-public",
            Self::Avoided { .. } => "avoided",
            Self::NoSuchHost { .. } => "no-such-host",
            Self::HostUnknown { .. } => "host-unknown",
            Self::NoConnection { .. } => "no-connection",
            Self::NotSecure { .. } => "not-secure",
            Self::TooSlow { .. } => "too-slow",
            Self::TooLarge { .. } => "too-large",
            Self::TooManyRedirects { .. } => "too-many-redirects",
            Self::BadRedirect { .. } => "bad-redirect",
            Self::BadAnswer { .. } => "bad-answer",
        };
        format!("error-http-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::Closed => Vec::new(),
            Self::NoAddress { address } => vec![("address", address.into())],
            Self::Scheme { scheme } => vec![("scheme", scheme.into())],
            Self::Login { host }
            | Self::Avoided { host }
            | Self::NoSuchHost { host }
            | Self::TooManyRedirects { host }
            | Self::BadRedirect { host } => vec![("host", host.into())],
            Self::Port { host, port } => {
                vec![("host", host.into()), ("port", Fact::Text(port.to_string()))]
            }
            Self::NotPublic { host, ip } => {
                vec![("host", host.into()), ("ip", Fact::Text(ip.to_string()))]
            }
            Self::HostUnknown { host, why }
            | Self::NoConnection { host, why }
            | Self::NotSecure { host, why }
            | Self::BadAnswer { host, why } => vec![("host", host.into()), ("why", why.into())],
            Self::TooSlow { host, seconds } => {
                let seconds = Fact::Number(i64::try_from(*seconds).unwrap_or(i64::MAX));
                vec![("host", host.into()), ("seconds", seconds)]
            }
            Self::TooLarge { host, limit_bytes } => {
                vec![("host", host.into()), ("bytes", Fact::Text(limit_bytes.to_string()))]
            }
        }
    }
}

impl fmt::Display for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.key())?;
        for (name, fact) in self.facts() {
            write!(f, " {name}={fact:?}")?;
        }
        Ok(())
    }
}

impl std::error::Error for HttpError {}
