//! `playbook check`: sound and unsound playbooks, and files that cannot be read.

use crate::check::{Place, check, check_in};

#[test]
fn the_shipped_playbooks_are_sound() {
    check(
        "playbook_check_shipped",
        &["playbook check", "playbook check --language de", "playbook check --json"],
    );
}

const BROKEN: &str = r#"
name = "broken"
stage = "enquiry"
starts = ["message"]

[[step]]
name = "ask"
after = "9 days"
of = "trigger"
within = "4..7 days"
does = "email"
text = "no-such-text"

[[step]]
name = "ask"
same_day = "nobody"
does = "call"
"#;

const SOUND: &str = r#"
name = "sound"
stage = "enquiry"
starts = ["message"]

[[step]]
name = "ask"
after = "5 days"
of = "trigger"
does = "email"
text = "my-text"

[[step]]
name = "let-it-go"
after = "5 days"
of = "ask"
does = "close"
ends = "moved-on"
"#;

fn place() -> Place {
    Place::with(&[
        ("broken.toml", BROKEN),
        ("sound.toml", SOUND),
        ("value.toml", &SOUND.replace("5 days", "soon")),
        ("key.toml", &SOUND.replace("does", "dose")),
        ("mine/playbooks/project.toml", &SOUND.replace("ends", "end")),
        ("own/templates/my-text/de.txt", "Hallo"),
        ("own/templates/my-text/en.txt", "Hello"),
    ])
}

#[test]
fn own_playbooks() {
    check_in(
        &place(),
        "playbook_check_own",
        &[
            "playbook check --data own sound.toml",
            "playbook check --data own sound.toml broken.toml",
            "playbook check sound.toml",
            "playbook check value.toml",
            "playbook check key.toml",
            "playbook check --language de broken.toml",
        ],
    );
}

#[test]
fn own_playbooks_for_programs() {
    check_in(
        &place(),
        "playbook_check_json",
        &[
            "playbook check --json --data own sound.toml broken.toml",
            "playbook check --json --data own missing.toml sound.toml",
        ],
    );
}

#[test]
fn what_cannot_be_read_does_not_keep_the_others_from_being_checked() {
    check_in(
        &place(),
        "playbook_check_unreadable",
        &[
            "playbook check --data mine",
            "playbook check --data own missing.toml sound.toml own",
            "playbook check --language de missing.toml",
        ],
    );
}
