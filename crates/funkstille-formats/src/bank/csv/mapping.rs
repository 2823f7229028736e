//! Saved mappings: which column of a certain table holds what, where the program cannot see it.
//! They are the files `bank/*.toml` of the data, except `words.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use funkstille_core::money::Currency;
use serde::Deserialize;

use super::columns::{self, Columns};
use super::rows::Row;
use crate::bank::day::Order;
use crate::bank::words::{self, Role};

/// The mappings that come with the program.
static FILES: [&str; 2] = [
    include_str!("../../../../../bank/amazon-orders.toml"),
    include_str!("../../../../../bank/pc-mastercard.toml"),
];

/// Saved mappings of tables.
#[derive(Clone, Debug, Default)]
pub struct Mappings(Vec<Mapping>);

/// The mapping of one kind of table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mapping {
    /// Heads that the table has, all of them; none for a table without heads.
    #[serde(default)]
    heads: Vec<String>,
    /// How many columns a table without heads has.
    width: Option<usize>,
    #[serde(default)]
    pub sign: Sign,
    days: Option<Days>,
    currency: Option<String>,
    /// The account that the table is of.
    pub account: Option<String>,
    #[serde(default)]
    columns: BTreeMap<Role, Place>,
}

/// Whether the signs of the amounts are to be turned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Sign {
    #[default]
    AsWritten,
    Inverse,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Days {
    DayFirst,
    MonthFirst,
}

/// A column: its head, or its place from 1.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Place {
    Head(String),
    Number(usize),
}

impl Mappings {
    /// Those that come with the program.
    ///
    /// # Panics
    /// Never: a test reads them.
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Mappings> = LazyLock::new(|| {
            let read = |text: &&str| toml::from_str(text).expect("a test reads bank/*.toml");
            Mappings(FILES.iter().map(read).collect())
        });
        &BUILTIN
    }

    /// One more, which wins over those that are there.
    ///
    /// # Errors
    /// Where the text is no mapping; the error names line and field.
    pub fn add(&mut self, text: &str) -> Result<(), Box<toml::de::Error>> {
        self.0.insert(0, toml::from_str(text).map_err(Box::new)?);
        Ok(())
    }

    /// The mapping of a table with this row of heads.
    pub(super) fn by_heads(&self, heads: &Row<'_>) -> Option<&Mapping> {
        let read = folded(heads);
        self.0.iter().find(|mapping| {
            let mut names = mapping.heads.iter().map(|name| words::builtin().head(name).0);
            !mapping.heads.is_empty() && names.all(|name| read.contains(&name))
        })
    }

    /// The mapping of a table without heads.
    pub(super) fn by_width(&self, rows: &[Row<'_>]) -> Option<&Mapping> {
        let mut filled = rows.iter().filter(|row| !row.is_blank());
        let width = filled.next()?.width();
        let is_even = filled.all(|row| row.width() == width);
        self.0
            .iter()
            .find(|mapping| is_even && mapping.heads.is_empty() && mapping.width == Some(width))
    }
}

impl Mapping {
    /// The columns of a table: those that are said, and the rest as its heads say. None where it
    /// has not all that are said, or no day or no amount.
    pub(super) fn columns(&self, heads: Option<&Row<'_>>, below: &[Row<'_>]) -> Option<Columns> {
        let by_heads = heads.and_then(|heads| columns::by_heads(heads, below));
        let mut columns = by_heads.unwrap_or_default();
        let read = heads.map(folded).unwrap_or_default();
        let width = heads.or(below.first()).map_or(0, Row::width);
        let amounts = [Role::Amount, Role::Incoming, Role::Outgoing];
        if amounts.iter().any(|role| self.columns.contains_key(role)) {
            for role in amounts {
                columns.clear(role);
            }
            columns.are_open = false;
        }
        let says_way = self.columns.contains_key(&Role::Direction);
        columns.is_way_open &= !says_way && !self.columns.contains_key(&Role::Amount);
        for (role, place) in &self.columns {
            let column = match place {
                Place::Number(number) => number.checked_sub(1).filter(|column| *column < width)?,
                Place::Head(name) => {
                    let name = words::builtin().head(name).0;
                    read.iter().position(|head| *head == name)?
                }
            };
            columns.set(*role, column);
        }
        let currency = self.currency.as_deref().and_then(Currency::parse);
        columns.currency = currency.or(columns.currency);
        columns.are_enough().then_some(columns)
    }

    /// The order of days that it says.
    pub(super) fn order(&self) -> Option<Order> {
        Some(match self.days? {
            Days::DayFirst => Order::DayFirst,
            Days::MonthFirst => Order::MonthFirst,
        })
    }
}

fn folded(heads: &Row<'_>) -> Vec<String> {
    heads.cells().map(|cell| words::builtin().head(cell).0).collect()
}
