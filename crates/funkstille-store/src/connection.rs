//! Both databases behind one type.

use std::borrow::Cow;
use std::collections::BTreeSet;

use sqlx::postgres::{PgPool, PgRow, Postgres};
use sqlx::sqlite::{Sqlite, SqlitePool, SqliteRow};
use sqlx::{AssertSqlSafe, Decode, Row as _, SqlSafeStr, Transaction, Type};

use crate::error::StoreError;
use crate::sql;

/// The same expression for both databases; it is compiled twice.
macro_rules! on {
    ($type:ident, $value:expr, $inner:pat => $does:expr) => {
        match $value {
            $type::Sqlite($inner) => $does,
            $type::Postgres($inner) => $does,
        }
    };
}

/// A query with its values.
macro_rules! query {
    ($sql:expr, $values:expr) => {{
        let mut query = sqlx::query($sql);
        for value in $values {
            query = match value {
                Value::Int(number) => query.bind(*number),
                Value::Text(text) => query.bind(text.as_deref()),
                Value::Bytes(bytes) => query.bind(bytes.as_deref()),
            };
        }
        query
    }};
}

/// Connections to one of the two.
#[derive(Clone, Debug)]
pub(crate) enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// A transaction in one of the two. It is rolled back when it is dropped.
#[derive(Debug)]
pub(crate) enum Connection {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// A row of one of the two.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

/// A value on its way into the database.
#[derive(Clone, Debug)]
pub(crate) enum Value<'a> {
    Int(Option<i64>),
    Text(Option<Cow<'a, str>>),
    Bytes(Option<Cow<'a, [u8]>>),
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Int(Some(number))
    }
}

impl From<Option<i64>> for Value<'_> {
    fn from(number: Option<i64>) -> Self {
        Self::Int(number)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Some(without_nul(text)))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Some(Cow::Owned(without_nul(&text).into_owned())))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        text.as_str().into()
    }
}

impl<'a> From<Option<&'a str>> for Value<'a> {
    fn from(text: Option<&'a str>) -> Self {
        Self::Text(text.map(without_nul))
    }
}

impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(Some(Cow::Borrowed(bytes)))
    }
}

impl<'a> From<Option<&'a [u8]>> for Value<'a> {
    fn from(bytes: Option<&'a [u8]>) -> Self {
        Self::Bytes(bytes.map(Cow::Borrowed))
    }
}

/// PostgreSQL takes no NUL inside a text, and nobody misses it.
fn without_nul(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { Cow::Owned(text.replace('\0', "")) } else { Cow::Borrowed(text) }
}

impl Row {
    /// The value of a column, counted from 0.
    pub(crate) fn get<T>(&self, column: usize) -> Result<T, StoreError>
    where
        T: for<'r> Decode<'r, Sqlite> + Type<Sqlite>,
        T: for<'r> Decode<'r, Postgres> + Type<Postgres>,
    {
        Ok(on!(Self, self, row => row.try_get(column))?)
    }
}

impl Pool {
    /// Begins a transaction that writes: alone in SQLite, beside others in PostgreSQL.
    pub(crate) async fn begin_write(&self) -> Result<Connection, StoreError> {
        let lite = include_str!("../sql/sqlite/begin_write.sql");
        self.begin(lite, include_str!("../sql/postgres/begin_write.sql")).await
    }

    /// Begins a transaction that reads one state of the database, whatever others write meanwhile.
    pub(crate) async fn begin_read(&self) -> Result<Connection, StoreError> {
        let lite = include_str!("../sql/sqlite/begin_read.sql");
        self.begin(lite, include_str!("../sql/postgres/begin_read.sql")).await
    }

    async fn begin(
        &self,
        sqlite: &'static str,
        postgres: &'static str,
    ) -> Result<Connection, StoreError> {
        Ok(match self {
            Self::Sqlite(pool) => Connection::Sqlite(pool.begin_with(sqlite).await?),
            Self::Postgres(pool) => Connection::Postgres(pool.begin_with(postgres).await?),
        })
    }

