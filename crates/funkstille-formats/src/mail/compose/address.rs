//! Addresses as they stand in headers.

use funkstille_core::client::AddressFault;
use url::Host;

use super::clean::shown;
use super::error::ComposeError;

/// An address as it stands in a header, where mail can be sent to it: the domain in ASCII (IDNA,
/// RFC 5890). Letters beyond ASCII before the `@` stay; only servers with SMTPUTF8 take them (RFC
/// 6532).
///
/// # Errors
/// What keeps it from being one. A part before the `@` that needs quotes, and a domain that is the
/// address of a machine, are none that letters go to.
pub fn writable(text: &str) -> Result<String, AddressFault> {
    let (local, domain) = text.rsplit_once('@').ok_or(AddressFault::NoAt)?;
    // Only what is read as it stands: in an address of the web `%2e` would be a dot.
    let is_plain = domain.is_empty() || !domain.contains('%');
    let Some(Host::Domain(domain)) = Host::parse(domain).ok().filter(|_| is_plain) else {
        // What stands before it is said first.
        return Err(AddressFault::of(local, domain).unwrap_or(AddressFault::Domain));
    };
    match AddressFault::of(local, &domain) {
        None => Ok(format!("{local}@{domain}")),
        Some(fault) => Err(fault),
    }
}

pub(super) fn address(text: &str) -> Result<String, ComposeError> {
    writable(text).map_err(|_| ComposeError::BadAddress { address: shown(text) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one() {
        for (text, written) in [
            ("Otto+x@Kunde.test", "Otto+x@kunde.test"),
            ("otto@Bücher.example", "otto@xn--bcher-kva.example"),
            ("jürgen@b.example", "jürgen@b.example"),
        ] {
            assert_eq!(address(text).as_deref(), Ok(written));
        }
    }

    #[test]
    fn h_04_nothing_else_is_one() {
        let long = format!("{}@b.example", "a".repeat(250));
        for text in [
            "",
            "a",
            "@b.example",
            "a@",
            "a@b.example, c@d.example",
            "a@b.example>",
            "<a@b.example>",
            "a@b.example\r\nBcc: x@y.example",
            "a\0@b.example",
            "a\u{2028}@b.example",
            "a@b\u{2028}",
            "a\u{202e}@b.example",
            "a b@c.example",
            "\"a b\"@c.example",
            "a@b@c.example",
            "a(x)@b.example",
            "a@[1.2.3.4]",
            "a@1.2.3.4",
            "a@b..example",
            "a@b.example.",
            "a@b%2eexample",
            ".a@b.example",
            "a..b@c.example",
            &format!("{}@b.example", "a".repeat(65)),
            &format!("a@{}.example", "b".repeat(64)),
            &long,
        ] {
            assert!(matches!(address(text), Err(ComposeError::BadAddress { .. })), "{text:?}");
        }
    }
}
