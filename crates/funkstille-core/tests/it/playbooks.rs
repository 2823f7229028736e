//! The shipped playbooks are sound; each broken one is refused with its line and its reason.

use std::fs;

use funkstille_core::playbook;

use crate::data;

#[test]
fn the_shipped_playbooks_are_sound() {
    for name in ["negotiation", "project", "payment"] {
        let playbook = data::playbook(name);
        assert_eq!(playbook.name, name);
        assert_eq!(playbook::check(&playbook, &|_| true), [], "{name}");
    }
}

/// `tests/samples/playbooks/invalid/*.toml`: the comment at the top says what is expected.
#[test]
fn broken_playbooks_are_refused_with_their_line() {
    let folder = data::root().join("tests/samples/playbooks/invalid");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder of broken playbooks")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    assert!(files.len() >= 15, "only {} broken playbooks", files.len());
    for file in files {
        let text = fs::read_to_string(&file).expect("a readable file");
        let expected: Vec<_> =
            text.lines().map_while(|line| line.strip_prefix("# expect: ")).collect();
        let found: Vec<_> = match playbook::parse(&text) {
            Err(error) => vec![error.to_string()],
            Ok(playbook) => {
                let errors = playbook::check(&playbook, &|text| text != "no-such-text");
                errors.iter().map(ToString::to_string).collect()
            }
        };
        assert_eq!(found, expected, "{}", file.display());
    }
}
