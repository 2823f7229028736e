//! The texts that come with the program: whole, alike in all languages, as their page says.

use std::collections::BTreeSet;

use funkstille_core::playbook::TaskOutcome;
use funkstille_engine::texts::{Facts, TextProblem};

use super::sample::{self, ENGLISH, FORMAL, VOICES};

/// Every text, to be read as a client or a freelancer would.
#[test]
fn every_text_reads_well() {
    let texts = sample::texts();
    for (name, voice) in VOICES {
        let mut pages = Vec::new();
        for key in sample::keys().filter(|key| texts.voice_of(key, voice) == voice) {
            let variants = [("full", sample::full(key, voice)), ("bare", sample::bare(key, voice))];
            for (variant, facts) in variants {
                let page = sample::written(&texts, key, voice, &facts).expect(key);
                let heading = format!("======== {key}, {variant}");
                if !pages.contains(&page) {
                    pages.extend([heading, page]);
                }
            }
        }
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(format!("texts_{name}"), pages.join("\n"));
        });
    }
}

/// What a value may be is said in one place, and is true of the program and of every file.
#[test]
fn the_table_of_names_is_true() {
    let texts = sample::texts();
    let rows = sample::rows();
    for key in sample::keys() {
        let rows: Vec<_> = rows.iter().filter(|row| row.texts.contains(key)).collect();
        let names: BTreeSet<&str> = rows.iter().map(|row| row.name).collect();
        let known = texts.names(key).expect(key);
        assert_eq!(names, known.into_iter().collect(), "{key}");
        for row in rows {
            let emptied = |facts: &mut Facts, name| {
                facts.entry(name).and_modify(String::clear);
            };
            let refused = |facts: &Facts| {
                let written = sample::written(&texts, key, FORMAL, facts);
                let empty = TextProblem::Empty { text: key.to_owned(), name: row.name.to_owned() };
                written == Err(empty)
            };
            let mut facts = sample::full(key, FORMAL);
            emptied(&mut facts, row.name);
            assert_eq!(refused(&facts), row.empty != "yes", "{key}: {}", row.name);
            if let Some(other) = row.empty.strip_prefix("without ") {
                emptied(&mut facts, other.to_owned().leak());
                assert!(!refused(&facts), "{key}: {} without {other}", row.name);
            }
        }
    }
}

#[test]
fn all_languages_of_a_text_use_the_same_names() {
    for key in sample::keys() {
        let names =
            |language: &str| sample::file(&format!("{key}/{language}.txt")).map(|t| used(&t));
        let english = names("en").expect(key);
        assert_eq!(names("de").expect(key), english, "{key}");
        if let Ok(familiar) = names("de-du") {
            assert_eq!(familiar, english, "{key}");
        }
    }
}

/// Each tag as it stands, in alphabetical order.
fn used(text: &str) -> BTreeSet<String> {
    let tags = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    tags.map(|(tag, _)| tag.to_owned()).filter(|tag| !tag.is_empty()).collect()
}

#[test]
fn every_outcome_of_a_task_is_one_that_a_case_knows() {
    let texts = sample::texts();
    for key in sample::keys() {
        let Ok(task) = texts.task(key, ENGLISH, &sample::full(key, ENGLISH)) else { continue };
        assert!(!task.outcomes.is_empty(), "{key}");
        for (outcome, _) in task.outcomes {
            assert!(TaskOutcome::parse(&outcome).is_some(), "{key}: {outcome}");
        }
    }
}

/// H-05: a letter with a gap is not made.
#[test]
fn facts_that_do_not_fit_are_named() {
    let texts = sample::texts();
    let check = |key: &str, change: &dyn Fn(&mut Facts), expected: &TextProblem| {
        let mut facts = sample::full(key, FORMAL);
        change(&mut facts);
        let refused = texts.letter(key, FORMAL, &facts).expect_err(key);
        assert_eq!(refused, *expected);
    };
    let text = || "resend".to_owned();
    let name = |name: &str| name.to_owned();
    check(
        "resend",
        &|facts| drop(facts.remove("matter")),
        &TextProblem::Missing { text: text(), name: name("matter") },
    );
    check(
        "resend",
        &|facts| drop(facts.insert("court_name", String::new())),
        &TextProblem::Unknown { text: text(), name: name("court_name") },
    );
    for blank in ["", " \u{a0}", "\0\r\n"] {
        check(
            "resend",
            &|facts| drop(facts.insert("balance", blank.to_owned())),
            &TextProblem::Empty { text: text(), name: name("balance") },
        );
    }
    for (changed, value, first, second) in [
        ("invoices", "2026-014", "project", "invoices"),
        ("no_claim_reason", "Not yet.", "claim_total", "no_claim_reason"),
        ("interest", "", "interest_until", "interest"),
    ] {
        let (first, second) = (name(first), name(second));
        check(
            "resend",
            &|facts| drop(facts.insert(changed, value.to_owned())),
            &TextProblem::Contradiction { text: text(), first, second },
        );
    }
}

#[test]
fn a_task_is_no_letter_and_a_letter_no_task() {
    let texts = sample::texts();
    let facts = Facts::new();
    for key in ["court", "nothing", "../check-in"] {
        let refused = texts.letter(key, FORMAL, &facts).expect_err(key);
        assert!(matches!(refused, TextProblem::NoText { known, .. } if known.len() == 11), "{key}");
    }
    assert!(matches!(texts.task("decline", FORMAL, &facts), Err(TextProblem::NoText { .. })));
}
