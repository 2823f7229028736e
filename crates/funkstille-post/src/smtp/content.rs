//! A message as it is sent after `DATA` (RFC 5321, 4.5.2 and 2.3.8).

use super::error::SmtpError;

/// A message ready to be sent, without the dot that ends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Content {
    /// Every line ends with CRLF, and no line is a dot alone.
    pub(super) bytes: Vec<u8>,
    /// How large it is for the server that gets it (RFC 1870, 3): without the dots that are added.
    pub(super) size_bytes: u64,
    pub(super) has_eight_bit: bool,
}

impl Content {
    /// Ends every line with CRLF, whatever ended it before: a server that took another sign for
    /// the end of a line could be made to see the end of the message inside it.
    pub(super) fn new(message: &[u8]) -> Result<Self, SmtpError> {
        if message.contains(&0) {
            return Err(SmtpError::ZeroByte);
        }
        let mut bytes = Vec::with_capacity(message.len() + message.len() / 50 + 2);
        let mut added = 0_u64;
        let mut rest = message;
        while !rest.is_empty() {
            let end = rest.iter().position(|&byte| matches!(byte, b'\r' | b'\n'));
            let (line, after) = rest.split_at(end.unwrap_or(rest.len()));
            if line.starts_with(b".") {
                bytes.push(b'.');
                added += 1;
            }
            bytes.extend_from_slice(line);
            bytes.extend_from_slice(b"\r\n");
            rest = after.strip_prefix(b"\r\n").unwrap_or(after.get(1..).unwrap_or_default());
        }
        let size_bytes = bytes.len() as u64 - added;
        Ok(Self { bytes, size_bytes, has_eight_bit: !message.is_ascii() })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a server makes of it: lines up to the dot that stands alone, without added dots.
    fn taken(sent: &[u8]) -> Vec<u8> {
        let mut taken = Vec::new();
        for line in sent.split_inclusive(|&byte| byte == b'\n') {
            assert!(line.ends_with(b"\r\n"), "{sent:?}");
            assert_ne!(line, b".\r\n", "{sent:?}");
            taken.extend_from_slice(line.strip_prefix(b".").unwrap_or(line));
        }
        taken
    }

    #[test]
    fn lines_end_with_both_signs_and_dots_are_doubled() {
        for (message, sent) in [
            (&b"a\r\nb\r\n"[..], &b"a\r\nb\r\n"[..]),
            (b"a\nb\rc", b"a\r\nb\r\nc\r\n"),
            (b"a\n.\nMAIL FROM:<x@y>\n", b"a\r\n..\r\nMAIL FROM:<x@y>\r\n"),
            (b".\r.\r\n..", b"..\r\n..\r\n...\r\n"),
            (b"a\n\r\nb", b"a\r\n\r\nb\r\n"),
            (b"", b""),
        ] {
            assert_eq!(Content::new(message).expect("no zero").bytes, sent, "{message:?}");
        }
        assert_eq!(Content::new(b"a\0"), Err(SmtpError::ZeroByte));
        assert!(Content::new("ä".as_bytes()).expect("no zero").has_eight_bit);
    }

    proptest! {
        #[test]
        fn h_04_a_message_never_ends_before_its_end(
            parts in proptest::collection::vec("(\\.|a|\r|\n|\r\n|ä){0,3}", 0..12),
        ) {
            let message = parts.concat();
            let content = Content::new(message.as_bytes()).expect("no zero");
            let got = taken(&content.bytes);
            prop_assert_eq!(content.size_bytes, got.len() as u64);
            let lines = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
            let wanted = lines(&message);
            let wanted = if wanted.is_empty() || wanted.ends_with('\n') { wanted } else { wanted + "\n" };
            prop_assert_eq!(lines(&String::from_utf8(got).expect("UTF-8")), wanted);
        }
    }
}
