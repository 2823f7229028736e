//! Which columns hold amounts and their currency, where no list has their heads: by the words in
//! them, and never by the first that comes.

use funkstille_core::money::Currency;

use super::amounts::{self, Said};
use super::balances;
use super::columns::{Columns, every_cell, may_hold_amounts};
use super::rows::Row;
use super::table::Table;
use crate::bank::amount::{self, Point};
use crate::bank::words::{self, Role};

/// Cells of the shortest row of heads that no list has: day, amount and text.
const MIN_HEADS: usize = 3;

/// The heads of a table, folded, and some of the rows below them.
pub(super) struct Heads<'a> {
    pub read: &'a [String],
    pub below: &'a [Row<'a>],
}

/// What the words in the heads say of the columns of a role.
enum ByWord {
    Nothing,
    Only(usize),
    /// Several, and nothing says which.
    Several,
}

impl Heads<'_> {
    /// Gives roles to the columns of amounts that have none by their heads alone.
    pub(super) fn give_amounts(&self, columns: &mut Columns) {
        if columns.one(Role::Amount).is_none() {
            self.give_ways(columns);
        }
        if columns.amounts().next().is_none() {
            match self.by_word(columns, Role::Amount, &[]) {
                ByWord::Only(column) => columns.put(Role::Amount, column),
                ByWord::Several => columns.are_open = true,
                ByWord::Nothing => {}
            }
        }
        columns.are_open |= self.is_less_than_paid(columns);
        let no_amounts = &words::builtin().no_amounts;
        for column in 0..self.read.len() {
            if !columns.has(column) && no_amounts.has(&self.read[column]) {
                columns.put(Role::Other, column);
            }
        }
    }

    /// Money in one column that came in, in another that went out: where one is found, the other is
    /// looked for, too.
    fn give_ways(&self, columns: &mut Columns) {
        for (role, other) in [(Role::Incoming, Role::Outgoing), (Role::Outgoing, Role::Incoming)] {
            if columns.one(role).is_some() {
                continue;
            }
            let not = words::builtin().in_heads.get(&other).map_or(&[][..], Vec::as_slice);
            match self.by_word(columns, role, not) {
                ByWord::Only(column) => columns.put(role, column),
                ByWord::Several => columns.are_open = true,
                ByWord::Nothing => {}
            }
        }
    }

    /// The column whose head has a word of the role, and none of the others.
    fn by_word(&self, columns: &Columns, role: Role, not: &[String]) -> ByWord {
        let words = words::builtin();
        let no_amounts = &words.no_amounts;
        let Some(names) = words.in_heads.get(&role) else { return ByWord::Nothing };
        let is_it = |column: &usize| {
            let head = &self.read[*column];
            let is_free = !columns.has(*column) && !no_amounts.has(head);
            is_free
                && words::has_word(head, names)
                && !words::has_word(head, not)
                && may_hold_amounts(self.below, *column)
        };
        let mut found: Vec<usize> = (0..self.read.len()).filter(is_it).collect();
        let is_filled = |column: &usize| self.below.iter().any(|row| !row.cell(*column).is_empty());
        prefer(&mut found, is_filled);
        prefer(&mut found, |column| !no_amounts.is_net(&self.read[*column]));
        prefer(&mut found, |column| !no_amounts.is_foreign(&self.read[*column]));
        if let Some(balance) = columns.one(Role::Balance) {
            prefer(&mut found, |column| balances::go_by(self.below, balance, &[*column]));
        }
        match found[..] {
            [] => ByWord::Nothing,
            [first, ref others @ ..] => {
                let is_same = |other: &usize| balances::are_same(self.below, first, *other);
                if others.iter().all(is_same) { ByWord::Only(first) } else { ByWord::Several }
            }
        }
    }

    /// Whether the amounts are those after tax or fees, which stand beside them: the client paid
    /// more.
    fn is_less_than_paid(&self, columns: &Columns) -> bool {
        let no_amounts = &words::builtin().no_amounts;
        let Some(column) = columns.one(Role::Amount) else { return false };
        if !no_amounts.is_net(&self.read[column]) {
            return false;
        }
        let is_unknown =
            |column: &usize| !columns.has(*column) || columns.all(Role::Other).contains(column);
        (0..self.read.len()).filter(is_unknown).any(|column| {
            let is_fee = no_amounts.has(&self.read[column]);
            self.below.iter().any(|row| {
                let written = amount::guess(row.cell(column));
                written.is_some_and(|it| it.minor != 0 && (is_fee || !it.is_plain_number))
            })
        })
    }

    /// Gives its role to the column of currencies that stands beside the amounts, or is the only
    /// one. What the amounts were in another account or currency is none of theirs.
    pub(super) fn give_currency(&self, columns: &mut Columns) {
        let words = words::builtin();
        let is_taken = columns.currency.is_some() || columns.one(Role::Currency).is_some();
        let Some(names) = words.in_heads.get(&Role::Currency).filter(|_| !is_taken) else {
            return;
        };
        let is_it = |column: &usize| {
            let head = &self.read[*column];
            let is_other = words.no_amounts.has(head) || words.no_amounts.is_foreign(head);
            !columns.has(*column)
                && !is_other
                && words::has_word(head, names)
                && every_cell(self.below, *column, |cell| words.currency(cell).is_some())
        };
        let mut found: Vec<usize> = (0..self.read.len()).filter(is_it).collect();
        let amounts: Vec<usize> = columns.amounts().collect();
        prefer(&mut found, |column| amounts.iter().any(|it| it.abs_diff(*column) == 1));
        if let [only] = found[..] {
            columns.put(Role::Currency, only);
        }
    }
}

