//! Whether a text names an invoice by its whole number.

/// What joins the parts of one number.
const JOINS: &[char] = &['-', '/', '.', '_'];

/// Whether a text, such as the subject of a mail, names an invoice by its whole number, whatever
/// stands between its parts and in which case it is written: *V-1* and *v 1* name `V-1`, *V-10* and
/// *V-1-2* do not.
///
/// A number of digits alone may be a day or a year, unless it has five of them: then this is no
/// name. For texts of payments, which say less, there is [`crate::bank`].
pub fn names_number(text: &str, number: &str) -> bool {
    let wanted: Vec<char> = letters(number).collect();
    let digits = wanted.iter().filter(|sign| sign.is_numeric()).count();
    if digits == 0 || digits == wanted.len() && digits < DIGITS_ALONE {
        return false;
    }
    let text: Vec<char> = text.chars().collect();
    (0..text.len()).any(|at| begins_name(&text, at) && is_named_at(&text[at..], &wanted))
}

/// So many digits alone are no day and no year (docs/receivables.md).
const DIGITS_ALONE: usize = 5;

/// The letters and digits of a text, in upper case.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_uppercase)
}

/// Whether a number can begin here: no part of it stands before.
fn begins_name(text: &[char], at: usize) -> bool {
    let is_part = |at: usize| text.get(at).is_some_and(|sign| sign.is_alphanumeric());
    let before = at.checked_sub(1);
    let goes_on = before.is_some_and(|it| JOINS.contains(&text[it]));
    let joined = goes_on && at.checked_sub(2).is_some_and(is_part);
    is_part(at) && !before.is_some_and(is_part) && !joined
}

/// Whether these signs begin with the whole number, and it ends there.
fn is_named_at(text: &[char], wanted: &[char]) -> bool {
    let mut rest = wanted;
    let mut signs = text.iter().enumerate();
    while !rest.is_empty() {
        let Some((at, sign)) = signs.next() else { return false };
        if !sign.is_alphanumeric() {
            // One sign stands between two parts.
            let is_between = JOINS.contains(sign) || *sign == ' ';
            if is_between && text.get(at + 1).is_some_and(|next| next.is_alphanumeric()) {
                continue;
            }
            return false;
        }
        for upper in sign.to_uppercase() {
            match rest.split_first() {
                Some((first, after)) if *first == upper => rest = after,
                _ => return false,
            }
        }
    }
    let after: Vec<char> = signs.map(|(_, sign)| *sign).take(2).collect();
    match after.as_slice() {
        [next, ..] if next.is_alphanumeric() => false,
        [join, next] => !(JOINS.contains(join) && next.is_alphanumeric()),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::names_number;

    #[test]
    fn a_subject_names_a_number_or_does_not() {
        for (text, number, is_named) in [
            ("Rechnung V-1", "V-1", true),
            ("AW: rechnung v-1.", "V-1", true),
            ("Invoice V 1 (website)", "V-1", true),
            ("Rechnung Nr. V1", "V-1", true),
            ("#V-1", "V-1", true),
            ("Rechnung RE 2026/014", "RE-2026-014", true),
            ("Rechnung 20260014", "20260014", true),
            ("Rechnung 2026-0014, Website", "2026-0014", true),
            ("Rechnung V-10", "V-1", false),
            ("Rechnung V-1-2", "V-1", false),
            ("Rechnung V-1/2026", "V-1", false),
            ("Rechnung RE-V-1", "V-1", false),
            ("Rechnung V--1", "V-1", false),
            ("Rechnung für die Website", "V-1", false),
            ("Rechnung vom 12. März 2026", "12", false),
            ("Rechnung 2026", "2026", false),
            ("Rechnung V", "V", false),
            ("Rechnung V-1", "", false),
            ("", "V-1", false),
        ] {
            assert_eq!(names_number(text, number), is_named, "{text}: {number}");
        }
    }
}
