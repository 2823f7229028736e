//! Scenario diaries (`tests/scenarios/**/*.diary`; format: `tests/scenarios/README.md`).
//!
//! A diary says, day by day, what came in and what the program does. The test plays the inputs and
//! compares every line of the program, so that what a diary does not mention must not happen.
//! With `UPDATE_DIARIES=1` the program's lines are written anew; read the change before you keep it.

mod days;
mod input;
mod play;
mod read;
mod setting;
mod words;

use std::collections::BTreeSet;
use std::fs;

use crate::data;

#[expect(clippy::disallowed_methods, reason = "a switch for the person who runs the test")]
fn update_wanted() -> bool {
    std::env::var_os("UPDATE_DIARIES").is_some()
}

#[test]
fn every_diary_comes_out_as_written() {
    let files = read::files(&data::root().join("tests/scenarios"));
    let mut different = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).expect("a readable diary");
        let diary = read::diary(&text).unwrap_or_else(|error| panic!("{}:{error}", file.display()));
        let played =
            play::play(&diary).unwrap_or_else(|error| panic!("{}:{error}", file.display()));
        if played == text {
            continue;
        }
        if update_wanted() {
            fs::write(file, &played).expect("a writable diary");
        }
        different
            .push(format!("{}\n--- as written\n{text}\n--- as played\n{played}", file.display()));
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

/// `tests/scenarios/rows.txt` names every row of every table of the rules.
#[test]
fn every_row_of_the_rules_has_a_diary() {
    let covered: BTreeSet<String> = read::files(&data::root().join("tests/scenarios"))
        .iter()
        .map(|file| fs::read_to_string(file).expect("a readable diary"))
        .flat_map(|text| read::diary(&text).expect("a diary").covers)
        .collect();
    let rows = data::read("tests/scenarios/rows.txt");
    let rows: BTreeSet<String> = rows
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect();
    let missing: Vec<_> = rows.difference(&covered).collect();
    let unknown: Vec<_> = covered.difference(&rows).collect();
    assert!(missing.is_empty() && unknown.is_empty(), "missing {missing:?}, unknown {unknown:?}");
}
