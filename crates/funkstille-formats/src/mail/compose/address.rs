//! Addresses as they stand in headers.

use url::Host;

use super::clean::shown;
use super::error::ComposeError;

/// The longest address (RFC 5321, 4.5.3.1.3, without its angle brackets).
const LONGEST: usize = 254;

/// An address as servers know it: the domain in ASCII (IDNA, RFC 5890). Letters beyond ASCII before
/// the `@` stay; only servers with SMTPUTF8 take them (RFC 6532).
pub(super) fn address(text: &str) -> Result<String, ComposeError> {
    let bad = || ComposeError::BadAddress { address: shown(text) };
    let (local, domain) = text.rsplit_once('@').ok_or_else(bad)?;
    let is_local = !local.is_empty() && local.chars().all(is_in_local) && shown(local) == local;
    let Ok(Host::Domain(domain)) = Host::parse(domain) else { return Err(bad()) };
    let address = format!("{local}@{domain}");
    if is_local && address.len() <= LONGEST { Ok(address) } else { Err(bad()) }
}

/// The signs of an atom (RFC 5322, 3.2.3), dots, and letters beyond ASCII.
fn is_in_local(c: char) -> bool {
    c.is_ascii_alphanumeric() || ".!#$%&'*+-/=?^_`{|}~".contains(c) || !c.is_ascii()
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
            &long,
        ] {
            assert!(matches!(address(text), Err(ComposeError::BadAddress { .. })), "{text:?}");
        }
    }
}
