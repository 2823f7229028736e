//! Names of payers and clients, however a bank writes them.

use std::collections::BTreeSet;

/// The words of a name that tell it from others, alike for `Müller`, `MUELLER` and `Muller`.
pub(super) fn name_words(name: &str) -> BTreeSet<String> {
    const FORMS: &[&str] =
        &["gmbh", "ag", "kg", "co", "ug", "ltd", "inc", "llc", "gbr", "und", "and", "the"];
    let is_in_word = |c: char| c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}');
    let words = name.split(|c: char| !is_in_word(c)).map(folded);
    words.filter(|word| word.len() > 1 && !FORMS.contains(&word.as_str())).collect()
}

/// Whether two names are of the same side, as far as their words say it.
pub fn is_same_name(one: &str, two: &str) -> bool {
    let (one, two) = (name_words(one), name_words(two));
    !one.is_empty() && !two.is_empty() && (one.is_subset(&two) || two.is_subset(&one))
}

/// A word in small letters without accents. Banks write umlauts as two letters, or leave the dots
/// away; both are the letter alone here.
fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
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
    folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")
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
