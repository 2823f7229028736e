//! What a letter about money must say, whoever changes its words.

use funkstille_core::client::Language;
use funkstille_core::playbook::{Effect, Step};

use super::LetterFile;
use super::said::{Meaning, means, says, words};
use crate::error::{LetterProblem, Misstated};
use crate::texts::written::Written;

/// The values that a letter with a claim on must say where its text does (docs/rules.md,
/// *Letters*): what is owed for what, since when, until when, how to pay, how to reach us. With
/// each, within how many words before it and after it one of the words of its meaning stands
/// (`letter-near-…` in `locales`); none where the value itself says what it is.
const REQUIRED: &[(&str, usize, usize)] = &[
    ("project", 0, 0),
    ("invoice_number", 4, 0),
    ("due_on", 6, 6),
    ("days_overdue", 0, 2),
    ("invoices", 0, 0),
    ("balance", 6, 6),
    ("claim_total", 6, 6),
    ("deadline_on", 4, 0),
    ("payment_details", 0, 0),
    ("sender_email", 0, 0),
];

/// The values that name the invoices of a letter.
const NAME_INVOICES: &[&str] = &["invoice_number", "matter", "enclosures"];

/// The languages of letters.
const LANGUAGES: [Language; 2] = [Language::German, Language::English];

/// Subject and text of a letter.
pub(super) type Text<'a> = (&'a str, &'a str);

/// What subject and text of a letter of `step` no longer say, or say wrongly; `None` where nothing
/// is amiss. A reason of a person lets it go, but never in a final notice. A value has to stand
/// where it means what it says if it stood so `before`: a text of the user's own may have other
/// words. The words around it are those of the letter's language.
pub(super) fn lacks(
    (letter, step): (&str, &Step),
    (file, written, language): (&LetterFile, &Written, Language),
    (before, now): (Text<'_>, Text<'_>),
    reason: Option<&str>,
) -> Option<LetterProblem> {
    if !step.asks_for_money() {
        return None;
    }
    let may_be_left_out = step.effect != Some(Effect::FinalNotice);
    if may_be_left_out && reason.is_some_and(|reason| !reason.trim().is_empty()) {
        return None;
    }
    let (before, now) = (format!("{}\n{}", before.0, before.1), format!("{}\n{}", now.0, now.1));
    let mut amiss = missing(file, (written, language), (&before, &now));
    let others = other_invoices(file, written, &before);
    let new = other_invoices(file, written, &now);
    let new = new.into_iter().filter(|named| !others.contains(named));
    amiss.extend(new.map(|named| Misstated::OtherInvoice { named }));
    let letter = letter.to_owned();
    (!amiss.is_empty()).then_some(LetterProblem::Lacks { letter, amiss, may_be_left_out })
}

fn missing(
    file: &LetterFile,
    (written, language): (&Written, Language),
    (before, now): (&str, &str),
) -> Vec<Misstated> {
    // What stands in place of a project without a name: a person may name it.
    let unnamed = LANGUAGES.map(|language| written.words(language).say("letter-work-unnamed", &[]));
    let mut missing = Vec::new();
    for (name, words_before, words_after) in REQUIRED {
        let Some(value) = file.facts.get(*name).filter(|value| !unnamed.contains(value)) else {
            continue;
        };
        let words = near(written, name, language);
        let meaning = Meaning { words, before: *words_before, after: *words_after };
        for line in value.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let is_meant = !means(before, line, &meaning) || means(now, line, &meaning);
            if !says(now, line) || !is_meant {
                let phrase = phrase(written, (name, line), language);
                let (name, value) = ((*name).to_owned(), line.to_owned());
                missing.push(Misstated::Value { name, value, phrase });
            }
        }
    }
    missing
}

/// The value with the words around it, as a letter of that language would say it.
fn phrase(written: &Written, (name, value): (&str, &str), language: Language) -> String {
    let (words, key) = (written.words(language), format!("letter-says-{}", name.replace('_', "-")));
    if words.has(&key) { words.say(&key, &[("value", value.into())]) } else { value.to_owned() }
}

/// The words near which a value means what it says, in small letters.
pub(super) fn near(written: &Written, name: &str, language: Language) -> Vec<String> {
    let key = format!("letter-near-{}", name.replace('_', "-"));
    let list = written.words(language).say(&key, &[]);
    words(&list).map(str::to_lowercase).collect()
}

/// The same in all languages.
pub(super) fn near_in_all(written: &Written, name: &str) -> Vec<String> {
    LANGUAGES.iter().flat_map(|language| near(written, name, *language)).collect()
}

/// The numbers of invoices that a text names, and that are none of the letter's.
fn other_invoices(file: &LetterFile, written: &Written, text: &str) -> Vec<String> {
    let invoice = near_in_all(written, "invoice_number");
    let between = near_in_all(written, "number");
    let is_in =
        |list: &[String], word: &str| words(word).all(|word| list.contains(&word.to_lowercase()));
    let mut others = Vec::new();
    let parts = text.split(|sign: char| sign.is_whitespace() || [':', '#'].contains(&sign));
    let mut tokens = parts.filter(|token| words(token).next().is_some()).peekable();
    while let Some(token) = tokens.next() {
        if !is_in(&invoice, token) {
            continue;
        }
        while tokens.next_if(|token| is_in(&between, token)).is_some() {}
        let Some(named) = tokens.peek().map(|token| bare(token)) else { continue };
        if named.contains(char::is_numeric) && !is_own(file, named) {
            others.push(named.to_owned());
        }
    }
    others
}

/// A number without the signs of the sentence around it.
fn bare(token: &str) -> &str {
    token.trim_matches(|sign: char| !sign.is_alphanumeric())
}

fn is_own(file: &LetterFile, named: &str) -> bool {
    let of_one = NAME_INVOICES.iter().filter_map(|name| file.facts.get(*name));
    let list = file.facts.get("invoices").into_iter().flat_map(|list| list.lines());
    let of_list = list.filter_map(|line| line.split_whitespace().next());
    of_one.map(String::as_str).chain(of_list).any(|own| says(own, named))
}
