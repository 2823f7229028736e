//! D-06: whoever changes the ledger behind the program's back is found out.

use std::fmt::Write as _;
use std::process::Command;

use funkstille_core::case::{Happened, Noted};
use funkstille_core::evidence::{Flaw, Head};
use funkstille_store::{StoreError, Stream, ledger_line, parse_ledger_line};
use proptest::prelude::*;

use crate::any;
use crate::database::Database;
use crate::make::{TENANT, append_case, begin_case, case_events, day, happened, stamp};

async fn two_cases(database: &Database) -> Head {
    let store = &database.store;
    begin_case(store, TENANT, "a").await;
    begin_case(store, TENANT, "b").await;
    let noted = [happened(day(5), Happened::Noted(Noted::Delay))];
    append_case(store, TENANT, "a", 2, &noted).await.expect("appends");
    let mut work = store.begin(TENANT).await.expect("begins");
    let head = work.record_heads(&stamp(1)).await.expect("records").expect("a head");
    work.commit().await.expect("commits");
    head
}

const DROP: &str =
    "DELETE FROM stream_head WHERE stream_id = 'a'; DELETE FROM event WHERE stream_id = 'a'";
const ALL: &str = "UPDATE tenant SET last_sequence = 0; DELETE FROM stream_head; DELETE FROM event";

#[tokio::test(flavor = "multi_thread")]
async fn d_06_every_way_to_change_a_ledger_is_found() {
    for (sql, place, flaw) in [
        ("UPDATE event SET actor = 'x' WHERE sequence = 3", "case/b/1", Flaw::Changed),
        ("UPDATE event SET body = salt WHERE sequence = 5", "case/a/3", Flaw::Changed),
        ("UPDATE event SET body = NULL WHERE sequence = 5", "case/a/3", Flaw::Changed),
        ("UPDATE event SET happened_at = 1 WHERE sequence = 6", "tenant/tenant/1", Flaw::Changed),
        ("DELETE FROM event WHERE sequence = 2", "case/a/2", Flaw::Missing),
        ("DELETE FROM event WHERE sequence = 5", "case/a/3", Flaw::Cut),
        ("DELETE FROM event WHERE sequence = 6", "tenant/tenant/1", Flaw::Cut),
        ("UPDATE event SET stream_id = 'b', version = 3 WHERE sequence = 5", "case/a/3", Flaw::Cut),
        ("UPDATE event SET sequence = 7 WHERE sequence = 3", "case/b/1", Flaw::Changed),
        (DROP, "case/a/1", Flaw::Cut),
        (ALL, "tenant/tenant/1", Flaw::Cut),
    ] {
        let database = Database::sqlite().await;
        let head = two_cases(&database).await;
        let store = &database.store;
        store.read(TENANT).await.expect("reads").verify_tenant(&[head]).await.expect("whole");
        database.tamper(sql).await;
        let mut reading = store.read(TENANT).await.expect("reads");
        match reading.verify_tenant(&[head]).await {
            Err(StoreError::Broken(broken)) => {
                let (chain, version) = (&broken.chain, broken.version);
                let found = format!("{}/{}/{version}", chain.kind, chain.id);
                assert_eq!((found.as_str(), broken.flaw), (place, flaw), "{sql}");
            }
            other => panic!("{sql}: {other:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn d_06_an_entry_that_nobody_recorded_is_missed_all_the_same() {
    let database = Database::sqlite().await;
    let store = &database.store;
    two_cases(&database).await;
    append_case(store, TENANT, "b", 2, &[happened(day(6), Happened::Answered)]).await.expect("ok");
    let cut = "DELETE FROM event WHERE sequence = 7;
         UPDATE stream_head SET version = 2, sequence = 4,
         digest = (SELECT digest FROM event WHERE sequence = 4) WHERE stream_id = 'b'";
    database.tamper(cut).await;
    let mut reading = store.read(TENANT).await.expect("reads");
    reading.verify_stream(&Stream::case("b")).await.expect("whole by itself");
    let Err(StoreError::Broken(broken)) = reading.verify_tenant(&[]).await else {
        panic!("the seventh entry is gone")
    };
    assert_eq!((broken.version, broken.flaw), (7, Flaw::Missing));
}

#[tokio::test(flavor = "multi_thread")]
async fn d_06_a_stranger_can_check_an_export() {
    let database = Database::sqlite().await;
    two_cases(&database).await;
    let mut work = database.store.begin(TENANT).await.expect("begins");
    work.erase_body(2, "asked for it", &stamp(2)).await.expect("erases");
    work.commit().await.expect("commits");
    let mut reading = database.store.read(TENANT).await.expect("reads");
    let mut text = String::new();
    for stream in [Stream::tenant(), Stream::case("a"), Stream::case("b")] {
        for entry in reading.entries(&stream).await.expect("reads") {
            let line = ledger_line(&entry);
            assert_eq!(parse_ledger_line(&line), Ok(entry));
            writeln!(text, "{line}").expect("a string takes everything");
        }
    }
    let head = reading.head(&Stream::case("a")).await.expect("reads").expect("a head");
    let kept = format!("1/case/a={}:{}", head.version, head.digest);

    let Some((valid, said)) = run_script(&text, &kept) else {
        eprintln!("SKIPPED: there is no python3");
        return;
    };
    assert!(valid, "{said}");
    assert_eq!(said.trim(), r#"{"valid": true, "entries": 7, "gaps": 1, "streams": 3}"#);
    let lines: Vec<_> = text.lines().collect();
    let without = |gone: usize| {
        let kept = lines.iter().enumerate().filter(|(at, _)| *at != gone);
        kept.map(|(_, line)| *line).collect::<Vec<_>>().join("\n")
    };
    for (text, expected) in [
        (text.replace("\"person\"", "\"nobody\""), "1/case/a/1: changed"),
        (text.replacen("delay", "daley", 1), "1/case/a/3: changed"),
        (without(5), "1/case/b/1: missing"),
        (without(4), "1/case/a/3: cut"),
    ] {
        let (valid, said) = run_script(&text, &kept).expect("it ran before");
        assert!(!valid);
        assert_eq!(said.trim(), expected);
    }
}

/// Whether the script finds the lines whole, and what it says.
fn run_script(text: &str, kept: &str) -> Option<(bool, String)> {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    std::fs::write(file.path(), text).expect("writes");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/dev/verify.py");
    let output = Command::new("python3")
        .args([script, "--ledger"])
        .arg(file.path())
        .arg(kept)
        .output()
        .ok()?;
    let said = if output.status.success() { output.stdout } else { output.stderr };
    Some((output.status.success(), String::from_utf8_lossy(&said).into_owned()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn d_06_any_events_make_a_chain_that_is_whole(
        events in prop::collection::vec(any::case_event(), 1..12),
    ) {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let database = Database::sqlite().await;
            begin_case(&database.store, TENANT, "a").await;
            let records: Vec<_> =
                events.into_iter().map(|(on, what)| happened(on, what)).collect();
            let mut work = database.store.begin(TENANT).await.expect("begins");
            let stream = Stream::case("nul\0 in its name");
            work.append(&stream, 0, &case_events(&records)).await.expect("appends");
            work.commit().await.expect("commits");
            let mut reading = database.store.read(TENANT).await.expect("reads");
            reading.verify_tenant(&[]).await.expect("whole");
        });
    }
}
