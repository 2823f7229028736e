//! Is everything there, and is it what was written?
//!
//! What a check of a database at work cannot see: another byte in a letter, a setting, a message
//! seen, an answer to a request, the name of a tenant, or the day on which a case is due. Nothing
//! else says what they should be. A backup has a sum for each table, and so its check sees these
//! too (`docs/dev/backup.md`). What a letter's recipient gets is safe either way: its bytes are a
//! blob, and the approval names their digest.

use std::collections::{BTreeMap, BTreeSet};

use crate::connection::{Connection, Pool};
use crate::error::StoreError;
use crate::ids::TenantId;
use crate::ledger::VerifiedTenant;
use crate::migrate;
use crate::reading::Reading;
use crate::sql;
use crate::sqlite;
use crate::store::Store;
use crate::tables::{Sum, Table, tables};

mod follows;

use follows::Follows;

/// A database in which every check succeeded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckReport {
    /// How many rows each table has.
    pub rows: BTreeMap<String, u64>,
    /// What the ledger of each tenant says of itself.
    pub tenants: BTreeMap<TenantId, VerifiedTenant>,
    /// Tables whose rows do not follow from the ledger: damaged, or written by another version of
    /// this program. [`crate::Work::rebuild_projections`] makes them again.
    pub out_of_step: BTreeSet<String>,
}

impl Store {
    /// Reads everything and checks it: the pages of the file (SQLite), references between tables,
    /// the chains of all tenants, that their heads fit, that the bytes of each blob are those of
    /// its digest, and that rows follow from the ledger. It reads one state, whatever others write
    /// meanwhile, and reads it three times.
    ///
    /// # Errors
    /// [`StoreError::Damaged`], [`StoreError::Broken`] and [`StoreError::Altered`] name what is not
    /// what was written. Then restore a backup.
    pub async fn check(&self) -> Result<CheckReport, StoreError> {
        let Inspected { sums, tenants, out_of_step, .. } = inspect(&self.pool).await?;
        let rows = sums.into_iter().map(|(table, sum)| (table, sum.rows)).collect();
        Ok(CheckReport { rows, tenants, out_of_step })
    }
}

/// What was found.
pub(crate) struct Inspected {
    pub(crate) version: i64,
    pub(crate) sums: BTreeMap<String, Sum>,
    pub(crate) tenants: BTreeMap<TenantId, VerifiedTenant>,
    pub(crate) out_of_step: BTreeSet<String>,
}

/// Checks a database of any version that this program knows.
pub(crate) async fn inspect(pool: &Pool) -> Result<Inspected, StoreError> {
    let version = migrate::found_version(pool).await?;
    let schema = schema_of(version).await?;
    let mut connection = pool.begin_read().await?;
    if matches!(pool, Pool::Sqlite(_)) {
        check_file(&mut connection, &schema).await?;
    }
    let mut sums = BTreeMap::new();
    let tables = tables(&mut connection).await?;
    for table in &tables {
        sums.insert(table.name.clone(), table.sum(&mut connection).await?);
    }
    let is_current = version == migrate::known_version();
    let (tenants, follows) = check_ledgers(connection, &tables, is_current).await?;
    let out_of_step = follows.out_of_step(&sums)?;
    Ok(Inspected { version, sums, tenants, out_of_step })
}

/// Type, name and text of everything in a schema.
type Schema = BTreeMap<(String, String), String>;

/// What the migrations make, up to a version, in SQLite.
async fn schema_of(version: i64) -> Result<Schema, StoreError> {
    let pool = Pool::Sqlite(sqlite::connect_in_memory().await?);
    migrate::run_until(&pool, version).await?;
    let mut connection = pool.begin_read().await?;
    let schema = read_schema(&mut connection).await;
    drop(connection);
    pool.close().await;
    schema
}

async fn read_schema(connection: &mut Connection) -> Result<Schema, StoreError> {
    let rows = connection.fetch(include_str!("../sql/sqlite/schema.sql"), &[]).await?;
    rows.iter().map(|row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?))).collect()
}

/// Checks the pages of a file, its schema, and references between tables.
async fn check_file(connection: &mut Connection, schema: &Schema) -> Result<(), StoreError> {
    let found = read_schema(connection).await?;
    let names = schema.keys().chain(found.keys());
    if let Some((_, name)) = names.into_iter().find(|name| schema.get(name) != found.get(name)) {
        return Err(StoreError::Altered { table: name.clone() });
    }
    let rows = connection.fetch(include_str!("../sql/sqlite/integrity_check.sql"), &[]).await?;
    let said: Result<Vec<String>, _> = rows.iter().map(|row| row.get(0)).collect();
    let said = said?;
    if said != [WHOLE] {
        return Err(StoreError::Damaged { why: said.join("; ") });
    }
    let rows = connection.fetch(include_str!("../sql/sqlite/foreign_key_check.sql"), &[]).await?;
    match rows.first() {
        Some(row) => Err(StoreError::Altered { table: row.get(0)? }),
        None => Ok(()),
    }
}

/// What SQLite says of a file that is whole (`sqlite.org/pragma.html#pragma_integrity_check`).
const WHOLE: &str = "ok";

/// Checks the chains of all tenants; gives the rows that follow from them too.
async fn check_ledgers(
    mut connection: Connection,
    tables: &[Table],
    is_current: bool,
) -> Result<(BTreeMap<TenantId, VerifiedTenant>, Follows), StoreError> {
    let mut verified = BTreeMap::new();
    let mut follows = Follows::new(tables, is_current);
    if tables.is_empty() {
        return Ok((verified, follows));
    }
    let rows = connection.fetch(sql::TENANTS, &[]).await?;
    for row in rows {
        let tenant = TenantId(row.get(0)?);
        let mut reading = Reading { tenant, connection };
        verified.insert(tenant, reading.verify_tenant(&[]).await?);
        follows.read(&mut reading).await?;
        connection = reading.connection;
    }
    Ok((verified, follows))
}
