//! Numbers with check digits by a division by 97 (ISO 7064): IBANs and creditor references.

/// Letters and digits of the shortest and the longest IBAN (ISO 13616).
const IBAN_CHARACTERS: std::ops::RangeInclusive<usize> = 15..=34;

/// Characters of country and check digits, which are moved behind the rest (ISO 13616, § 4).
const HEAD: usize = 4;

/// Digits and letters as numbers from 0 to 35 (ISO 7064, § 7).
const LETTERS: u32 = 36;

/// Values from here on have two digits (ISO 7064, § 7).
const TWO_DIGITS: u32 = 10;

/// By what a value of two digits moves those before it (ISO 7064, § 7).
const SHIFT_OF_TWO: u32 = 100;

/// By what is divided (ISO 7064, § 7).
const MODULUS: u32 = 97;

/// The rest of the division when the check digits are right.
const RIGHT: u32 = 1;

/// Whether the check digits behind the first two letters are right: letters count from 10.
pub(super) fn is_right(number: &str) -> bool {
    let Some((head, rest)) = number.split_at_checked(HEAD) else {
        return false;
    };
    let mut remainder = 0_u32;
    for c in rest.chars().chain(head.chars()) {
        let Some(value) = c.to_digit(LETTERS) else {
            return false;
        };
        let shift = if value < TWO_DIGITS { TWO_DIGITS } else { SHIFT_OF_TWO };
        remainder = (remainder * shift + value) % MODULUS;
    }
    remainder == RIGHT
}

/// The first IBAN in a text, without blanks; `None` where there is none with right check digits.
pub fn iban_in(text: &str) -> Option<String> {
    let is_between = |c: char| !c.is_ascii_alphanumeric();
    let words: Vec<&str> = text.split(is_between).filter(|word| !word.is_empty()).collect();
    (0..words.len()).find_map(|from| {
        let mut number = String::new();
        for word in &words[from..] {
            number.push_str(word);
            if number.len() > *IBAN_CHARACTERS.end() {
                return None;
            }
            if IBAN_CHARACTERS.contains(&number.len()) && is_iban(&number) {
                return Some(number);
            }
        }
        None
    })
}

/// What in a text was meant to be an IBAN and is none: its check digits or its length are wrong.
/// `None` where an IBAN stands there, or nothing that looks like one.
pub fn wrong_iban_in(text: &str) -> Option<String> {
    if iban_in(text).is_some() {
        return None;
    }
    let is_head = |word: &str| {
        let signs = word.as_bytes();
        signs.len() >= HEAD
            && signs[..2].iter().all(u8::is_ascii_uppercase)
            && signs[2..HEAD].iter().all(u8::is_ascii_digit)
            && signs.iter().all(u8::is_ascii_alphanumeric)
    };
    text.split(['\n', ';', ',']).find_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let from = words.iter().position(|word| is_head(word))?;
        Some(words[from..].join(" "))
    })
}

fn is_iban(number: &str) -> bool {
    let bytes = number.as_bytes();
    bytes[..2].iter().all(u8::is_ascii_uppercase)
        && bytes[2..HEAD].iter().all(u8::is_ascii_digit)
        && is_right(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iban_is_found_in_a_text() {
        for (text, found) in [
            ("Mira Lang\nIBAN DE02 1203 0000 0000 2020 51\nBIC BYLADEM1001", true),
            ("IBAN: DE02120300000000202051, DKB", true),
            ("DE03 1203 0000 0000 2020 51", false),
            ("", false),
        ] {
            let expected = found.then(|| "DE02120300000000202051".to_owned());
            assert_eq!(iban_in(text), expected, "{text}");
        }
    }

    #[test]
    fn what_was_meant_to_be_an_iban_is_told() {
        for (text, wrong) in [
            ("Mira Lang\nIBAN DE02 1203 0000 0000 2020 51\nBIC BYLADEM1001", None),
            ("Mira Lang\nIBAN DE03 1203 0000 0000 2020 51", Some("DE03 1203 0000 0000 2020 51")),
            ("J;DE00 1234", Some("DE00 1234")),
            ("GB29 NWBK 6016 1331 9268 18, Bank", Some("GB29 NWBK 6016 1331 9268 18")),
            ("Routing 021000021, account 123456789", None),
            ("Mira Lang\nBIC BYLADEM1001", None),
            ("", None),
        ] {
            assert_eq!(wrong_iban_in(text).as_deref(), wrong, "{text}");
        }
    }
}
