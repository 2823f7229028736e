//! Rows to entries, once it is known which column holds what.

mod entry;

use funkstille_core::money::Currency;
use jiff::civil::Date;

use super::Found;
use super::accounts::{self, Whose};
use super::amounts::{self, Parts, Reading, Said};
use super::batch::{Detail, Details};
use super::columns::{Columns, is_day};
use super::mapping::Sign;
use super::money;
use super::rows::Row;
use super::table::Table;
use crate::bank::amount::{self, Point, Written};
use crate::bank::day::{self, Order};
use crate::bank::entry::{BankEntry, BankFile, EntryFault, EntryStatus, UnreadableEntry};
use crate::bank::text;
use crate::bank::words::{self, Role};

/// How the format is called.
const FORMAT: &str = "CSV";

/// Digits of the shortest day (`1.1.26`, or `1 Jan 26`); what has fewer is a heading or a sum.
const MIN_DAY_DIGITS: usize = 3;

/// The most cells of a row that is a sum: a word, the amount, and a currency.
const CELLS_OF_SUM: usize = 3;

/// What is known of a table.
pub(super) struct Sheet<'a> {
    columns: &'a Columns,
    /// Nothing where it cannot be seen: then amounts that leave it open are refused.
    point: Option<Point>,
    order: Order,
    reading: Reading,
    /// The currency of rows that name none.
    currency: Currency,
    /// The account of rows that name none.
    account: Option<String>,
    /// Whose account [`Role::SomeAccount`] is.
    some_is: Whose,
    /// The currency that somebody said for rows that name none.
    said: Option<Currency>,
    /// Whether any amount has a minus.
    has_minus: bool,
    /// Whether any row says that it is booked.
    has_status: bool,
}

/// What a row comes to.
enum Outcome {
    Entry(Box<BankEntry>),
    Unreadable(EntryFault),
    /// More words for the entry above.
    More(String),
    /// A part of the entry above.
    Detail(Detail),
    /// A sum, a heading, or nothing.
    NoEntry,
}

impl<'a> Sheet<'a> {
    /// `said` is the currency that somebody said. Nothing where it cannot be told which amounts
    /// came in.
    pub(super) fn new(
        found: &'a Found<'_>,
        table: Table<'_>,
        said: Option<Currency>,
    ) -> Option<Self> {
        let columns = &found.columns;
        let before: Vec<Row<'_>> = table.rows_before().collect();
        let point = point_of(columns, table, &before);
        let order = found.mapping.and_then(super::Mapping::order);
        let currency = columns.currency.or_else(|| money::currency_before(&before));
        let order = order.or_else(|| day::order_of(table.cells(columns.days().collect())));
        let order = order.or_else(|| order_before(&before));
        let of_rows = || money::currency_of_rows(columns, table, point);
        let order = order.unwrap_or_else(|| Order::usual(of_rows().or(currency).or(said)));
        let own = found.mapping.and_then(|mapping| mapping.account.clone());
        let account = own.or_else(|| accounts::before(&before));
        let mut sheet = Self {
            columns,
            point,
            order,
            reading: Reading::default(),
            currency: currency.unwrap_or(Currency::UNKNOWN),
            some_is: accounts::whose(columns, table, account.as_deref()),
            account,
            said,
            has_minus: false,
            has_status: false,
        };
        let has_minus = sheet.amounts(table).any(|(_, parts)| parts.written.minor < 0);
        sheet.has_minus = has_minus;
        let status = columns.all(Role::Status).to_vec();
        sheet.has_status = table.cells(status).any(|it| words::builtin().is_booked(&it));
        // Where somebody has said what the columns are, nothing is refused.
        let usual = || found.mapping.map(|_| Reading::default());
        let reading = amounts::reading(&sheet.beside_balances(table), sheet.goes(table));
        sheet.reading = reading.or_else(usual)?;
        sheet.reading.is_inverse ^=
            found.mapping.is_some_and(|mapping| mapping.sign == Sign::Inverse);
        Some(sheet)
    }

