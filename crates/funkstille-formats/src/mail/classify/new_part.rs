//! What a message says itself, without the older mail that it quotes.

use crate::mail::parse::clip;
use regex::Regex;
use std::sync::LazyLock;

/// The new part of a text: everything before the first quote or attribution line.
///
/// This is the one place where the classifier strips quotes.
pub(crate) fn new_part(text: &str) -> &str {
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if begins_quote(line, &text[offset..]) {
            return &text[..offset];
        }
        offset += line.len();
    }
    text
}

/// Whether a line quotes, or announces a quote. Its first letter spares most lines the rest.
fn begins_quote(line: &str, rest: &str) -> bool {
    static RULER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)^-{2,} ?(?:original|ursprüngliche|weitergeleitete|forwarded|mensaje|message d)",
            r"|^_{10,}\s*$",
        ))
        .expect("a constant pattern")
    });
    static ATTRIBUTION: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"^(?:On|Am|Le|El|Il|Op) [^\n]{4,200}(?:\n[^\n]{0,120})?",
            r"(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef)[^\n]{0,120}:[ \t]*\r?(?:\n|$)",
        ))
        .expect("a constant pattern")
    });
    static HEADER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"^[ \t*]*(?:From|Von|De)[* ]*:[^\n]+\n[ \t*]*",
            r"(?:Sent|Date|Gesendet|Datum|Envoyé|To|An)[* ]*:",
        ))
        .expect("a constant pattern")
    });
    match line.trim_start_matches([' ', '\t', '*']).as_bytes().first() {
        Some(b'>') => true,
        Some(b'-' | b'_') => RULER.is_match(line),
        Some(b'O' | b'A' | b'L' | b'E' | b'I') => ATTRIBUTION.is_match(clip(rest, 600)),
        Some(b'F' | b'V' | b'D') => HEADER.is_match(clip(rest, 600)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::new_part;

    #[test]
    fn cuts_at_the_quote() {
        for (text, expected) in [
            ("Ja.\n\nAm 12.08.2026 schrieb Freya:\n> bis 20.8.?", "Ja.\n\n"),
            (
                "Yes.\nOn Mon, Aug 10, 2026 at 9:00 AM Freya Sommer\n<f@s.example> wrote:\n> x",
                "Yes.\n",
            ),
            ("Ok\n-----Original Message-----\nFrom: x", "Ok\n"),
            ("Ok\n\nVon: Freya\nGesendet: Montag\nAn: Otto", "Ok\n\n"),
            ("> quoted\nanswer", ""),
            ("On Monday I will call.", "On Monday I will call."),
            ("no quote", "no quote"),
        ] {
            assert_eq!(new_part(text), expected, "{text}");
        }
    }
}
