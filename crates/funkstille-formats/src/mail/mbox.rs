//! Splits mbox files into messages.
//!
//! A message begins at a line that starts with `From ` (RFC 4155), at the beginning of the file or
//! after an empty line. Lines of the message that would look so are quoted with `>`: mboxrd quotes
//! every `>*From `, mboxo only `From `; removing one `>` is right for the first and usual for the
//! second.

use memchr::memmem;
use std::borrow::Cow;

/// One message of an mbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Where its `From ` line begins, in bytes from the beginning of the file.
    pub offset: usize,
    /// The message without the `From ` line, its quoted lines restored.
    pub bytes: Cow<'a, [u8]>,
}

/// Whether bytes look like an mbox: they begin with a `From ` line and not with a header.
pub fn is_mbox(bytes: &[u8]) -> bool {
    bytes.starts_with(b"From ")
}

/// The messages of an mbox, in order; nothing is copied but messages with quoted lines. The last
/// message is given as far as it goes, even if the file was cut off in it. Bytes before the first
/// `From ` line are skipped.
pub fn messages(bytes: &[u8]) -> impl Iterator<Item = Entry<'_>> {
    Messages { bytes, next: first_from(bytes) }
}

struct Messages<'a> {
    bytes: &'a [u8],
    next: Option<usize>,
}

impl<'a> Iterator for Messages<'a> {
    type Item = Entry<'a>;

    fn next(&mut self) -> Option<Entry<'a>> {
        let offset = self.next?;
        let rest = &self.bytes[offset..];
        let body = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let next = next_from(rest, body);
        self.next = next.map(|at| offset + at);
        let message = &rest[body..next.unwrap_or(rest.len())];
        Some(Entry { offset, bytes: unquote(message) })
    }
}

fn first_from(bytes: &[u8]) -> Option<usize> {
    if bytes.starts_with(b"From ") {
        return Some(0);
    }
    memmem::find(bytes, b"\nFrom ").map(|at| at + 1)
}

/// The next `From ` line at or after `start` that an empty line precedes.
fn next_from(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start.saturating_sub(1);
    loop {
        let found = at + memmem::find(bytes.get(at..)?, b"\nFrom ")?;
        let before = bytes[..found].strip_suffix(b"\r").unwrap_or(&bytes[..found]);
        // Right after its own `From ` line a message may be empty.
        if before.ends_with(b"\n") || found + 1 == start {
            return Some(found + 1);
        }
        at = found + 1;
    }
}

/// Removes one `>` from each line of the shape `>+From `.
fn unquote(message: &[u8]) -> Cow<'_, [u8]> {
    let mut quoted = memmem::find_iter(message, b">From ").filter(|at| is_quoted(message, *at));
    let Some(first) = quoted.next() else {
        return Cow::Borrowed(message);
    };
    let mut restored = Vec::with_capacity(message.len());
    let mut copied = 0;
    for at in std::iter::once(first).chain(quoted) {
        restored.extend_from_slice(&message[copied..at]);
        copied = at + 1;
    }
    restored.extend_from_slice(&message[copied..]);
    Cow::Owned(restored)
}

fn is_quoted(message: &[u8], at: usize) -> bool {
    let before = message[..at].iter().rev().find(|byte| **byte != b'>');
    before.is_none_or(|byte| *byte == b'\n')
}

#[cfg(test)]
mod tests {
    use super::messages;

    /// The messages with their offsets.
    fn check(mbox: &str, expected: &[(usize, &str)]) {
        let found: Vec<_> = messages(mbox.as_bytes())
            .map(|entry| (entry.offset, String::from_utf8(entry.bytes.into_owned()).unwrap()))
            .collect();
        let expected: Vec<_> =
            expected.iter().map(|(at, text)| (*at, (*text).to_owned())).collect();
        assert_eq!(found, expected, "{mbox:?}");
    }

    #[test]
    fn splits_messages() {
        check("", &[]);
        check("no mbox", &[]);
        check("From a\nA: b\n\ntext\n\nFrom c\nD: e\n", &[(0, "A: b\n\ntext\n\n"), (19, "D: e\n")]);
        check("From a\r\nA: b\r\n\r\nFrom c\r\nD: e\r\n", &[(0, "A: b\r\n\r\n"), (16, "D: e\r\n")]);
        check("junk\nFrom a\nA: b", &[(5, "A: b")]);
        check("From a\nA: b\n\nA line\nFrom here on\n", &[(0, "A: b\n\nA line\nFrom here on\n")]);
        check(
            "From a\nA: b\n\n>From x\n>>From y\nx >From z\n",
            &[(0, "A: b\n\nFrom x\n>From y\nx >From z\n")],
        );
        check("From a", &[(0, "")]);
        check("From a\nFrom b\n", &[(0, ""), (7, "")]);
        check("From a\nA: cut of", &[(0, "A: cut of")]);
    }

    #[test]
    fn every_byte_belongs_to_one_message() {
        let mbox = "From a\nA: b\n\nx\n\nFrom c\nD: e\n\nFrom f\n\n";
        let total: usize = messages(mbox.as_bytes()).map(|entry| entry.bytes.len() + 7).sum();
        assert_eq!(total, mbox.len());
    }
}
