//! Every statement is understood by both databases, and none of the daily ones looks at every row.

use std::path::Path;

use funkstille_store::Location;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqlSafeStr, SqliteConnection};

use crate::database::Database;

/// Names and texts of all statements.
fn statements() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sql");
    let files =
        std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
    let files = files.filter(|path| path.is_file());
    let read = |path: std::path::PathBuf| {
        let name = path.file_stem().expect("a name").to_str().expect("UTF-8").to_owned();
        (name, std::fs::read_to_string(path).expect("reads"))
    };
    files.map(read).collect()
}

/// As the program writes it: with one row, and one member.
fn complete(sql: &str, lock: [&str; 2]) -> String {
    let columns = sql.split(['(', ')']).nth(1).unwrap_or_default().split(',').count();
    let row: Vec<_> = (1..=columns).map(|place| format!("${place}")).collect();
    let before = (1..9).rev().find(|place| sql.contains(&format!("${place}"))).unwrap_or(0);
    sql.replace("{rows}", &format!("({})", row.join(", ")))
        .replace("{member}", &format!("${}", before + 1))
        .replace("{lock}", lock[0])
        .replace("{skip_locked}", lock[1])
}

#[tokio::test(flavor = "multi_thread")]
async fn both_databases_understand_every_statement() {
    for database in Database::both().await {
        for (name, sql) in statements() {
            match &database.location {
                Location::Sqlite(path) => {
                    let path = path.to_str().expect("UTF-8");
                    let mut connection = SqliteConnection::connect(path).await.expect("opens");
                    let sql = AssertSqlSafe(complete(&sql, ["", ""])).into_sql_str();
                    let prepared = connection.prepare(sql).await;
                    prepared.unwrap_or_else(|error| panic!("{name}: {error}"));
                }
                Location::Postgres(address) => {
                    let mut connection = PgConnection::connect(address).await.expect("opens");
                    let lock = ["FOR UPDATE", "FOR UPDATE SKIP LOCKED"];
                    let sql = AssertSqlSafe(complete(&sql, lock)).into_sql_str();
                    let prepared = connection.prepare(sql).await;
                    prepared.unwrap_or_else(|error| panic!("{name}: {error}"));
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_daily_statement_looks_at_every_row() {
    let database = Database::sqlite().await;
    for (name, sql) in statements() {
        if name.starts_with("clear_") || ["tenants", "schema_version"].contains(&name.as_str()) {
            continue;
        }
        let plan = format!("EXPLAIN QUERY PLAN {}", complete(&sql, ["", ""]));
        let numbers = (1..99).rev().fold(plan, |sql, place| sql.replace(&format!("${place}"), "1"));
        for step in database.ask_plan(&numbers).await {
            assert!(!step.starts_with("SCAN"), "{name}: {step}");
        }
    }
}
