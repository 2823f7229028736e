//! From bytes to text, in the encodings that banks write.

use std::borrow::Cow;

/// The mark before a text in UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// What stands for a byte that has no character.
const NO_CHARACTER: char = '\u{fffd}';

/// The characters of the bytes 0x80 to 0x9F in Windows-1252; the others are those of ISO 8859-1.
const WINDOWS: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
    '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}',
    'ž', 'Ÿ',
];

/// UTF-8, UTF-16 (with a mark, or where every other byte at the beginning is zero), or else
/// Windows-1252, in which every byte is a character.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => return Cow::Owned(wide(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => return Cow::Owned(wide(rest, u16::from_be_bytes)),
        [1..=255, 0, 1..=255, 0, ..] => return Cow::Owned(wide(bytes, u16::from_le_bytes)),
        [0, 1..=255, 0, 1..=255, ..] => return Cow::Owned(wide(bytes, u16::from_be_bytes)),
        _ => {}
    }
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|byte| narrow(*byte)).collect()),
    }
}

fn narrow(byte: u8) -> char {
    let place = byte.checked_sub(0x80).map(usize::from);
    place.and_then(|place| WINDOWS.get(place)).copied().unwrap_or(char::from(byte))
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|read| read.unwrap_or(NO_CHARACTER)).collect()
}

/// The text with line feeds alone at the ends of its lines.
pub(super) fn with_line_feeds(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        text
    }
}

/// An account number without the blanks in which people write it; `None` for nothing.
pub(super) fn account(text: &str) -> Option<String> {
    // A sign of spreadsheets keeps the number a text: `="…"`.
    let is_around = |c: char| matches!(c, '\'' | '"' | '=');
    let number: String = text.trim_matches(is_around).split_whitespace().collect();
    (!number.is_empty()).then_some(number)
}

/// Digits of the shortest number of an account; shorter ones number rows or cheques.
const MIN_ACCOUNT_DIGITS: usize = 5;

/// An account number in a cell: an IBAN, or more digits than letters. Some banks let people give
/// their accounts names.
pub(super) fn account_in(cell: &str) -> Option<String> {
    let number = account(cell)?;
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let letters = number.chars().filter(|c| c.is_alphabetic()).count();
    let is_number = digits >= MIN_ACCOUNT_DIGITS && digits > letters;
    (is_iban(&number) || is_number).then_some(number)
}

/// What banks write where there is no reference.
const NO_REFERENCE: [&str; 5] =
    ["NOTPROVIDED", "NOT PROVIDED", "NONREF", "KEINE ANGABE", "NOT-PROVIDED"];

/// Words that say something, with single blanks.
pub(super) fn said(words: &str) -> Option<String> {
    let said = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_nothing = said.is_empty() || NO_REFERENCE.contains(&said.as_str());
    (!is_nothing).then_some(said)
}

/// Letters and digits of the shortest and the longest IBAN (ISO 13616).
const IBAN_CHARACTERS: std::ops::RangeInclusive<usize> = 15..=34;

/// Whether a text, without blanks, has the form of an IBAN; its check digits are not looked at.
pub(super) fn is_iban(text: &str) -> bool {
    let bytes: Vec<u8> = text.bytes().filter(|byte| *byte != b' ').collect();
    IBAN_CHARACTERS.contains(&bytes.len())
        && bytes[..2].iter().all(u8::is_ascii_uppercase)
        && bytes[2..4].iter().all(u8::is_ascii_digit)
        && bytes[4..].iter().all(u8::is_ascii_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Müller – 12,00 €";
        let windows = b"M\xfcller \x96 12,00 \x80";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let cases: [Vec<u8>; 7] = [
            text.into(),
            [MARK, text.as_bytes()].concat(),
            windows.to_vec(),
            [&b"\xff\xfe"[..], &little].concat(),
            [&b"\xfe\xff"[..], &big].concat(),
            little,
            big,
        ];
        for bytes in cases {
            assert_eq!(decode(&bytes), text, "{bytes:?}");
        }
        assert_eq!(decode(b"A\0B\0C"), "AB", "half a character is none");
        assert_eq!(with_line_feeds("a\r\nb\rc\n".into()), "a\nb\nc\n");
    }

    #[test]
    fn an_account_has_a_number() {
        for (text, number) in [
            ("MT84 MALT 0110 0001 2345 MTLC AST0 01S", "MT84MALT011000012345MTLCAST001S"),
            ("=\"202051\"", "202051"),
            ("Main Account 2", ""),
            ("1234", ""),
            ("", ""),
        ] {
            assert_eq!(account_in(text).unwrap_or_default(), number, "{text}");
        }
    }

    #[test]
    fn an_iban_has_its_form() {
        for (text, is) in [
            ("DE02 1203 0000 0000 2020 51", true),
            ("NO9386011117947", true),
            ("RECHNUNG 2026-14", false),
            ("", false),
            ("Ü", false),
        ] {
            assert_eq!(is_iban(text), is, "{text}");
        }
    }
}
