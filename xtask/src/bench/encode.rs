//! The two transfer encodings of mail (RFC 2045).

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const HEXADECIMAL: &[u8; 16] = b"0123456789ABCDEF";
const LINE: usize = 76;

/// Base64 in lines of 76 signs.
pub(crate) fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 3 / 2);
    let mut column = 0;
    for three in bytes.chunks(3) {
        let at = |index: usize| u32::from(three.get(index).copied().unwrap_or_default());
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            let index = bits >> (18 - 6 * place) & 63;
            let sign = char::from(BASE64[index as usize]);
            text.push(if place > three.len() { '=' } else { sign });
        }
        column += 4;
        if column == LINE {
            text.push('\n');
            column = 0;
        }
    }
    text
}

/// Quoted-printable, soft line breaks included.
pub(crate) fn quoted_printable(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    for line in text.split_inclusive('\n') {
        let mut column = 0;
        for byte in line.trim_end_matches('\n').bytes() {
            let plain = matches!(byte, b' '..=b'<' | b'>'..=b'~');
            let width = if plain { 1 } else { 3 };
            if column + width >= LINE {
                encoded.push_str("=\n");
                column = 0;
            }
            column += width;
            if plain {
                encoded.push(char::from(byte));
            } else {
                let digit = |four: u8| char::from(HEXADECIMAL[usize::from(four)]);
                encoded.extend(['=', digit(byte >> 4), digit(byte & 15)]);
            }
        }
        if line.ends_with('\n') {
            encoded.push('\n');
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads_and_breaks_lines() {
        assert_eq!(base64(b"Man"), "TWFu");
        assert_eq!(base64(b"Ma"), "TWE=");
        assert_eq!(base64(b"M"), "TQ==");
        assert_eq!(base64(&[0; 58]).lines().map(str::len).collect::<Vec<_>>(), [76, 4]);
    }

    #[test]
    fn quoted_printable_encodes_what_is_no_ascii() {
        assert_eq!(quoted_printable("Grüße = a\n"), "Gr=C3=BC=C3=9Fe =3D a\n");
        assert!(quoted_printable(&"ä".repeat(100)).lines().all(|line| line.len() <= 76));
    }
}
