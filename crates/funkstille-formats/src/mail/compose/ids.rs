//! Ids of messages (RFC 5322, 3.6.4).

use funkstille_core::evidence::Digest;
use url::Host;

use super::clean::shown;
use super::error::ComposeError;

/// The longest id that is written; it must fit on a line with the name of its header.
const LONGEST: usize = 400;

/// How many hexadecimal digits of the digest name a message: 160 bits.
const DIGITS: usize = 40;

/// The id of the message with this key of the outbox, without angle brackets: equal for equal keys,
/// and without a word of the key in it. A message that is sent again has the id that it had, so
/// that whoever gets both can tell. `domain` is that of the sender.
///
/// # Errors
/// [`ComposeError::BadId`] where the domain is none.
pub fn message_id(key: &str, domain: &str) -> Result<String, ComposeError> {
    let Ok(Host::Domain(domain)) = Host::parse(domain) else {
        return Err(ComposeError::BadId { id: shown(domain) });
    };
    let digest = Digest::of(format!("message {key}").as_bytes()).to_string();
    let digits = digest.get(..DIGITS).unwrap_or(&digest);
    own(&format!("{digits}@{domain}"))?;
    Ok(format!("{digits}@{domain}"))
}

/// An id of ours in angle brackets.
pub(super) fn own(id: &str) -> Result<String, ComposeError> {
    foreign(id).filter(|_| id.contains('@')).ok_or_else(|| ComposeError::BadId { id: shown(id) })
}

/// Any id in angle brackets; `None` where it is none that could be named. Then the conversation is
/// found by the others.
pub(super) fn foreign(id: &str) -> Option<String> {
    let is_id = !id.is_empty()
        && id.len() <= LONGEST
        && id.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>'));
    is_id.then(|| format!("<{id}>"))
}

/// The boundary between the parts of the message with this id. No line of a part can be it: the
/// ways in which parts are encoded never write `=_` (RFC 2045, 6.7).
pub(super) fn boundary(id: &str) -> String {
    let digest = Digest::of(format!("boundary {id}").as_bytes()).to_string();
    format!("=_{}", digest.get(..32).unwrap_or(&digest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_follows_from_the_key_and_says_nothing_of_it() {
        let id = message_id("1/case/check-in/email/otto@kunde.test", "Bücher.example");
        let id = id.expect("an id");
        assert!(id.ends_with("@xn--bcher-kva.example") && !id.contains("otto"), "{id}");
        assert_eq!(id.find('@'), Some(DIGITS));
        let again = message_id("1/case/check-in/email/otto@kunde.test", "bücher.example");
        assert_eq!(again, Ok(id.clone()));
        assert_ne!(message_id("1/case/check-in/fax/1", "bücher.example"), Ok(id));
        for domain in ["", "a b", "a\r\nb", "a>b", "1.2.3.4"] {
            assert!(message_id("key", domain).is_err(), "{domain:?}");
        }
    }

    #[test]
    fn h_04_an_id_stays_one() {
        for id in ["", "a b", "a>b", "a\r\nBcc: x", "a\0b", "a\u{2028}b", "ä@b", &"a".repeat(401)]
        {
            assert_eq!(foreign(id), None);
            assert!(own(id).is_err());
        }
        assert_eq!(foreign("a"), Some("<a>".to_owned()));
        assert!(own("a").is_err());
    }
}
