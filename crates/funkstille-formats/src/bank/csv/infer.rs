//! Which column of a table without heads holds what, by what stands in its cells.

use super::balances;
use super::columns::{Columns, every_cell, is_day};
use super::rows::Row;
use crate::bank::amount;
use crate::bank::text;
use crate::bank::words::{self, Role};

/// A table has at least a day, an amount and a text.
const MIN_COLUMNS: usize = 3;

/// What is known of a table without heads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Inferred {
    /// The columns, and how many rows stand before the first entry.
    Columns(Columns, usize),
    /// It is a table with days and amounts, and which amounts count cannot be seen.
    Open,
    /// It is no table of entries.
    Nothing,
}

/// What is in a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Day,
    Amount,
    Currency,
    Account,
    Direction,
    Text,
    Blank,
}

/// Looks at some rows; blank ones and one of unknown heads may be among them.
pub(super) fn columns(rows: &[Row<'_>]) -> Inferred {
    let is_entry = |row: &&Row<'_>| row.cells().any(is_day) && row.cells().any(is_amount);
    let before = rows.iter().take_while(|row| !is_entry(row)).count();
    let entries: Vec<Row<'_>> = rows.iter().filter(is_entry).cloned().collect();
    let is_common = entries.len() * 2 > rows.iter().filter(|row| !row.is_blank()).count();
    let width = entries.iter().map(Row::width).max().unwrap_or_default();
    if !is_common || width < MIN_COLUMNS {
        return Inferred::Nothing;
    }
    let kinds: Vec<Kind> = (0..width).map(|column| kind(&entries, column)).collect();
    let of_kind = |kind: Kind| {
        kinds.iter().enumerate().filter(move |(_, it)| **it == kind).map(|(column, _)| column)
    };
    let mut columns = Columns::default();
    for (role, column) in [Role::Booked, Role::Valued].into_iter().zip(of_kind(Kind::Day)) {
        columns.put(role, column);
    }
    let amounts: Vec<usize> = of_kind(Kind::Amount).collect();
    let currency = of_kind(Kind::Currency).next();
    for (kind, role) in [
        (Kind::Currency, Role::Currency),
        (Kind::Account, Role::SomeAccount),
        (Kind::Direction, Role::Direction),
    ] {
        of_kind(kind).take(1).for_each(|column| columns.put(role, column));
    }
    of_kind(Kind::Text).for_each(|column| columns.put(Role::Reference, column));
    match amounts[..] {
        [] => return Inferred::Nothing,
        [only] => columns.put(Role::Amount, only),
        [first, second] if exclude_each_other(&entries, first, second) => {
            if !has_minus(&entries, first) && !has_minus(&entries, second) {
                return Inferred::Open;
            }
            columns.put(Role::Amount, first);
            columns.put(Role::Amount, second);
        }
        _ => {
            // An amount stands beside its currency.
            let beside = |column: &&usize| currency.is_some_and(|it| it.abs_diff(**column) == 1);
            let by_currency = || Some((amounts.iter().find(beside).copied()?, None));
            let Some((amount, balance)) = by_balances(&entries, &amounts).or_else(by_currency)
            else {
                return Inferred::Open;
            };
            columns.put(Role::Amount, amount);
            if let Some(balance) = balance {
                columns.put(Role::Balance, balance);
            }
        }
    }
    if columns.are_enough() { Inferred::Columns(columns, before) } else { Inferred::Nothing }
}

/// The only column by whose amounts another one, of balances, goes from row to row; and that one.
/// Where there are two of balances, before and after, it cannot be seen which is which.
fn by_balances(rows: &[Row<'_>], amounts: &[usize]) -> Option<(usize, Option<usize>)> {
    let others = |column: usize| amounts.iter().copied().filter(move |it| *it != column);
    let is_led = |amount: &usize| {
        let pairs = others(*amount).flat_map(|one| others(*amount).map(move |two| (one, two)));
        pairs.filter(|(one, two)| one < two).any(|pair| balances::lead(rows, pair, *amount))
    };
    let led: Vec<usize> = amounts.iter().copied().filter(is_led).collect();
    if let [amount] = led[..] {
        return Some((amount, None));
    }
    let pairs = amounts.iter().flat_map(|amount| others(*amount).map(|balance| (*amount, balance)));
    let mut fitting = pairs.filter(|(amount, balance)| balances::go_by(rows, *balance, &[*amount]));
    match (fitting.next(), fitting.next()) {
        (Some((amount, balance)), None) => Some((amount, Some(balance))),
        _ => None,
    }
}

fn kind(rows: &[Row<'_>], column: usize) -> Kind {
    let words = words::builtin();
    let every = |is: &dyn Fn(&str) -> bool| every_cell(rows, column, is);
    if rows.iter().all(|row| row.cell(column).is_empty()) {
        Kind::Blank
    } else if every(&is_day) {
        Kind::Day
    } else if every(&is_amount) {
        Kind::Amount
    } else if every(&|cell| words.currency(cell).is_some()) {
        Kind::Currency
    } else if every(&|cell| words.came_in(cell).is_some()) {
        Kind::Direction
    } else if every(&|cell| text::account(cell).is_some_and(|it| text::is_iban(&it))) {
        Kind::Account
    } else {
        Kind::Text
    }
}

/// An amount that cannot be taken for a number of something.
pub(super) fn is_amount(cell: &str) -> bool {
    amount::guess(cell).is_some_and(|written| !written.is_plain_number)
}

/// Whether in each row one of the two only says something.
fn exclude_each_other(rows: &[Row<'_>], first: usize, second: usize) -> bool {
    rows.iter().all(|row| row.cell(first).is_empty() != row.cell(second).is_empty())
}

fn has_minus(rows: &[Row<'_>], column: usize) -> bool {
    let is_negative = |cell: &str| amount::guess(cell).is_some_and(|written| written.minor < 0);
    rows.iter().any(|row| is_negative(row.cell(column)))
}
