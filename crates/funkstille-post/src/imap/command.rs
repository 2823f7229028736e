//! Commands as they are sent. What comes from outside can only ever be an argument: it goes out
//! quoted, or as a literal whose length is told first (RFC 9051, 4.3).

use crate::server::{Sent, ServerError};

/// A command without its tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Command(Vec<Part>);

/// What a command is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Bytes that are sent as they are.
    Bytes(Vec<u8>),
    /// Bytes that are announced by their number.
    Literal(Vec<u8>),
}

/// The longest argument that is quoted; servers bound their lines.
const LONGEST_QUOTED: usize = 500;

impl Command {
    /// Begins with words of the protocol.
    pub(super) fn new(words: impl Into<String>) -> Self {
        Self(vec![Part::Bytes(words.into().into_bytes())])
    }

    /// Adds words of the protocol.
    pub(super) fn words(mut self, words: &str) -> Self {
        self.0.push(Part::Bytes(words.as_bytes().to_vec()));
        self
    }

    /// Adds an argument from outside. A zero byte can be sent in no way.
    pub(super) fn argument(mut self, bytes: &[u8], what: Sent) -> Result<Self, ServerError> {
        if bytes.contains(&0) {
            return Err(ServerError::Unsendable { what });
        }
        let plain = bytes.iter().all(|byte| (0x20..0x7f).contains(byte));
        if plain && bytes.len() <= LONGEST_QUOTED {
            let mut quoted = vec![b'"'];
            for &byte in bytes {
                if matches!(byte, b'"' | b'\\') {
                    quoted.push(b'\\');
                }
                quoted.push(byte);
            }
            quoted.push(b'"');
            self.0.push(Part::Bytes(quoted));
        } else {
            self.0.push(Part::Literal(bytes.to_vec()));
        }
        Ok(self)
    }

    /// Adds a message. It is announced by its number, and so can become no command.
    pub(super) fn literal(mut self, bytes: &[u8]) -> Self {
        self.0.push(Part::Literal(bytes.to_vec()));
        self
    }

    pub(super) fn into_parts(self) -> Vec<Part> {
        self.0
    }
}

/// UIDs in ascending order as a set: `1:3,7` (RFC 9051, `sequence-set`).
pub(super) fn set(uids: &[u32]) -> String {
    let mut out = String::new();
    let mut rest = uids;
    while let Some(&first) = rest.first() {
        let run = rest.windows(2).take_while(|pair| pair[0].checked_add(1) == Some(pair[1]));
        let length = run.count() + 1;
        if !out.is_empty() {
            out.push(',');
        }
        out.push_str(&first.to_string());
        if length > 1 {
            out.push(':');
            out.push_str(&rest[length - 1].to_string());
        }
        rest = &rest[length..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_shortened() {
        assert_eq!(set(&[1, 2, 3, 7, 9, 10]), "1:3,7,9:10");
        assert_eq!(set(&[u32::MAX]), "4294967295");
        assert_eq!(set(&[]), "");
    }

    #[test]
    fn h_04_an_argument_stays_one() {
        let parts = |bytes: &[u8]| Command::default().argument(bytes, Sent::User);
        let quoted = parts(br#"a" b\"#).expect("quoted").into_parts();
        assert_eq!(quoted, [Part::Bytes(br#""a\" b\\""#.to_vec())]);
        for bytes in [&b"a\r\nf2 DELETE x"[..], "Bär".as_bytes(), b"\x7f"] {
            assert_eq!(parts(bytes).expect("sent").into_parts(), [Part::Literal(bytes.to_vec())]);
        }
        assert_eq!(parts(b"a\0b"), Err(ServerError::Unsendable { what: Sent::User }));
    }
}