    /// Runs one statement by itself and gives its rows. In PostgreSQL `{lock}` and `{skip_locked}`
    /// lock rows; SQLite has one writer at a time anyway.
    pub(crate) async fn fetch(
        &self,
        sql: &'static str,
        values: &[Value<'_>],
    ) -> Result<Vec<Row>, StoreError> {
        match self {
            Self::Sqlite(pool) => {
                let rows = query!(sqlite_text(sql), values).fetch_all(pool).await?;
                Ok(rows.into_iter().map(Row::Sqlite).collect())
            }
            Self::Postgres(pool) => {
                let rows = query!(postgres_text(sql), values).fetch_all(pool).await?;
                Ok(rows.into_iter().map(Row::Postgres).collect())
            }
        }
    }

    /// Waits until all connections are closed.
    pub(crate) async fn close(&self) {
        on!(Self, self, pool => pool.close().await);
    }
}

impl Connection {
    /// Runs a statement and gives its rows.
    pub(crate) async fn fetch(
        &mut self,
        sql: impl Into<Cow<'static, str>>,
        values: &[Value<'_>],
    ) -> Result<Vec<Row>, StoreError> {
        let sql = sql.into();
        match self {
            Self::Sqlite(tx) => {
                let rows = query!(sqlite_text(sql), values).fetch_all(&mut **tx).await?;
                Ok(rows.into_iter().map(Row::Sqlite).collect())
            }
            Self::Postgres(tx) => {
                let rows = query!(postgres_text(sql), values).fetch_all(&mut **tx).await?;
                Ok(rows.into_iter().map(Row::Postgres).collect())
            }
        }
    }

    /// Runs a statement and gives its first row, if there is one.
    pub(crate) async fn fetch_first(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
    ) -> Result<Option<Row>, StoreError> {
        Ok(self.fetch(sql, values).await?.into_iter().next())
    }

    /// Runs a statement and gives how many rows it changed.
    pub(crate) async fn execute(
        &mut self,
        sql: impl Into<Cow<'static, str>>,
        values: &[Value<'_>],
    ) -> Result<u64, StoreError> {
        let sql = sql.into();
        Ok(match self {
            Self::Sqlite(tx) => {
                query!(sqlite_text(sql), values).execute(&mut **tx).await?.rows_affected()
            }
            Self::Postgres(tx) => {
                query!(postgres_text(sql), values).execute(&mut **tx).await?.rows_affected()
            }
        })
    }

    /// Inserts many rows, many at once; gives what the statement returns.
    pub(crate) async fn insert(
        &mut self,
        sql: &str,
        rows: &[Vec<Value<'_>>],
    ) -> Result<Vec<Row>, StoreError> {
        let mut returned = Vec::new();
        for piece in sql::pieces(rows) {
            let columns = piece.first().map_or(0, Vec::len);
            let text = match self {
                Self::Sqlite(_) => sql::with_marks(sql, piece.len(), columns),
                Self::Postgres(_) => sql::with_rows(sql, piece.len(), columns),
            };
            returned.extend(self.fetch(text, &piece.concat()).await?);
        }
        Ok(returned)
    }

    /// Reads the rows of many members, many at once, in no order; one that is there twice is
    /// looked up once.
    pub(crate) async fn select(
        &mut self,
        sql: &'static str,
        before: &[Value<'_>],
        members: &[&str],
    ) -> Result<Vec<Row>, StoreError> {
        let members: BTreeSet<&str> = members.iter().copied().collect();
        let members: Vec<&str> = members.into_iter().collect();
        let mut found = Vec::new();
        for piece in sql::pieces(&members) {
            let mut values = before.to_vec();
            values.extend(piece.iter().map(|member| Value::from(*member)));
            let text = sql::with_members(sql, before.len(), piece.len());
            found.extend(self.fetch(text, &values).await?);
        }
        Ok(found)
    }

    /// Makes what happened in the transaction last.
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        on!(Self, self, tx => tx.commit().await)?;
        Ok(())
    }
}

fn sqlite_text(sql: impl Into<Cow<'static, str>>) -> impl SqlSafeStr {
    // Without statistics SQLite takes the primary key of all cases or letters of a tenant for as
    // quick as an index of those of one client.
    let by_client = include_str!("../sql/sqlite/by_client.sql");
    let by_case = include_str!("../sql/sqlite/by_case.sql");
    let by_letter = include_str!("../sql/sqlite/by_letter.sql");
    let by_message_case = include_str!("../sql/sqlite/by_message_case.sql");
    let by_wait_state = include_str!("../sql/sqlite/by_wait_state.sql");
    let by_place_mail = include_str!("../sql/sqlite/by_place_mail.sql");
    let by_mail_client = include_str!("../sql/sqlite/by_mail_client.sql");
    let words = [
        ("{lock}", ""),
        ("{skip_locked}", ""),
        ("{by_client}", by_client),
        ("{by_case}", by_case),
        ("{by_letter}", by_letter),
        ("{by_message_case}", by_message_case),
        ("{by_wait_state}", by_wait_state),
        ("{by_place_mail}", by_place_mail),
        ("{by_mail_client}", by_mail_client),
        ("{by_attempt_id}", include_str!("../sql/sqlite/by_attempt_id.sql")),
        ("{by_attempt_state}", include_str!("../sql/sqlite/by_attempt_state.sql")),
        ("{by_attempt_copy}", include_str!("../sql/sqlite/by_attempt_copy.sql")),
        ("{by_bank_number}", include_str!("../sql/sqlite/by_bank_number.sql")),
        ("{by_bank_words}", include_str!("../sql/sqlite/by_bank_words.sql")),
        ("{by_question_invoice}", include_str!("../sql/sqlite/by_question_invoice.sql")),
        ("{by_return_origin}", include_str!("../sql/sqlite/by_return_origin.sql")),
        ("{by_attempt_host}", include_str!("../sql/sqlite/by_attempt_host.sql")),
        ("{by_invoice_client}", include_str!("../sql/sqlite/by_invoice_client.sql")),
        ("{by_invoice_due}", include_str!("../sql/sqlite/by_invoice_due.sql")),
        ("{by_invoice_number}", include_str!("../sql/sqlite/by_invoice_number.sql")),
        ("{by_payment}", include_str!("../sql/sqlite/by_payment.sql")),
        ("{by_payment_account}", include_str!("../sql/sqlite/by_payment_account.sql")),
    ];
    replace(sql.into(), &words)
}

fn postgres_text(sql: impl Into<Cow<'static, str>>) -> impl SqlSafeStr {
    let skip = include_str!("../sql/postgres/skip_locked.sql");
    replace(
        sql.into(),
        &[
            ("{lock}", include_str!("../sql/postgres/lock.sql")),
            ("{skip_locked}", skip),
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
        ],
    )
}

/// Safe: statements are files of this crate, and only places for values are written into them.
fn replace(sql: Cow<'static, str>, words: &[(&str, &str)]) -> AssertSqlSafe<Cow<'static, str>> {
    let replaced = words.iter().fold(sql, |sql, (word, by)| {
        if sql.contains(word) { Cow::Owned(sql.replace(word, by)) } else { sql }
    });
    AssertSqlSafe(replaced)
}
