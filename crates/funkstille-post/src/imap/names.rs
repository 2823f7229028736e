//! Names of folders on the wire: modified UTF-7 (RFC 3501, 5.1.3) and UTF-8.

/// A name as a person reads it. What is not rightly encoded is left as it is, so that every name
/// can be shown.
pub(super) fn decode(wire: &[u8]) -> String {
    let text = String::from_utf8_lossy(wire);
    if !text.is_ascii() {
        return text.into_owned();
    }
    match decoded(&text) {
        Some(name) if encode(&name) == text => name,
        _ => text.into_owned(),
    }
}

/// A name in modified UTF-7.
pub(super) fn encode(name: &str) -> String {
    let mut out = String::new();
    let mut wide: Vec<u16> = Vec::new();
    for c in name.chars() {
        if c.is_ascii() && !c.is_ascii_control() {
            flush(&mut wide, &mut out);
            out.push(c);
            if c == '&' {
                out.push('-');
            }
        } else {
            wide.extend(c.encode_utf16(&mut [0; 2]).iter());
        }
    }
    flush(&mut wide, &mut out);
    out
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

fn flush(wide: &mut Vec<u16>, out: &mut String) {
    if wide.is_empty() {
        return;
    }
    out.push('&');
    let bits: Vec<bool> =
        wide.drain(..).flat_map(|unit| (0..16).rev().map(move |at| unit >> at & 1 == 1)).collect();
    for six in bits.chunks(6) {
        let index = (0..6).fold(0, |sum, at| sum << 1 | usize::from(six.get(at) == Some(&true)));
        out.push(char::from(ALPHABET[index]));
    }
    out.push('-');
}

fn decoded(text: &str) -> Option<String> {
    let mut parts = text.split('&');
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let (code, plain) = part.split_once('-')?;
        out.push_str(&if code.is_empty() { "&".to_owned() } else { wide(code)? });
        out.push_str(plain);
    }
    Some(out)
}

fn wide(code: &str) -> Option<String> {
    let mut units = Vec::new();
    let (mut held, mut bits) = (0_u32, 0_u32);
    for byte in code.bytes() {
        let six = ALPHABET.iter().position(|&letter| letter == byte)?;
        held = held << 6 | u32::try_from(six).ok()?;
        bits += 6;
        if bits >= 16 {
            bits -= 16;
            units.push(u16::try_from(held >> bits & 0xffff).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    String::from_utf16(&units).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_read_as_their_owner_wrote_them() {
        for (wire, name) in [
            ("INBOX", "INBOX"),
            ("Entw&APw-rfe", "Entwürfe"),
            ("&U,BTFw-", "台北"),
            ("M&APw-ller &- S&APY-hne", "Müller & Söhne"),
            ("&2D3egA-", "\u{1f680}"),
        ] {
            assert_eq!(decode(wire.as_bytes()), name);
            assert_eq!(encode(name), wire);
        }
        assert_eq!(decode("Entwürfe".as_bytes()), "Entwürfe");
    }

    #[test]
    fn what_is_wrongly_encoded_stays() {
        for wire in ["Foo & Bar", "&", "&AP", "&!-", "&AGE-", "&2D0-"] {
            assert_eq!(decode(wire.as_bytes()), wire);
        }
    }

    proptest! {
        #[test]
        fn every_name_comes_back(name in ".*") {
            let wire = encode(&name);
            prop_assert!(wire.bytes().all(|byte| (0x20..0x7f).contains(&byte)));
            prop_assert_eq!(decode(wire.as_bytes()), name.clone());
        }
    }
}
