//! D-07: what was kept comes back, and nothing else does.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use funkstille_core::case::{Happened, Noted};
use funkstille_core::explain::Explain;
use funkstille_store::event::{NewEvent, StoredEvent};
use funkstille_store::{Location, Store, StoreError, Stream, TenantId, restore, verify_backup};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::database::{Database, Dump, tamper};
use crate::differential::{act, deed};
use crate::make::{TENANT, append_case, at, begin_case, day, fill, happened, new};

/// Without the setting that a restored database has and its backup has not, and the readings of mail
/// that only the backup has.
pub(crate) fn without_pause(mut dump: Dump) -> Dump {
    for row in dump.get_mut("mail_account").expect("a table") {
        *row.last_mut().expect("read_at") = None;
    }
    let settings = dump.get_mut("setting").expect("a table");
    settings.retain(|row| row[1].as_deref() != Some("paused"));
    dump
}

fn names(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file"));
    let mut names: Vec<_> =
        files.map(|file| file.file_name().into_string().expect("UTF-8")).collect();
    names.sort();
    names
}

async fn is_paused(store: &Store, tenant: TenantId) -> Option<String> {
    let mut reading = store.read(tenant).await.expect("reads");
    reading.setting("paused").await.expect("reads").map(|setting| setting.value)
}

#[test]
fn d_07_restore_of_backup_is_the_same() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let postgres = runtime.block_on(Database::postgres());
    let count = std::cell::Cell::new(0);
    let mut runner = TestRunner::new(Config { cases: RUNS, ..Config::default() });
    let deeds = prop::collection::vec(deed(), 1..30);
    let outcome = runner.run(&deeds, |deeds| {
        runtime.block_on(async {
            let sqlite = Database::sqlite().await;
            for from in [Some(&sqlite), postgres.as_ref()].into_iter().flatten() {
                fill(&from.store, TENANT).await;
                for (nth, deed) in (0_u8..).zip(&deeds) {
                    act(from, nth, deed).await;
                }
                let before = from.dump().await;
                for to in [Some(&sqlite), postgres.as_ref()].into_iter().flatten() {
                    count.set(count.get() + 1);
                    check(from, to, &before, count.get()).await;
                }
                assert_eq!(from.dump().await, before, "a backup changes nothing");
            }
            if let Some(postgres) = &postgres {
                let tables: Vec<_> = postgres.columns().await.into_keys().collect();
                postgres.tamper(&format!("TRUNCATE {}", tables.join(", "))).await;
            }
            Ok(())
        })
    });
    outcome.expect("the same");
}

/// Runs of the property; each is four backups and restores.
const RUNS: u32 = 4;

