//! Values are typed by people and copied from mail: none of them is ever read as a text (H-04, H-05).

use funkstille_engine::texts::{Facts, Texts, Voice};
use proptest::prelude::*;

use super::sample::{self, ENGLISH, VOICES};

/// Parts of a value that another program would stumble over.
fn value() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("{{ sender_name }}".to_owned()),
        Just("{{ nothing }}".to_owned()),
        Just("{% raw %}".to_owned()),
        Just("{% endif %}".to_owned()),
        Just("{% include 'court/de.txt' %}".to_owned()),
        Just("{# out #}".to_owned()),
        Just("\nSubject: hello\n\n".to_owned()),
        Just("\n[voicemail]\n".to_owned()),
        Just("\ndone: yes\n".to_owned()),
        Just("\r\nBcc: all@example.org".to_owned()),
        Just("\u{2028}\u{85}\0\u{b}<b>&amp;</b>".to_owned()),
        Just("very long ".repeat(5_000)),
        "\\PC{0,9}",
    ];
    let pieces = prop::collection::vec(piece, 0..4);
    pieces.prop_map(|pieces| format!("x{}", pieces.concat()))
}

/// A stand-in for a value that no generated value holds.
fn mark(name: &str) -> String {
    format!("\u{e000}{name}\u{e001}")
}

/// The page with marks, in which the values are then put by hand.
fn expected(texts: &Texts, key: &str, voice: Voice, facts: &Facts) -> String {
    let marks = facts
        .iter()
        .map(|(name, value)| (*name, if value.is_empty() { String::new() } else { mark(name) }));
    let mut page = sample::written(texts, key, voice, &marks.collect()).expect(key);
    let heading = page.lines().next().expect("a heading").to_owned();
    let mut put = heading.clone();
    for (name, value) in facts {
        put = put.replace(&mark(name), value);
    }
    let line: String = put.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = line.replace(['\u{2028}', '\u{2029}'], " ");
    let line = line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    page.replace_range(..heading.len(), &line);
    for (name, value) in facts {
        page = page.replace(&mark(name), value);
    }
    page
}

/// Without the empty lines around parts, which belong to no value.
fn lines(page: &str) -> Vec<&str> {
    page.split('\n').filter(|line| !line.is_empty()).collect()
}

fn check(texts: &Texts, voice: Voice, value: &str) {
    for key in sample::keys() {
        let mut facts = sample::full(key, voice);
        for fact in facts.values_mut().filter(|fact| !fact.is_empty()) {
            value.clone_into(fact);
        }
        let page = sample::written(texts, key, voice, &facts).expect(key);
        assert!(lines(&page) == lines(&expected(texts, key, voice, &facts)), "{key}: {page}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_value_stands_in_the_text_as_it_is(value in value(), voice in 0..VOICES.len()) {
        check(&sample::texts(), VOICES[voice].1, &value);
    }
}

#[test]
fn a_subject_stays_one_line() {
    let texts = sample::texts();
    let mut facts = sample::full("check-in", ENGLISH);
    facts.insert("project", " A\r\nBcc: b@example.org\0\u{2028}\u{85}  c\t".to_owned());
    let letter = texts.letter("check-in", ENGLISH, &facts).expect("a letter");
    assert_eq!(letter.subject, "A question about “ A Bcc: b@example.org c ”");
}

#[test]
fn a_value_turns_no_direction() {
    let texts = sample::texts();
    let mut facts = sample::full("check-in", ENGLISH);
    facts.insert("project", "\u{202e}Site\u{202c} \u{2066}2\u{2069}".to_owned());
    let page = sample::written(&texts, "check-in", ENGLISH, &facts).expect("a letter");
    assert!(page.contains("Site 2"), "{page}");
    facts.insert("project", "\u{202e}\u{2069}".to_owned());
    let turned = texts.letter("check-in", ENGLISH, &facts);
    facts.insert("project", String::new());
    assert_eq!(turned, texts.letter("check-in", ENGLISH, &facts), "as if nothing were there");
}
