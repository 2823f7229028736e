//! Whose account a column of a table holds, where its head does not say it, and that of the table
//! itself.

use std::collections::BTreeMap;

use funkstille_core::bank::{is_same_account, is_same_name};

use super::columns::Columns;
use super::rows::Row;
use super::table::Table;
use crate::bank::text;
use crate::bank::words::{self, Role};

/// Rows that must agree on an account before it may be that of the table, and names on the other
/// side before it is: one client hardly pays under so many. And accounts that must differ before
/// they are those of others: hardly anybody has so many.
const ENOUGH: usize = 3;

/// So many accounts in a column are those of others, whatever comes after them.
const MANY_ACCOUNTS: usize = 64;

/// Whose account a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    Own,
    Theirs,
    /// It cannot be seen, and counts as neither.
    Unknown,
}

/// The rows of an account.
#[derive(Default)]
struct Seen {
    rows: usize,
    /// Whoever pays or is paid beside it; a client writes its name in several ways.
    sides: Vec<String>,
}

/// Whose account the column holds, of which the head does not say it. It is this one where the
/// other side has a column of its own, or where every row has the same beside many names. It is
/// the other side's where the account of the table is known and is another one, or where many
/// differ and each has one name. Anything else may be either: a payment that is taken for one from
/// one's own account would make everybody who pays the same client.
pub(super) fn whose(columns: &Columns, table: Table<'_>, own: Option<&str>) -> Whose {
    let Some(column) = columns.one(Role::SomeAccount) else {
        return Whose::Unknown;
    };
    if columns.one(Role::TheirAccount).is_some() {
        return Whose::Own;
    }
    if columns.one(Role::PayerAccount).is_some() {
        return Whose::Unknown;
    }
    let own_column = columns.one(Role::OwnAccount);
    let own_of = |row: &Row<'_>| own_column.and_then(|it| text::account_in(row.cell(it)));
    if own.is_some() || table.rows().any(|row| own_of(&row).is_some()) {
        let of_row = |row: &Row<'_>| own.map(str::to_owned).or_else(|| own_of(row));
        let is_own =
            |row: &Row<'_>| of_row(row).is_some_and(|own| is_same_account(&own, row.cell(column)));
        let mut rows = table.rows().filter(|row| !row.cell(column).is_empty()).peekable();
        let are_own = rows.peek().is_some() && rows.all(|row| is_own(&row));
        return if are_own { Whose::Own } else { Whose::Theirs };
    }
    let roles = [Role::Counterparty, Role::Payer, Role::Payee];
    let names: Vec<usize> = roles.iter().flat_map(|role| columns.all(*role)).copied().collect();
    // Where both sides have a column, the business is among the names.
    let has_both = roles[1..].iter().all(|role| columns.one(*role).is_some());
    let business = usize::from(has_both);
    let seen = seen(table, column, &names, ENOUGH + business);
    match seen.values().next() {
        Some(only) if seen.len() == 1 => {
            let is_own = only.rows >= ENOUGH && only.sides.len() >= ENOUGH + business;
            if is_own { Whose::Own } else { Whose::Unknown }
        }
        Some(_) if seen.len() >= ENOUGH => {
            let is_of_one = |seen: &Seen| seen.sides.len() <= 1 + business;
            if seen.values().all(is_of_one) { Whose::Theirs } else { Whose::Unknown }
        }
        _ => Whose::Unknown,
    }
}

/// The accounts in a column, each with the names beside it, up to so many.
fn seen(table: Table<'_>, column: usize, names: &[usize], most: usize) -> BTreeMap<String, Seen> {
    let mut accounts: BTreeMap<String, Seen> = BTreeMap::new();
    for row in table.rows() {
        let Some(account) = text::account(row.cell(column)) else { continue };
        if accounts.len() == MANY_ACCOUNTS {
            break;
        }
        let seen = accounts.entry(account).or_default();
        seen.rows += 1;
        let names = names.iter().map(|column| words::fold(row.cell(*column)));
        for name in names.filter(|name| !name.is_empty()) {
            let is_it = |side: &String| *side == name || is_same_name(side, &name);
            if seen.sides.len() < most && !seen.sides.iter().any(is_it) {
                seen.sides.push(name);
            }
        }
    }
    accounts
}

/// The account in the lines before a table: an IBAN, or the number behind a word for it.
pub(super) fn before(before: &[Row<'_>]) -> Option<String> {
    let pieces = before.iter().flat_map(Row::cells).flat_map(|cell| cell.split(['/', ':', '(']));
    let pieces: Vec<&str> = pieces.map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let iban = pieces.iter().filter_map(|piece| text::account(piece)).find(|it| text::is_iban(it));
    let labels = &words::builtin().labels.account_lines;
    let labelled = pieces.windows(2).find_map(|pair| {
        let is_label = labels.contains(&words::fold(pair[0]));
        is_label.then(|| text::account_in(pair[1]))?
    });
    iban.or(labelled)
}
