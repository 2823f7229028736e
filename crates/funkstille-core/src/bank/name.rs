//! Names of payers and clients, however a bank writes them.

use std::collections::BTreeSet;

/// The words of a name that tell it from others, alike for `Müller`, `MUELLER` and `Muller`.
pub(super) fn name_words(name: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    each_word(name, |word| {
        words.insert(word.to_owned());
    });
    words
}

/// Gives each of these words, in their order and without what says nothing: legal forms, initials.
pub(super) fn each_word(text: &str, mut take: impl FnMut(&str)) {
    const FORMS: &[&str] =
        &["gmbh", "ag", "kg", "co", "ug", "ltd", "inc", "llc", "gbr", "und", "and", "the"];
    let is_form = |word: &str| word.len() <= "gmbh".len() && FORMS.contains(&word);
    let is_in_word = |c: char| c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}');
    let mut folded = String::new();
    for piece in text.split_inclusive(|c: char| !is_in_word(c)) {
        let word = piece.trim_end_matches(|c: char| !is_in_word(c));
        let is_initial = piece.ends_with('.') && word.chars().count() == 1;
        folded.clear();
        fold(word, &mut folded);
        if !folded.is_empty() && !is_initial && !is_form(&folded) {
            take(&folded);
        }
    }
}

/// Whether two names are of the same side, as far as their words say it.
pub fn is_same_name(one: &str, two: &str) -> bool {
    let (one, two) = (name_words(one), name_words(two));
    !one.is_empty() && !two.is_empty() && (one.is_subset(&two) || two.is_subset(&one))
}

/// A word in small letters without accents. Banks write umlauts as two letters, or leave the dots
/// away; both are the letter alone here.
fn fold(word: &str, folded: &mut String) {
    for c in word.chars() {
        // Nearly all of them, and there are many words in a statement.
        if c.is_ascii() {
            let small = c.to_ascii_lowercase();
            if small != 'e' || !folded.ends_with(['a', 'o', 'u']) {
                folded.push(small);
            }
            continue;
        }
        fold_letter(c, folded);
    }
}

fn fold_letter(letter: char, folded: &mut String) {
    for c in letter.to_lowercase() {
        match c {
            'ä' | 'á' | 'à' | 'â' | 'ã' | 'å' | 'ą' | 'æ' => folded.push('a'),
            'č' | 'ć' | 'ç' => folded.push('c'),
            'é' | 'è' | 'ê' | 'ë' | 'ě' | 'ę' => folded.push('e'),
            'í' | 'ì' | 'î' | 'ï' => folded.push('i'),
            'ł' => folded.push('l'),
            'ň' | 'ñ' | 'ń' => folded.push('n'),
            'ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ø' | 'ő' | 'œ' => folded.push('o'),
            'š' | 'ś' => folded.push('s'),
            'ß' => folded.push_str("ss"),
            'ü' | 'ú' | 'ù' | 'û' | 'ů' | 'ű' => folded.push('u'),
            'ž' | 'ź' | 'ż' => folded.push('z'),
            // The dots of a letter that was taken apart (NFD).
            '\u{300}'..='\u{36f}' => {}
            other => folded.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_every_hand() {
        for (one, two, is) in [
            ("Müller GmbH", "MUELLER GMBH", true),
            ("Müller GmbH", "Mueller", true),
            ("Müller GmbH", "MULLER GMBH", true),
            ("Bäckerei Jürgens", "Baeckerei Juergens", true),
            ("Café Größe", "CAFE GROESSE", true),
            ("Müller", "Mu\u{308}ller", true),
            ("Müller", "Möller", false),
            ("Müller & Söhne", "Soehne und Mueller", true),
        ] {
            assert_eq!(name_words(one) == name_words(two), is, "{one} / {two}");
        }
    }
}
