//! An address, and a server that holds its mail.

use std::net::IpAddr;

use url::Host;

use crate::server::is_localhost;

/// An address whose mail is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The whole address; its domain in lower case.
    pub address: String,
    /// What stands before the sign.
    pub local: String,
    /// The domain, in lower case, in the form that name servers know (IDNA).
    pub domain: String,
}

/// How a connection is guarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// TLS after `STARTTLS`, and nothing before it; without it the connection ends.
    StartTls,
    /// None: only on this machine.
    None,
}

/// How a user proves who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// With a password.
    Password,
    /// With a token (`OAuth2`).
    OAuth,
}

/// A server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its name, in lower case, or its address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is guarded.
    pub security: Security,
    /// The name of the user there.
    pub user: String,
    /// The ways to log in that it is known to take; empty where nobody says.
    pub proofs: Vec<Proof>,
}

/// The placeholders of a user name or a host (Mozilla's description of autoconfig).
const ADDRESS: &str = "%EMAILADDRESS%";
const LOCAL: &str = "%EMAILLOCALPART%";
const DOMAIN: &str = "%EMAILDOMAIN%";

impl Account {
    /// Reads an address; `None` where it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let (local, domain) = text.trim().rsplit_once('@')?;
        let is_sign =
            |sign: char| sign.is_whitespace() || sign.is_control() || "<>\"(),;".contains(sign);
        let Ok(Host::Domain(domain)) = Host::parse(domain) else { return None };
        let is_sound = !local.is_empty() && !local.contains(is_sign) && domain.contains('.');
        is_sound.then(|| Self {
            address: format!("{local}@{domain}"),
            local: local.to_owned(),
            domain,
        })
    }

    /// A text with the placeholders filled in.
    pub fn filled(&self, text: &str) -> String {
        let filled = text.replace(ADDRESS, &self.address);
        filled.replace(LOCAL, &self.local).replace(DOMAIN, &self.domain)
    }
}

impl Security {
    /// Its name: `tls`, `starttls`, `none`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tls => "tls",
            Self::StartTls => "starttls",
            Self::None => "none",
        }
    }

    /// Reads the name; `None` for any other text.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Tls, Self::StartTls, Self::None].into_iter().find(|it| it.as_str() == name)
    }
}

impl Server {
    /// Whether the server may be used: it has a name or an address, and nothing goes to another
    /// machine without TLS. `localhost` is this machine and no other (RFC 6761, 6.3).
    pub fn is_safe(&self) -> bool {
        let is_here = is_localhost(&self.host)
            || self.host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        let has_name = is_host(&self.host) && (is_here || self.host.contains('.'));
        let is_plain = |text: &str| !text.is_empty() && !text.contains(char::is_control);
        has_name
            && is_plain(&self.user)
            && self.port > 0
            && (self.security != Security::None || is_here)
    }
}

/// The name of a host as it is looked up: in lower case, without the dot at its end; `None` where
/// it is none.
pub(super) fn host_name(text: &str) -> Option<String> {
    let host = text.trim().trim_end_matches('.');
    match Host::parse(host).ok()? {
        Host::Domain(name) => Some(name),
        Host::Ipv4(address) => Some(address.to_string()),
        Host::Ipv6(_) => None,
    }
}

fn is_host(text: &str) -> bool {
    text.parse::<IpAddr>().is_ok() || host_name(text).as_deref() == Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (text, expected) in [
            ("freya@Studio.Example", Some(("freya", "studio.example"))),
            (" f.l+x@a.b.example ", Some(("f.l+x", "a.b.example"))),
            ("jo@büro.example", Some(("jo", "xn--bro-hoa.example"))),
            ("freya", None),
            ("freya@", None),
            ("@studio.example", None),
            ("freya@localhost", None),
            ("freya@[127.0.0.1]", None),
            ("a b@studio.example", None),
            ("Freya <freya@studio.example>", None),
            ("freya@studio.example\r\nX: y", None),
        ] {
            let read = Account::parse(text);
            let read = read.as_ref().map(|it| (it.local.as_str(), it.domain.as_str()));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn servers_that_may_be_used() {
        let server = |host: &str, security| Server {
            host: host.to_owned(),
            port: 993,
            security,
            user: "freya".to_owned(),
            proofs: vec![],
        };
        for (host, security, is_safe) in [
            ("imap.studio.example", Security::Tls, true),
            ("imap.studio.example", Security::StartTls, true),
            ("imap.studio.example", Security::None, false),
            ("127.0.0.1", Security::None, true),
            ("::1", Security::None, true),
            ("10.0.0.7", Security::None, false),
            ("localhost", Security::None, true),
            ("localhost", Security::Tls, true),
            ("localhost", Security::StartTls, true),
            ("mailserver", Security::Tls, false),
            ("localhost.studio.example", Security::None, false),
            ("IMAP.studio.example", Security::Tls, false),
            ("a b.example", Security::Tls, false),
            ("", Security::Tls, false),
        ] {
            assert_eq!(server(host, security).is_safe(), is_safe, "{host} {security:?}");
        }
    }
}
