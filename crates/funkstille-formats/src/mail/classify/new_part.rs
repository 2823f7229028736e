//! What a message says itself, without the older mail that it quotes.

use regex::Regex;
use std::sync::LazyLock;

/// The new part of a text: everything before the first quote or attribution line.
///
/// This is the one place where the classifier strips quotes.
pub(crate) fn new_part(text: &str) -> &str {
    static QUOTE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?m)^(?:",
            r">",
            r"|-{2,} ?(?i:original|ursprüngliche|weitergeleitete|forwarded|mensaje|message d)",
            r"|_{10,}[ \t]*\r?$",
            r"|(?:On|Am|Le|El|Il|Op) [^\n]{4,200}(?:\r?\n[^\n]{0,120})?",
            r"(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef)[^\n]{0,120}:[ \t]*\r?$",
            r"|[ \t*]*(?:From|Von|De)[* ]*:[^\n]+\r?\n[ \t*]*(?:Sent|Date|Gesendet|Datum|Envoyé|To|An)[* ]*:",
            r")",
        ))
        .expect("a constant pattern")
    });
    QUOTE.find(text).map_or(text, |quote| &text[..quote.start()])
}

#[cfg(test)]
mod tests {
    use super::new_part;

    #[test]
    fn cuts_at_the_quote() {
        for (text, expected) in [
            ("Ja.\n\nAm 12.08.2026 schrieb Freya:\n> bis 20.8.?", "Ja.\n\n"),
            ("Yes.\nOn Mon, Aug 10, 2026 at 9:00 AM Freya Sommer\n<f@s.example> wrote:\n> x", "Yes.\n"),
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
