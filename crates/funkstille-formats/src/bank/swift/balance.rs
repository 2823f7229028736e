//! Whether a statement of MT940 is whole, by its balances (`:60F:`, `:62F:` and their like) and by
//! the end of the text.

use super::field::{Field, Tag};
use crate::bank::amount::{self, Point};
use crate::bank::entry::{Gap, GapSign};
use crate::bank::{BankError, FileFault};

/// What is known of the statement that is being read, and of those before it.
#[derive(Default)]
pub(super) struct Balances {
    /// The line of the last field of the statement, from 1, and what it is.
    last: Option<(u64, Tag)>,
    opening: Option<i64>,
    closing: Option<i64>,
    /// The line of the closing balance.
    closed_at: u64,
    /// The sum of the entries, in hundredths; `None` where one of them could not be read.
    moved: Option<i64>,
    /// Whether nothing that belongs to it is still to come.
    is_closed: bool,
    has_closed_others: bool,
    gaps: Vec<Gap>,
}

impl Balances {
    /// Takes a field, before the entry that it holds.
    pub(super) fn take(&mut self, field: &Field<'_>) {
        match field.tag {
            Tag::Begin | Tag::End => self.settle(),
            Tag::Opening => {
                if self.closing.is_some() {
                    self.settle();
                }
                self.opening = minor(field);
                self.moved = Some(0);
            }
            Tag::Closing => {
                (self.closing, self.closed_at) = (minor(field), field.line);
                self.is_closed = true;
            }
            Tag::Sums => self.is_closed = true,
            _ => {}
        }
        match field.tag {
            Tag::End => self.is_closed = true,
            Tag::Begin | Tag::Account | Tag::Opening | Tag::Entry => self.is_closed = false,
            _ => {}
        }
        self.last = Some((field.line, field.tag));
    }

    /// Adds an entry, in hundredths; `None` for one that could not be read.
    pub(super) fn add(&mut self, minor: Option<i64>) {
        self.moved = self.moved.zip(minor).map(|(moved, minor)| moved.saturating_add(minor));
    }

    /// What shows that something is missing, at the end of a text.
    ///
    /// # Errors
    /// Where the text breaks off: it does not end its line, and the last statement is not closed,
    /// or its closing balance is not whole; or the last statement is open, and others are closed.
    pub(super) fn finish(mut self, ends_line: bool) -> Result<Vec<Gap>, BankError> {
        let (line, tag) = self.last.unwrap_or((1, Tag::Other));
        let is_half_closed =
            tag == Tag::Closing && (self.closing.is_none() || self.fits() == Some(false));
        let is_open = self.opening.is_some() && !self.is_closed;
        let is_broken = if ends_line {
            is_open && self.has_closed_others
        } else {
            !self.is_closed || is_half_closed
        };
        if is_broken {
            return Err(BankError { line, fault: FileFault::Broken });
        }
        if is_open {
            self.gaps.push(Gap { line, sign: GapSign::Unclosed });
        }
        self.settle();
        Ok(self.gaps)
    }

    /// Whether the entries lead from balance to balance; `None` where it is not known.
    fn fits(&self) -> Option<bool> {
        let expected = self.opening?.checked_add(self.moved?)?;
        Some(expected == self.closing?)
    }

    /// The statement is over.
    fn settle(&mut self) {
        if self.fits() == Some(false) {
            self.gaps.push(Gap { line: self.closed_at, sign: GapSign::Balance });
        }
        self.has_closed_others |= self.closing.is_some();
        (self.opening, self.closing, self.moved) = (None, None, None);
    }
}

/// The amount of a balance (`C260304EUR1000,00`), in hundredths, below zero for a debit; `None`
/// where it is not whole. Some banks leave the currency out.
fn minor(field: &Field<'_>) -> Option<i64> {
    const DAY_DIGITS: usize = 6;
    let (sign, rest) = match field.lines.first()?.trim().split_at_checked(1)? {
        ("C", rest) => (1, rest),
        ("D", rest) => (-1, rest),
        _ => return None,
    };
    let amount = rest.get(DAY_DIGITS..)?.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let amount = amount.trim_start_matches('0');
    let written = amount.contains(',').then(|| amount::parse(amount, Some(Point::Comma)))??;
    Some(sign * written.minor)
}
