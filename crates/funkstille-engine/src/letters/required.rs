//! What a letter about money must say, whoever changes its words.

use funkstille_core::playbook::{Effect, Step};

use super::LetterFile;
use crate::error::LetterProblem;

/// The values that a letter with a claim on must say where its text does (docs/rules.md,
/// *Letters*): what is owed for what, since when, until when, how to pay, how to reach us.
const REQUIRED: &[&str] = &[
    "project",
    "invoice_number",
    "due_on",
    "days_overdue",
    "invoices",
    "balance",
    "claim_total",
    "deadline_on",
    "payment_details",
    "sender_email",
];

/// What subject and text of a letter of `step` no longer say; `None` where nothing is missing.
/// A reason of a person lets it go, but never in a final notice. `unnamed` is what stands in place
/// of a project without a name: a person may name it.
pub(super) fn lacks(
    (letter, step): (&str, &Step),
    (file, unnamed): (&LetterFile, &[String]),
    (subject, text): (&str, &str),
    reason: Option<&str>,
) -> Option<LetterProblem> {
    if !step.asks_for_money() {
        return None;
    }
    let may_be_left_out = step.effect != Some(Effect::FinalNotice);
    if may_be_left_out && reason.is_some_and(|reason| !reason.trim().is_empty()) {
        return None;
    }
    let all = format!("{subject}\n{text}");
    let mut missing: Vec<String> = Vec::new();
    for name in REQUIRED {
        let value = file.facts.get(*name).filter(|value| !unnamed.contains(*value));
        let lines = value.into_iter().flat_map(|value| value.lines()).map(str::trim);
        let gone = lines.filter(|line| !line.is_empty() && !says(&all, line));
        missing.extend(gone.map(|line| format!("{name}: {line}")));
    }
    let letter = letter.to_owned();
    (!missing.is_empty()).then_some(LetterProblem::Lacks { letter, missing, may_be_left_out })
}

/// Whether a text says a value as a whole: `30` does not stand in `2030`, nor `500,00` in
/// `1.500,00`. How lines break and how wide gaps are is no matter.
pub(super) fn says(text: &str, value: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (text, value) = (plain(text), plain(value));
    text.match_indices(&value).any(|(at, found)| {
        let (before, after) = (&text[..at], &text[at + found.len()..]);
        !goes_on(before.chars().rev()) && !goes_on(after.chars())
    })
}

/// Whether a word or a number goes on with these signs: digits go on behind a point or a comma.
fn goes_on(mut signs: impl Iterator<Item = char>) -> bool {
    match signs.next() {
        Some('.' | ',' | '\'') => signs.next().is_some_and(|sign| sign.is_ascii_digit()),
        sign => sign.is_some_and(char::is_alphanumeric),
    }
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
            ("offen sind 500,00 €.", "500,00 €", true),
            ("seit 7,5 Tagen", "7", false),
            ("", "30", false),
        ] {
            assert_eq!(says(text, value), is_said, "{value} in {text}");
        }
    }
}
