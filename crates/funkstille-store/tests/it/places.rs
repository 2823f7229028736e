//! D-04: what cannot be read or written says so, and nothing is half written.

use std::path::Path;

use funkstille_core::case::{Happened, Noted};
use funkstille_core::explain::Explain;
use funkstille_store::{Location, Store, StoreError, restore};

use crate::again::{again_with_small_files, job, ran_without_rights, say, set_mode};
use crate::database::Database;
use crate::make::{TENANT, append_case, at, begin_case, day, fill, happened};

fn count(folder: &Path) -> usize {
    std::fs::read_dir(folder).expect("a folder").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn d_04_without_rights_nothing_is_half_written() {
    if ran_without_rights("places::d_04_without_rights_nothing_is_half_written") {
        return;
    }
    let database = Database::sqlite().await;
    fill(&database.store, TENANT).await;
    database.store.close().await;
    let before = database.dump().await;
    let path = database.path();
    let open = async || Store::open(&database.location).await;

    set_mode(&path, 0o444);
    let store = open().await.expect("it can be read");
    let noted = [happened(day(5), Happened::Noted(Noted::Delay))];
    let error = append_case(&store, TENANT, "full", 4, &noted).await.expect_err("not written");
    assert_eq!(error.key(), "store-read-only");
    let claimed = store.claim_letter(TENANT, at(20), at(30), None).await;
    assert_eq!(claimed.expect_err("not written").key(), "store-read-only");
    store.check().await.expect("it can be checked");
    store.close().await;

    // What SQLite made beside the file has its permissions, and stays when it cannot be written.
    for file in std::fs::read_dir(path.parent().expect("a folder")).expect("a folder") {
        set_mode(&file.expect("a file").path(), 0o644);
    }
    set_mode(&path, 0o000);
    let error = open().await.expect_err("it cannot be read");
    let StoreError::CannotOpen { place, .. } = &error else { panic!("{error}") };
    assert_eq!(*place, path.display().to_string());
    set_mode(&path, 0o644);

    folder_without_rights(&database).await;
    assert_eq!(database.dump().await, before);
}

async fn folder_without_rights(database: &Database) {
    let path = database.path();
    let folder = path.parent().expect("a folder");
    let store = Store::open(&database.location).await.expect("opens");
    let kept = tempfile::tempdir().expect("a temporary folder");
    let backup = kept.path().join("kept.db");
    store.backup(&backup).await.expect("backs up");
    store.close().await;

    set_mode(folder, 0o555);
    let files = count(folder);
    only_read(database).await;
    let new = Location::Sqlite(folder.join("new.db"));
    let made = Store::create(&new).await.expect_err("not made");
    assert_eq!(made.key(), "store-cannot-open");
    let restored = restore(&backup, &new, at(0)).await.expect_err("not made");
    assert_eq!(restored.key(), "store-cannot-open");
    assert_eq!(count(folder), files);
    set_mode(folder, 0o755);

    set_mode(kept.path(), 0o555);
    let store = Store::open(&database.location).await.expect("opens");
    let error = store.backup(&kept.path().join("second.db")).await.expect_err("not made");
    assert_eq!(error.key(), "store-cannot-open");
    set_mode(kept.path(), 0o755);
    assert_eq!(count(kept.path()), 1);
}

/// What is there is read, nothing is written, and both are said.
async fn only_read(database: &Database) {
    let store = Store::open(&database.location).await.expect("it can be read");
    let why = store.only_reads().expect("it cannot be written").key();
    assert!(["store-cannot-open", "store-read-only"].contains(&why.as_str()), "{why}");
    let mut reading = store.read(TENANT).await.expect("reads");
    assert!(reading.last_sequence().await.expect("entries") > 0);
    drop(reading);
    store.check().await.expect("it can be checked");
    assert_eq!(store.begin(TENANT).await.expect_err("not written").key(), why);
    let claimed = store.claim_letter(TENANT, at(20), at(30), None).await;
    assert_eq!(claimed.expect_err("not written").key(), why);
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn d_04_a_file_that_was_removed_or_replaced_takes_nothing_more() {
    let database = Database::sqlite().await;
    let store = &database.store;
    begin_case(store, TENANT, "a").await;
    let path = database.path();
    let away = path.with_extension("away");
    std::fs::rename(&path, &away).expect("it is there");
    for place in [None, Some(&away)] {
        if let Some(other) = place {
            std::fs::copy(other, &path).expect("copies");
        }
        let noted = [happened(day(5), Happened::Noted(Noted::Delay))];
        let error = append_case(store, TENANT, "a", 2, &noted).await.expect_err("lost");
        assert_eq!(error.key(), "store-replaced");
        let error = store.claim_letter(TENANT, at(20), at(30), None).await.expect_err("lost");
        assert_eq!(error.key(), "store-replaced");
        let error = store.add_tenant(TENANT, "Studio", at(0)).await.expect_err("lost");
        assert_eq!(error.key(), "store-replaced");
    }
    std::fs::rename(&away, &path).expect("it is there");
    begin_case(store, TENANT, "b").await;
}

const NAME: &str = "places::d_04_what_the_system_refuses_to_write_is_not_half_there";

/// Kilobytes that a file may have.
const LIMIT: u32 = 300;

#[tokio::test(flavor = "multi_thread")]
async fn d_04_what_the_system_refuses_to_write_is_not_half_there() {
    if let Some(job) = job() {
        return write_until_refused(&job).await;
    }
    let database = Database::sqlite().await;
    begin_case(&database.store, TENANT, "a").await;
    database.store.close().await;
    let output = again_with_small_files(NAME, &database.path().display().to_string(), LIMIT)
        .output()
        .expect("it starts");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    let written = said.lines().find_map(|line| line.strip_prefix("written: ")).expect("a number");

    let store = Store::open(&database.location).await.expect("opens");
    let report = store.check().await.expect("whole");
    assert_eq!(report.rows["blob"].to_string(), written, "what was said to be there is there");
    begin_case(&store, TENANT, "b").await;
}

async fn write_until_refused(path: &str) {
    let store = Store::open(&Location::parse(path)).await.expect("opens");
    let mut written = 0_usize;
    let error = loop {
        let mut work = store.begin(TENANT).await.expect("begins");
        let bytes = vec![u8::try_from(written).expect("few"); 9000];
        if let Err(error) = work.put_blob(&bytes, at(0)).await {
            break error;
        }
        if let Err(error) = work.commit().await {
            break error;
        }
        written += 1;
    };
    assert!(["store-io", "store-disk-full"].contains(&error.key().as_str()), "{error}");
    say(&format!("written: {written}"));
}

#[cfg(unix)]
#[tokio::test]
async fn a_new_database_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let database = Database::sqlite().await;
    fill(&database.store, TENANT).await;
    let path = database.path();
    let folder = path.parent().expect("a folder");
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    let files = std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file"));
    let own: Vec<_> =
        files.filter(|file| file.file_name().to_string_lossy().starts_with(&name)).collect();
    assert!(own.len() > 1, "with what SQLite puts beside it");
    for file in own {
        let mode = file.metadata().expect("metadata").permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", file.path().display());
    }
}
