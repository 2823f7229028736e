//! From bytes to text, in the encodings that banks write.

use std::borrow::Cow;

/// The mark before a text in UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The beginnings of texts in UTF-16, with a mark or without one.
const UTF_16: [&[u8]; 4] = [b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"];

/// UTF-8, or else ISO 8859-1, in which every byte is a character; `None` for UTF-16.
pub(super) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if UTF_16.iter().any(|begin| bytes.starts_with(begin)) {
        return None;
    }
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    Some(match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect()),
    })
}

/// An account number without the blanks in which people write it; `None` for nothing.
pub(super) fn account(text: &str) -> Option<String> {
    let number: String = text.split_whitespace().collect();
    (!number.is_empty()).then_some(number)
}
