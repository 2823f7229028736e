//! What no letter says, whoever changes its words: what was never filled in, a name that is not its
//! own, a second deadline.

use funkstille_formats::mail::days_named;
use jiff::civil::Date;

use super::LetterFile;
use super::accounts::accounts;
use super::required::{Text, near_in_all};
use super::said::{even, words};
use crate::error::{LetterProblem, Misstated};
use crate::texts::tone::Tone;
use crate::texts::written::Written;

/// How many words before a day say that it is a deadline (docs/letters.md).
const WORDS_BEFORE: usize = 4;

/// What a changed letter says and must not; `None` where nothing is amiss. `today` is the day of
/// the letter, or a later one on which it is changed. What stood there `before` stays.
pub(super) fn misworded(
    letter: &str,
    (file, written, today): (&LetterFile, &Written, Date),
    (tone, names): (&Tone, &[&str]),
    (before, now): (Text<'_>, Text<'_>),
) -> Option<LetterProblem> {
    let whole = |(subject, text): Text<'_>| format!("{subject}\n{text}");
    let (all_before, all_now) = (whole(before), whole(now));
    let mut amiss: Vec<Misstated> = new(placeholders(&all_before), placeholders(&all_now))
        .map(|named| Misstated::Placeholder { named })
        .collect();
    let called = |text: Text<'_>| tone.wrong_names(&file.text, text, names);
    amiss.extend(new(called(before), called(now)).map(|word| Misstated::WrongName { word }));
    amiss.extend(other_accounts(file, (&all_before, &all_now)));
    if let Some(deadline_on) = file.deadline_on {
        let days = (today.max(file.letter_on), deadline_on);
        let second = |text: &str| second_deadlines(&even(text), days, written);
        let second = new(second(&all_before), second(&all_now));
        amiss.extend(second.map(|named| Misstated::SecondDeadline { named }));
    }
    let letter = letter.to_owned();
    (!amiss.is_empty()).then_some(LetterProblem::Misworded { letter, amiss })
}

/// Accounts that a letter which says where to pay names by now, and that are not the one of the
/// business: whoever pays there has not paid.
fn other_accounts(
    file: &LetterFile,
    (before, now): (&str, &str),
) -> impl Iterator<Item = Misstated> {
    let own = file.facts.get("payment_details").map(|details| accounts(details));
    let named = own.is_some().then(|| new(accounts(before), accounts(now)));
    let own = own.unwrap_or_default();
    let others = named.into_iter().flatten().filter(move |named| !own.contains(named));
    others.map(|named| Misstated::OtherAccount { named })
}

fn new(before: Vec<String>, now: Vec<String>) -> impl Iterator<Item = String> {
    now.into_iter().filter(move |it| !before.contains(it))
}

/// The first value of a template that nobody filled in, in a letter as it was written (H-05).
pub(super) fn unfilled(subject: &str, text: &str) -> Option<String> {
    let mut found = placeholders(subject).into_iter().chain(placeholders(text));
    found.find(|named| named.starts_with("{{") || named.starts_with("{%"))
}

/// Values that a text names and nobody filled in: `{{ client }}`, `{name}`, `{% if paid %}`.
fn placeholders(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut rest = line;
        while let Some(at) = rest.find('{') {
            let piece = &rest[at..];
            let end = piece.find('}').map_or(piece.len(), |end| {
                end + piece[end..].chars().take_while(|sign| *sign == '}').count()
            });
            let (whole, after) = piece.split_at(end);
            let name = whole.trim_matches(['{', '}', '%', ' ']);
            let is_name = |sign: char| sign.is_alphanumeric() || "_-. ".contains(sign);
            let is_template = whole.starts_with("{{") || whole.starts_with("{%");
            if is_template || !name.is_empty() && name.chars().all(is_name) {
                found.push(whole.to_owned());
            }
            rest = after;
        }
    }
    found
}

/// The days to come that a text names beside its deadline: those before it, and others that it
/// calls a deadline.
fn second_deadlines(
    text: &str,
    (from, deadline_on): (Date, Date),
    written: &Written,
) -> Vec<String> {
    // People mix their languages.
    let near = near_in_all(written, "deadline_on");
    let is_near = |word: &str| near.contains(&word.to_lowercase());
    let named = days_named(text, from).into_iter().filter(|day| {
        let is_other = day.on.is_none_or(|on| on > from && on != deadline_on);
        let is_before = day.is_date && day.on.is_some_and(|on| on < deadline_on);
        let mut before = words(&text[..day.start]).rev().take(WORDS_BEFORE);
        let mut own = words(&text[day.start..day.end]);
        is_other && (is_before || before.any(is_near) || own.any(is_near))
    });
    named.map(|day| text[day.start..day.end].to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_filled_in_is_found() {
        for (text, found) in [
            ("Guten Tag {{client}}", &["{{client}}"][..]),
            ("Guten Tag {name}, {{ client }}", &["{name}", "{{ client }}"]),
            ("{% if paid %}bezahlt{% endif %}", &["{% if paid %}", "{% endif %}"]),
            ("{{ client", &["{{ client"]),
            ("ohne Klammern", &[]),
            ("{ \"json\": 1 }", &[]),
            ("{}", &[]),
        ] {
            assert_eq!(placeholders(text), found, "{text}");
        }
    }
}
