//! Tables for people.

use comfy_table::{ColumnConstraint, ContentArrangement, Table, TableStyle, Width};
use funkstille_engine::words::Words;

/// The width of a table that goes into a file or a pipe.
const WIDTH: u16 = 100;

/// The blanks between two columns.
const GAP: u16 = 2;

/// One column of a table.
pub(crate) struct Column {
    /// Its head.
    pub(crate) head: String,
    /// The most characters that a line of it has; `None` for what the others leave.
    pub(crate) most: Option<u16>,
}

/// Most characters of a number, and of a name or an address, in a line of a table.
pub(crate) const NUMBER_WIDTH: Option<u16> = Some(8);
pub(crate) const NAME_WIDTH: Option<u16> = Some(32);

/// A table with these heads (keys of words), each with the most characters that a line of it has.
pub(crate) fn headed(words: &Words, heads: &[(&str, Option<u16>)]) -> Table {
    let column =
        |(key, most): &(&str, Option<u16>)| Column { head: words.say(key, &[]), most: *most };
    with_columns(&heads.iter().map(column).collect::<Vec<_>>())
}

/// How many characters fit in a line: as many as the terminal has, at most [`WIDTH`]. One that says
/// nothing of its width (a recording of a session) counts as wide.
pub(crate) fn width() -> u16 {
    let terminal = Table::new().width().filter(|width| *width > 0);
    terminal.map_or(WIDTH, |width| width.min(WIDTH))
}

/// Lets a column, counted from 0, be as wide as what stands in it: nothing in it wraps.
pub(crate) fn keep_whole(table: &mut Table, column: usize) {
    if let Some(column) = table.column_mut(column) {
        column.set_constraint(ColumnConstraint::ContentWidth);
    }
}

/// A table as wide as [`width`] says. What does not fit wraps.
pub(crate) fn with_columns(columns: &[Column]) -> Table {
    let mut table = Table::new();
    table
        .load_style(TableStyle::new())
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_header(columns.iter().map(|column| column.head.clone()));
    table.set_width(width());
    for (column, wanted) in table.column_iter_mut().zip(columns) {
        column.set_padding((0, GAP));
        if let Some(most) = wanted.most {
            // The gap counts as a part of the column.
            let bound = Width::Fixed(most.saturating_add(GAP));
            column.set_constraint(ColumnConstraint::UpperBoundary(bound));
        }
    }
    table
}
