//! The column that says which way the money of each row went, where its head does not tell: by the
//! words in its cells.

use super::columns::Columns;
use super::rows::Row;
use crate::bank::amount;
use crate::bank::words::{self, Role};

/// Letters of a sign for a direction: `H`, `-`, `CR`. A longer word alone may be the kind of all
/// entries.
const MOST_SIGN_CHARS: usize = 2;

/// What the cells of a column say of the rows that have an amount.
struct Said {
    column: usize,
    ways: Vec<Option<bool>>,
    /// Whether they say it by signs, and not by words.
    by_signs: bool,
}

/// Gives the role to the column in which the rows with an amount say which way it went: some came
/// in, some went out, and few say neither, which are named then. Only where nothing else says it:
/// no head, no column for each way, no minus. Where the columns that could be it contradict each
/// other, or a word that all rows share says that nothing came in, it cannot be seen.
pub(super) fn by_cells(columns: &mut Columns, heads: &[String], below: &[Row<'_>]) {
    let ways = [Role::Direction, Role::Incoming, Role::Outgoing];
    if ways.iter().any(|role| columns.one(*role).is_some()) {
        return;
    }
    let Some(amount) = columns.one(Role::Amount) else { return };
    let minor = |row: &&Row<'_>| amount::guess(row.cell(amount)).map_or(0, |it| it.minor);
    let rows: Vec<&Row<'_>> = below.iter().filter(|row| minor(row) != 0).collect();
    if rows.iter().any(|row| minor(row) < 0) {
        return;
    }
    let no_direction = &words::builtin().no_direction;
    let is_other = |column: usize| {
        columns.all(Role::Other).contains(&column)
            || heads.get(column).is_some_and(|head| words::has_word(head, no_direction))
    };
    let width = rows.iter().map(|row| row.width()).max().unwrap_or_default();
    let free = (0..width).filter(|column| !is_other(*column));
    let found: Vec<Said> = free.filter_map(|column| said(&rows, column)).collect();
    let both = |said: &&Said| said.has(true) && said.has(false);
    let meant: Vec<&Said> = found.iter().filter(both).collect();
    if let Some(first) = meant.first() {
        columns.is_way_open |= meant.iter().any(|other| first.contradicts(other));
        columns.put(Role::Direction, first.column);
        return;
    }
    let all: Vec<&Said> =
        found.iter().filter(|said| said.ways.iter().all(Option::is_some)).collect();
    if let Some(signs) = all.iter().find(|said| said.by_signs) {
        columns.put(Role::Direction, signs.column);
    } else {
        columns.is_way_open |= all.iter().any(|said| said.has(false));
    }
}

/// What a column says of these rows; nothing where most of them have no word for a direction.
fn said(rows: &[&Row<'_>], column: usize) -> Option<Said> {
    let words = words::builtin();
    let ways: Vec<Option<bool>> = rows.iter().map(|row| words.came_in(row.cell(column))).collect();
    let is_sign = |row: &&Row<'_>| row.cell(column).trim().chars().count() <= MOST_SIGN_CHARS;
    let by_signs = rows.iter().all(is_sign);
    let known = ways.iter().flatten().count();
    (known * 2 > ways.len()).then_some(Said { column, ways, by_signs })
}

impl Said {
    fn has(&self, came_in: bool) -> bool {
        self.ways.contains(&Some(came_in))
    }

    fn contradicts(&self, other: &Self) -> bool {
        let differ = |(one, two): (&Option<bool>, &Option<bool>)| {
            one.is_some_and(|one| two.is_some_and(|two| one != two))
        };
        self.ways.iter().zip(&other.ways).any(differ)
    }
}
