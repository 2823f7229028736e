//! Text that does nothing to the terminal on which it is shown, whoever wrote it.

use std::borrow::Cow;

/// The text without signs that act: those that control a terminal (C0 and C1 of ISO 6429, by which
/// every escape sequence begins) and those that turn the direction of a line around (Unicode, UAX
/// 9). Line ends and tabs stay.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if text.contains(acts) {
        Cow::Owned(text.chars().filter(|sign| !acts(*sign)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn acts(sign: char) -> bool {
    let turns = matches!(sign,
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}');
    turns || sign.is_control() && !matches!(sign, '\n' | '\t')
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn h_02_nothing_that_is_shown_acts_on_the_terminal() {
        for (text, shown) in [
            ("Größe: 3 €\n\tzwei", "Größe: 3 €\n\tzwei"),
            ("\u{1b}[2J\u{1b}]0;Titel\u{7}weg", "[2J]0;Titelweg"),
            ("\u{9b}31mrot\u{9d}0;x\u{9c}", "31mrot0;x"),
            ("eins\rzwei\u{8}\u{7f}\0", "einszwei"),
            ("\u{202e}fdp.exe\u{2066}", "fdp.exe"),
        ] {
            assert_eq!(plain(text), shown);
        }
    }
}
