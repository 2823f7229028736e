//! The scan of the sample world against what a careful person said about every conversation
//! (`demo/answers.toml`).

use std::collections::BTreeMap;
use std::path::Path;

use funkstille_core::calendar::Region;
use funkstille_engine::Data;
use funkstille_engine::scan::{Report, Request, scan};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use serde::Deserialize;

#[derive(Deserialize)]
struct Answers {
    waiting: Vec<Waiting>,
    not_waiting: Vec<NotWaiting>,
}

#[derive(Deserialize)]
struct Waiting {
    client: String,
    address: String,
    message_id: String,
    sent_on: toml::value::Datetime,
    silent_days: i64,
    stage: String,
    step: String,
    date: toml::value::Datetime,
}

#[derive(Deserialize)]
struct NotWaiting {
    client: String,
    subject: String,
}

const TODAY: Date = date(2026, 11, 23);

fn demo() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo")
}

fn answers() -> Answers {
    let text = std::fs::read_to_string(demo().join("answers.toml")).expect("the answers");
    toml::from_str(&text).expect("the answers in their format")
}

fn scanned() -> Report {
    let me = ["freya@lindqvist-design.example", "hallo@lindqvist-design.example"];
    let request = Request {
        mailbox: demo().join("Maildir"),
        me: me.map(str::to_owned).to_vec(),
        as_of: TODAY,
        region: Region::parse("DE-BE").expect("a region"),
        zone: TimeZone::get("Europe/Berlin").expect("a zone"),
    };
    scan(&request, &Data::embedded(), &|_, _| {}).expect("a report")
}

/// One line for each silence, by the id of the message that counts.
type Lines = BTreeMap<String, String>;

#[test]
fn the_scan_says_what_a_person_would_say() {
    let report = scanned();
    assert_eq!(report.problems, []);
    let found: Lines = report
        .silences
        .iter()
        .map(|silence| {
            let line = format!(
                "{} <{}> since {} ({} days), {}: {} on {}",
                silence.client,
                silence.address,
                silence.since,
                silence.silent_days,
                silence.stage.as_str(),
                silence.step,
                silence.date
            );
            (silence.message_id.clone().unwrap_or_default(), line)
        })
        .collect();
    let expected: Lines = answers()
        .waiting
        .iter()
        .map(|w| {
            let line = format!(
                "{} <{}> since {} ({} days), {}: {} on {}",
                w.client, w.address, w.sent_on, w.silent_days, w.stage, w.step, w.date
            );
            (w.message_id.clone(), line)
        })
        .collect();
    let mut wrong = Vec::new();
    for id in expected.keys().chain(found.keys().filter(|id| !expected.contains_key(*id))) {
        if expected.get(id) != found.get(id) {
            wrong.push(format!("- {:?}\n+ {:?}", expected.get(id), found.get(id)));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), expected.len(), wrong.join("\n"));
}

#[test]
fn the_longest_silence_comes_first() {
    let days: Vec<i64> = scanned().silences.iter().map(|silence| silence.silent_days).collect();
    assert!(days.is_sorted_by(|a, b| a >= b), "{days:?}");
}

#[test]
fn nobody_is_named_who_owes_no_answer() {
    let report = scanned();
    for quiet in answers().not_waiting {
        let named = report.silences.iter().any(|silence| {
            silence.client == quiet.client && silence.subject.contains(&quiet.subject)
        });
        assert!(!named, "{}: {}", quiet.client, quiet.subject);
    }
}
