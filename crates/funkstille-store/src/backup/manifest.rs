//! What a backup says of itself: for each table how many rows it has, and the sum of their digests.

use std::collections::BTreeMap;

use crate::connection::{Connection, Pool, Value};
use crate::error::StoreError;
use crate::tables::Sum;

/// Writes it into a new backup.
pub(super) async fn write(pool: &Pool, sums: &BTreeMap<String, Sum>) -> Result<(), StoreError> {
    let mut connection = pool.begin_write().await?;
    connection.execute(include_str!("../../sql/sqlite/manifest_make.sql"), &[]).await?;
    let row = |(name, sum): (&String, &Sum)| -> Vec<Value<'static>> {
        let rows = i64::try_from(sum.rows).unwrap_or(i64::MAX);
        vec![name.clone().into(), rows.into(), Value::Bytes(Some(sum.bytes().into()))]
    };
    let rows: Vec<_> = sums.iter().map(row).collect();
    connection.insert(include_str!("../../sql/sqlite/manifest_add.sql"), &rows).await?;
    connection.commit().await
}

/// Whether there is one.
pub(super) async fn is_there(pool: &Pool) -> Result<bool, StoreError> {
    let rows = pool.fetch(include_str!("../../sql/sqlite/has_manifest.sql"), &[]).await?;
    let count: i64 = rows.first().map_or(Ok(0), |row| row.get(0))?;
    Ok(count > 0)
}

/// Compares it with what is there.
///
/// # Errors
/// [`StoreError::Incomplete`] and [`StoreError::Altered`] name the first table that differs.
pub(super) async fn compare(pool: &Pool, sums: &BTreeMap<String, Sum>) -> Result<(), StoreError> {
    let mut named = 0;
    for row in pool.fetch(include_str!("../../sql/sqlite/manifest.sql"), &[]).await? {
        let (table, rows, digest): (String, i64, Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let sum = sums.get(&table).copied().unwrap_or_default();
        same_rows(&table, rows.unsigned_abs(), sum.rows)?;
        if digest != sum.bytes() {
            return Err(StoreError::Altered { table });
        }
        named += 1;
    }
    if named == sums.len() { Ok(()) } else { Err(StoreError::Altered { table: NAME.to_owned() }) }
}

/// The table that it is in.
const NAME: &str = "_backup";

/// Removes it from what becomes a database at work.
pub(super) async fn remove(connection: &mut Connection) -> Result<(), StoreError> {
    connection.execute(include_str!("../../sql/sqlite/manifest_drop.sql"), &[]).await.map(drop)
}

/// Says which table has another number of rows.
pub(super) fn same_rows(table: &str, expected: u64, found: u64) -> Result<(), StoreError> {
    if expected == found {
        return Ok(());
    }
    Err(StoreError::Incomplete { table: table.to_owned(), expected, found })
}
