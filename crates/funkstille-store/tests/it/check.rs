//! D-05: damage is found, or nothing that is read differs.

use std::path::Path;

use funkstille_core::explain::Explain;
use funkstille_store::{CheckReport, Location, Store, StoreError, restore, verify_backup};

use crate::backup::without_pause;
use crate::database::{Database, Dump, tamper};
use crate::make::{TENANT, at, fill};

/// Bytes of a page, and of the header of a file (`sqlite.org/fileformat.html`).
const PAGE: usize = 512;
const HEADER: usize = 100;

/// How many bytes of each page are flipped, one at a time.
const FLIPS: usize = 5;

/// A file as small pages, so that little of it is empty.
async fn small_pages(file: &Path) -> Vec<u8> {
    let location = Location::Sqlite(file.to_owned());
    tamper(&location, &format!("PRAGMA journal_mode = DELETE; PRAGMA page_size = {PAGE}; VACUUM"))
        .await;
    std::fs::read(file).expect("reads")
}

/// The bytes with damage, each with the place that is damaged.
fn damaged(bytes: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> + '_ {
    let pages = bytes.len() / PAGE;
    // What is stored stands at the end of a page, and what leads to it at its beginning.
    let in_page =
        |page: usize| (0..FLIPS).map(move |nth| page * PAGE + (nth * 197 + page * 89 + 3) % PAGE);
    let flips = (0..HEADER).step_by(3).chain((0..pages).flat_map(in_page));
    let flip = |place: usize| {
        let mut bytes = bytes.to_vec();
        bytes[place] ^= 1 << (place % 8);
        (place, bytes)
    };
    let cuts = [0, 1, HEADER, PAGE, bytes.len() / 2, bytes.len() - PAGE, bytes.len() - 1];
    let cut = |end: usize| (end, bytes[..end].to_vec());
    let mut without_header = bytes.to_vec();
    without_header[..HEADER].fill(0);
    flips.map(flip).chain(cuts.into_iter().map(cut)).chain([(0, without_header)])
}

/// What no check of a database at work can see, since nothing else says what it should be: these
/// columns, or all of a table.
const UNSEEN: [(&str, &[usize]); 23] = [
    ("account", &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]),
    ("attempt", &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    ("blob", &[3]),
    ("case_state", &[11, 12]),
    ("feed", &[0, 1, 2, 3, 4]),
    ("idempotency", &[0, 1, 2, 3, 4]),
    ("bank_account", &[0, 1, 2, 3]),
    ("bank_payment", &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]),
    ("mail", &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21]),
    ("mail_account", &[0, 1, 2]),
    ("mail_case", &[0, 1, 2, 3, 4, 5, 6]),
    ("mail_folder", &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
    ("mail_link", &[0, 1, 2]),
    ("mail_party", &[0, 1, 2, 3]),
    ("mail_place", &[0, 1, 2, 3, 4, 5, 6]),
    ("mail_wait", &[0, 1, 2, 3, 4, 5, 6]),
    ("message_seen", &[0, 1, 2, 3, 4]),
    ("outbox", &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]),
    ("outbox_key", &[4]),
    ("receiver", &[0, 1, 2, 3, 4, 5, 6]),
    ("setting", &[0, 1, 2, 3, 4]),
    ("telling", &[0, 1, 2, 3, 4, 5, 6, 7]),
    ("tenant", &[1, 3]),
];

fn seen(mut dump: Dump) -> Dump {
    for (table, columns) in UNSEEN {
        for row in dump.get_mut(table).into_iter().flatten() {
            for column in columns {
                if let Some(value) = row.get_mut(*column) {
                    *value = None;
                }
            }
        }
    }
    dump
}

async fn open_and_check(location: &Location) -> Result<CheckReport, StoreError> {
    let store = Store::open(location).await?;
    let report = store.check().await;
    store.close().await;
    report
}