    /// The rows that say an amount.
    fn amounts<'t>(&self, table: Table<'t>) -> impl Iterator<Item = (Row<'t>, Parts)> {
        table.rows().filter_map(|row| match amounts::said(&row, self.columns, self.point) {
            Said::Amount(parts) => Some((row, parts)),
            Said::Blank | Said::Wrong => None,
        })
    }

    /// Whether the days of the rows go upward, or from the newest to the oldest; `None` where they
    /// do neither.
    fn goes(&self, table: Table<'_>) -> Option<bool> {
        let days = self.amounts(table).filter_map(|(row, _)| self.days(&row)?.0);
        let days: Vec<Date> = days.collect();
        let (first, last) = (days.first()?, days.last()?);
        let is_upward = first < last;
        let goes = |pair: &[Date]| (pair[0] <= pair[1]) == is_upward || pair[0] == pair[1];
        (first != last && days.windows(2).all(goes)).then_some(is_upward)
    }

    /// Whether money of one way alone is read, and the balances say that there was more.
    pub(super) fn lacks_a_way(&self, table: Table<'_>) -> bool {
        self.columns.is_one_way() && amounts::contradict(&self.beside_balances(table), self.reading)
    }

    /// The amounts of the rows, each with the balance beside it.
    fn beside_balances(&self, table: Table<'_>) -> Vec<(Parts, Option<i64>)> {
        let balance = self.columns.one(Role::Balance);
        let parts = self.amounts(table).map(|(row, parts)| {
            let cell = balance.map(|column| row.cell(column)).filter(|cell| !cell.is_empty());
            let balance = cell
                .and_then(|cell| amount::parse(cell, self.point).or_else(|| amount::guess(cell)));
            (parts, balance.map(|balance| balance.minor))
        });
        parts.collect()
    }

    pub(super) fn read(&self, table: Table<'_>) -> BankFile {
        let mut file = BankFile { format: FORMAT.to_owned(), ..BankFile::default() };
        let mut details = Details::default();
        for row in table.rows().filter(|row| !row.is_blank()) {
            match self.outcome(&row) {
                Outcome::Entry(entry) => {
                    details.close(&mut file);
                    file.entries.push(*entry);
                }
                Outcome::Detail(detail) => details.add(detail),
                Outcome::Unreadable(fault) => {
                    details.close(&mut file);
                    file.unreadable.push(UnreadableEntry { line: row.line, fault });
                }
                Outcome::More(more) => {
                    if let Some(part) = file.entries.last_mut().and_then(|it| it.parts.first_mut())
                    {
                        let words = part.reference.iter().map(String::as_str);
                        let words: Vec<&str> = words.chain([more.as_str()]).collect();
                        part.reference = Some(words.join(" "));
                    }
                }
                Outcome::NoEntry => {}
            }
        }
        details.close(&mut file);
        file
    }

    fn outcome(&self, row: &Row<'_>) -> Outcome {
        let said = amounts::said(row, self.columns, self.point);
        let mut days = self.columns.days().map(|column| row.cell(column));
        let day = days.find(|cell| !cell.is_empty()).unwrap_or_default();
        let digits = day.bytes().filter(u8::is_ascii_digit).count();
        let is_dated = digits >= MIN_DAY_DIGITS;
        match said {
            Said::Blank if day.is_empty() => self.more(row),
            Said::Blank if is_dated && (self.is_cut_off(row) || self.has_amount_beside(row)) => {
                Outcome::Unreadable(EntryFault::Amount)
            }
            Said::Blank => Outcome::NoEntry,
            // A sum, or the heads once more.
            _ if !day.is_empty() && !is_dated => Outcome::NoEntry,
            _ if day.is_empty() && self.is_sum(row) => Outcome::NoEntry,
            _ if is_balance(row) => Outcome::NoEntry,
            Said::Wrong => Outcome::Unreadable(EntryFault::Amount),
            Said::Amount(parts) => match self.fault(row, parts) {
                Some(fault) => Outcome::Unreadable(fault),
                None => self.dated(row, parts),
            },
        }
    }

    /// A row that says a whole amount, by its day.
    fn dated(&self, row: &Row<'_>, parts: Parts) -> Outcome {
        match self.days(row) {
            Some((booked_on, valued_on)) => {
                Outcome::Entry(Box::new(self.entry(row, parts, booked_on, valued_on)))
            }
            // It may never get one.
            None if self.status(row) != EntryStatus::Booked => {
                Outcome::Entry(Box::new(self.entry(row, parts, None, None)))
            }
            None => Outcome::Unreadable(EntryFault::Day),
        }
    }

    /// A row without the day and the amount of an entry: more words for the one above, unless it is
    /// about something else that is not booked.
    fn more(&self, row: &Row<'_>) -> Outcome {
        if row.cells().any(is_day) {
            return Outcome::NoEntry;
        }
        if self.has_amount_beside(row) {
            let is_sum = row.cells().any(|cell| words::builtin().is_sum(cell));
            let detail = self.detail(row).filter(|_| !is_sum);
            return detail.map_or(Outcome::NoEntry, Outcome::Detail);
        }
        text::said(&self.written(row).join(" ")).map_or(Outcome::NoEntry, Outcome::More)
    }

    /// Whether a row without a day is a sum, or the head of one: a word stands where the amounts
    /// are, or hardly anything but a word for a sum stands beside the amount.
    fn is_sum(&self, row: &Row<'_>) -> bool {
        let has_digit = |cell: &str| cell.bytes().any(|byte| byte.is_ascii_digit());
        let mut amounts = self.columns.amounts().map(|column| row.cell(column));
        let filled = row.cells().filter(|cell| !cell.is_empty()).count();
        let is_short = filled <= CELLS_OF_SUM;
        !amounts.any(has_digit)
            || (is_short && row.cells().any(|cell| words::builtin().is_sum(cell)))
    }

    /// Why a row that says an amount cannot be taken as it stands.
    fn fault(&self, row: &Row<'_>, parts: Parts) -> Option<EntryFault> {
        let cell = |role: Role| self.columns.one(role).map_or("", |column| row.cell(column));
        let (status, words) = (cell(Role::Status), words::builtin());
        // A bank may fill the column that is not meant with zero.
        let is_zero = parts.written.minor == 0;
        if is_zero && self.columns.is_one_way() && self.has_amount_beside(row) {
            return Some(EntryFault::Amount);
        }
        if words.is_partly_void(status) {
            return Some(EntryFault::Status);
        }
        if self.status(row) != EntryStatus::Booked {
            return None;
        }
        let is_known = status.is_empty() || words.is_booked(status);
        let refunded = amount::guess(cell(Role::Refunded)).is_some_and(|it| it.minor != 0);
        if refunded || (self.has_status && !is_known) {
            return Some(EntryFault::Status);
        }
        let has_direction = self.columns.one(Role::Direction).is_some();
        if has_direction && parts.is_undirected() && !self.has_minus && !is_zero {
            return Some(EntryFault::Direction);
        }
        let is_unknown = self.currency_of(row, parts) == Currency::UNKNOWN;
        let is_other =
            |cell: &str| words.currency_in_words(cell).is_some_and(|it| Some(it) != self.said);
        (is_unknown && self.said.is_some() && row.cells().any(is_other))
            .then_some(EntryFault::Currency)
    }

    fn currency_of(&self, row: &Row<'_>, parts: Parts) -> Currency {
        let cell = self.columns.one(Role::Currency).map(|column| row.cell(column));
        let currency = cell.and_then(|cell| words::builtin().currency(cell));
        currency.or(parts.written.currency).unwrap_or(self.currency)
    }

    /// Whether the row ends before the column of its amount.
    fn is_cut_off(&self, row: &Row<'_>) -> bool {
        self.columns.amounts().all(|column| column >= row.width())
    }

    /// Whether an amount stands in a column of which nobody knows what it holds: it may be the one
    /// of a payment.
    fn has_amount_beside(&self, row: &Row<'_>) -> bool {
        self.amounts_beside(row).next().is_some()
    }

    fn amounts_beside(&self, row: &Row<'_>) -> impl Iterator<Item = Written> {
        let unknown = row.cells().enumerate().filter(|(column, _)| !self.columns.has(*column));
        let amounts = unknown.filter_map(|(_, cell)| {
            amount::parse(cell, self.point).or_else(|| amount::guess(cell))
        });
        amounts.filter(|written| written.minor != 0 && !written.is_plain_number)
    }

    /// The day of booking (or else of value), and the day of value; `None` where one is none.
    fn days(&self, row: &Row<'_>) -> Option<(Option<Date>, Option<Date>)> {
        let day = |role: Role| {
            let column = self.columns.one(role)?;
            Some(row.cell(column)).filter(|cell| !cell.is_empty())
        };
        let read = |cell: Option<&str>| match cell {
            Some(cell) => day::parse(cell, self.order).map(Some),
            None => Some(None),
        };
        let (booked_on, valued_on) = (read(day(Role::Booked))?, read(day(Role::Valued))?);
        booked_on.or(valued_on)?;
        Some((booked_on.or(valued_on), valued_on))
    }
}

