//! The rows of a table below its heads. They are read anew each time that they are asked for: all
//! of them at once would take many times the memory of the text.

use std::borrow::Cow;

use super::Found;
use super::rows::{Row, Rows};
use crate::bank::{BankError, FileFault};

/// A table of which it is known that no row is too long, and that the last one is whole.
#[derive(Clone, Copy)]
pub(super) struct Table<'a> {
    text: &'a str,
    separator: u8,
    /// How many rows stand before the entries.
    before: usize,
}

impl<'a> Table<'a> {
    /// Reads every row once.
    ///
    /// # Errors
    /// Where a row is too long, or the text breaks off in the last one: it does not end its line,
    /// and has fewer cells than the heads and every row above it, or a quote is open.
    pub(super) fn new(text: &'a str, found: &Found<'_>) -> Result<Self, BankError> {
        let table = Self { text, separator: found.separator, before: found.rows_before };
        let mut usual_width = found.heads_width;
        for row in Rows::new(text, table.separator).skip(table.before) {
            let row = row?;
            if row.is_broken_off(usual_width.unwrap_or_default()) {
                return Err(BankError { line: row.line, fault: FileFault::Broken });
            }
            if !row.is_blank() {
                usual_width = Some(usual_width.unwrap_or(usize::MAX).min(row.width()));
            }
        }
        Ok(table)
    }

    /// The rows before the entries: first lines, and the heads.
    pub(super) fn rows_before(self) -> impl Iterator<Item = Row<'a>> {
        self.all().take(self.before)
    }

    /// The rows of the entries.
    pub(super) fn rows(self) -> impl Iterator<Item = Row<'a>> {
        self.all().skip(self.before)
    }

    /// The words of some columns in every row.
    pub(super) fn cells(self, columns: Vec<usize>) -> impl Iterator<Item = Cow<'a, str>> {
        self.rows().flat_map(move |row| row.cells_of(&columns))
    }

    fn all(self) -> impl Iterator<Item = Row<'a>> {
        Rows::new(self.text, self.separator).map_while(Result::ok)
    }
}
