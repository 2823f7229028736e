//! Empty databases of both kinds, and what is in them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use funkstille_store::{Location, Store};
use sqlx::{AssertSqlSafe, Row, SqlitePool, postgres::PgPool};
use tempfile::TempDir;

use crate::testbed::postgres::Server;

/// A database that disappears when it is dropped.
pub(crate) struct Database {
    pub(crate) store: Store,
    pub(crate) location: Location,
    _folder: Option<TempDir>,
    _server: Option<Server>,
}

/// Tables, each with its rows as text in order.
pub(crate) type Dump = BTreeMap<String, Vec<Vec<Option<String>>>>;

impl Database {
    /// An empty database of `SQLite`.
    pub(crate) async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let location = Location::Sqlite(folder.path().join("test.db"));
        let store = Store::create(&location).await.expect("a new database");
        Self { store, location, _folder: Some(folder), _server: None }
    }

    /// An empty database of `PostgreSQL`; `None` where it is not installed.
    pub(crate) async fn postgres() -> Option<Self> {
        let server = Server::start()?;
        let location = Location::Postgres(server.address());
        let store = Store::create(&location).await.expect("a new database");
        Some(Self { store, location, _folder: None, _server: Some(server) })
    }

    /// A database that is there already and stays.
    pub(crate) async fn open(location: Location) -> Self {
        let store = Store::open(&location).await.expect("opens");
        Self { store, location, _folder: None, _server: None }
    }

    /// A place beside this one where no database is: a file that is not there, or a new database on
    /// the same server.
    pub(crate) async fn spare(&self, name: &str) -> Location {
        match &self.location {
            Location::Sqlite(path) => Location::Sqlite(path.with_file_name(format!("{name}.db"))),
            Location::Postgres(address) => {
                self.tamper(&format!("CREATE DATABASE {name}")).await;
                Location::Postgres(address.replace(":///postgres?", &format!(":///{name}?")))
            }
        }
    }

    /// One of each kind.
    pub(crate) async fn both() -> Vec<Self> {
        let mut databases = vec![Self::sqlite().await];
        databases.extend(Self::postgres().await);
        databases
    }

    /// The file of a database of `SQLite`.
    pub(crate) fn path(&self) -> PathBuf {
        match &self.location {
            Location::Sqlite(path) => path.clone(),
            Location::Postgres(_) => panic!("it is no file"),
        }
    }

    /// Runs a statement behind the store's back.
    pub(crate) async fn tamper(&self, sql: &str) {
        tamper(&self.location, sql).await;
    }

    /// The rows of a query, all columns as text.
    pub(crate) async fn ask(&self, sql: &str, columns: usize) -> Vec<Vec<Option<String>>> {
        ask(&self.location, sql, columns).await
    }

    /// How `SQLite` would go about a statement.
    pub(crate) async fn ask_plan(&self, sql: &str) -> Vec<String> {
        let path = self.path();
        let pool = SqlitePool::connect(path.to_str().expect("UTF-8")).await.expect("open");
        let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&pool).await.expect(sql);
        pool.close().await;
        rows.iter().map(|row| row.get("detail")).collect()
    }

    /// Tables and their columns: name, kind, and whether it may be empty.
    pub(crate) async fn columns(&self) -> BTreeMap<String, Vec<(String, String, bool)>> {
        let sql = match &self.location {
            Location::Sqlite(_) => {
                "SELECT m.name, p.name, p.type, CAST(p.\"notnull\" AS TEXT)
                 FROM sqlite_master m JOIN pragma_table_info(m.name) p
                 WHERE m.type = 'table' AND m.name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY m.name, p.cid"
            }
            Location::Postgres(_) => {
                "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(data_type AS TEXT),
                 CASE is_nullable WHEN 'NO' THEN '1' ELSE '0' END FROM information_schema.columns
                 WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%'
                 ORDER BY table_name, ordinal_position"
            }
        };
        let mut tables = BTreeMap::new();
        for row in self.ask(sql, 4).await {
            let mut row = row.into_iter().map(|value| value.expect("not empty"));
            let mut next = || row.next().expect("four columns");
            let (table, column, kind) = (next(), next(), next());
            let kind = match kind.as_str() {
                "INTEGER" | "bigint" => "number",
                "TEXT" | "text" => "text",
                "BLOB" | "bytea" => "bytes",
                other => panic!("{table}.{column} has the type {other}"),
            };
            let columns: &mut Vec<_> = tables.entry(table).or_default();
            columns.push((column, kind.to_owned(), next() == "1"));
        }
        tables
    }

    /// Everything that is in it.
    pub(crate) async fn dump(&self) -> Dump {
        let mut dump = Dump::new();
        for (table, columns) in self.columns().await {
            let is_sqlite = matches!(self.location, Location::Sqlite(_));
            let text = |(name, kind, _): &(String, String, bool)| match (kind.as_str(), is_sqlite) {
                ("bytes", true) => {
                    format!("lower(CASE WHEN {name} IS NOT NULL THEN hex({name}) END)")
                }
                ("bytes", false) => format!("encode({name}, 'hex')"),
                _ => format!("CAST({name} AS TEXT)"),
            };
            let list: Vec<_> = columns.iter().map(text).collect();
            let sql = format!("SELECT {} FROM {table}", list.join(", "));
            let mut rows = self.ask(&sql, columns.len()).await;
            rows.sort();
            dump.insert(table, rows);
        }
        dump
    }
}

/// Runs a statement behind the store's back.
pub(crate) async fn tamper(location: &Location, sql: &str) {
    match location {
        Location::Sqlite(path) => {
            let pool = SqlitePool::connect(path.to_str().expect("UTF-8")).await.expect("open");
            sqlx::raw_sql(AssertSqlSafe(sql)).execute(&pool).await.expect(sql);
            pool.close().await;
        }
        Location::Postgres(address) => {
            let pool = PgPool::connect(address).await.expect("open");
            sqlx::raw_sql(AssertSqlSafe(sql)).execute(&pool).await.expect(sql);
            pool.close().await;
        }
    }
}

/// The rows of a query, all columns as text.
pub(crate) async fn ask(
    location: &Location,
    sql: &str,
    columns: usize,
) -> Vec<Vec<Option<String>>> {
    macro_rules! ask {
        ($pool:expr) => {{
            let pool = $pool.await.expect("open");
            let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&pool).await.expect(sql);
            pool.close().await;
            rows.iter().map(|row| (0..columns).map(|at| row.get(at)).collect()).collect()
        }};
    }
    match location {
        Location::Sqlite(path) => ask!(SqlitePool::connect(path.to_str().expect("UTF-8"))),
        Location::Postgres(address) => ask!(PgPool::connect(address)),
    }
}