/// The order of the days in the lines before a table, `as of 11/30/2026`, where they say it.
fn order_before(before: &[Row<'_>]) -> Option<Order> {
    let words = before.iter().flat_map(Row::cells).flat_map(str::split_whitespace);
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_ascii_digit()));
    day::order_of(words.filter(|word| word.contains('/')))
}

/// Whether nothing stands in the row but a balance, what it is called, and when it was so.
fn is_balance(row: &Row<'_>) -> bool {
    let words = words::builtin();
    let is_about_it = |cell: &str| {
        let is_empty = cell.is_empty() || words.came_in(cell).is_some();
        is_empty || is_day(cell) || amount::guess(cell).is_some() || words.currency(cell).is_some()
    };
    let mut said = row.cells().filter(|cell| !is_about_it(cell)).peekable();
    said.peek().is_some() && said.all(|cell| words.is_balance(cell))
}

/// The sign between euros and cents: as the amounts say, or else the balances, or the lines before
/// the table.
fn point_of(columns: &Columns, table: Table<'_>, before: &[Row<'_>]) -> Option<Point> {
    let of_amounts = amount::point_of(table.cells(columns.amounts().collect()));
    let of_balances = || amount::point_of(table.cells(columns.all(Role::Balance).to_vec()));
    // Numbers and days stand there, too.
    let is_amount = |cell: &&str| amount::guess(cell).is_some_and(|it| !it.is_plain_number);
    let of_lines = || amount::point_of(before.iter().flat_map(Row::cells).filter(is_amount));
    of_amounts.or_else(of_balances).or_else(of_lines)
}
