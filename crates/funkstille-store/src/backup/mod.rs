//! Backups: one file of SQLite, whichever database it was made from (`docs/dev/backup.md`).

mod copy;
mod manifest;
mod part;
mod restore;
mod upgrade;

pub use restore::{Restored, restore};

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::check::{Inspected, inspect};
use crate::connection::{Connection, Pool, Value};
use crate::error::StoreError;
use crate::ids::TenantId;
use crate::migrate;
use crate::sqlite::{self, COMPANIONS, beside};
use crate::store::Store;
use crate::tables::{Sum, tables};
use crate::why::Why;
use part::Part;

/// Tables whose rows are never removed.
const GROWING: [&str; 6] = ["attempt", "event", "outbox", "outbox_key", "stream_head", "tenant"];

/// A backup that was made and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// How many rows each table has.
    pub rows: BTreeMap<String, u64>,
    /// How many entries all ledgers have together.
    pub entries: u64,
    /// Where the ledger of each tenant ends: the sequence of its last entry, 0 where it is empty.
    pub heads: BTreeMap<TenantId, u64>,
    /// Tables whose rows do not follow from the ledger, as in [`crate::CheckReport`].
    pub out_of_step: BTreeSet<String>,
}

impl Kept {
    fn new(inspected: Inspected) -> Self {
        let Inspected { sums, tenants, out_of_step, .. } = inspected;
        // A ledger without gaps has as many entries as its last one has as sequence.
        let heads: BTreeMap<_, _> =
            tenants.into_iter().map(|(tenant, verified)| (tenant, verified.entries)).collect();
        let rows = sums.into_iter().map(|(table, sum)| (table, sum.rows)).collect();
        Self { rows, entries: heads.values().sum(), heads, out_of_step }
    }
}

impl Store {
    /// Writes a backup of one state of the database, while others go on working, and checks it. It
    /// has its name only once it is whole, and only its owner may read it.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where there is a file already: nothing is written over it. What a
    /// check finds ([`Store::check`]) is an error too; then there is no backup.
    pub async fn backup(&self, target: &Path) -> Result<Kept, StoreError> {
        refuse_existing(target)?;
        let part = Part::begin(target)?;
        let expected = match &self.pool {
            Pool::Sqlite(_) => self.write_by_sqlite(part.path()).await?,
            Pool::Postgres(_) => self.write_by_rows(part.path()).await?,
        };
        let kept = seal(part.path(), &expected).await?;
        refuse_existing(target)?;
        part.finish(target)?;
        Ok(kept)
    }

    /// SQLite writes one state into a new file.
    async fn write_by_sqlite(&self, path: &Path) -> Result<Expected, StoreError> {
        let place = path.to_str().ok_or_else(|| StoreError::CannotOpen {
            place: path.display().to_string(),
            why: Why::Other("UTF-8".to_owned()),
        })?;
        let before = self.count().await?;
        let sql = include_str!("../../sql/sqlite/vacuum_into.sql");
        self.pool.fetch(sql, &[Value::from(place)]).await.map_err(|error| error.at(path))?;
        Ok(Expected::Between(before, self.count().await?))
    }

    /// The rows of tables that only grow.
    async fn count(&self) -> Result<BTreeMap<String, u64>, StoreError> {
        let mut connection = self.pool.begin_read().await?;
        let mut counts = BTreeMap::new();
        for table in tables(&mut connection).await? {
            if GROWING.contains(&table.name.as_str()) {
                let count = table.count(&mut connection).await?;
                counts.insert(table.name, count);
            }
        }
        Ok(counts)
    }

    /// All rows of one state are written into a file of the same schema.
    async fn write_by_rows(&self, path: &Path) -> Result<Expected, StoreError> {
        let version = self.schema_version().await?;
        let pool = Pool::Sqlite(sqlite::connect_alone(path).await?);
        migrate::run_until(&pool, version).await?;
        let mut from = self.pool.begin_read().await?;
        let mut to = pool.begin_write().await?;
        let sums = copy::copy(&mut from, &mut to).await?;
        to.commit().await?;
        pool.close().await;
        Ok(Expected::Exactly(sums))
    }
}

