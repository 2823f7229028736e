//! The floor: prepared inserts, one row each in one transaction, of the rows that the tick wrote,
//! into the same tables with the same keys and indexes.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};
use funkstille_engine::Engine;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use sqlx::postgres::PgRow;
use sqlx::{AssertSqlSafe, Column, Row, TypeInfo};

/// The tables that a tick writes to, each with the columns of its key.
const TABLES: &[(&str, &str)] = &[
    ("event", "sequence"),
    ("stream_head", "stream_kind, stream_id"),
    ("case_state", "case_id"),
    ("task", "case_id, opened_version"),
    ("outbox", "letter_id"),
    ("outbox_key", "outbox_key"),
];

/// A database as it was before the tick.
pub(crate) enum Before {
    /// A copy of the file, and the file.
    Sqlite(PathBuf, PathBuf),
    /// The address; the tables as they were stand beside them, in another schema.
    Postgres(String),
}

/// Remembers a database.
pub(crate) async fn remember(address: &str, engine: &Engine) -> Result<Before> {
    if address.starts_with("postgres") {
        let pool = sqlx::PgPool::connect(address).await?;
        for (table, _) in TABLES {
            let copy = format!(
                "CREATE TABLE before_{table} (LIKE {table} INCLUDING ALL);
                 INSERT INTO before_{table} SELECT * FROM {table}"
            );
            sqlx::raw_sql(AssertSqlSafe(copy)).execute(&pool).await?;
        }
        pool.close().await;
        return Ok(Before::Postgres(address.into()));
    }
    let _ = engine;
    let file = PathBuf::from(address);
    let copy = file.with_extension("before");
    let connection = Connection::open(&file)?;
    connection.execute("VACUUM INTO ?1", [copy.to_str().context("a path in UTF-8")?])?;
    Ok(Before::Sqlite(copy, file))
}

impl Before {
    /// Inserts what the tick wrote; gives the number of rows and the nanoseconds.
    pub(crate) async fn insert_again(&self) -> Result<(usize, u128)> {
        match self {
            Self::Sqlite(copy, file) => sqlite(copy, file),
            Self::Postgres(address) => postgres(address).await,
        }
    }
}

fn sqlite(copy: &Path, file: &Path) -> Result<(usize, u128)> {
    let mut connection = Connection::open(copy)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.execute("ATTACH ?1 AS after", [file.to_str().context("a path in UTF-8")?])?;
    let mut written = Vec::new();
    for (table, _) in TABLES {
        let sql = format!("SELECT * FROM after.{table} EXCEPT SELECT * FROM main.{table}");
        let mut statement = connection.prepare(&sql)?;
        let columns = statement.column_count();
        let read = |row: &rusqlite::Row<'_>| -> rusqlite::Result<Vec<Value>> {
            (0..columns).map(|column| row.get(column)).collect()
        };
        let rows: Vec<Vec<Value>> = statement.query_map([], read)?.collect::<Result<_, _>>()?;
        let marks = vec!["?"; columns].join(", ");
        written.push((format!("INSERT OR REPLACE INTO main.{table} VALUES ({marks})"), rows));
    }
    connection.execute("DETACH after", [])?;
    let start = Instant::now();
    let transaction = connection.transaction()?;
    for (sql, rows) in &written {
        let mut statement = transaction.prepare(sql)?;
        for row in rows {
            statement.execute(params_from_iter(row))?;
        }
    }
    transaction.commit()?;
    let nanoseconds = start.elapsed().as_nanos();
    Ok((written.iter().map(|(_, rows)| rows.len()).sum(), nanoseconds))
}

/// A value of a column.
enum Cell {
    Number(Option<i64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
}

async fn postgres(address: &str) -> Result<(usize, u128)> {
    let pool = sqlx::PgPool::connect(address).await?;
    let mut written = Vec::new();
    for (table, key) in TABLES {
        let sql = format!("SELECT * FROM {table} EXCEPT SELECT * FROM before_{table}");
        let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&pool).await?;
        let Some(first) = rows.first() else { continue };
        let names: Vec<_> = first.columns().iter().map(|column| column.name().to_owned()).collect();
        let places: Vec<_> = (1..=names.len()).map(|place| format!("${place}")).collect();
        let set: Vec<_> = names.iter().map(|name| format!("{name} = excluded.{name}")).collect();
        let sql = format!(
            "INSERT INTO before_{table} VALUES ({}) ON CONFLICT (tenant, {key}) DO UPDATE SET {}",
            places.join(", "),
            set.join(", ")
        );
        let cells: Vec<Vec<Cell>> = rows.iter().map(cells).collect::<Result<_>>()?;
        written.push((sql, cells));
    }
    let start = Instant::now();
    let mut transaction = pool.begin().await?;
    for (sql, rows) in &written {
        for row in rows {
            let mut query = sqlx::query(AssertSqlSafe(sql.as_str()));
            for cell in row {
                query = match cell {
                    Cell::Number(number) => query.bind(*number),
                    Cell::Text(text) => query.bind(text.as_deref()),
                    Cell::Bytes(bytes) => query.bind(bytes.as_deref()),
                };
            }
            query.execute(&mut *transaction).await?;
        }
    }
    transaction.commit().await?;
    let nanoseconds = start.elapsed().as_nanos();
    Ok((written.iter().map(|(_, rows)| rows.len()).sum(), nanoseconds))
}

fn cells(row: &PgRow) -> Result<Vec<Cell>> {
    let cell = |(at, column): (usize, &sqlx::postgres::PgColumn)| {
        Ok(match column.type_info().name() {
            "INT8" => Cell::Number(row.try_get(at)?),
            "BYTEA" => Cell::Bytes(row.try_get(at)?),
            _ => Cell::Text(row.try_get(at)?),
        })
    };
    row.columns().iter().enumerate().map(cell).collect()
}
