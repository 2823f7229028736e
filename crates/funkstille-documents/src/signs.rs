//! Signs that can be printed.

use crate::error::PaperError;
use crate::press;

/// A text that can be printed: line breaks of any kind become `\n`, a tab a blank.
///
/// # Errors
/// [`PaperError::NoSign`].
pub(crate) fn printable(text: &str) -> Result<String, PaperError> {
    let text = text.replace("\r\n", "\n").replace(is_line_break, "\n").replace('\t', " ");
    let has_no_sign = |sign: &char| !(*sign == '\n' || press::has_sign(*sign));
    for line in text.split('\n') {
        if let Some(sign) = line.chars().find(has_no_sign) {
            return Err(PaperError::NoSign { sign, line: line.to_owned() });
        }
    }
    Ok(text)
}

/// The line breaks of Unicode (UAX 14, classes BK, CR, LF and NL).
fn is_line_break(sign: char) -> bool {
    matches!(sign, '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_what_stands_there() {
        for (text, expected) in [
            ("#panic(\"x\") $a$ *b* @c <d> \\", "#panic(\"x\") $a$ *b* @c <d> \\"),
            ("one\r\ntwo\u{2028}three\rfour", "one\ntwo\nthree\nfour"),
            ("a\tb", "a b"),
            ("äöüßÄÖÜ€„“ e\u{301}", "äöüßÄÖÜ€„“ e\u{301}"),
        ] {
            assert_eq!(printable(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn a_sign_that_cannot_be_printed_is_named() {
        for sign in ['\0', '\u{7}', '\u{1f600}', '\u{4f60}', '\u{e000}', '\u{fffd}'] {
            let line = format!("Guten Tag {sign}");
            let error = printable(&format!("Betreff\n{line}\nmehr"));
            assert_eq!(error, Err(PaperError::NoSign { sign, line }));
        }
    }
}
