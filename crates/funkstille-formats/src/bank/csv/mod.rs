//! Tables of banks (CSV): what separates their cells, where they begin, and which column holds
//! what, is found out from the table itself.
//!
//! - [`rows`]: text to rows of cells.
//! - [`columns`]: by the heads; [`infer`]: by the cells, where there are no heads; [`mapping`]:
//!   where somebody has said it.
//! - [`sheet`]: rows to entries; [`amounts`]: which way the money went.

mod amounts;
mod columns;
mod infer;
mod mapping;
mod rows;
mod sheet;

use columns::Columns;
use infer::Inferred;
use mapping::Mapping;
pub use mapping::Mappings;
use rows::{Row, Rows};
use sheet::Sheet;

use super::entry::BankFile;
use super::{BankError, FileFault};

/// What separates the cells of a row.
const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// The rows that are looked at to understand a table.
const SOME_ROWS: usize = 200;

/// The rows below heads in which a day must stand.
const NEXT_ROWS: usize = 40;

/// What was understood of a table.
struct Found<'m> {
    separator: u8,
    /// How many rows stand before the entries: first lines, and the heads.
    rows_before: usize,
    columns: Columns,
    mapping: Option<&'m Mapping>,
}

/// Reads a table, whose lines end in line feeds.
///
/// # Errors
/// Where it is no table of entries, or it cannot be seen which columns hold day and amount.
pub(super) fn read(text: &str, mappings: &Mappings) -> Result<BankFile, BankError> {
    let at = |line, fault| BankError { line, fault };
    if text.contains('\0') {
        return Err(at(1, FileFault::OtherThing));
    }
    let found = understand(text, mappings).map_err(|fault| at(1, fault))?;
    let rows: Vec<Row<'_>> = Rows::new(text, found.separator).collect();
    let too_long = |row: &&Row<'_>| row.cells().any(|cell| cell.len() > rows::MAX_CELL_BYTES);
    if let Some(row) = rows.iter().find(too_long) {
        return Err(at(row.line, FileFault::FieldTooLong));
    }
    let (before, entries) = rows.split_at(found.rows_before.min(rows.len()));
    Ok(Sheet::new(&found, before, entries).read(entries))
}

fn understand<'m>(text: &str, mappings: &'m Mappings) -> Result<Found<'m>, FileFault> {
    let some = SEPARATORS.map(|separator| {
        let rows: Vec<Row<'_>> = Rows::new(text, separator).take(SOME_ROWS).collect();
        (separator, rows)
    });
    let by_heads =
        some.iter().filter_map(|(separator, rows)| with_heads(*separator, rows, mappings));
    if let Some(found) = by_heads.max_by_key(|found| found.columns.count()) {
        return Ok(found);
    }
    let mut fault = FileFault::OtherThing;
    for (separator, rows) in &some {
        let found = |columns, rows_before, mapping| {
            Ok(Found { separator: *separator, rows_before, columns, mapping })
        };
        let mapping = mappings.by_width(rows);
        if let Some((columns, mapping)) = mapping.and_then(|it| Some((it.columns(None, rows)?, it)))
        {
            return found(columns, 0, Some(mapping));
        }
        match infer::columns(rows) {
            Inferred::Columns(columns, before) => return found(columns, before, None),
            Inferred::Open => fault = FileFault::OpenColumns,
            Inferred::Nothing => {}
        }
    }
    Err(fault)
}

/// The first row that is a row of heads.
fn with_heads<'m>(separator: u8, rows: &[Row<'_>], mappings: &'m Mappings) -> Option<Found<'m>> {
    rows.iter().enumerate().find_map(|(at, row)| {
        // Some tables repeat their heads.
        let is_other = |it: &&Row<'_>| !it.cells().eq(row.cells());
        let below = rows[at + 1..].iter().filter(is_other).take(NEXT_ROWS);
        let below: Vec<Row<'_>> = below.cloned().collect();
        let mapping = mappings.by_heads(row);
        let mapped = mapping.and_then(|mapping| mapping.columns(Some(row), &below));
        let columns = mapped.or_else(|| columns::by_heads(row, &below))?;
        Some(Found { separator, rows_before: at + 1, columns, mapping })
    })
}

#[cfg(test)]
mod tests;
