//! Sentences: every error and every reason has one in each language, and nothing is left open.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use funkstille_core::case::Reason;
use funkstille_core::explain::Fact;
use funkstille_core::playbook::{Anchor, EndOutcome, Starts, Unit, Wait};
use funkstille_engine::texts::TextProblem;
use funkstille_engine::words::{Language, Words};
use funkstille_engine::{Data, Error};
use jiff::civil::date;

use crate::samples;

/// A server's words, a subject, a name: whatever comes from others.
#[test]
fn what_others_wrote_moves_no_cursor() {
    let says = Fact::from("\u{1b}[2Jgone\r\u{202e}neht\u{7}");
    let facts = [("folder", Fact::from("INBOX\u{9b}31m")), ("says", says)];
    let told = Words::new(Language::En).say("imap-no-folder", &facts);
    assert!(told.contains("[2Jgoneneht") && told.contains("INBOX31m"), "{told}");
    assert!(!told.contains(char::is_control) && !told.contains('\u{202e}'), "{told}");
}

/// Whole sentences, line by line, for somebody to read.
fn check(language: Language) {
    let words = Words::new(language);
    let mut told: Vec<String> = Vec::new();
    for sample in samples::all() {
        let (key, sentence) = (sample.key(), words.explain(sample.as_ref()));
        assert!(words.has(&key), "{key} has no words in {language:?}");
        assert!(!sentence.contains("{$"), "{key} lacks a fact: {sentence}");
        for (name, fact) in sample.facts() {
            if let Fact::Key(key) = fact {
                let known = words.has(&key) || key.starts_with("step-");
                assert!(known, "{name}: {key} has no words in {language:?}");
                assert!(!sentence.contains(&key), "{sentence} shows {key}");
            }
        }
        told.push(format!("{key}: {sentence}"));
    }
    told.sort();
    let name = format!("sentences_{}", language.code());
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!(name, told.join("\n"));
    });
}

#[test]
fn every_sentence_is_whole_in_german() {
    check(Language::De);
}

#[test]
fn every_sentence_is_whole_in_english() {
    check(Language::En);
}

#[test]
fn every_outcome_has_words() {
    for language in Language::ALL {
        let words = Words::new(language);
        for outcome in EndOutcome::ALL {
            assert!(words.has(&format!("outcome-{}", outcome.as_str())));
        }
    }
}

/// Words that nothing says any more would be translated for nothing.
#[test]
fn no_reason_or_problem_has_words_that_nothing_says() {
    let said: BTreeSet<String> = samples::all().iter().map(|sample| sample.key()).collect();
    for (file, keys) in keys_by_file(Language::En) {
        for key in keys {
            let sampled = match file.as_str() {
                "playbook-problems.ftl" => key.starts_with("playbook-"),
                "reasons.ftl" | "refusals.ftl" => true,
                _ => false,
            };
            assert!(!sampled || said.contains(&key), "{file}: nothing says {key}");
        }
    }
}

#[test]
fn both_languages_have_the_same_keys() {
    assert_eq!(keys_by_file(Language::De), keys_by_file(Language::En));
}

/// The keys of each file, from the text of the files.
fn keys_by_file(language: Language) -> BTreeMap<String, Vec<String>> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");
    let folder = PathBuf::from(root).join(language.code());
    let files = fs::read_dir(folder).expect("the folder of the language");
    files
        .map(|file| {
            let path = file.expect("a file").path();
            let text = fs::read_to_string(&path).expect("text");
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, keys(&text))
        })
        .collect()
}

fn keys(text: &str) -> Vec<String> {
    let entries = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    let keys = entries.filter_map(|line| line.split_once(" ="));
    keys.map(|(key, _)| key.to_owned()).collect()
}

#[test]
fn reasons_stand_in_one_line() {
    let after = Reason::After {
        wait: Wait { count: 5, unit: Unit::Days },
        of: Anchor::Trigger,
        of_day: date(2026, 3, 4),
    };
    let forward = Reason::Forward { day: date(2026, 3, 8), holiday: None };
    let reasons = [after, forward];
    for (language, starts, told) in [
        (
            Language::En,
            Starts::Message,
            "5 days after your message on Wed 4 Mar 2026; Sun 8 Mar 2026 is not a business day, \
             so the next one",
        ),
        (
            Language::En,
            Starts::Due,
            "5 days after the due date on Wed 4 Mar 2026; Sun 8 Mar 2026 is not a business day, \
             so the next one",
        ),
        (
            Language::De,
            Starts::Message,
            "5 Tage nach Ihrer Nachricht vom Mi, 4.3.2026; So, 8.3.2026 ist kein Geschäftstag, \
             darum der nächste",
        ),
        (
            Language::De,
            Starts::Due,
            "5 Tage nach der Fälligkeit vom Mi, 4.3.2026; So, 8.3.2026 ist kein Geschäftstag, \
             darum der nächste",
        ),
    ] {
        assert_eq!(Words::new(language).reasons(&reasons, starts), told);
    }
}

#[test]
fn the_environment_names_the_language() {
    for (value, language) in [
        (None, Language::En),
        (Some(""), Language::En),
        (Some("C"), Language::En),
        (Some("POSIX"), Language::En),
        (Some("de"), Language::De),
        (Some("de_DE.UTF-8"), Language::De),
        (Some("de_AT@euro"), Language::De),
        (Some("DE-ch"), Language::De),
        (Some("en_GB.UTF-8"), Language::En),
        (Some("fr_FR.UTF-8"), Language::En),
        (Some("den_CA"), Language::En),
    ] {
        assert_eq!(Language::from_env_value(value), language, "{value:?}");
    }
}

#[test]
fn own_words_win_and_the_others_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("locales/en");
    fs::create_dir_all(&place).expect("a folder");
    fs::write(place.join("steps.ftl"), "step-call = Ring them up\n").expect("a file");
    let data = Data::with_folder(folder.path()).expect("data");
    let words = Words::new(Language::En).with_own(&data).expect("words");
    assert_eq!(words.step("call"), "Ring them up");
    assert_eq!(words.step("check-in"), "Check in");
}

#[test]
fn own_words_with_a_mistake_are_named_with_their_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("locales/en");
    fs::create_dir_all(&place).expect("a folder");
    let broken = "step-call = Ring\n\nstep-court = { $unclosed\n";
    fs::write(place.join("steps.ftl"), broken).expect("a file");
    let data = Data::with_folder(folder.path()).expect("data");
    let refused = Words::new(Language::En).with_own(&data).err();
    let expected = Error::BadWords { path: place.join("steps.ftl").display().to_string(), line: 3 };
    assert_eq!(refused, Some(expected));
}

/// A value that is missing is named by what a person can do about it.
#[test]
fn a_missing_value_says_where_it_is_entered() {
    for (name, told) in [
        ("payment_details", "funkstille config set bank-account"),
        ("due_on", "funkstille case invoice"),
        ("open_points", "templates/README.md"),
    ] {
        let empty = TextProblem::Empty { text: "resend".to_owned(), name: name.to_owned() };
        for language in Language::ALL {
            let sentence = Words::new(language).explain(&empty);
            assert!(sentence.contains(told), "{name}: {sentence}");
        }
    }
}
