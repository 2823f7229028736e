//! From whom and to whom: the two addresses that the server is told, and that become part of
//! commands.

use funkstille_core::client::AddressFault;
use url::Host;

use super::error::SmtpError;
use crate::server::shown;

/// From whom and to whom a message goes. A letter has one recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    from: String,
    to: String,
}

/// So many characters of a text that is no address are shown; no address is as long (RFC 5321,
/// 4.5.3.1.3).
const SHOWN: usize = 254;

impl Envelope {
    /// Takes two addresses, each `local@domain`. A domain with letters beyond ASCII is written as
    /// the servers of names know it (IDNA).
    ///
    /// # Errors
    /// [`SmtpError::BadAddress`]; nothing that could end the command or begin another one passes.
    pub fn new(from: &str, to: &str) -> Result<Self, SmtpError> {
        Ok(Self { from: address(from)?, to: address(to)? })
    }

    /// The sender.
    pub fn from(&self) -> &str {
        &self.from
    }

    /// The recipient.
    pub fn to(&self) -> &str {
        &self.to
    }

    /// An address that only servers with SMTPUTF8 take.
    pub(super) fn beyond_ascii(&self) -> Option<&str> {
        [self.from(), self.to()].into_iter().find(|it| !it.is_ascii())
    }
}

fn address(text: &str) -> Result<String, SmtpError> {
    let bad = || SmtpError::BadAddress { address: shown(text.as_bytes(), SHOWN) };
    let (local, domain) = text.rsplit_once('@').ok_or_else(bad)?;
    let Ok(Host::Domain(host)) = Host::parse(domain) else { return Err(bad()) };
    // In an address of the web `%2e` would be a dot.
    if domain.contains('%') || AddressFault::of(local, &host).is_some() {
        return Err(bad());
    }
    Ok(format!("{local}@{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_written_as_servers_know_it() {
        let envelope = Envelope::new("Freya+a@studio.test", "otto@Bücher.example");
        let envelope = envelope.expect("two addresses");
        assert_eq!(envelope.from(), "Freya+a@studio.test");
        assert_eq!((envelope.to(), envelope.beyond_ascii()), ("otto@xn--bcher-kva.example", None));
        let envelope = Envelope::new("a@b.example", "jürgen@b.example").expect("an address");
        assert_eq!(envelope.beyond_ascii(), Some("jürgen@b.example"));
    }

    #[test]
    fn h_04_nothing_but_an_address_passes() {
        let long = format!("{}@b.example", "a".repeat(250));
        for text in [
            "a",
            "@b.example",
            "a@",
            "a b@c.example",
            "a@b.example>",
            "<a@b.example",
            "a@b.example\r\nRCPT TO:<x@y.example>",
            "a\0@b.example",
            "a\u{2028}@b.example",
            "a\u{202e}@b.example",
            "a@b.example SIZE=1",
            "a\n@b.example",
            "a@b@c.example",
            "a@1.2.3.4",
            "a@b..example",
            "a@b%2eexample",
            ".a@b.example",
            "a..b@c.example",
            &format!("{}@b.example", "a".repeat(65)),
            &format!("a@{}.example", "b".repeat(64)),
            "a@[1.2.3.4]",
            "\"a b\"@c.example",
            "a,b@c.example",
            "",
            &long,
        ] {
            let error = Envelope::new("me@b.example", text).expect_err(text);
            assert!(matches!(error, SmtpError::BadAddress { .. }), "{text}");
        }
    }
}
