//! Addresses whose part before the `@` stands in quotes: `"mira lang"@kunde.example` (RFC 5321,
//! 4.1.2). Outside of angle brackets the parser takes the quotes for those of a name.

use funkstille_core::client::AddressFault;
use mail_parser::HeaderValue;
use mail_parser::parsers::MessageStream;

/// Reads the value of a header with addresses in which quotes stand before an `@`.
pub(super) fn read(value: &str) -> HeaderValue<'static> {
    let mut value = bracketed(value);
    value.push('\n');
    MessageStream::new(value.as_bytes()).parse_address().into_owned()
}

/// Puts each address that begins with a quoted part into angle brackets, in which it is read as it
/// stands. What stands in brackets or is said in passing (a comment) stays.
fn bracketed(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 2);
    let mut rest = value;
    while let Some(sign) = rest.chars().next() {
        let length = match sign {
            '"' => quoted(rest),
            '<' => angled(rest),
            '(' => comment(rest),
            _ => sign.len_utf8(),
        };
        let (piece, after) = rest.split_at(length);
        rest = after;
        if sign != '"' || !after.starts_with('@') {
            out.push_str(piece);
            continue;
        }
        let ends = |sign: char| sign.is_whitespace() || ",;<>()\"".contains(sign);
        let (domain, after) = after.split_at(after.find(ends).unwrap_or(after.len()));
        rest = after;
        out.extend(["<", piece, domain, ">"]);
    }
    out
}

/// The length of the quoted text that a text begins with, with its quotes.
fn quoted(text: &str) -> usize {
    let mut is_escaped = true;
    for (at, sign) in text.char_indices() {
        match sign {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of what stands in the angle brackets that a text begins with.
fn angled(text: &str) -> usize {
    let mut at = 1;
    while let Some(sign) = text[at..].chars().next() {
        match sign {
            '>' => return at + 1,
            '"' => at += quoted(&text[at..]),
            _ => at += sign.len_utf8(),
        }
    }
    text.len()
}

/// The length of the comment that a text begins with; comments may hold others.
fn comment(text: &str) -> usize {
    let (mut depth, mut is_escaped) = (0, false);
    for (at, sign) in text.char_indices() {
        match sign {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    text.len()
}

/// The address without quotes where it needs none: both are one (RFC 5321, 4.1.2).
pub(super) fn unquoted(address: &str) -> Option<String> {
    let (local, domain) = address.rsplit_once('@')?;
    let inner = local.strip_prefix('"')?.strip_suffix('"')?;
    AddressFault::of(inner, "example.org").is_none().then(|| format!("{inner}@{domain}"))
}

#[cfg(test)]
mod tests {
    use crate::mail::parse;

    #[test]
    fn quotes_before_the_at_sign_belong_to_the_address() {
        for (to, read) in [
            ("\"a b\"@f.test", &["\"a b\"@f.test"][..]),
            ("<\"a b\"@f.test>", &["\"a b\"@f.test"]),
            ("Otto <\"a b\"@f.test>", &["Otto \"a b\"@f.test"]),
            ("\"A B\"@F.test, \"c d\"@f.test", &["\"a b\"@f.test", "\"c d\"@f.test"]),
            ("mira@f.test, \"c d\"@f.test (Otto)", &["mira@f.test", "Otto \"c d\"@f.test"]),
            ("\"a@b\"@f.test", &["\"a@b\"@f.test"]),
            ("\"a, b\"@f.test,\r\n mira@f.test", &["\"a, b\"@f.test", "mira@f.test"]),
            ("Team: \"a b\"@f.test, mira@f.test;", &["\"a b\"@f.test", "mira@f.test"]),
            ("\"mira\"@f.test", &["mira@f.test"]),
            ("\"Lang, Mira\" <\"mira.lang\"@f.test>", &["Lang, Mira mira.lang@f.test"]),
            ("\"Lang, Mira\" <mira@f.test>", &["Lang, Mira mira@f.test"]),
            ("\"mira@f.test\" <mira@f.test>", &["mira@f.test mira@f.test"]),
            ("(\"a b\"@x.test) mira@f.test", &["\"a b\"@x.test mira@f.test"]),
            ("@f.test", &[]),
            ("\"a b", &[]),
            ("\"a b\"@", &["\"a b\"@"]),
        ] {
            let mail = format!("Subject: x\r\nTo: {to}\r\n\r\n");
            let message = parse(mail.as_bytes()).expect("a mail").envelope();
            let told = message.to.into_iter().map(|to| match to.name {
                Some(name) => format!("{name} {}", to.address),
                None => to.address,
            });
            assert_eq!(told.collect::<Vec<_>>(), read, "{to}");
        }
    }
}
