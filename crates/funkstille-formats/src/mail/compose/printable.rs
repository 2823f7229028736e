//! Text in quoted-printable (RFC 2045, 6.7): lines of any length arrive as they were written, and
//! no server on the way breaks, joins or trims one.

use std::fmt::Write as _;

/// The longest line, with the sign that it goes on.
const WIDTH: usize = 76;

/// Encodes a text whose lines end with LF; each ends with CRLF then.
pub(super) fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for line in text.lines() {
        encode_line(line, &mut out);
        out.push_str("\r\n");
    }
    out
}

fn encode_line(line: &str, out: &mut String) {
    let bytes = line.as_bytes();
    let mut column = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let is_last = at + 1 == bytes.len();
        // A dot or `From ` at the beginning means something to servers and mailboxes (RFC 2049, 3);
        // white space at the end would be trimmed.
        let is_special = match byte {
            b' ' | b'\t' => is_last,
            b'=' => true,
            b'.' | b'F' => column == 0,
            _ => !byte.is_ascii_graphic(),
        };
        let length = if is_special { 3 } else { 1 };
        let room = if is_last { WIDTH } else { WIDTH - 1 };
        if column + length > room {
            out.push_str("=\r\n");
            column = 0;
        }
        if is_special || column == 0 && matches!(byte, b'.' | b'F') {
            let _ = write!(out, "={byte:02X}");
            column += 3;
        } else {
            out.push(char::from(byte));
            column += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use mail_parser::decoders::quoted_printable::quoted_printable_decode;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_servers_would_change_is_encoded() {
        for (text, encoded) in [
            ("-- \nFreya", "--=20\r\n=46reya\r\n"),
            (".\nFrom me", "=2E\r\n=46rom me\r\n"),
            ("1 = 1, ä\t", "1 =3D 1, =C3=A4=09\r\n"),
            ("", ""),
            ("\n\na", "\r\n\r\na\r\n"),
        ] {
            assert_eq!(encode(text), encoded);
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back(parts in proptest::collection::vec("[ -~]{0,90}|ä|€|\n|\\.|From |\t", 0..30)) {
            let text = parts.concat();
            let encoded = encode(&text);
            for line in encoded.split("\r\n") {
                prop_assert!(line.len() <= WIDTH && line.is_ascii() && !line.contains(['\r', '\n']));
                prop_assert!(!line.starts_with('.') && !line.starts_with("From"));
                prop_assert!(!line.ends_with([' ', '\t']));
            }
            let decoded = quoted_printable_decode(encoded.as_bytes()).expect("quoted-printable");
            let decoded = String::from_utf8(decoded).expect("UTF-8").replace("\r\n", "\n");
            let lines: Vec<String> = text.lines().map(|line| format!("{line}\n")).collect();
            prop_assert_eq!(decoded, lines.concat());
        }
    }
}
