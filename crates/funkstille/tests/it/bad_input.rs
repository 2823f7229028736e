//! Wrong usage and input that cannot be used: what happened, where, what to do; and the exit code.

use crate::check::{Place, check, check_in};

#[test]
fn wrong_usage() {
    let calls = [
        "simulate",
        "simulate --playbook negotiation --from 2026-03-04",
        "simulate --frm 2026-03-04",
        "simulate --from",
        "simulate --from 2026-03-04 --from 2026-03-05",
        "simulate --playbook negotiation --from 2026-03-04 --region DE-BE --json=yes",
        "simlate",
        "playbook",
        "playbook chek",
        "completions tcsh",
        "--language fr man",
        "man one two",
        "account set 1 --per-hour 0",
    ];
    check("wrong_usage_en", &calls);
    let german: Vec<String> = calls
        .iter()
        .filter(|call| !call.contains("--language"))
        .map(|call| format!("--language de {call}"))
        .collect();
    check("wrong_usage_de", &german.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn values_that_are_none() {
    let call = "simulate --playbook payment --from 2026-03-04 --region DE-BE";
    let calls: Vec<String> = [
        "--due 2026-3-20",
        "--amount ten",
        "--amount -10",
        "--time-zone Berlin",
        "--event reply",
        "--event 2026-03-10:answer",
        "--event 2026-03-10:promise",
        "--event 2026-03-10:reply=yes",
        "--event 2026-03-10:away=soon",
        "--event 2026-03-10:away=2026-03-09",
        "--event 2026-03-03:reply",
        "--event 2026-03-10:payment=400.00",
    ]
    .map(|more| format!("{call} {more}"))
    .to_vec();
    check("bad_values", &calls.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn ways_that_reach_nobody() {
    check(
        "bad_ways",
        &[
            "client add \"Mira Lang\" --phone abc",
            "client add \"Mira Lang\" --fax none",
            "client add \"Mira Lang\" --email mira",
            "client add \"Mira Lang\" --email \"Mira <mira@f.test>\"",
            "client add \"Mira Lang\" --email <mira@f.test>",
            "client add \"Mira Lang\" --email mira.@f.test",
            "client add \"Mira Lang\" --email mira@f..test",
            &format!("client add \"Mira Lang\" --email {}@f.test", "m".repeat(70)),
            &format!("client add \"Mira Lang\" --email mira@{}.test", "f".repeat(64)),
            &format!("client add \"Mira Lang\" --email m@{}test", "f.".repeat(125)),
        ],
    );
}

#[test]
fn what_does_not_exist() {
    check(
        "unknown_things",
        &[
            "simulate --playbook negotiation --from 2026-03-04 --region Berlin",
            "simulate --playbook negotiation --from 2026-03-04 --region DE-XX",
            "simulate --playbook negotiation --from 2026-03-04 --region JP",
            "simulate --playbook nothing --from 2026-03-04 --region DE-BE",
            "simulate --playbook nothing.toml --from 2026-03-04 --region DE-BE",
            "simulate --playbook negotiation --from 2026-03-04 --region DE-BE --data nowhere",
            "simulate --playbook negotiation --from 2026-03-04 --region DE-BE --due 2026-03-20",
        ],
    );
}

#[test]
fn days_outside_the_holiday_table() {
    check(
        "outside_the_table",
        &[
            "simulate --playbook negotiation --from 2019-12-20 --region DE-BE",
            "simulate --playbook payment --from 2040-12-01 --region DE-BE --json",
            "simulate --playbook payment --from 9999-12-31 --region DE-BE --language de",
        ],
    );
}

const CYCLE: &str = r#"
name = "cycle"
stage = "enquiry"
starts = ["message"]

[[step]]
name = "first"
after = "5 days"
of = "second"
does = "email"
text = "check-in"

[[step]]
name = "second"
after = "5 days"
of = "first"
does = "close"
ends = "moved-on"
"#;

#[test]
fn playbooks_and_files_that_cannot_be_used() {
    let place = Place::with(&[
        ("cycle.toml", CYCLE),
        ("garbage.toml", "name = \"x\"\n[[step]\n"),
        ("odd/locales/en/steps.ftl", "step-call = Ring\n{ broken\n"),
        ("own/holidays/de.csv", "# years: 2020-2040\n# regions: DE-BE\ndate,regions\nx,y\n"),
    ]);
    check_in(
        &place,
        "unusable_files",
        &[
            "simulate --playbook cycle.toml --from 2026-03-04 --region DE-BE",
            "simulate --playbook cycle.toml --from 2026-03-04 --region DE-BE --json --language de",
            "simulate --playbook garbage.toml --from 2026-03-04 --region DE-BE",
            "simulate --playbook negotiation --from 2026-03-04 --region AT-9 --data odd",
            "simulate --playbook negotiation --from 2026-03-04 --region DE-BE --data own \
             --language de",
        ],
    );
}
