//! Which column of a table holds what, by its head.

use std::collections::BTreeMap;

use funkstille_core::money::Currency;

use super::rows::Row;
use crate::bank::amount;
use crate::bank::day::{self, Order};
use crate::bank::text;
use crate::bank::words::{self, Role};

/// Which column holds what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    places: BTreeMap<Role, Vec<usize>>,
    /// The currency that a head names.
    pub currency: Option<Currency>,
}

/// The roles that several columns may have, one beside the other.
const SEVERAL: [Role; 6] = [
    Role::Reference,
    Role::Counterparty,
    Role::Note,
    Role::EndToEnd,
    Role::TheirAccount,
    Role::Other,
];

/// Letters of a word that counts inside a longer one.
const LONG_WORD: usize = 5;

impl Columns {
    /// The only column, or the best.
    pub(super) fn one(&self, role: Role) -> Option<usize> {
        self.all(role).first().copied()
    }

    /// All columns of a role.
    pub(super) fn all(&self, role: Role) -> &[usize] {
        self.places.get(&role).map_or(&[], Vec::as_slice)
    }

    pub(super) fn put(&mut self, role: Role, column: usize) {
        self.places.entry(role).or_default().push(column);
    }

    /// Says that one column, and no other, has the role.
    pub(super) fn set(&mut self, role: Role, column: usize) {
        for columns in self.places.values_mut() {
            columns.retain(|it| *it != column);
        }
        self.places.insert(role, vec![column]);
    }

    /// Says that no column has the role.
    pub(super) fn clear(&mut self, role: Role) {
        self.places.remove(&role);
    }

    /// How many columns are understood.
    pub(super) fn count(&self) -> usize {
        self.places.values().map(Vec::len).sum()
    }

    /// The days, the best first.
    pub(super) fn days(&self) -> impl Iterator<Item = usize> {
        [Role::Booked, Role::Valued].into_iter().filter_map(|role| self.one(role))
    }

    /// The columns in which amounts stand.
    pub(super) fn amounts(&self) -> impl Iterator<Item = usize> {
        let roles = [Role::Amount, Role::Incoming, Role::Outgoing];
        roles.into_iter().flat_map(|role| self.all(role).iter().copied())
    }

    /// Whether an entry can be made of them.
    pub(super) fn are_enough(&self) -> bool {
        self.days().next().is_some() && self.amounts().next().is_some()
    }

    /// Whether it is known what a column holds.
    pub(super) fn has(&self, column: usize) -> bool {
        self.places.values().flatten().any(|it| *it == column)
    }
}

/// The columns of a table by the heads in a row, and some of the rows below it; `None` where it is
/// no row of heads.
pub(super) fn by_heads(heads: &Row<'_>, below: &[Row<'_>]) -> Option<Columns> {
    let words = words::builtin();
    let mut columns = Columns::default();
    let read: Vec<_> = heads.cells().map(|cell| words.head(cell)).collect();
    for (role, names) in &words.heads {
        let by_name = names.iter().flat_map(|name| {
            read.iter().enumerate().filter(move |(_, (head, _))| head == name).map(|(at, _)| at)
        });
        take(&mut columns, *role, by_name, below);
    }
    tell_accounts_from_names(&mut columns, below);
    for (role, names) in &words.in_heads {
        let has_it = !columns.all(*role).is_empty();
        let is_amount = matches!(role, Role::Amount | Role::Incoming | Role::Outgoing);
        if has_it || (is_amount && columns.amounts().next().is_some()) {
            continue;
        }
        let by_word = read.iter().enumerate().filter(|(_, (head, _))| has_word(head, names));
        take(&mut columns, *role, by_word.map(|(at, _)| at).take(1), below);
    }
    let named = columns.amounts().find_map(|column| read[column].1);
    columns.currency = named;
    (columns.are_enough() && holds_days(&columns, below)).then_some(columns)
}

fn has_word(head: &str, names: &[String]) -> bool {
    names.iter().any(|name| {
        let is_whole = head.split(' ').any(|word| word == name);
        is_whole || (name.len() >= LONG_WORD && head.contains(name.as_str()))
    })
}

/// Some banks write the account of the other side where others have its name.
fn tell_accounts_from_names(columns: &mut Columns, below: &[Row<'_>]) {
    let is_account = |cell: &str| text::account(cell).is_some_and(|it| text::is_iban(&it));
    let names = columns.all(Role::Counterparty).iter().copied();
    let (accounts, names): (Vec<usize>, Vec<usize>) =
        names.partition(|column| every_cell(below, *column, is_account));
    if !accounts.is_empty() {
        columns.clear(Role::Counterparty);
        names.into_iter().for_each(|column| columns.put(Role::Counterparty, column));
        accounts.into_iter().for_each(|column| columns.put(Role::TheirAccount, column));
    }
}

/// Gives the role to what is still free: to the first, or to all where several may have it.
fn take(columns: &mut Columns, role: Role, found: impl Iterator<Item = usize>, below: &[Row<'_>]) {
    let mut found: Vec<usize> = found.filter(|column| !columns.has(*column)).collect();
    match role {
        Role::DayOrCurrency => {
            for column in found {
                let is_currency = |cell: &str| words::builtin().currency(cell).is_some();
                let role = if some_cell(below, column, is_day) {
                    Role::Valued
                } else if some_cell(below, column, is_currency) {
                    Role::Currency
                } else {
                    // Empty, it takes the place of no other.
                    continue;
                };
                if columns.one(role).is_none() {
                    columns.put(role, column);
                }
            }
            return;
        }
        Role::Direction => {
            found.retain(|column| {
                every_cell(below, *column, |cell| words::builtin().came_in(cell).is_some())
            });
        }
        Role::Amount | Role::Incoming | Role::Outgoing | Role::Balance => {
            found.retain(|column| may_hold_amounts(below, *column));
        }
        _ if SEVERAL.contains(&role) => {
            // The best for what one only can be, and the order of the table for the rest.
            if role == Role::Reference {
                found.sort_unstable();
            }
            for column in found {
                if !columns.has(column) {
                    columns.put(role, column);
                }
            }
            return;
        }
        _ => {}
    }
    if let Some(column) = found.first() {
        columns.put(role, *column);
    }
}

/// Whether a day stands below one of the heads, or nothing at all stands below them.
fn holds_days(columns: &Columns, below: &[Row<'_>]) -> bool {
    let are_blank = below.iter().all(Row::is_blank);
    are_blank || columns.days().any(|column| some_cell(below, column, is_day))
}

/// Whether an amount stands in the column, or nothing at all.
fn may_hold_amounts(below: &[Row<'_>], column: usize) -> bool {
    some_cell(below, column, amount::is_meant)
        || below.iter().all(|row| row.cell(column).is_empty())
}

pub(super) fn is_day(cell: &str) -> bool {
    // Whichever comes first: one of the two orders makes a day of it.
    [Order::DayFirst, Order::MonthFirst].iter().any(|order| day::parse(cell, *order).is_some())
}

fn some_cell(rows: &[Row<'_>], column: usize, is: impl Fn(&str) -> bool) -> bool {
    rows.iter().any(|row| is(row.cell(column)))
}

/// Whether every cell in which something stands is so, and there is one.
pub(super) fn every_cell(rows: &[Row<'_>], column: usize, is: impl Fn(&str) -> bool) -> bool {
    let mut cells = rows.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
    let first = cells.next();
    first.is_some_and(&is) && cells.all(is)
}