async fn check(from: &Database, to: &Database, before: &Dump, nth: u32) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let backup = folder.path().join("kept.db");
    let kept = from.store.backup(&backup).await.expect("backs up");
    let counts: BTreeMap<_, _> =
        before.iter().map(|(table, rows)| (table.clone(), rows.len() as u64)).collect();
    assert_eq!(kept.rows, counts);
    assert_eq!(kept.entries, counts["event"]);
    assert!(kept.out_of_step.is_empty(), "{:?}", kept.out_of_step);
    assert_eq!(verify_backup(&backup).await.expect("whole"), kept);

    let target = to.spare(&format!("restored_{nth}")).await;
    let bytes = std::fs::read(&backup).expect("reads");
    let restored = restore(&backup, &target, at(99)).await.expect("restores");
    assert_eq!(std::fs::read(&backup).expect("reads"), bytes, "the backup stays as it is");
    assert_eq!(names(folder.path()), ["kept.db"]);
    assert_eq!(restored.kept.heads, kept.heads);
    let restored = Database::open(target).await;
    assert_eq!(without_pause(restored.dump().await), without_pause(before.clone()));
    let said = r#"{"since":"2026-03-01T12:01:39Z","why":"restored"}"#;
    assert_eq!(is_paused(&restored.store, TENANT).await.as_deref(), Some(said));
    restored.store.check().await.expect("whole");
    begin_case(&restored.store, TENANT, "after it").await;
    restored.store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn d_07_a_backup_under_load_is_one_state() {
    for database in Database::both().await {
        let store = &database.store;
        fill(store, TENANT).await;
        let (stop, stopped) = std::sync::mpsc::channel::<()>();
        let writer = tokio::spawn({
            let store = store.clone();
            async move {
                let mut count = 0;
                while stopped.try_recv().is_err() {
                    begin_case(&store, TENANT, &format!("load {count}")).await;
                    count += 1;
                }
                count
            }
        });
        let folder = tempfile::tempdir().expect("a temporary folder");
        for nth in 0..3 {
            let backup = folder.path().join(format!("{nth}.db"));
            let kept = store.backup(&backup).await.expect("backs up");
            assert!(kept.out_of_step.is_empty(), "{:?}", kept.out_of_step);
            // Each new case is two entries and a row, written together.
            assert_eq!(kept.heads[&TENANT] % 2, 0, "half a work: {kept:?}");
            let target = database.spare(&format!("under_load_{nth}")).await;
            let restored = restore(&backup, &target, at(0)).await.expect("restores");
            assert_eq!(restored.kept.entries, kept.entries);
        }
        stop.send(()).expect("it writes");
        assert!(writer.await.expect("no panic") > 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn d_07_what_is_left_beside_the_place_is_not_read() {
    let database = Database::sqlite().await;
    fill(&database.store, TENANT).await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let backup = folder.path().join("kept.db");
    database.store.backup(&backup).await.expect("backs up");
    let before = database.dump().await;

    // A database at the target's place was removed, and its last changes were not.
    let place = folder.path().join("place.db");
    let other = Store::create(&Location::Sqlite(place.clone())).await.expect("a database");
    begin_case(&other, TENANT, "foreign").await;
    let stale = ["-wal", "-shm"].map(|ending| {
        let path = PathBuf::from(format!("{}{ending}", place.display()));
        let bytes = std::fs::read(&path).expect("it is at work");
        (path, bytes)
    });
    other.close().await;
    std::fs::remove_file(&place).expect("there");
    for (path, bytes) in &stale {
        std::fs::write(path, bytes).expect("writes");
    }
    std::fs::write(folder.path().join("place.db-journal"), b"stale").expect("writes");

    restore(&backup, &Location::Sqlite(place.clone()), at(0)).await.expect("restores");
    assert_eq!(names(folder.path()), ["kept.db", "place.db"]);
    let restored = Database::open(Location::Sqlite(place)).await;
    assert_eq!(without_pause(restored.dump().await), without_pause(before));
}

async fn refused(backup: &Path, target: &Location) -> String {
    let error = restore(backup, target, at(0)).await.expect_err("refused");
    error.key()
}

#[tokio::test(flavor = "multi_thread")]
async fn d_07_what_is_no_good_backup_is_refused_and_the_target_stays_as_it_was() {
    let database = Database::sqlite().await;
    fill(&database.store, TENANT).await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = |name: &str| folder.path().join(name);
    let good = file("good.db");
    database.store.backup(&good).await.expect("backs up");
    let bytes = std::fs::read(&good).expect("reads");

    std::fs::write(file("empty.db"), b"").expect("writes");
    std::fs::write(file("letter.db"), "a letter, and no database".repeat(99)).expect("writes");
    std::fs::write(file("cut.db"), &bytes[..bytes.len() / 2]).expect("writes");
    std::fs::write(file("beside.db"), &bytes).expect("writes");
    std::fs::write(file("beside.db-wal"), b"changes").expect("writes");
    let tampered = [
        ("foreign.db", "DROP TABLE _backup; DROP TABLE _sqlx_migrations"),
        ("plain.db", "DROP TABLE _backup"),
        ("later.db", "UPDATE _sqlx_migrations SET version = 99 WHERE version = 1"),
        ("other.db", "UPDATE outbox SET body = 'Pay me'"),
        ("fewer.db", "DELETE FROM message_seen"),
        ("trigger.db", "CREATE TRIGGER t AFTER UPDATE ON setting BEGIN DELETE FROM event; END"),
        ("changed.db", "UPDATE event SET actor = 'nobody' WHERE sequence = 1"),
        ("head.db", "UPDATE stream_head SET sequence = 9 WHERE stream_kind = 'case'"),
    ];
    for (name, sql) in tampered {
        std::fs::write(file(name), &bytes).expect("writes");
        tamper(&Location::Sqlite(file(name)), sql).await;
    }
    for (name, expected) in [
        ("missing.db", "store-not-there"),
        ("empty.db", "store-no-backup"),
        (".", "store-no-backup"),
        ("letter.db", "store-no-backup"),
        ("cut.db", "store-damaged"),
        ("beside.db", "store-at-work"),
        ("foreign.db", "store-no-backup"),
        ("plain.db", "store-no-backup"),
        ("later.db", "store-too-new"),
        ("other.db", "store-altered"),
        ("fewer.db", "store-incomplete"),
        ("trigger.db", "store-altered"),
        ("changed.db", "ledger-changed"),
        ("head.db", "store-altered"),
    ] {
        let target = file("target.db");
        assert_eq!(
            refused(&file(name), &Location::Sqlite(target.clone())).await,
            expected,
            "{name}"
        );
        assert!(!target.exists(), "{name}");
        let found = verify_backup(&file(name)).await.expect_err("not good");
        assert_eq!(found.key(), expected, "{name}");
    }
    assert!(!names(folder.path()).iter().any(|name| name.contains(".part")));
    let Some(postgres) = Database::postgres().await else { return };
    let target = postgres.spare("unharmed").await;
    assert_eq!(refused(&file("changed.db"), &target).await, "ledger-changed");
    restore(&good, &target, at(0)).await.expect("it is still empty");
}

#[tokio::test(flavor = "multi_thread")]
async fn d_07_nothing_is_written_over_what_is_there() {
    for database in Database::both().await {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let backup = folder.path().join("kept.db");
        fill(&database.store, TENANT).await;
        std::fs::write(&backup, b"mine").expect("writes");
        let exists = database.store.backup(&backup).await.expect_err("it is there");
        assert_eq!(exists.key(), "store-exists");
        assert_eq!(std::fs::read(&backup).expect("reads"), b"mine");
        std::fs::remove_file(&backup).expect("there");
        database.store.backup(&backup).await.expect("backs up");

        let before = database.dump().await;
        let exists = restore(&backup, &database.location, at(0)).await.expect_err("it is there");
        assert!(matches!(exists, StoreError::Exists { .. }), "{exists}");
        assert_eq!(database.dump().await, before);
        assert_eq!(names(folder.path()), ["kept.db"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn t_07_the_latest_entry_says_when_it_was_recorded() {
    for database in Database::both().await {
        let store = &database.store;
        store.add_tenant(TENANT, "Studio", at(0)).await.expect("a tenant");
        let mut reading = store.read(TENANT).await.expect("reads");
        assert_eq!(reading.last_recorded_at().await.expect("reads"), None);
        drop(reading);
        begin_case(store, TENANT, "a").await;
        let noted = [happened(day(5), Happened::Noted(Noted::Delay))];
        append_case(store, TENANT, "a", 2, &noted).await.expect("appends");
        let mut reading = store.read(TENANT).await.expect("reads");
        assert_eq!(reading.last_recorded_at().await.expect("reads"), Some(at(1)));
        drop(reading);
        // The entry that came last is not the one that was recorded last.
        let event = StoredEvent::of_case(&happened(day(6), Happened::Noted(Noted::Delay)));
        let earlier = NewEvent { recorded_at: at(-60), ..new(event) };
        let mut work = store.begin(TENANT).await.expect("begins");
        work.append(&Stream::case("a"), 3, &[earlier]).await.expect("appends");
        work.commit().await.expect("commits");
        let mut reading = store.read(TENANT).await.expect("reads");
        assert_eq!(reading.last_recorded_at().await.expect("reads"), Some(at(1)));
    }
}