/// What a new backup must hold.
enum Expected {
    /// Others wrote while it was made: the rows of tables that only grow, before and after.
    Between(BTreeMap<String, u64>, BTreeMap<String, u64>),
    /// Exactly these rows.
    Exactly(BTreeMap<String, Sum>),
}

impl Expected {
    fn compare(&self, sums: &BTreeMap<String, Sum>) -> Result<(), StoreError> {
        let found = |table: &String| sums.get(table).copied().unwrap_or_default();
        match self {
            Self::Exactly(expected) => {
                for (table, sum) in expected {
                    manifest::same_rows(table, sum.rows, found(table).rows)?;
                    if found(table) != *sum {
                        return Err(StoreError::Altered { table: table.clone() });
                    }
                }
            }
            Self::Between(before, after) => {
                for (table, least) in before {
                    let (found, most) = (found(table).rows, after.get(table).unwrap_or(least));
                    manifest::same_rows(table, found.clamp(*least, *most), found)?;
                }
            }
        }
        Ok(())
    }
}

/// Checks a new file and writes into it what it holds.
async fn seal(path: &Path, expected: &Expected) -> Result<Kept, StoreError> {
    let pool = Pool::Sqlite(sqlite::connect_alone(path).await?);
    let inspected = inspect(&pool).await?;
    expected.compare(&inspected.sums)?;
    manifest::write(&pool, &inspected.sums).await?;
    pool.close().await;
    Ok(Kept::new(inspected))
}

/// Checks a backup without changing anything, wherever it is: that it is whole, and that it holds
/// what was written into it.
///
/// # Errors
/// [`StoreError::NoBackup`], [`StoreError::TooNew`], and what a check finds.
pub async fn verify_backup(backup: &Path) -> Result<Kept, StoreError> {
    refuse_at_work(backup)?;
    let store = open_backup(backup, sqlite::connect_unchanged(backup).await).await?;
    let inspected = inspect(&store.pool).await?;
    manifest::compare(&store.pool, &inspected.sums).await?;
    store.close().await;
    Ok(Kept::new(inspected))
}

/// A file as a backup, where it is one.
async fn open_backup(
    place: &Path,
    pool: Result<sqlx::SqlitePool, StoreError>,
) -> Result<Store, StoreError> {
    let no_backup = || StoreError::NoBackup { place: place.display().to_string() };
    let opened = async {
        let store = Store::of_pool(pool?).await?;
        let is_ours = store.schema_version().await? > 0 && manifest::is_there(&store.pool).await?;
        if is_ours { Ok(store) } else { Err(no_backup()) }
    };
    opened.await.map_err(|error| match error {
        StoreError::NoDatabase { .. } => no_backup(),
        error => error,
    })
}

/// Refuses a file with changes beside it: it is no backup but a database at work.
fn refuse_at_work(backup: &Path) -> Result<(), StoreError> {
    let metadata =
        std::fs::metadata(backup).map_err(|error| StoreError::of_file(backup, &error))?;
    if !metadata.is_file() || metadata.len() == 0 {
        return Err(StoreError::NoBackup { place: backup.display().to_string() });
    }
    for ending in COMPANIONS {
        let companion = beside(backup, ending);
        if companion.metadata().is_ok_and(|metadata| metadata.len() > 0) {
            return Err(StoreError::AtWork { place: companion.display().to_string() });
        }
    }
    Ok(())
}

fn refuse_existing(target: &Path) -> Result<(), StoreError> {
    match target.symlink_metadata() {
        Ok(_) => Err(StoreError::Exists { place: target.display().to_string() }),
        Err(_) => Ok(()),
    }
}

/// Whether a transaction sees no tenant yet.
async fn has_tenants(connection: &mut Connection) -> Result<bool, StoreError> {
    Ok(!connection.fetch(crate::sql::TENANTS, &[]).await?.is_empty())
}
