//! Databases that cannot be used are refused in words that say why.

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Command;

use funkstille_core::case::{Happened, Noted};
use funkstille_core::explain::Explain;
use funkstille_store::{Location, Store, StoreError, Stream, Work};

use crate::database::Database;
use crate::make::{TENANT, append_case, at, begin_case, day, happened};

async fn open(path: &Path) -> StoreError {
    Store::open(&Location::Sqlite(path.to_owned())).await.expect_err("it cannot be used")
}

#[tokio::test(flavor = "multi_thread")]
async fn d_05_what_is_no_database_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let missing = folder.path().join("missing.db");
    assert_eq!(open(&missing).await.key(), "store-not-there");
    assert!(!missing.exists(), "looking makes no file");

    let nowhere = Location::Sqlite(folder.path().join("no folder/new.db"));
    assert_eq!(Store::create(&nowhere).await.expect_err("no folder").key(), "store-cannot-open");

    let other = folder.path().join("other.db");
    std::fs::write(&other, "a letter, and no database at all".repeat(100)).expect("writes");
    assert_eq!(open(&other).await.key(), "store-no-database");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_not_there_is_not_busy() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = listener.local_addr().expect("an address").port();
    drop(listener);
    let place = Location::Postgres(format!("postgres://me:secret@127.0.0.1:{port}/funkstille"));
    let error = Store::open(&place).await.expect_err("nobody listens");
    assert_eq!(error.key(), "store-unreachable");
    let told = error.to_string();
    assert!(told.contains(&port.to_string()) && !told.contains("secret"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_understood_is_named() {
    for database in Database::both().await {
        begin_case(&database.store, TENANT, "a").await;
        let later = match &database.location {
            Location::Sqlite(_) => {
                "UPDATE event SET body = CAST('{\"v\":2}' AS BLOB) WHERE version = 2"
            }
            Location::Postgres(_) => "UPDATE event SET body = '{\"v\":2}' WHERE version = 2",
        };
        database.tamper(later).await;
        let mut reading = database.store.read(TENANT).await.expect("reads");
        let error = reading.case_view("a").await.expect_err("a later version");
        assert_eq!(error.to_string(), "store-event-later place=case/a/2 why=v=2");
        assert_eq!(reading.entries(&Stream::case("a")).await.expect("as bytes").len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn d_03_a_full_disk_leaves_nothing_half_done_and_is_forgotten_when_there_is_room() {
    let Some(folder) = SmallDisk::mount() else {
        eprintln!("SKIPPED: this user may not mount a small disk");
        return;
    };
    let location = Location::Sqlite(folder.path().join("test.db"));
    let store = Store::create(&location).await.expect("it fits");
    begin_case(&store, TENANT, "a").await;
    let ballast = folder.path().join("ballast");
    std::fs::write(&ballast, vec![0; 1 << 20]).expect("it fits");

    let noted = || [happened(day(5), Happened::Noted(Noted::Delay))];
    let mut work = store.begin(TENANT).await.expect("begins");
    let error = fill(&mut work).await;
    assert_eq!(error.key(), "store-disk-full");
    drop(work);
    let names = || std::fs::read_dir(folder.path()).expect("a folder").count();
    let files = names();
    let error = store.backup(&folder.path().join("kept.db")).await.expect_err("no room");
    assert_eq!(error.key(), "store-disk-full");
    assert_eq!(names(), files, "nothing is left behind");
    std::fs::remove_file(&ballast).expect("there");
    append_case(&store, TENANT, "a", 2, &noted()).await.expect("there is room again");
    let mut reading = store.read(TENANT).await.expect("reads");
    assert_eq!(reading.verify_tenant(&[]).await.expect("whole").entries, 3);
    drop(reading);
    store.close().await;
}

/// Writes until the disk is full.
async fn fill(work: &mut Work) -> StoreError {
    loop {
        let number = work.read().last_sequence().await.expect("reads");
        let mut bytes = vec![0; 1 << 18];
        bytes[0] = u8::try_from(number).expect("few");
        for nth in 0_u8..=255 {
            bytes[1] = nth;
            if let Err(error) = work.put_blob(&bytes, at(0)).await {
                return error;
            }
        }
    }
}

/// A disk of a few megabytes, which is unmounted when it is dropped.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// Only root may do this.
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=4m", "tmpfs"]).arg(folder.path());
        let is_mounted = mount.output().is_ok_and(|output| output.status.success());
        is_mounted.then_some(Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}