#[tokio::test(flavor = "multi_thread")]
async fn d_05_damage_to_a_database_is_found_or_does_not_matter() {
    let database = Database::sqlite().await;
    fill(&database.store, TENANT).await;
    database.store.close().await;
    let bytes = small_pages(&database.path()).await;
    let before = seen(database.dump().await);
    let Location::Sqlite(file) = database.spare("damaged").await else { panic!("it is a file") };
    let location = Location::Sqlite(file.clone());
    let (mut found, mut harmless) = (0, 0);
    for (place, bytes) in damaged(&bytes) {
        std::fs::write(&file, &bytes).expect("writes");
        match open_and_check(&location).await {
            Err(error) => {
                assert_ne!(error.key(), "store-other", "{place}: {error}");
                found += 1;
            }
            Ok(report) if !report.out_of_step.is_empty() => found += 1,
            Ok(_) => {
                let dump = Database::open(location.clone()).await.dump().await;
                assert_eq!(seen(dump), before, "{place}: nobody noticed");
                harmless += 1;
            }
        }
        for ending in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
        }
    }
    assert!(found > 100, "{found} found, {harmless} harmless");
}

/// In a backup nothing is unseen: free bytes of a page, and fields of the header that say how often
/// it was written and by which version, are all that may differ.
#[tokio::test(flavor = "multi_thread")]
async fn d_05_damage_to_a_backup_is_found_or_does_not_matter() {
    let database = Database::sqlite().await;
    fill(&database.store, TENANT).await;
    let Location::Sqlite(file) = database.spare("kept").await else { panic!("it is a file") };
    database.store.backup(&file).await.expect("backs up");
    let bytes = small_pages(&file).await;
    let before = without_pause(database.dump().await);
    let mut found = 0;
    for (nth, (place, bytes)) in damaged(&bytes).enumerate() {
        std::fs::write(&file, &bytes).expect("writes");
        let target = database.spare(&format!("restored_{nth}")).await;
        let outcome = match verify_backup(&file).await {
            Ok(_) => restore(&file, &target, at(0)).await,
            Err(error) => Err(error),
        };
        if let Err(error) = outcome {
            assert_ne!(error.key(), "store-other", "{place}: {error}");
            found += 1;
        } else {
            let dump = Database::open(target).await.dump().await;
            assert_eq!(without_pause(dump), before, "{place}: nobody noticed");
        }
    }
    assert!(found > 100);
}

#[tokio::test(flavor = "multi_thread")]
async fn d_05_a_check_names_what_is_not_as_it_was_written() {
    for database in Database::both().await {
        let cases = [
            ("UPDATE client SET name = 'Korber'", "out of step: client"),
            ("DELETE FROM task", "out of step: client, task"),
            (
                "UPDATE invoice_payment SET account = NULL",
                "out of step: client, invoice_payment, task",
            ),
            ("UPDATE event SET actor = 'x' WHERE sequence = 3", "ledger-changed"),
            ("UPDATE blob SET bytes = digest", "store-altered"),
        ];
        fill(&database.store, TENANT).await;
        let whole = database.store.check().await.expect("whole");
        assert_eq!((whole.tenants[&TENANT].entries, whole.tenants[&TENANT].gaps), (12, 1));
        assert!(whole.rows.values().all(|rows| *rows > 0), "{whole:?}");
        let head = "UPDATE stream_head SET sequence = sequence";
        database.tamper(&format!("{head} + 50")).await;
        assert_eq!(said(&database).await, "store-altered");
        database.tamper(&format!("{head} - 50")).await;
        for (sql, expected) in cases {
            database.tamper(sql).await;
            assert_eq!(said(&database).await, expected, "{sql}");
        }
    }
}

async fn said(database: &Database) -> String {
    match database.store.check().await {
        Err(error) => error.key(),
        Ok(report) => {
            let tables: Vec<_> = report.out_of_step.into_iter().collect();
            format!("out of step: {}", tables.join(", "))
        }
    }
}