/// Keeps those that are so, where any is.
fn prefer(found: &mut Vec<usize>, is: impl Fn(&usize) -> bool) {
    if found.len() > 1 && found.iter().any(&is) {
        found.retain(is);
    }
}

/// The currency that every row names, in its column or beside the amount; `None` where one names
/// none, or another.
pub(super) fn currency_of_rows(
    columns: &Columns,
    table: Table<'_>,
    point: Option<Point>,
) -> Option<Currency> {
    let column = columns.one(Role::Currency);
    let amounts = table.rows().filter_map(|row| match amounts::said(&row, columns, point) {
        Said::Amount(parts) => {
            let named = column.and_then(|it| words::builtin().currency(row.cell(it)));
            Some(named.or(parts.written.currency))
        }
        Said::Blank | Said::Wrong => None,
    });
    let mut currencies = amounts.peekable();
    let first = currencies.peek().copied().flatten()?;
    currencies.all(|it| it == Some(first)).then_some(first)
}

/// The currency in the lines before a table: alone in its cell, beside an amount or a word for it,
/// or at the end of a head. Anywhere else, three letters may be a word or a name.
pub(super) fn currency_before(before: &[Row<'_>]) -> Option<Currency> {
    let is_head = |row: &Row<'_>| row.cells().filter(|cell| !cell.is_empty()).count() >= MIN_HEADS;
    let heads = before.iter().rfind(|row| !row.is_blank()).filter(|row| is_head(row));
    let in_cells = before.iter().flat_map(Row::cells).find_map(currency_in);
    in_cells.or_else(|| {
        let mut ends = heads?.cells().filter_map(|cell| cell.rsplit([' ', '(']).next());
        ends.find_map(|end| words::builtin().currency_in_words(end.trim_end_matches(')')))
    })
}

/// The currency that a cell before a table names.
fn currency_in(cell: &str) -> Option<Currency> {
    let words = words::builtin();
    let is_around = |c: char| c.is_whitespace() || matches!(c, ':' | '=' | '"' | '\'');
    if let Some(currency) = words.currency_in_words(cell.trim_matches(is_around)) {
        return Some(currency);
    }
    let is_between = |c: char| matches!(c, ' ' | '\u{a0}' | ':' | '(' | ')');
    let tokens: Vec<&str> = cell.split(is_between).filter(|it| !it.is_empty()).collect();
    let is_amount = |token: &&str| amount::guess(token).is_some();
    let is_word = |token: &&str| {
        let word = words::fold(token);
        word == "in" || words.is_word_for_currency(&word)
    };
    tokens.iter().enumerate().find_map(|(at, token)| {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let behind = tokens.get(at + 1);
        let is_beside =
            before.is_some_and(|it| is_word(it) || is_amount(it)) || behind.is_some_and(is_amount);
        words.currency_in_words(token).filter(|_| is_beside)
    })
}
