//! Tables of any kind and their rows: what copying and checking have in common.
//!
//! Names of tables and columns come from the database, so that a new table is copied and checked
//! without a word here.

use funkstille_core::evidence::Digest;

use crate::connection::{Connection, Row, Value};
use crate::error::StoreError;
use crate::sql;

/// The table that all others refer to; it is copied first.
const FIRST: &str = "tenant";

/// The table whose rows are large: whole mails and attachments.
pub(crate) const BLOB: &str = "blob";

/// How many rows are in memory at once.
const PAGE: usize = 128;

/// How many of the large ones.
const PAGE_OF_BLOBS: usize = 1;

/// A table of this program's; what begins with `_` is of the tools.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<String>,
    kinds: Vec<Kind>,
    /// The columns of the primary key, in order.
    key: Vec<usize>,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Number,
    Text,
    Bytes,
}

/// The values of a row.
pub(crate) type Line = Vec<Value<'static>>;

/// All tables: the one that others refer to first, then by name.
pub(crate) async fn tables(connection: &mut Connection) -> Result<Vec<Table>, StoreError> {
    let sql = match connection {
        Connection::Sqlite(_) => include_str!("../sql/sqlite/tables.sql"),
        Connection::Postgres(_) => include_str!("../sql/postgres/tables.sql"),
    };
    let mut tables: Vec<Table> = Vec::new();
    let mut keys: Vec<Vec<(i64, usize)>> = Vec::new();
    for row in connection.fetch(sql, &[]).await? {
        let (name, column, kind, place): (String, String, String, i64) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        if tables.last().is_none_or(|table| table.name != name) {
            let (columns, kinds, key) = (Vec::new(), Vec::new(), Vec::new());
            tables.push(Table { name: name.clone(), columns, kinds, key });
            keys.push(Vec::new());
        }
        let (Some(table), Some(key)) = (tables.last_mut(), keys.last_mut()) else { continue };
        if place > 0 {
            key.push((place, table.columns.len()));
        }
        let kind = Kind::parse(&kind).ok_or(StoreError::Altered { table: name })?;
        table.columns.push(column);
        table.kinds.push(kind);
    }
    for (table, mut key) in tables.iter_mut().zip(keys) {
        key.sort_unstable();
        table.key = key.into_iter().map(|(_, column)| column).collect();
        if table.key.is_empty() {
            return Err(StoreError::Altered { table: table.name.clone() });
        }
    }
    tables.sort_by_key(|table| table.name != FIRST);
    Ok(tables)
}

impl Kind {
    fn parse(name: &str) -> Option<Self> {
        match name {
            "INTEGER" | "bigint" => Some(Self::Number),
            "TEXT" | "text" => Some(Self::Text),
            "BLOB" | "bytea" => Some(Self::Bytes),
            _ => None,
        }
    }

    fn read(self, row: &Row, column: usize) -> Result<Value<'static>, StoreError> {
        Ok(match self {
            Self::Number => Value::Int(row.get(column)?),
            Self::Text => Value::Text(row.get::<Option<String>>(column)?.map(Into::into)),
            Self::Bytes => Value::Bytes(row.get::<Option<Vec<u8>>>(column)?.map(Into::into)),
        })
    }
}

