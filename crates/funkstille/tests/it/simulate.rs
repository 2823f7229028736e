//! `simulate`: the three playbooks, for programs and for people.

use std::io::Read;
use std::process::Stdio;

use crate::check::{Place, check, check_in, code};

#[test]
fn json_of_the_three_playbooks() {
    check(
        "simulate_json",
        &[
            "simulate --playbook negotiation --from 2026-03-04 --region DE-BE --json",
            "simulate --playbook project --from 2026-03-04 --region DE-BE --json",
            "simulate --playbook payment --from 2026-03-04 --region DE-BE --json",
            "simulate --playbook payment --from 2026-03-04 --due 2026-03-20 --region de-be --json",
        ],
    );
}

#[test]
fn json_speaks_the_language_in_its_reasons() {
    check(
        "simulate_json_de",
        &["simulate --json --language de --playbook project --from 2026-03-04 --region AT-9"],
    );
}

#[test]
fn words_in_english() {
    check(
        "simulate_words_en",
        &[
            "simulate --playbook negotiation --from 2026-03-04 --region GB-ENG",
            "simulate --playbook project --from 2026-03-04 --region US-CA",
            "simulate --playbook payment --from 2026-03-04 --region CH-ZH",
        ],
    );
}

#[test]
fn words_in_german() {
    check(
        "simulate_words_de",
        &[
            "simulate --language de --playbook negotiation --from 2026-03-04 --region DE-BY",
            "simulate --language=de --playbook project --from 2026-03-04 --region DE-BY",
            "simulate --playbook payment --from 2026-03-04 --region DE-BY --language de",
        ],
    );
}

#[test]
fn the_environment_chooses_the_language() {
    let call = "simulate --playbook negotiation --from 2026-03-04 --region DE-BE";
    for (variables, german) in [
        (vec![("LANG", "de_DE.UTF-8")], true),
        (vec![("LANG", "de_DE.UTF-8"), ("LC_ALL", "en_US.UTF-8")], false),
        (vec![("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "de_AT")], true),
        (vec![("LANG", "de_DE"), ("LC_ALL", "")], true),
        (vec![("LC_ALL", "C")], false),
    ] {
        let place = Place::empty();
        let mut program = place.program(call);
        let output = program.envs(variables.clone()).output().expect("it runs");
        let out = String::from_utf8(output.stdout).expect("UTF-8");
        assert_eq!(out.contains("Fahrplan"), german, "{variables:?}: {out}");
    }
}

#[test]
fn time_zones() {
    check(
        "simulate_time_zones",
        &[
            "simulate --playbook negotiation --from 2026-03-23 --region DE-BE --json",
            "simulate --playbook negotiation --from 2026-03-23 --region US-CA --json",
            "simulate --playbook negotiation --from 2026-03-23 --region DE-BE --json \
             --time-zone Pacific/Auckland",
            "simulate --playbook negotiation --from 2026-03-23 --region DE-BE --json \
             --client-time-zone America/Los_Angeles",
        ],
    );
}

const RETAINER: &str = r#"
name = "retainer"
stage = "enquiry"
starts = ["message"]

[[step]]
name = "ask-again"
after = "3 business days"
of = "trigger"
does = "email"
text = "ask-again"

[[step]]
name = "let-it-go"
after = "10 days"
of = "ask-again"
does = "close"
ends = "moved-on"
"#;

#[test]
fn playbooks_of_the_user() {
    let place =
        Place::with(&[("retainer.toml", RETAINER), ("data/playbooks/retainer.toml", RETAINER)]);
    check_in(
        &place,
        "simulate_own_playbook",
        &[
            "simulate --playbook retainer.toml --from 2026-03-04 --region DE-BE",
            "simulate --playbook retainer --data data --from 2026-03-04 --region DE-BE --json",
            "simulate --playbook retainer --from 2026-03-04 --region DE-BE",
        ],
    );
}

const CALL: &str = "simulate --playbook payment --from 2026-03-04 --region DE-BE";

/// `funkstille … | head -0`
#[test]
fn a_reader_who_leaves_is_no_failure() {
    let place = Place::empty();
    for args in [CALL, "--help", "completions bash", "man"] {
        let mut program = place.program(args);
        program.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = program.spawn().expect("it runs");
        drop(running.stdout.take());
        let mut told = String::new();
        let mut err = running.stderr.take().expect("a pipe");
        err.read_to_string(&mut told).expect("UTF-8");
        let status = running.wait().expect("it ends");
        assert_eq!((code(status), told.as_str()), (0, ""), "{args}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = || std::fs::File::create("/dev/full").expect("a device");
    for args in [CALL.to_owned(), format!("{CALL} --json"), "man".to_owned()] {
        let output = Place::empty().program(&args).stdout(full()).output();
        let output = output.expect("it runs");
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(code(output.status), 3, "{told}");
        assert!(told.starts_with("error: The output cannot be written"), "{told}");
    }
}
