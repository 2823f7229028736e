//! `demo`: the sample world in a database of its own, and days that pass in it.

use crate::check::{Place, check_in};

/// The same calls in a language, at a place of their own.
fn check_calls(name: &str, language: &str, calls: &[&str]) {
    let calls: Vec<String> =
        calls.iter().map(|call| format!("LANG={language} HOME=$PLACE {call}")).collect();
    let calls: Vec<&str> = calls.iter().map(String::as_str).collect();
    check_in(&Place::empty(), &format!("{name}_{language}"), &calls);
}

#[test]
fn the_first_day_and_the_week_after() {
    for language in ["de", "en"] {
        check_calls("demo", language, &["demo", "demo --advance 7d"]);
    }
}

#[test]
fn days_that_pass_by_themselves() {
    for language in ["de", "en"] {
        let calls = ["demo --json --at my.db", "demo --at my.db --advance 2026-11-25 --by-itself"];
        check_calls("demo_by_itself", language, &calls);
    }
}

#[test]
fn for_programs() {
    let calls = [
        "demo --json",
        "demo --advance 1d --json",
        "demo --advance 1w --by-itself --json",
        "demo --json",
        "demo --again --json",
        "demo --again --advance 1d --json",
    ];
    check_calls("demo_json", "en", &calls);
}

#[test]
fn other_commands_work_in_the_world() {
    let calls = [
        "demo --at my.db --json",
        "review approve 1 --database my.db",
        "demo --at my.db --advance 1d --json",
        "today --database my.db --json",
    ];
    let place = Place::empty();
    let outcomes: Vec<String> = calls.iter().map(|call| place.outcome(call)).collect();
    for outcome in &outcomes {
        assert!(outcome.contains("exit 0"), "{outcome}");
    }
    assert!(outcomes[2].contains(r#""left":[{"letter":"1""#), "{}", outcomes[2]);
    assert!(outcomes[3].contains(r#""date":"2026-11-24""#), "{}", outcomes[3]);
}

#[test]
fn what_it_refuses() {
    let calls = [
        "demo --by-itself",
        "demo --advance soon",
        "init --name Freya --email f@f.example --region DE-BE --practice 2026-11-23 --database my.db",
        "demo --at my.db",
        "demo --at my.db --again",
        "demo --at my.db --advance 1d",
        "demo --json",
        "demo --advance 2026-11-22",
        "demo --advance 0d",
    ];
    for language in ["de", "en"] {
        check_calls("demo_refuses", language, &calls);
    }
}
