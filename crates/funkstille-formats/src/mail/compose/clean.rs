//! A value as it may stand on one line of a header.

use super::error::{ComposeError, Field};

/// The longest value that is written. No subject and no name is as long.
const LONGEST: usize = 10_000;

/// As [`shown`], of a value that is written into a header.
///
/// # Errors
/// [`ComposeError::TooLong`]: half a value would be another one.
pub(super) fn line(text: &str, field: Field) -> Result<String, ComposeError> {
    let line = shown(text);
    if line.chars().count() > LONGEST {
        return Err(ComposeError::TooLong { field, most: LONGEST });
    }
    Ok(line)
}

/// One line, of any length: whatever ends a line, and every white space, becomes one space; what
/// controls the line or its direction goes. What strangers write on one line is shown so (H-02).
pub fn shown(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        let word: String = word.chars().filter(|c| !is_unseen(*c)).collect();
        if !word.is_empty() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&word);
        }
    }
    line
}

/// Signs that show nothing themselves and make what stands around them look otherwise (Unicode,
/// UAX 9; the byte order mark; code points that are no characters).
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{061c}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// The text of a message: each line ends with one sign, and what would be no text is left out.
pub(super) fn text(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
    text.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h_04_a_value_is_one_line() {
        for (text, line) in [
            ("Offer\r\nBcc: x@y.example", "Offer Bcc: x@y.example"),
            ("a\0b\u{2028}c\u{2029}d\u{85}e\u{b}f\u{c}g\th", "a b c d e f g h"),
            (" \u{202e}gpj\u{202c}.exe\u{2066} ", "gpj.exe"),
            ("Straße\u{a0}7  b", "Straße 7 b"),
            ("\r\n", ""),
        ] {
            assert_eq!(shown(text), line);
        }
        assert!(line(&"ä".repeat(10_000), Field::Subject).is_ok());
        let most = LONGEST;
        let error = Err(ComposeError::TooLong { field: Field::Subject, most });
        assert_eq!(line(&"ä".repeat(10_001), Field::Subject), error);
    }

    #[test]
    fn text_keeps_its_lines() {
        assert_eq!(text("a\r\nb\rc\u{2028}d\0\x1b\te\n"), "a\nb\nc\nd\te\n");
    }
}
