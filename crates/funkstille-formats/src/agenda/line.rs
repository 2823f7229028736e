//! One line of a calendar: escaped, and folded.

/// The most bytes of a line, without its end (RFC 5545, 3.1).
const WIDTH: usize = 75;

/// The signs with which a table begins a formula.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// A text as a value (RFC 5545, 3.3.11). Signs that turn the direction of a line or end it in some
/// other program become blanks, as do control characters; a formula is one no more.
pub(super) fn text(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::new();
    if text.starts_with(FORMULA) {
        out.push('\'');
    }
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                out.push(' ');
            }
            sign if sign.is_control() => out.push(' '),
            sign => out.push(sign),
        }
    }
    out
}

/// Writes a line; one that is too long goes on in the next, behind a blank, and never inside a
/// letter (RFC 5545, 3.1).
pub(super) fn line(out: &mut String, name: &str, value: &str) {
    let mut used = 0;
    for sign in format!("{name}:{value}").chars() {
        if used + sign.len_utf8() > WIDTH {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(sign);
        used += sign.len_utf8();
    }
    out.push_str("\r\n");
}
