//! Which column of a table holds what, by its head.

use std::collections::BTreeMap;

use funkstille_core::money::Currency;

use super::direction;
use super::money::Heads;
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
    /// Several columns may be that of the amounts, and nothing says which.
    pub are_open: bool,
    /// Words may say which way the money went, or something else.
    pub is_way_open: bool,
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

    /// Whether names stand in a column for who pays, or who is paid.
    fn has_names(&self) -> bool {
        [Role::Payer, Role::Payee].iter().any(|role| self.one(*role).is_some())
    }

    /// A column for the account of whoever pays says whose it is beside one of whoever is paid.
    fn keep_both_accounts(&mut self) {
        let both = [Role::PayerAccount, Role::PayeeAccount];
        if both.iter().any(|role| self.one(*role).is_none()) {
            for role in both {
                self.clear(role);
            }
        }
    }

    /// Whether there is a column for one way that money goes, none for the other, and none for
    /// both.
    pub(super) fn is_one_way(&self) -> bool {
        let has = |role: Role| self.one(role).is_some();
        has(Role::Incoming) != has(Role::Outgoing) && !has(Role::Amount)
    }

    /// Whether an entry can be made of them.
    pub(super) fn are_enough(&self) -> bool {
        self.days().next().is_some() && (self.amounts().next().is_some() || self.are_open)
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
        if *role == Role::PayeeAccount {
            columns.keep_both_accounts();
        }
    }
    tell_accounts_from_names(&mut columns, below);
    let (read, currencies): (Vec<String>, Vec<Option<Currency>>) = read.into_iter().unzip();
    let money = Heads { read: &read, below };
    for (role, names) in &words.in_heads {
        match role {
            // All together, since one says something of the other.
            Role::Incoming => money.give_amounts(&mut columns),
            Role::Outgoing | Role::Amount | Role::Currency => {}
            Role::Counterparty if columns.has_names() => {}
            _ if columns.all(*role).is_empty() => {
                let is_it = |(at, head): &(usize, &String)| {
                    !columns.has(*at) && words::has_word(head, names)
                };
                let by_word = read.iter().enumerate().find(is_it).map(|(at, _)| at);
                take(&mut columns, *role, by_word.into_iter(), below);
            }
            _ => {}
        }
    }
    let named = columns.amounts().find_map(|column| currencies[column]);
    columns.currency = named;
    // The head of the amounts is nearer to them than any other column.
    if named.is_some() {
        columns.clear(Role::Currency);
    }
    money.give_currency(&mut columns);
    direction::by_cells(&mut columns, &read, below);
    (columns.are_enough() && holds_days(&columns, below)).then_some(columns)
}

/// Some banks write the account of the other side where others have its name.
fn tell_accounts_from_names(columns: &mut Columns, below: &[Row<'_>]) {
    let is_account = |cell: &str| text::account(cell).is_some_and(|it| text::is_iban(&it));
    let names = columns.all(Role::Counterparty).iter().copied();
    let (accounts, names): (Vec<usize>, Vec<usize>) =
        names.partition(|column| every_cell(below, *column, is_account));
    if !accounts.is_empty() {
        columns.clear(Role::Counterparty);
        for column in names {
            columns.put(Role::Counterparty, column);
        }
        for column in accounts {
            columns.put(Role::TheirAccount, column);
        }
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
                some_cell(below, *column, |cell| words::builtin().came_in(cell).is_some())
            });
        }
        Role::DirectionOrKind => {
            let says = |cell: &str| words::builtin().came_in(cell).is_some();
            let says_it = |column: &&usize| every_cell(below, **column, says);
            let column =
                found.iter().find(says_it).filter(|_| columns.one(Role::Direction).is_none());
            if let Some(column) = column {
                columns.put(Role::Direction, *column);
            }
            return;
        }
        Role::PayeeOrCounterparty => {
            let is_free =
                [Role::Payee, Role::Counterparty].iter().all(|it| columns.one(*it).is_none());
            let is_payee = columns.one(Role::Payer).is_some() && is_free && found.len() == 1;
            let role = if is_payee { Role::Payee } else { Role::Counterparty };
            for column in found {
                columns.put(role, column);
            }
            return;
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
pub(super) fn may_hold_amounts(below: &[Row<'_>], column: usize) -> bool {
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
