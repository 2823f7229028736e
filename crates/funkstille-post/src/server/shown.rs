//! What others say, as one line that can be shown.

/// How many characters of what a server says are looked at.
const LOOKED_AT: usize = 4000;

/// Text of others without anything that would break a line, move the cursor or turn the direction
/// of writing, cut after `most` characters.
pub(crate) fn shown(text: &[u8], most: usize) -> String {
    let text = String::from_utf8_lossy(text);
    let line: String = text.chars().filter(|c| is_visible(*c)).take(most).collect();
    line.trim().to_owned()
}

/// What a server says, as far as it is looked at: to be judged, since it may hold a secret, and
/// shown only by [`Hidden::words`](super::Hidden::words).
pub(crate) fn printable(text: &[u8]) -> String {
    shown(text, LOOKED_AT)
}

/// Whether a character neither controls the line (Unicode, category Cc, and the two separators of
/// lines) nor the direction of what follows it (UAX 9, 2).
fn is_visible(c: char) -> bool {
    let turns = matches!(
        c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    !(c.is_control() || turns || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}'))
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn what_is_shown_is_one_short_line() {
        for (said, line) in [
            (&b" No.\x07\x1b[31m\r\n "[..], "No.[31m"),
            ("a\u{2028}b\u{202e}c\u{2066}d\u{61c}".as_bytes(), "abcd"),
            (b"\xff\xfe", "\u{fffd}\u{fffd}"),
            ("Postfach voll, größer geht nicht".as_bytes(), "Postfach voll, größe"),
        ] {
            assert_eq!(shown(said, 20), line);
        }
    }
}
