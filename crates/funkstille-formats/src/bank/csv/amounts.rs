//! Which way the money of a row went: by its sign, by the column, by a word beside it, and by what
//! the balance says of all that.

use super::columns::Columns;
use super::rows::Row;
use crate::bank::amount::{self, Point, Written};
use crate::bank::words::{self, Role};

/// What a row says of its amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Amount(Parts),
    /// Nothing.
    Blank,
    /// Something that is no amount.
    Wrong,
}

/// An amount, and what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub written: Written,
    /// The column that it stands in says which way it went.
    column_came_in: Option<bool>,
    /// A word in the row says which way it went.
    word_came_in: Option<bool>,
}

/// How the signs of a table are to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// In the columns for one way, a sign is said beside it and does not turn the amount.
    is_absolute: bool,
    /// All amounts are the other way round.
    pub is_inverse: bool,
}

/// How many steps of the balance must fit before it turns the signs.
const MIN_STEPS: usize = 2;

/// What a row says of its amount.
pub(super) fn said(row: &Row<'_>, columns: &Columns, point: Option<Point>) -> Said {
    let word = columns.one(Role::Direction).map(|column| row.cell(column));
    let word_came_in = word.and_then(|word| words::builtin().came_in(word));
    // A column for each way is surer than a sum; banks fill the one that is not meant with zero.
    let ways = [(Role::Incoming, Some(true)), (Role::Outgoing, Some(false)), (Role::Amount, None)];
    let mut best = Said::Blank;
    for (role, column_came_in) in ways {
        for column in columns.all(role) {
            let cell = row.cell(*column);
            let parts = |written| Said::Amount(Parts { written, column_came_in, word_came_in });
            match (cell, amount::parse(cell, point)) {
                ("" | "-" | "--", _) => {}
                (_, Some(written)) if written.minor != 0 => return parts(written),
                (_, Some(written)) if best == Said::Blank => best = parts(written),
                (_, Some(_)) => {}
                (_, None) => return Said::Wrong,
            }
        }
    }
    best
}

impl Parts {
    /// Whether nothing says which way it went: neither its column, nor a word in the row.
    pub(super) fn is_undirected(self) -> bool {
        self.column_came_in.is_none() && self.word_came_in.is_none()
    }

    /// Hundredths: above zero came in.
    pub(super) fn minor(self, reading: Reading) -> i64 {
        let minor = self.written.minor;
        let minor = match (self.column_came_in, self.word_came_in) {
            (Some(true), _) if reading.is_absolute => minor.abs(),
            (Some(false), _) if reading.is_absolute => -minor.abs(),
            (Some(false), _) => -minor,
            (None, Some(true)) => minor.abs(),
            (None, Some(false)) => -minor.abs(),
            (Some(true), _) | (None, None) => minor,
        };
        if reading.is_inverse { -minor } else { minor }
    }
}

/// How the signs of these rows are to be read: as the columns say, unless the balance beside them
/// says otherwise in every row. `goes` is the way that the days go, where they do: upward, or from
/// the newest to the oldest. A balance that is the one before its entry looks like signs that are
/// the other way round, in the other direction: nothing where it cannot be told.
pub(super) fn reading(rows: &[(Parts, Option<i64>)], goes: Option<bool>) -> Option<Reading> {
    // Where one column holds both signs, a minus takes something back.
    let mixed = |way: bool| {
        let signs = rows.iter().filter(|(parts, _)| parts.column_came_in == Some(way));
        let signs = signs.map(|(parts, _)| parts.written.minor.signum());
        let (mut above, mut below) = (0, 0);
        signs.for_each(|sign| match sign {
            1 => above += 1,
            -1 => below += 1,
            _ => {}
        });
        above > 0 && below > 0
    };
    let usual = Reading { is_absolute: !mixed(true) && !mixed(false), is_inverse: false };
    let inverse = Reading { is_inverse: true, ..usual };
    let other = Reading { is_absolute: !usual.is_absolute, is_inverse: false };
    let both = Reading { is_inverse: true, ..other };
    // Without a column for each way, only the signs can be meant otherwise.
    let has_ways = rows.iter().any(|(parts, _)| parts.column_came_in.is_some());
    let all = [usual, inverse, other, both];
    for reading in all.into_iter().take(if has_ways { 4 } else { 2 }) {
        let (upward, downward) = (fits(rows, reading, true), fits(rows, reading, false));
        match goes {
            _ if !upward && !downward => {}
            _ if reading != inverse => return Some(reading),
            Some(is_upward) if (is_upward && upward) || (!is_upward && downward) => {
                return Some(reading);
            }
            Some(_) => {}
            None => return None,
        }
    }
    Some(usual)
}

/// Whether some row has a balance that is not that of its neighbour and the amount of one of them.
pub(super) fn contradict(rows: &[(Parts, Option<i64>)], reading: Reading) -> bool {
    let goes = |is_upward: bool| {
        rows.windows(2).all(|pair| {
            let [(before, Some(balance_before)), (after, Some(balance_after))] = *pair else {
                return true;
            };
            balance_after.saturating_sub(balance_before) == step(before, after, reading, is_upward)
        })
    };
    !goes(true) && !goes(false)
}

/// By how much the balance changes from one row to the next: upward, or from the newest to the
/// oldest.
fn step(before: Parts, after: Parts, reading: Reading, is_upward: bool) -> i64 {
    if is_upward { after.minor(reading) } else { before.minor(reading).saturating_neg() }
}

/// Whether the balance goes from row to row by the amounts: upward, or from the newest to the
/// oldest.
fn fits(rows: &[(Parts, Option<i64>)], reading: Reading, is_upward: bool) -> bool {
    let mut steps = 0;
    for pair in rows.windows(2) {
        let [(before, Some(balance_before)), (after, Some(balance_after))] = *pair else {
            return false;
        };
        let change = balance_after.saturating_sub(balance_before);
        if change != step(before, after, reading, is_upward) {
            return false;
        }
        steps += 1;
    }
    steps >= MIN_STEPS
}
