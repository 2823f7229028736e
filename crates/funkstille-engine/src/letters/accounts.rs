//! The accounts that a letter names.

/// Characters of the shortest and the longest number of an account (IBAN, ISO 13616).
const CHARACTERS: std::ops::RangeInclusive<usize> = 15..=34;

/// Letters of the country and check digits, with which it begins (ISO 13616, § 4).
const HEAD: usize = 4;

/// What a text gives for numbers of accounts, without blanks, whether their check digits are right
/// or not.
pub(super) fn accounts(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().map(bare).collect();
        let Some(from) = words.iter().position(|word| begins(word)) else { continue };
        let number: String =
            words[from..].iter().take_while(|word| is_part(word)).copied().collect();
        if CHARACTERS.contains(&number.len()) {
            found.push(number);
        }
    }
    found
}

/// A word without the signs of the sentence around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|sign: char| !sign.is_ascii_alphanumeric())
}

fn begins(word: &str) -> bool {
    let signs = word.as_bytes();
    signs.len() >= HEAD
        && signs[..2].iter().all(u8::is_ascii_uppercase)
        && signs[2..HEAD].iter().all(u8::is_ascii_digit)
        && is_part(word)
}

fn is_part(word: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_uppercase() || sign.is_ascii_digit();
    !word.is_empty() && word.chars().all(is_sign)
}

#[cfg(test)]
mod tests {
    use super::accounts;

    #[test]
    fn accounts_are_found_whether_right_or_wrong() {
        for (text, found) in [
            ("IBAN DE02 1203 0000 0000 2020 51", &["DE02120300000000202051"][..]),
            (
                "auf DE03120300000000202051.\nGB29 NWBK 6016 1331 9268 19",
                &["DE03120300000000202051", "GB29NWBK60161331926819"],
            ),
            ("Rechnung RE2026-014 und AB12", &[]),
            ("", &[]),
        ] {
            assert_eq!(accounts(text), found, "{text}");
        }
    }
}
