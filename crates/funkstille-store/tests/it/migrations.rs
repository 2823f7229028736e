//! The two schemas are one.

use std::collections::BTreeSet;
use std::path::Path;

use funkstille_store::{Location, Store, StoreError};

use crate::database::Database;

fn files(folder: &str) -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations").join(folder);
    let files = std::fs::read_dir(root).expect("a folder");
    files.map(|file| file.expect("a file").file_name().into_string().expect("UTF-8")).collect()
}

#[test]
fn both_databases_have_migrations_of_the_same_names() {
    assert_eq!(files("sqlite"), files("postgres"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_migration_is_known_to_the_program() {
    let database = Database::sqlite().await;
    let known = database.store.schema_version().await.expect("reads");
    assert_eq!(known, i64::try_from(files("sqlite").len()).expect("few"));
}

#[tokio::test(flavor = "multi_thread")]
async fn both_databases_have_the_same_tables_keys_and_indexes() {
    let Some(postgres) = Database::postgres().await else { return };
    let sqlite = Database::sqlite().await;
    assert_eq!(sqlite.columns().await, postgres.columns().await);
    let ours = sqlite.ask(
        "SELECT m.name, CASE WHEN i.origin = 'pk' THEN 'primary key' ELSE i.name END,
         CAST(i.\"unique\" AS TEXT),
         (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_index_xinfo(i.name) WHERE key ORDER BY seqno))
         FROM sqlite_master m JOIN pragma_index_list(m.name) i
         WHERE m.type = 'table' AND m.name NOT LIKE '\\_%' ESCAPE '\\'",
        4,
    );
    let theirs = postgres.ask(
        "SELECT CAST(t.relname AS TEXT),
         CASE WHEN i.indisprimary THEN 'primary key' ELSE CAST(c.relname AS TEXT) END,
         CASE WHEN i.indisunique THEN '1' ELSE '0' END,
         (SELECT string_agg(CAST(a.attname AS TEXT), ',' ORDER BY k.place)
          FROM unnest(CAST(i.indkey AS SMALLINT[])) WITH ORDINALITY k(number, place)
          JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number)
         FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
         JOIN pg_namespace n ON n.oid = t.relnamespace
         WHERE n.nspname = 'public' AND t.relname NOT LIKE '\\_%'",
        4,
    );
    let (mut ours, mut theirs) = (ours.await, theirs.await);
    ours.sort();
    theirs.sort();
    assert_eq!(ours, theirs);
    for index in ours {
        let columns = index[3].as_deref().expect("an index has columns");
        assert!(columns == "tenant" || columns.starts_with("tenant,"), "{index:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_a_later_version_is_refused() {
    for database in Database::both().await {
        database
            .tamper(
                "INSERT INTO _sqlx_migrations
                 SELECT 99, description, installed_on, success, checksum, execution_time
                 FROM _sqlx_migrations WHERE version = 1",
            )
            .await;
        for opened in [
            Store::open(&database.location).await,
            Store::open_and_migrate(&database.location).await,
            Store::create(&database.location).await,
        ] {
            assert!(matches!(opened, Err(StoreError::TooNew { found: 99, .. })), "{opened:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_database_is_brought_up_to_date_only_when_asked() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("empty.db");
    std::fs::write(&path, b"").expect("writes");
    let location = Location::Sqlite(path);
    let opened = Store::open(&location).await;
    assert!(matches!(opened, Err(StoreError::TooOld { found: 0, .. })), "{opened:?}");
    Store::open_and_migrate(&location).await.expect("migrates");
    Store::open(&location).await.expect("opens");
}
