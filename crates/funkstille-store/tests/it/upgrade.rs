//! D-08: a new version of the schema comes wholly, step by step, and the old one is kept.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::time::Duration;

use funkstille_store::{Location, Store, StoreError, restore};
use sqlx::migrate::Migrator;
use sqlx::{PgPool, SqlitePool};

use crate::again::{again, job, say};
use crate::database::{Database, tamper};
use crate::make::{TENANT, at, fill};

/// The steps in order; each may be followed by others in later versions.
fn steps(kind: &str) -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations").join(kind);
    let files = std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("ok").path());
    let mut files: Vec<_> = files.collect();
    files.sort();
    files
}

/// Makes the schema of an earlier version.
async fn make_old(location: &Location, version: usize) {
    let kind = match location {
        Location::Sqlite(_) => "sqlite",
        Location::Postgres(_) => "postgres",
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    for step in steps(kind).iter().take(version) {
        std::fs::copy(step, folder.path().join(step.file_name().expect("a name"))).expect("ok");
    }
    let migrator = Migrator::new(folder.path()).await.expect("steps");
    match location {
        Location::Sqlite(path) => {
            let address = format!("sqlite:{}?mode=rwc", path.display());
            let pool = SqlitePool::connect(&address).await.expect("opens");
            migrator.run(&pool).await.expect("migrates");
            pool.close().await;
        }
        Location::Postgres(address) => {
            let pool = PgPool::connect(address).await.expect("opens");
            migrator.run(&pool).await.expect("migrates");
            pool.close().await;
        }
    }
}

/// The same with a ledger in it.
async fn make_old_with_ledger(database: &Database, name: &str, version: usize) -> Location {
    let location = database.spare(name).await;
    make_old(&location, version).await;
    match &database.location {
        Location::Sqlite(path) => {
            let tables = ["tenant", "event", "stream_head", "blob"];
            let copy = |table| format!("INSERT INTO {table} SELECT * FROM full.{table};");
            let copies: String = tables.map(copy).concat();
            let sql = format!("ATTACH '{}' AS full; {copies}", path.display());
            tamper(&location, &sql).await;
        }
        Location::Postgres(_) => {
            tamper(&location, "INSERT INTO tenant VALUES (1, 'Studio', 0, 0)").await;
        }
    }
    location
}

/// Of these versions a database is brought up to date; what is older was never released.
fn old_versions() -> std::ops::Range<usize> {
    1..steps("sqlite").len()
}

#[tokio::test(flavor = "multi_thread")]
async fn d_08_an_upgrade_is_kept_before_it_begins() {
    for database in Database::both().await {
        fill(&database.store, TENANT).await;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let backups = folder.path().join("backups");
        let up_to_date = Store::open_and_migrate_keeping(&database.location, &backups, at(0)).await;
        assert_eq!(up_to_date.expect("opens").1, None);
        assert!(!backups.exists(), "nothing to keep");

        for version in old_versions() {
            let location =
                make_old_with_ledger(&database, &format!("old_{version}"), version).await;
            let opened = Store::open(&location).await;
            assert!(matches!(opened, Err(StoreError::TooOld { .. })), "{opened:?}");
            let opened = Store::open_and_migrate_keeping(&location, &backups, at(0)).await;
            let (store, backup) = opened.expect("migrates");
            let report = store.check().await.expect("whole");
            let backup = backup.expect("it was old");
            let expected = format!("funkstille-v{version}-20260301T120000Z.db");
            assert_eq!(backup.file_name().expect("a name"), expected.as_str());

            let target = database.spare(&format!("back_{version}")).await;
            let restored = restore(&backup, &target, at(9)).await.expect("restores");
            assert_eq!(restored.version, i64::try_from(version).expect("few"));
            assert_eq!(restored.kept.entries, report.rows["event"]);
            let restored = Store::open(&target).await.expect("up to date");
            assert_eq!(restored.check().await.expect("whole").tenants, report.tenants);
        }
    }
}

const NAME: &str = "upgrade::d_08_an_upgrade_that_is_killed_goes_on_later";

/// How often an upgrade is killed, each time a little later, and by how much.
const KILLS: usize = 24;
const LATER: Duration = Duration::from_micros(1200);

#[tokio::test(flavor = "multi_thread")]
async fn d_08_an_upgrade_that_is_killed_goes_on_later() {
    if let Some(job) = job() {
        say(BEGINS);
        Store::open_and_migrate(&Location::parse(&job)).await.expect("migrates");
        return;
    }
    for database in Database::both().await {
        fill(&database.store, TENANT).await;
        let mut schemas = Vec::new();
        for version in 0..=steps("sqlite").len() {
            let location = database.spare(&format!("plain_{version}")).await;
            make_old(&location, version).await;
            schemas.push(schema(&location).await);
        }
        for nth in 0..KILLS {
            let name = format!("killed_{nth}");
            let location = make_old_with_ledger(&database, &name, 1).await;
            kill_while_it_migrates(&location, LATER * u32::try_from(nth).expect("few"));
            let found = match Store::open(&location).await {
                Ok(store) => store.schema_version().await.expect("reads"),
                Err(StoreError::TooOld { found, .. }) => found,
                Err(error) => panic!("{nth}: {error}"),
            };
            let version = usize::try_from(found).expect("a version");
            assert_eq!(schema(&location).await, schemas[version], "{nth}: between two versions");
            let store = Store::open_and_migrate(&location).await.expect("it goes on");
            store.check().await.expect("whole");
            store.close().await;
            assert_eq!(Some(&schema(&location).await), schemas.last());
        }
    }
}

/// What the other process says before it begins.
const BEGINS: &str = "it begins";

fn kill_while_it_migrates(location: &Location, after: Duration) {
    let address = match location {
        Location::Sqlite(path) => path.display().to_string(),
        Location::Postgres(address) => address.clone(),
    };
    let mut process = again(NAME, &address).spawn().expect("it starts");
    let mut says = BufReader::new(process.stdout.take().expect("a pipe")).lines();
    assert!(says.any(|line| line.expect("reads").ends_with(BEGINS)), "it ended");
    std::thread::sleep(after);
    process.kill().expect("it is ours");
    process.wait().expect("it ended");
}

/// Everything that a schema has, as text.
async fn schema(location: &Location) -> Vec<Vec<Option<String>>> {
    let sql = match location {
        Location::Sqlite(_) => "SELECT name, sql FROM sqlite_master ORDER BY name",
        Location::Postgres(_) => {
            "SELECT table_name || '.' || column_name, data_type || is_nullable
             FROM information_schema.columns WHERE table_schema = 'public'
             UNION ALL SELECT CAST(indexname AS TEXT), indexdef FROM pg_indexes
             WHERE schemaname = 'public' ORDER BY 1"
        }
    };
    crate::database::ask(location, sql, 2).await
}
