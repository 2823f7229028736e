//! Tables of banks (CSV): what separates their cells, where they begin, and which column holds
//! what, is found out from the table itself.
//!
//! - [`rows`]: text to rows of cells.
//! - [`columns`]: by the heads, of which [`money`] are those of amounts; [`infer`]: by the cells,
//!   where there are no heads; [`balances`]: by the balances; [`mapping`]: where somebody has said
//!   it.
//! - [`table`]: the rows below the heads; [`sheet`]: those to entries; [`amounts`]: which way the
//!   money went, for which [`direction`] looks for a column of words; [`accounts`]: whose account a
//!   column holds; [`batch`]: rows that are parts of the one above.

mod accounts;
mod amounts;
mod balances;
mod batch;
mod columns;
mod direction;
mod infer;
mod mapping;
mod money;
mod rows;
mod sheet;
mod table;

use funkstille_core::money::Currency;

use columns::Columns;
use infer::Inferred;
use mapping::Mapping;
pub use mapping::Mappings;
use rows::{Row, Rows};
use sheet::Sheet;
use table::Table;

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
    /// How many cells the heads have, where there are any.
    heads_width: Option<usize>,
    columns: Columns,
    mapping: Option<&'m Mapping>,
}

/// Reads a table, whose lines end in line feeds; `currency` is what somebody said.
///
/// # Errors
/// Where it is no table of entries, it cannot be seen which columns hold day and amount, a row is
/// longer than any bank's, or the last one breaks off.
pub(super) fn read(
    text: &str,
    mappings: &Mappings,
    currency: Option<Currency>,
) -> Result<BankFile, BankError> {
    if text.contains('\0') {
        return Err(BankError { line: 1, fault: FileFault::OtherThing });
    }
    let found = understand(text, mappings)?;
    let line = u64::try_from(found.rows_before).unwrap_or(1);
    let open = BankError { line, fault: FileFault::OpenAmounts };
    if found.columns.are_open || found.columns.is_way_open {
        return Err(open);
    }
    let table = Table::new(text, &found)?;
    let sheet = Sheet::new(&found, table, currency).ok_or(open)?;
    let file = sheet.read(table);
    let is_guessed = found.mapping.is_none() && file.unreadable.is_empty();
    if is_guessed && sheet.lacks_a_way(table) { Err(open) } else { Ok(file) }
}

fn understand<'m>(text: &str, mappings: &'m Mappings) -> Result<Found<'m>, BankError> {
    let tried = SEPARATORS.map(|separator| {
        let rows = Rows::new(text, separator).take(SOME_ROWS);
        rows.collect::<Result<Vec<_>, _>>().map(|rows| (separator, rows))
    });
    // With the wrong separator, what is whole may look too long.
    let too_long = tried.iter().find_map(|rows| rows.as_ref().err().copied());
    let some: Vec<(u8, Vec<Row<'_>>)> = tried.into_iter().flatten().collect();
    let by_heads = some.iter().map(|(separator, rows)| with_heads(*separator, rows, mappings));
    let (found, unfit): (Vec<_>, Vec<_>) = by_heads.partition(Result::is_ok);
    let found = found.into_iter().filter_map(|found| found.ok().flatten());
    if let Some(found) = found.max_by_key(|found| found.columns.count()) {
        return Ok(found);
    }
    if let Some(Err(unfit)) = unfit.into_iter().next() {
        return Err(unfit);
    }
    let mut fault = FileFault::OtherThing;
    for (separator, rows) in &some {
        let found = |columns, rows_before, mapping| {
            let separator = *separator;
            Ok(Found { separator, rows_before, heads_width: None, columns, mapping })
        };
        if let Some(mapping) = mappings.by_width(rows) {
            let Some(columns) = mapping.columns(None, rows) else {
                return Err(BankError { line: 1, fault: FileFault::UnfitMapping });
            };
            return found(columns, 0, Some(mapping));
        }
        match infer::columns(rows) {
            Inferred::Columns(columns, before) => return found(columns, before, None),
            Inferred::Open => fault = FileFault::OpenColumns,
            Inferred::Nothing => {}
        }
    }
    Err(too_long.unwrap_or(BankError { line: 1, fault }))
}

/// The first row that is a row of heads.
///
/// # Errors
/// A row for which there is a mapping that does not fit it, where no later one is a row of heads.
/// What somebody said is not passed over: the table would be read the other way round.
fn with_heads<'m>(
    separator: u8,
    rows: &[Row<'_>],
    mappings: &'m Mappings,
) -> Result<Option<Found<'m>>, BankError> {
    let mut unfit = None;
    for (at, row) in rows.iter().enumerate() {
        // Some tables repeat their heads.
        let is_other = |it: &&Row<'_>| !it.cells().eq(row.cells());
        let below = rows[at + 1..].iter().filter(is_other).take(NEXT_ROWS);
        let below: Vec<Row<'_>> = below.cloned().collect();
        let mapping = mappings.by_heads(row);
        let columns = match mapping {
            Some(mapping) => mapping.columns(Some(row), &below),
            None => columns::by_heads(row, &below),
        };
        if let Some(columns) = columns {
            let (rows_before, heads_width) = (at + 1, Some(row.width()));
            return Ok(Some(Found { separator, rows_before, heads_width, columns, mapping }));
        }
        if mapping.is_some() {
            let fault = FileFault::UnfitMapping;
            unfit = unfit.or(Some(BankError { line: row.line, fault }));
        }
    }
    unfit.map_or(Ok(None), Err)
}

#[cfg(test)]
mod tests;
