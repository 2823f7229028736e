//! Whether a text says a value, and says it where it means that.

/// How a value stands in a text when it means what it says: one of these words within so many words
/// before it, or after it, and no other number between.
pub(super) struct Meaning {
    pub(super) words: Vec<String>,
    pub(super) before: usize,
    pub(super) after: usize,
}

/// Whether a text says a value as a whole: `30` does not stand in `2030`, `500,00` not in
/// `1.500,00`, nor `7` in `7-B`, `2026/7` or `-7`. Line breaks and wide gaps are no matter.
pub(super) fn says(text: &str, value: &str) -> bool {
    let (text, value) = (even(text), even(value));
    places(&text, &value).next().is_some()
}

/// Whether a text says a value as a whole, near a word that says what it is.
pub(super) fn means(text: &str, value: &str, meaning: &Meaning) -> bool {
    let (text, value) = (even(text), even(value));
    let is_word = |word: &str| meaning.words.iter().any(|own| *own == word.to_lowercase());
    places(&text, &value).any(|at| {
        let (before, after) = (&text[..at], &text[at + value.len()..]);
        let before = ends(before).last().map_or(before, |end| &before[end + 1..]);
        let after = ends(after).next().map_or(after, |end| &after[..end]);
        let is_plain = |word: &&str| !word.contains(char::is_numeric);
        words(before).rev().take(meaning.before).take_while(is_plain).any(is_word)
            || words(after).take(meaning.after).take_while(is_plain).any(is_word)
    })
}

/// Where sentences end in a text. Behind a short word or number a full stop ends none: `Nr. 7`.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    let signs = text.match_indices(['.', '!', '?']).map(|(at, _)| at);
    signs.filter(|at| {
        let word = text[..*at].chars().rev().take_while(|sign| sign.is_alphanumeric()).count();
        let next = text[at + 1..].chars().next();
        next.is_none_or(char::is_whitespace) && (word == 0 || word > LONGEST_SHORT)
    })
}

/// Signs of a word that may be an abbreviation ("zzgl" has more and ends no sentence either), or of
/// a number that may be that of a day (docs/dev/tick.md).
const LONGEST_SHORT: usize = 3;

/// The words of a text, without signs.
pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// A text with one blank between its words.
pub(super) fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a value stands in a text as a whole.
fn places(text: &str, value: &str) -> impl Iterator<Item = usize> {
    let is_number = value.starts_with(|sign: char| !sign.is_alphabetic());
    let has_dots = value.contains('@');
    text.match_indices(value).filter_map(move |(at, found)| {
        let (before, after) = (&text[..at], &text[at + found.len()..]);
        let is_negative = is_number && before.ends_with(['-', '\u{2212}', '\u{2013}', '+']);
        let is_part = is_negative
            || goes_on(before.chars().rev(), has_dots)
            || goes_on(after.chars(), has_dots);
        (!is_part).then_some(at)
    })
}

/// Signs behind which a number goes on.
const IN_NUMBERS: &[char] = &['.', ',', '\'', '\u{2019}', ':'];

/// Signs behind which a number or a word goes on. Among them the hyphens and the minus.
const BETWEEN: &[char] =
    &['-', '/', '_', '+', '@', '#', '&', '\u{2010}', '\u{2011}', '\u{2013}', '\u{2212}'];

/// Signs beside which a value is whole. Others, such as one that strikes out, reverses or cannot be
/// seen, make it another value.
const BESIDE: &[char] = &[
    ';', '!', '?', '(', ')', '[', ']', '"', '*', '=', '>', '<', '|', '\u{2026}', '\u{2014}',
    '\u{201e}', '\u{201c}', '\u{201d}', '\u{201a}', '\u{2018}', '\u{ab}', '\u{bb}', '\u{2039}',
    '\u{203a}', '\u{2022}',
];

/// Whether a word or a number goes on with these signs. `has_dots`: words go on behind a full stop,
/// as in an address.
fn goes_on(mut signs: impl Iterator<Item = char>, has_dots: bool) -> bool {
    let Some(sign) = signs.next() else { return false };
    let next = signs.next();
    if IN_NUMBERS.contains(&sign) {
        let goes_on = |next: char| next.is_ascii_digit() || has_dots && next.is_alphanumeric();
        return next.is_some_and(goes_on);
    }
    if BETWEEN.contains(&sign) {
        return next.is_some_and(char::is_alphanumeric);
    }
    !sign.is_whitespace() && !BESIDE.contains(&sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_said_as_a_whole() {
        for (text, value, is_said) in [
            ("seit 30 Tagen", "30", true),
            ("am 30.", "30", true),
            ("im Jahr 2030", "30", false),
            ("300 Euro", "30", false),
            ("offen sind 1.850,00 € seither", "1.850,00 €", true),
            ("offen sind 1.850,00\n€", "1.850,00 €", true),
            ("offen sind 11.850,00 €", "1.850,00 €", false),
            ("offen sind 1.500,00 €", "500,00 €", false),
            ("offen sind -500,00 €", "500,00 €", false),
            ("offen sind \u{2212}500,00 €", "500,00 €", false),
            ("offen sind 500,00 €.", "500,00 €", true),
            ("open: €1,850.00", "€1,850.00", true),
            ("seit 7,5 Tagen", "7", false),
            ("um 7:30 Uhr", "7", false),
            ("Rechnung (7)", "7", true),
            ("Rechnung #7, danke", "7", true),
            ("Rechnung „7“", "7", true),
            ("Rechnung 2026-7", "7", false),
            ("Rechnung 2026/7", "7", false),
            ("Rechnung 7-B", "7", false),
            ("Rechnung 7\u{200b}7", "7", false),
            ("Rechnung 7\u{336}", "7", false),
            ("Rechnung \u{202e}7", "7", false),
            ("16. März 2026", "16. März 2026", true),
            ("116. März 2026", "16. März 2026", false),
            ("16. März 20260", "16. März 2026", false),
            ("an jonas@weber.example.", "jonas@weber.example", true),
            ("an jonas@weber.example.com", "jonas@weber.example", false),
            ("an x.jonas@weber.example", "jonas@weber.example", false),
            ("", "30", false),
        ] {
            assert_eq!(says(text, value), is_said, "{value} in {text}");
        }
    }

    #[test]
    fn a_value_means_what_the_words_beside_it_say() {
        let meaning = |words: &[&str], before, after| {
            let words = words.iter().map(|word| (*word).to_owned()).collect();
            Meaning { words, before, after }
        };
        let (invoice, days) = (meaning(&["rechnung"], 3, 0), meaning(&["tage", "tagen"], 0, 1));
        for (text, value, meaning, is_meant) in [
            ("die Rechnung 7 vom", "7", &invoice, true),
            ("die RECHNUNG Nr. 7", "7", &invoice, true),
            ("die Rechnung 77 vom 7. März", "7", &invoice, false),
            ("vom 7. März. Die Rechnung 77", "7", &invoice, false),
            ("seit 101 Tagen", "101", &days, true),
            ("seit 103 Tagen (Rechnung 101)", "101", &days, false),
        ] {
            assert_eq!(means(text, value, meaning), is_meant, "{value} in {text}");
        }
    }
}
