//! Whether balances go from row to row by the amounts beside them, whichever way each went: it
//! tells which of several columns holds the amounts.

use super::rows::Row;
use crate::bank::amount;

/// Whether each balance is that of the row before or behind it, and the amount of one of the two.
/// Two rows are the least.
pub(super) fn go_by(rows: &[Row<'_>], balance: usize, amounts: &[usize]) -> bool {
    let (Some(balances), Some(amounts)) = (values(rows, &[balance]), values(rows, amounts)) else {
        return false;
    };
    let goes = |amounts: &[i64]| {
        let steps =
            balances.windows(2).map(|pair| pair[1].saturating_sub(pair[0]).saturating_abs());
        steps.zip(amounts).all(|(step, amount)| step == amount.saturating_abs())
    };
    let is_moved = amounts.iter().any(|amount| *amount != 0);
    rows.len() > 1 && is_moved && (goes(&amounts[1..]) || goes(&amounts))
}

/// Whether in each row the amount leads from one balance to the other, and those go on from row to
/// row.
pub(super) fn lead(rows: &[Row<'_>], (opening, closing): (usize, usize), amount: usize) -> bool {
    let read = [opening, closing, amount].map(|column| values(rows, &[column]));
    let [Some(opening), Some(closing), Some(amounts)] = read else {
        return false;
    };
    let mut steps = opening.iter().zip(&closing).zip(&amounts);
    let are_sums = steps.all(|((opening, closing), amount)| {
        closing.saturating_sub(*opening).saturating_abs() == amount.saturating_abs()
    });
    let goes_on = |ends: &[i64], begins: &[i64]| ends.iter().zip(&begins[1..]).all(|(a, b)| a == b);
    let is_chain = goes_on(&closing, &opening) || goes_on(&opening, &closing);
    rows.len() > 1 && are_sums && is_chain
}

/// Whether two columns say the same amount in every row.
pub(super) fn are_same(rows: &[Row<'_>], one: usize, other: usize) -> bool {
    rows.iter().all(|row| {
        let minor = |column: usize| amount::guess(row.cell(column)).map(|written| written.minor);
        minor(one) == minor(other)
    })
}

/// What some columns say together in each row; nothing where a row says nothing.
fn values(rows: &[Row<'_>], columns: &[usize]) -> Option<Vec<i64>> {
    let cells = || rows.iter().flat_map(|row| columns.iter().map(|column| row.cell(*column)));
    let point = amount::point_of(cells());
    let read = |row: &Row<'_>| {
        let mut cells = columns.iter().map(|column| row.cell(*column)).filter(|it| !it.is_empty());
        let first = cells.next()?;
        let parse = |cell: &str| amount::parse(cell, point).or_else(|| amount::guess(cell));
        cells.try_fold(parse(first)?.minor, |sum, cell| sum.checked_add(parse(cell)?.minor))
    };
    rows.iter().map(read).collect()
}
