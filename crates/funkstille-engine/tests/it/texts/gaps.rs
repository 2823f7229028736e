//! H-05: a letter with a gap is not made, and no tag of a text ever stands in a letter.

use std::fs;

use funkstille_engine::texts::{TextProblem, Texts};
use funkstille_engine::{Data, Error};
use proptest::prelude::*;

use super::sample::{self, ENGLISH, VOICES};

/// The signs of a tag.
const TAGS: [&str; 4] = ["{{", "}}", "{%", "%}"];

fn has_tag(text: &str) -> bool {
    TAGS.iter().any(|tag| text.contains(tag))
}

/// What nobody sees.
fn blank() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just(""), Just(" "), Just("\u{a0}\n"), Just("\0"), Just("\u{2028}")]
}

/// Of the values of a text some are missing or empty.
fn check(texts: &Texts, voice: usize, (is_full, mask, blank): (bool, u64, &str)) {
    let voice = VOICES[voice].1;
    for key in sample::keys() {
        let mut facts = if is_full { sample::full(key, voice) } else { sample::bare(key, voice) };
        let names: Vec<&'static str> = facts.keys().copied().collect();
        let mut emptied = Vec::new();
        for (at, name) in names.into_iter().enumerate() {
            match (mask >> (2 * at)) & 3 {
                0 => {
                    facts.insert(name, blank.to_owned());
                    emptied.push(name);
                }
                1 if mask >> 63 == 1 => {
                    facts.remove(name);
                    emptied.push(name);
                }
                _ => {}
            }
        }
        match sample::written(texts, key, voice, &facts) {
            Ok(page) => {
                assert!(!has_tag(&page), "{key}: {page}");
                let needed = sample::rows().into_iter().filter(|row| row.empty == "no");
                let gaps: Vec<&str> = needed
                    .filter(|row| row.texts.contains(key) && emptied.contains(&row.name))
                    .map(|row| row.name)
                    .collect();
                assert_eq!(gaps, [""; 0], "{key}: {page}");
            }
            Err(problem) => {
                let is_gap = matches!(
                    problem,
                    TextProblem::Missing { .. }
                        | TextProblem::Empty { .. }
                        | TextProblem::Contradiction { .. }
                );
                assert!(is_gap && !emptied.is_empty(), "{key}: {problem:?}");
            }
        }
    }
}

/// A piece of a text that somebody writes without having read the page about it.
fn piece() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just("{{ salutation }}"),
        Just("{{ project }}."),
        Just("{{project}}."),
        Just("{% if project %}x{% endif %}."),
        Just("{{ name }}"),
        Just("{{ client.name }}"),
        Just("{{ project|upper }}"),
        Just("{{ project"),
        Just("project }}"),
        Just("{{{ project }}}"),
        Just("{ { project } }"),
        Just("{% if project %}"),
        Just("{% endif %}"),
        Just("{% raw %}"),
        Just("{# project #}"),
        Just("\\{{ project }}"),
        Just("words "),
        Just("\n\n"),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn h_05_a_text_with_a_gap_is_not_made(
        voice in 0..VOICES.len(), is_full in any::<bool>(), mask in any::<u64>(), blank in blank(),
    ) {
        check(&sample::texts(), voice, (is_full, mask, blank));
    }

    /// A text of one's own is refused when it is read, or every one of its tags is filled in.
    #[test]
    fn h_05_no_tag_of_an_own_text_stands_in_a_letter(pieces in prop::collection::vec(piece(), 1..6)) {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("templates/check-in/en.txt");
        fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        let text = format!("Subject: {}\n\n{}\n", pieces[0].trim_matches('\n'), pieces.concat());
        fs::write(&file, &text).expect("a file");
        match Texts::load(&Data::with_folder(folder.path()).expect("data")) {
            Ok(texts) => {
                let facts = sample::full("check-in", ENGLISH);
                let letter = texts.letter("check-in", ENGLISH, &facts).expect("a letter");
                prop_assert!(!has_tag(&letter.subject), "{text}: {}", letter.subject);
                prop_assert!(!has_tag(&letter.body), "{text}: {}", letter.body);
            }
            Err(error) => prop_assert!(matches!(error, Error::UnsoundText { .. }), "{error:?}"),
        }
    }
}
