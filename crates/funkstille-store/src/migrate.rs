//! The schema, step by step (`migrations/README.md`).

use std::borrow::Cow;

use sqlx::SqlSafeStr;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};

use crate::connection::Pool;
use crate::error::StoreError;
use crate::sql;

macro_rules! migrations {
    ($($version:literal $name:literal;)+) => {
        /// Number, name, text for SQLite, text for PostgreSQL.
        const MIGRATIONS: &[(i64, &str, &str, &str)] = &[$((
            $version,
            $name,
            include_str!(concat!("../../../migrations/sqlite/", $name, ".sql")),
            include_str!(concat!("../../../migrations/postgres/", $name, ".sql")),
        )),+];
    };
}

migrations! {
    1 "0001_ledger";
    2 "0002_projections";
    3 "0003_outbox";
    4 "0004_accounts";
    5 "0005_clock";
    6 "0006_mail";
    7 "0007_sending";
    8 "0008_telling";
    9 "0009_invoices";
    10 "0010_bank";
    11 "0011_bank_questions";
    12 "0012_bank_gaps";
    13 "0013_bank_returns";
}

/// Where the steps are noted that were done, each with the digest of its text.
const TABLE: &str = "_sqlx_migrations";

/// The version of the schema that this program works with.
pub(crate) fn known_version() -> i64 {
    MIGRATIONS.last().map_or(0, |(version, ..)| *version)
}

/// The version of the schema that the database has; 0 where it is empty.
pub(crate) async fn found_version(pool: &Pool) -> Result<i64, StoreError> {
    let has_schema = match pool {
        Pool::Sqlite(_) => include_str!("../sql/sqlite/has_schema.sql"),
        Pool::Postgres(_) => include_str!("../sql/postgres/has_schema.sql"),
    };
    if number(pool, has_schema).await? == 0 {
        return Ok(0);
    }
    number(pool, sql::SCHEMA_VERSION).await
}

async fn number(pool: &Pool, sql: &'static str) -> Result<i64, StoreError> {
    match pool.fetch(sql, &[]).await?.first() {
        Some(row) => row.get(0),
        None => Ok(0),
    }
}

/// Brings the schema up to date: each step wholly or not at all.
pub(crate) async fn run(pool: &Pool) -> Result<(), StoreError> {
    run_until(pool, known_version()).await
}

/// Brings the schema to a version that is known.
pub(crate) async fn run_until(pool: &Pool, last: i64) -> Result<(), StoreError> {
    let step = |(version, name, sqlite, postgres): &(i64, &'static str, &'static str, _)| {
        let text = match pool {
            Pool::Sqlite(_) => sqlite,
            Pool::Postgres(_) => postgres,
        };
        let kind = MigrationType::Simple;
        Migration::new(*version, Cow::Borrowed(name), kind, (*text).into_sql_str(), false)
    };
    let steps = MIGRATIONS.iter().filter(|(version, ..)| *version <= last).map(step);
    let migrator = Migrator::with_migrations(steps.collect());
    let done = match pool {
        Pool::Sqlite(pool) => migrator.run(pool).await,
        Pool::Postgres(pool) => migrator.run(pool).await,
    };
    done.map_err(|error| match error {
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
        MigrateError::VersionMissing(found) => StoreError::TooNew { found, known: known_version() },
        MigrateError::VersionMismatch(_) => StoreError::Altered { table: TABLE.to_owned() },
        error => StoreError::Other { why: error.to_string() },
    })
}
