//! Restoring a backup into an empty place.

use std::path::Path;

use jiff::Timestamp;

use super::part::Part;
use super::{Kept, copy, has_tenants, manifest, open_backup, refuse_at_work};
use crate::check::inspect;
use crate::connection::Pool;
use crate::error::StoreError;
use crate::location::Location;
use crate::migrate;
use crate::sqlite;
use crate::store::Store;
use crate::tables::tables;

/// The setting under which a tenant sends nothing until a person says so.
const PAUSED: &str = "paused";

/// A database that was restored: all its tenants are paused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// What is in it.
    pub kept: Kept,
    /// The version of the backup's schema; the database has the one that this program knows.
    pub version: i64,
}

/// Restores a backup into a place where nothing is: a file that is not there or is empty, or a
/// database of PostgreSQL without tenants. The backup stays as it is. Every tenant gets the setting
/// `paused`, `{"since":"…","why":"restored"}`, and none of its mail accounts counts as read, since
/// what was sent and received after the backup was made is not known to it.
///
/// For PostgreSQL it needs room for a copy beside the backup.
///
/// # Errors
/// [`StoreError::Exists`] where the target is not empty; [`StoreError::NoBackup`],
/// [`StoreError::AtWork`], [`StoreError::TooNew`] and what a check finds where the backup is not
/// good. Then the target is as it was.
pub async fn restore(
    backup: &Path,
    target: &Location,
    at: Timestamp,
) -> Result<Restored, StoreError> {
    refuse_at_work(backup)?;
    match target {
        Location::Sqlite(path) => {
            refuse_bytes(path)?;
            let part = Part::begin(path)?;
            let restored = prepare(backup, &part, at).await?;
            refuse_bytes(path)?;
            part.finish(path)?;
            Ok(restored)
        }
        Location::Postgres(_) => {
            refuse_tenants(target).await?;
            let part = Part::begin(backup)?;
            let restored = prepare(backup, &part, at).await?;
            transfer(part.path(), target).await?;
            Ok(restored)
        }
    }
}

/// Copies the backup, checks the copy, and makes a paused database of this version of it.
async fn prepare(backup: &Path, part: &Part, at: Timestamp) -> Result<Restored, StoreError> {
    part.copy_from(backup)?;
    let store = open_backup(backup, sqlite::connect_alone(part.path()).await).await?;
    let inspected = inspect(&store.pool).await?;
    manifest::compare(&store.pool, &inspected.sums).await?;
    let version = inspected.version;
    let mut connection = store.pool.begin_write().await?;
    manifest::remove(&mut connection).await?;
    connection.commit().await?;
    migrate::run(&store.pool).await?;
    pause(&store, at).await?;
    let kept = Kept::new(inspect(&store.pool).await?);
    store.close().await;
    Ok(Restored { kept, version })
}

/// Pauses all tenants, and lets their mail be read before anything leaves.
async fn pause(store: &Store, at: Timestamp) -> Result<(), StoreError> {
    let value = serde_json::json!({ "since": at.to_string(), "why": "restored" }).to_string();
    for (tenant, _) in store.tenants().await? {
        let mut work = store.begin(tenant).await?;
        let known = work.read().setting(PAUSED).await?;
        let version = known.map_or(0, |setting| setting.version);
        work.put_setting(PAUSED, &value, version, at).await?;
        work.forget_mail_readings().await?;
        work.commit().await?;
    }
    Ok(())
}

/// Copies all rows into a database of PostgreSQL, at once.
async fn transfer(path: &Path, target: &Location) -> Result<(), StoreError> {
    let source = Pool::Sqlite(sqlite::connect_alone(path).await?);
    let store = Store::create(target).await?;
    let mut from = source.begin_read().await?;
    let mut to = store.pool.begin_write().await?;
    if has_tenants(&mut to).await? {
        return Err(StoreError::Exists { place: target.to_string() });
    }
    let sums = copy::copy(&mut from, &mut to).await?;
    for table in tables(&mut to).await? {
        let sum = table.sum(&mut to).await?;
        let expected = sums.get(&table.name).copied().unwrap_or_default();
        manifest::same_rows(&table.name, expected.rows, sum.rows)?;
        if sum != expected {
            return Err(StoreError::Altered { table: table.name });
        }
    }
    to.commit().await?;
    drop(from);
    source.close().await;
    store.close().await;
    Ok(())
}

/// Refuses a file that is not empty.
fn refuse_bytes(path: &Path) -> Result<(), StoreError> {
    let place = || path.display().to_string();
    match path.symlink_metadata() {
        Ok(metadata) if metadata.is_file() && metadata.len() == 0 => Ok(()),
        Ok(_) => Err(StoreError::Exists { place: place() }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(StoreError::of_file(path, &error)),
    }
}

/// Refuses a database that has tenants.
async fn refuse_tenants(target: &Location) -> Result<(), StoreError> {
    let store = Store::connect(target, false).await?;
    let is_used = store.schema_version().await? > 0 && !store.tenants().await?.is_empty();
    store.close().await;
    if is_used { Err(StoreError::Exists { place: target.to_string() }) } else { Ok(()) }
}
