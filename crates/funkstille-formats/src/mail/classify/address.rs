//! Addresses in reports: found in text, freed of what reports wrap them in.

use regex::Regex;
use std::sync::LazyLock;

/// An address in running text. Spaces and most signs end it; a `#` in the domain is junk that
/// reports do quote.
pub(crate) static IN_TEXT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"[^\s<>()\[\]:;,"'`|\\@]+@[#\w][\w.\-#]*[\w#]"#).expect("a constant pattern")
});

/// The addresses in running text, in lower case, each once, in their order.
pub fn addresses_in(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for address in IN_TEXT.find_iter(text).filter_map(|it| clean(it.as_str())) {
        if !found.contains(&address) {
            found.push(address);
        }
    }
    found
}

/// The address in a recipient field of RFC 3464: `rfc822; <Otto@b.example>`.
///
/// `None` where it is no mail address (a file, a program, a local name).
pub(crate) fn from_field(value: &str) -> Option<String> {
    let (kind, address) = value.split_once(';').unwrap_or(("rfc822", value));
    let address = address.trim();
    let decoded = if kind.trim().eq_ignore_ascii_case("utf-8") {
        decode_utf8_xtext(address)
    } else {
        decode_xtext(address)
    };
    clean(&decoded)
}

/// An address in lower case, without brackets, quotes, source route, comment or punctuation.
pub(crate) fn clean(text: &str) -> Option<String> {
    let text = text.trim();
    let text = match (text.find('<'), text.rfind('>')) {
        (Some(start), Some(end)) if start < end => &text[start + 1..end],
        _ => text.split_whitespace().next().unwrap_or_default(),
    };
    let text = text.trim_matches(|c: char| c.is_whitespace() || "<>()[]{},;:.'\"`".contains(c));
    // `@relay.example:user@host.example`, a source route (RFC 5321, appendix C).
    let text = text.strip_prefix('@').and_then(|route| route.split_once(':')).map_or(text, |r| r.1);
    let (local, domain) = text.rsplit_once('@')?;
    let is_domain = |c: char| c.is_alphanumeric() || ".-#_:[]".contains(c);
    let is_address = !local.is_empty()
        && local.len() <= 256
        && !domain.is_empty()
        && domain.len() <= 255
        && domain.chars().all(is_domain)
        && !local.contains(char::is_whitespace);
    is_address.then(|| text.to_lowercase())
}

/// RFC 3461, 4: `+3D` for `=`. Only what had to be encoded is decoded, because many servers forget
/// to encode, and `otto+2b@…` is an address too: capital digits of a sign that is not allowed bare.
fn decode_xtext(text: &str) -> String {
    text.replace("+3D", "=").replace("+2B", "+").replace("+20", " ")
}

/// RFC 6533, 3: `\x{FC}` for `ü`.
fn decode_utf8_xtext(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("\\x{") {
        decoded.push_str(&rest[..start]);
        let after = &rest[start + 3..];
        let code = after.split('}').next().unwrap_or_default();
        let Some(c) = u32::from_str_radix(code, 16).ok().and_then(char::from_u32) else {
            decoded.push_str("\\x{");
            rest = after;
            continue;
        };
        decoded.push(c);
        rest = after.get(code.len() + 1..).unwrap_or_default();
    }
    decoded.push_str(rest);
    decoded
}

#[cfg(test)]
mod tests {
    use super::{IN_TEXT, clean, from_field};

    #[test]
    fn reads_fields() {
        for (field, address) in [
            ("rfc822; Otto@B.example", Some("otto@b.example")),
            ("RFC822;<otto@b.example>", Some("otto@b.example")),
            ("otto@b.example", Some("otto@b.example")),
            ("rfc822;otto@b.example (Otto)", Some("otto@b.example")),
            ("rfc822; Otto <otto@b.example>", Some("otto@b.example")),
            ("rfc822;otto+3Dx@b.example", Some("otto=x@b.example")),
            ("rfc822;otto+fs-2b@b.example", Some("otto+fs-2b@b.example")),
            ("utf-8;\\x{F6}@b.example", Some("ö@b.example")),
            ("utf-8;\\x{zz}@b.example", Some("\\x{zz}@b.example")),
            ("utf-8;\\x{F6", None),
            ("rfc822;@relay.example:otto@b.example", Some("otto@b.example")),
            ("LOCAL;|/bin/x", None),
            ("x400;/G=Otto/", None),
            ("", None),
        ] {
            assert_eq!(from_field(field).as_deref(), address, "{field}");
        }
        assert_eq!(clean("'otto@b.example':").as_deref(), Some("otto@b.example"));
    }

    #[test]
    fn finds_addresses_in_text() {
        let text = "<a@b.example>: mailto:c.d+e@f-g.example, RCPT TO:<h@i>. No@ @no 5@";
        let found: Vec<_> = IN_TEXT.find_iter(text).map(|found| found.as_str()).collect();
        assert_eq!(found, ["a@b.example", "c.d+e@f-g.example"]);
    }
}