impl Table {
    /// How many rows it has.
    pub(crate) async fn count(&self, connection: &mut Connection) -> Result<u64, StoreError> {
        let sql = self.complete(include_str!("../sql/copy/count.sql"));
        let rows = connection.fetch(sql, &[]).await?;
        let count: i64 = rows.first().map_or(Ok(0), |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// Rows in the order of the key, after that of another one.
    pub(crate) async fn page(
        &self,
        connection: &mut Connection,
        after: Option<&Line>,
    ) -> Result<Vec<Line>, StoreError> {
        let (sql, values) = match after {
            None => (include_str!("../sql/copy/first.sql"), Vec::new()),
            Some(line) => {
                let values = self.key.iter().filter_map(|column| line.get(*column).cloned());
                (include_str!("../sql/copy/next.sql"), values.collect())
            }
        };
        let rows = connection.fetch(self.complete(sql), &values).await?;
        rows.iter().map(|row| self.line(row)).collect()
    }

    fn line(&self, row: &Row) -> Result<Line, StoreError> {
        (0..).zip(&self.kinds).map(|(column, kind)| kind.read(row, column)).collect()
    }

    /// Adds rows.
    pub(crate) async fn add(
        &self,
        connection: &mut Connection,
        lines: &[Line],
    ) -> Result<(), StoreError> {
        let sql = self.complete(include_str!("../sql/copy/add.sql"));
        connection.insert(&sql, lines).await?;
        Ok(())
    }

    /// A statement with the names of this table.
    fn complete(&self, sql: &str) -> String {
        let all: Vec<_> = self.columns.iter().map(|name| quoted(name)).collect();
        let key: Vec<_> = self.key.iter().filter_map(|at| all.get(*at).cloned()).collect();
        let limit = if self.name == BLOB { PAGE_OF_BLOBS } else { PAGE };
        sql.replace("{table}", &quoted(&self.name))
            .replace("{columns}", &all.join(", "))
            .replace("{key}", &key.join(", "))
            .replace("{after}", &sql::numbered(0, key.len()))
            .replace("{limit}", &limit.to_string())
    }

    /// Reads all rows.
    pub(crate) async fn sum(&self, connection: &mut Connection) -> Result<Sum, StoreError> {
        let (mut sum, mut last) = (Sum::default(), None);
        loop {
            let page = self.page(connection, last.as_ref()).await?;
            for line in &page {
                self.check(line)?;
                sum.add(line);
            }
            let Some(line) = page.into_iter().next_back() else { return Ok(sum) };
            last = Some(line);
        }
    }

    /// The bytes of a blob are those that its digest was made of.
    fn check(&self, line: &Line) -> Result<(), StoreError> {
        let value = |name: &str| {
            let column = self.columns.iter().position(|column| column == name)?;
            match line.get(column)? {
                Value::Bytes(bytes) => bytes.as_deref(),
                _ => None,
            }
        };
        let is_right = self.name != BLOB
            || value("bytes")
                .is_some_and(|bytes| value("digest") == Some(Digest::of(bytes).as_bytes()));
        if is_right { Ok(()) } else { Err(StoreError::Altered { table: self.name.clone() }) }
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// How many rows there are, and the sum of their digests: equal for equal rows in any order, and
/// another one when a bit of any row is another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    pub(crate) rows: u64,
    high: u128,
    low: u128,
}

/// Bytes of half a digest.
const HALF: usize = 16;

impl Sum {
    /// Adds a row.
    pub(crate) fn add(&mut self, line: &[Value<'_>]) {
        let digest = Digest::of(&encoded(line));
        let (high, low) = digest.as_bytes().split_at(HALF);
        let number = |half: &[u8]| half.iter().fold(0, |sum, byte| sum << 8 | u128::from(*byte));
        self.rows += 1;
        self.high = self.high.wrapping_add(number(high));
        self.low = self.low.wrapping_add(number(low));
    }

    /// The sum of the digests.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        [self.high.to_be_bytes(), self.low.to_be_bytes()].concat()
    }
}

/// A row as bytes: no two rows have the same.
fn encoded(line: &[Value<'_>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for value in line {
        let number;
        let (kind, value): (u8, Option<&[u8]>) = match value {
            Value::Int(value) => {
                number = value.map(i64::to_be_bytes);
                (1, number.as_ref().map(<[u8; 8]>::as_slice))
            }
            Value::Text(text) => (2, text.as_deref().map(str::as_bytes)),
            Value::Bytes(value) => (3, value.as_deref()),
        };
        bytes.push(if value.is_some() { kind } else { 0 });
        let value = value.unwrap_or_default();
        bytes.extend((value.len() as u64).to_be_bytes());
        bytes.extend(value);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_knows_rows_and_not_their_order() {
        let sum = |lines: &[Line]| {
            let mut sum = Sum::default();
            for line in lines {
                sum.add(line);
            }
            sum
        };
        let (a, b) = (vec![Value::from(1), "x".into()], vec![Value::from(2), "y".into()]);
        assert_eq!(sum(&[a.clone(), b.clone()]), sum(&[b.clone(), a.clone()]));
        for other in [
            vec![Value::from(1), "z".into()],
            vec![Value::from(1), Value::Text(None)],
            vec![Value::from(1), Value::Bytes(Some(b"x".as_slice().into()))],
            vec!["x".into(), Value::from(1)],
        ] {
            assert_ne!(sum(&[other, b.clone()]), sum(&[a.clone(), b.clone()]));
        }
        assert_ne!(sum(&[a.clone(), a.clone()]), sum(&[a]));
    }
}
