//! Every statement is understood by both databases, and none of the daily ones looks at every row.

use std::path::Path;

use funkstille_store::{BankPayment, Location};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqlSafeStr, SqliteConnection};

use crate::database::Database;
use crate::make::{TENANT, at, bank_payment, begin_case};

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
/// `words` are those that stand for one thing in SQLite and for another in PostgreSQL.
fn complete(sql: &str, words: &[(&str, &str)]) -> String {
    let columns = sql.split(['(', ')']).nth(1).unwrap_or_default().split(',').count();
    let row: Vec<_> = (1..=columns).map(|place| format!("${place}")).collect();
    let before = (1..9).rev().find(|place| sql.contains(&format!("${place}"))).unwrap_or(0);
    let sql = sql.replace("{rows}", &format!("({})", row.join(", ")));
    let sql = sql.replace("{member}", &format!("${}", before + 1));
    words.iter().fold(sql, |sql, (word, by)| sql.replace(word, by))
}

const OF_SQLITE: &[(&str, &str)] = &[
    ("{lock}", ""),
    ("{skip_locked}", ""),
    ("{by_client}", include_str!("../../sql/sqlite/by_client.sql")),
    ("{by_case}", include_str!("../../sql/sqlite/by_case.sql")),
    ("{by_letter}", include_str!("../../sql/sqlite/by_letter.sql")),
    ("{by_message_case}", include_str!("../../sql/sqlite/by_message_case.sql")),
    ("{by_wait_state}", include_str!("../../sql/sqlite/by_wait_state.sql")),
    ("{by_place_mail}", include_str!("../../sql/sqlite/by_place_mail.sql")),
    ("{by_mail_client}", include_str!("../../sql/sqlite/by_mail_client.sql")),
    ("{by_attempt_id}", include_str!("../../sql/sqlite/by_attempt_id.sql")),
    ("{by_attempt_state}", include_str!("../../sql/sqlite/by_attempt_state.sql")),
    ("{by_attempt_copy}", include_str!("../../sql/sqlite/by_attempt_copy.sql")),
    ("{by_bank_number}", include_str!("../../sql/sqlite/by_bank_number.sql")),
    ("{by_bank_words}", include_str!("../../sql/sqlite/by_bank_words.sql")),
    ("{by_question_invoice}", include_str!("../../sql/sqlite/by_question_invoice.sql")),
    ("{by_return_origin}", include_str!("../../sql/sqlite/by_return_origin.sql")),
    ("{by_attempt_host}", include_str!("../../sql/sqlite/by_attempt_host.sql")),
    ("{by_invoice_client}", include_str!("../../sql/sqlite/by_invoice_client.sql")),
    ("{by_invoice_due}", include_str!("../../sql/sqlite/by_invoice_due.sql")),
    ("{by_invoice_number}", include_str!("../../sql/sqlite/by_invoice_number.sql")),
    ("{by_payment}", include_str!("../../sql/sqlite/by_payment.sql")),
    ("{by_payment_account}", include_str!("../../sql/sqlite/by_payment_account.sql")),
];

const OF_POSTGRES: &[(&str, &str)] = &[
    ("{lock}", "FOR UPDATE"),
    ("{skip_locked}", "FOR UPDATE SKIP LOCKED"),
    ("{by_client}", ""),
    ("{by_case}", ""),
    ("{by_letter}", ""),
    ("{by_message_case}", ""),
    ("{by_wait_state}", ""),
    ("{by_place_mail}", ""),
    ("{by_mail_client}", ""),
    ("{by_attempt_id}", ""),
    ("{by_attempt_state}", ""),
    ("{by_attempt_copy}", ""),
    ("{by_bank_number}", ""),
    ("{by_bank_words}", ""),
    ("{by_question_invoice}", ""),
    ("{by_return_origin}", ""),
    ("{by_attempt_host}", ""),
    ("{by_invoice_client}", ""),
    ("{by_invoice_due}", ""),
    ("{by_invoice_number}", ""),
    ("{by_payment}", ""),
    ("{by_payment_account}", ""),
];

#[tokio::test(flavor = "multi_thread")]
async fn both_databases_understand_every_statement() {
    for database in Database::both().await {
        for (name, sql) in statements() {
            match &database.location {
                Location::Sqlite(path) => {
                    let path = path.to_str().expect("UTF-8");
                    let mut connection = SqliteConnection::connect(path).await.expect("opens");
                    let sql = AssertSqlSafe(complete(&sql, OF_SQLITE)).into_sql_str();
                    let prepared = connection.prepare(sql).await;
                    prepared.unwrap_or_else(|error| panic!("{name}: {error}"));
                }
                Location::Postgres(address) => {
                    let mut connection = PgConnection::connect(address).await.expect("opens");
                    let sql = AssertSqlSafe(complete(&sql, OF_POSTGRES)).into_sql_str();
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
        let plan = format!("EXPLAIN QUERY PLAN {}", complete(&sql, OF_SQLITE));
        let numbers = (1..99).rev().fold(plan, |sql, place| sql.replace(&format!("${place}"), "1"));
        for step in database.ask_plan(&numbers).await {
            let looks_at_all = step.starts_with("SCAN") || step.ends_with("(tenant=?)");
            // A client's projects are few, and so are a business's row and its accounts.
            let is_small = name.starts_with("tenant_")
                || ["projects_remove", "mail_accounts", "mail_accounts_unread", "bank_accounts"]
                    .contains(&&*name);
            assert!(!looks_at_all || is_small, "{name}: {step}");
        }
    }
}

/// PostgreSQL goes by the two indexes once there is much to look at.
#[tokio::test(flavor = "multi_thread")]
async fn postgres_finds_payments_alike_by_an_index() {
    for database in Database::both().await {
        let Location::Postgres(address) = &database.location else { continue };
        begin_case(&database.store, TENANT, "a").await;
        let payments = (1..=PAYMENTS).map(|entry| BankPayment {
            end_to_end_id: Some(format!("E2E-{entry}")),
            reference: Some(format!("words {entry}")),
            ..bank_payment(entry)
        });
        let mut work = database.store.begin(TENANT).await.expect("begins");
        work.add_bank_payments(&payments.collect::<Vec<_>>(), at(1)).await.expect("adds");
        work.commit().await.expect("commits");
        let mut connection = PgConnection::connect(address).await.expect("opens");
        connection.execute("ANALYZE bank_payment").await.expect("analyses");
        let mut all = statements().into_iter();
        let (_, alike) = all.find(|(name, _)| name == "bank_payments_alike").expect("it is there");
        let alike = complete(&alike, OF_POSTGRES).replace("$1", &TENANT.0.to_string());
        let plan = format!("EXPLAIN {}", alike.replace("$2", "'E2E-7'").replace("$3", "'words 7'"));
        let steps: Vec<String> =
            sqlx::query_scalar(AssertSqlSafe(plan)).fetch_all(&mut connection).await.expect("plan");
        for index in ["bank_payment_end_to_end", "bank_payment_reference"] {
            assert!(steps.iter().any(|step| step.contains(index)), "{steps:#?}");
        }
    }
}

/// More than PostgreSQL looks through without an index.
const PAYMENTS: i64 = 3_000;
