//! The diaries of `tests/scenarios` through the engine, on a database: they come out line for line
//! as they do in the rules alone.

#[path = "../../../../../funkstille-core/tests/it/diary/days.rs"]
mod days;
#[path = "../../../../../funkstille-core/tests/it/diary/input.rs"]
mod input;
mod play;
#[path = "../../../../../funkstille-core/tests/it/diary/read.rs"]
#[expect(dead_code, reason = "what a diary covers is looked at beside the rules")]
mod read;
mod setting;
mod tell;
#[path = "../../../../../funkstille-core/tests/it/diary/words.rs"]
mod words;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Diaries that the engine does not play to their end, and how it refuses to.
const REFUSED: &[(&str, &str)] = &[
    // A person is told at once that nobody adds up two currencies; nothing is recorded.
    ("events/other-currency", "OtherCurrency"),
    // A mode that a step must never have: no case runs by such a playbook.
    ("modes/auto-refused-for-stop-work", "UnsoundPlaybook"),
    ("modes/auto-refused-from-resend-on", "UnsoundPlaybook"),
];

/// Diaries in which something is said about a case that has ended: the rules pass over it, the
/// engine says so to the person. The case stays as it is in both.
const TOLD_OFF: &[&str] = &["events/bounce-after-the-answer", "negotiation/declined"];

/// The folders of diaries, each with a test of its own: so they are played side by side.
const FOLDERS: &[&str] =
    &["events", "guards", "modes", "negotiation", "outcomes", "payment", "project"];

fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/scenarios"))
}

/// The name of a diary: its folder and its file.
fn name(file: &Path) -> String {
    let name = file.strip_prefix(root()).expect("below").with_extension("");
    name.to_str().expect("UTF-8").to_owned()
}

/// Every diary of a folder comes out as written.
async fn check(folder: &str) {
    let (mut different, mut refused, mut told_off) = (Vec::new(), Vec::new(), Vec::new());
    for file in read::files(&root().join(folder)) {
        let text = fs::read_to_string(&file).expect("a readable diary");
        let name = name(&file);
        let diary = read::diary(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        match Box::pin(play::play(&diary)).await {
            Ok((played, is_told_off)) if played == text => {
                told_off.extend(is_told_off.then_some(name));
            }
            Ok((played, _)) => {
                different.push(format!("{name}\n--- as written\n{text}\n--- as played\n{played}"));
            }
            Err(error) if is_refused(&name, &error) => refused.push(name),
            Err(error) => different.push(format!("{name}: {error}")),
        }
    }
    let count = different.len();
    assert!(different.is_empty(), "{}\n{count} diaries", different.join("\n"));
    let is_here = |name: &&str| name.starts_with(folder);
    let names = REFUSED.iter().map(|(name, _)| *name);
    assert_eq!(refused, names.filter(is_here).collect::<Vec<_>>());
    assert_eq!(told_off, TOLD_OFF.iter().copied().filter(is_here).collect::<Vec<_>>());
}

fn is_refused(name: &str, error: &str) -> bool {
    REFUSED.iter().any(|(refused, why)| *refused == name && error.contains(why))
}

#[test]
fn every_folder_of_diaries_is_played() {
    let names = read::files(&root()).iter().map(|file| name(file)).collect::<Vec<_>>();
    let folders = names.iter().filter_map(|name| name.split_once('/'));
    let folders: BTreeSet<&str> = folders.map(|(folder, _)| folder).collect();
    assert_eq!(folders, FOLDERS.iter().copied().collect());
}

#[tokio::test]
async fn events_come_out_as_written() {
    check("events").await;
}

#[tokio::test]
async fn guards_come_out_as_written() {
    check("guards").await;
}

#[tokio::test]
async fn modes_come_out_as_written() {
    check("modes").await;
}

#[tokio::test]
async fn negotiations_come_out_as_written() {
    check("negotiation").await;
}

#[tokio::test]
async fn outcomes_of_tasks_come_out_as_written() {
    check("outcomes").await;
}

#[tokio::test]
async fn payments_come_out_as_written() {
    check("payment").await;
}

#[tokio::test]
async fn projects_come_out_as_written() {
    check("project").await;
}
