//! A principal that is due in parts: each is a debt of its own, with its own first bearing day, and
//! money goes to the one that is due first (docs/interest.md, *Instalments*).

use jiff::civil::Date;

use super::day_count::DayCount;
use super::error::InterestError;
use super::ground::InDefault;
use super::payment::{Applied, Owed, Payment};
use super::rates::RatedDays;
use super::run::{self, Debt, Rates, Run, Runs, add, arisen};
use crate::money::Money;

/// From some day on, what is left of a principal is due in these parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parted {
    /// The last day of what held before; [`Date::MIN`] where it was so from the beginning.
    pub after: Date,
    /// The parts, in the order in which they are due. Where they make more than what is left of the
    /// principal, the first ones hold interest and costs.
    pub parts: Vec<DuePart>,
}

/// One part of a principal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DuePart {
    /// How much, in minor units.
    pub minor: i64,
    /// When it is due; `None` where only its first bearing day is known.
    pub due_on: Option<Date>,
    /// The first day on which it bears interest; `None` where nothing brings default.
    pub from: Option<Date>,
    /// What brings default, where that is known.
    pub default: Option<InDefault>,
}

/// A part of a principal in a statement. Amounts are minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedPart {
    /// When it is due, and since when it bears; what is left of the principal when the parts were
    /// agreed is what they make together.
    pub due: DuePart,
    /// The interest on it, paid or not.
    pub interest_minor: i64,
    /// What is left of it.
    pub left_minor: i64,
    /// Whether other parts took its place.
    pub is_replaced: bool,
}

/// A principal, or a part of it, with what it bore.
struct Piece {
    /// Its place among all parts; `None` for the whole.
    part: Option<usize>,
    principal: i64,
    /// Interest that is settled and not paid.
    interest: i64,
    /// The first bearing day.
    begins: Option<Date>,
    /// The first day that is not settled; `None` where no day bears any more.
    from: Option<Date>,
    /// The principal when interest began.
    at_start: i64,
    rates: Vec<RatedDays>,
}

/// What is owed, day by day: payments and agreements are taken in the order of their days.
pub(super) struct Ledger<'a> {
    debt: &'a Debt,
    rates: &'a Rates<'a>,
    day_count: DayCount,
    /// Agreements that are still to come, the next one last.
    to_come: Vec<&'a Parted>,
    pieces: Vec<Piece>,
    parts: Vec<StatedPart>,
    costs: i64,
    later_costs: Vec<(Date, i64)>,
    /// Interest of what held before the last agreement, settled and not paid.
    carried: i64,
    late: Vec<i64>,
    runs: Vec<Run>,
    payments: Vec<Applied>,
    used: Vec<RatedDays>,
}

impl<'a> Ledger<'a> {
    /// Before anything has happened.
    ///
    /// # Errors
    /// Where a rate is not known.
    pub(super) fn of(
        debt: &'a Debt,
        rates: &'a Rates<'a>,
        day_count: DayCount,
    ) -> Result<Self, InterestError> {
        let mut later_costs = debt.costs.clone();
        later_costs.sort_unstable();
        let holds = |parted: &&Parted| !parted.parts.is_empty() && parted.after <= debt.until;
        let mut ledger = Self {
            debt,
            rates,
            day_count,
            to_come: debt.parted.iter().filter(holds).rev().collect(),
            pieces: Vec::new(),
            parts: Vec::new(),
            costs: 0,
            later_costs,
            carried: 0,
            late: Vec::new(),
            runs: Vec::new(),
            payments: Vec::new(),
            used: Vec::new(),
        };
        let whole = ledger.piece(None, debt.principal.minor, Some(debt.from))?;
        ledger.pieces.push(whole);
        Ok(ledger)
    }

    fn piece(
        &mut self,
        part: Option<usize>,
        principal: i64,
        begins: Option<Date>,
    ) -> Result<Piece, InterestError> {
        // A rate that was fixed when the whole began to bear stays with its parts.
        let rated_from = if self.late.is_empty() { begins } else { Some(self.debt.from) };
        let last_on = self.to_come.last().map_or(self.debt.until, |next| next.after);
        let bears = begins.filter(|begins| *begins <= last_on);
        let rates = match bears.and(rated_from) {
            Some(from) => (self.rates)(from, last_on)?,
            None => Vec::new(),
        };
        self.used.extend(rates.iter().cloned());
        Ok(Piece { part, principal, interest: 0, begins, from: bears, at_start: principal, rates })
    }

    /// Ends the run of a piece with a day, that day included.
    fn settle(&mut self, nth: usize, on: Date) -> Result<Run, InterestError> {
        let piece = &mut self.pieces[nth];
        let mut run = run::run(piece.principal, (piece.from, on), &piece.rates, self.day_count)?;
        piece.interest = add(piece.interest, run.interest_minor)?;
        if piece.begins.is_some_and(|begins| begins <= on) {
            // Without a next day nothing bears any more: the calendar has ended.
            piece.from = on.tomorrow().ok();
        }
        run.part = piece.part;
        if let Some(stated) = piece.part.and_then(|part| self.parts.get_mut(part)) {
            stated.interest_minor = add(stated.interest_minor, run.interest_minor)?;
        }
        Ok(run)
    }

    /// Money came in: it goes to costs, to interest of before, and then to the pieces in the order
    /// in which they are due, to interest first. What it does not reach goes on bearing.
    ///
    /// # Errors
    /// Where a rate is not known, or an amount is too large.
    pub(super) fn pay(&mut self, payment: Payment) -> Result<(), InterestError> {
        while let Some(next) = self.to_come.pop_if(|next| next.after < payment.on) {
            self.part(next)?;
        }
        self.costs = add(self.costs, arisen(&mut self.later_costs, payment.on)?)?;
        let mut whole = Applied { left_over: payment.amount.minor, ..Applied::nothing(payment) };
        for nth in 0..self.pieces.len() {
            if nth > 0 && whole.left_over == 0 {
                break;
            }
            let mut run = self.settle(nth, payment.on)?;
            let share = self.take(nth, (payment, whole.left_over));
            whole.take_in(share);
            run.applied = Some(share);
            self.runs.push(run);
        }
        self.payments.push(whole);
        Ok(())
    }

    /// Takes what is left of a payment off a piece; what belongs to no piece goes with the first.
    fn take(&mut self, nth: usize, (payment, minor): (Payment, i64)) -> Applied {
        let piece = &mut self.pieces[nth];
        let (costs, carried) = if nth == 0 { (self.costs, self.carried) } else { (0, 0) };
        let interest = carried.saturating_add(piece.interest);
        let mut owed = Owed { costs, interest, principal: piece.principal };
        let amount = Money { minor, ..payment.amount };
        let share = owed.apply(Payment { amount, ..payment });
        let off_carried = share.to_interest.min(carried);
        self.costs -= share.to_costs;
        self.carried -= off_carried;
        piece.interest -= share.to_interest - off_carried;
        piece.principal = owed.principal;
        if piece.begins.is_none_or(|begins| payment.on < begins) {
            piece.at_start = piece.principal;
        }
        Applied { payment, ..share }
    }

    /// From the next day on, what is left is due in parts. What it bore until then stays owed.
    fn part(&mut self, parted: &Parted) -> Result<(), InterestError> {
        let mut principal = 0;
        for nth in 0..self.pieces.len() {
            let run = self.settle(nth, parted.after)?;
            if !run.lines.is_empty() {
                self.runs.push(run);
            }
            principal = add(principal, self.pieces[nth].principal)?;
            self.carried = add(self.carried, self.pieces[nth].interest)?;
        }
        // Who was late already owes the flat fee of that, and no further one.
        self.note_late(parted.after);
        self.parts.iter_mut().for_each(|part| part.is_replaced = true);
        self.pieces.clear();
        for (due, minor) in parted.parts.iter().zip(split(principal, &parted.parts)?) {
            let place = self.parts.len();
            // Nothing has brought default of what is late after the last day.
            let until = self.debt.until;
            let default = due.default.clone().filter(|default| default.since_on <= until);
            let due = DuePart { minor, default, ..due.clone() };
            // What bore before goes on bearing on the next day at the earliest.
            let from = due.from.map(|from| from.max(next(parted.after)));
            let piece = self.piece(Some(place), minor, from)?;
            let (interest_minor, left_minor, is_replaced) = (0, minor, false);
            self.parts.push(StatedPart { due, interest_minor, left_minor, is_replaced });
            self.pieces.push(piece);
        }
        Ok(())
    }

    /// Notes the principals that began to bear by a day, where none did before.
    fn note_late(&mut self, on: Date) {
        if self.late.is_empty() {
            let late = self.pieces.iter().filter(|it| it.begins.is_some_and(|day| day <= on));
            self.late = late.map(|piece| piece.at_start).filter(|minor| *minor > 0).collect();
        }
    }

    /// The last runs, and what is left.
    ///
    /// # Errors
    /// As [`Ledger::pay`].
    pub(super) fn close(mut self) -> Result<Runs, InterestError> {
        while let Some(next) = self.to_come.pop() {
            self.part(next)?;
        }
        let until = self.debt.until;
        let mut left = Owed { costs: self.costs, interest: self.carried, principal: 0 };
        for nth in 0..self.pieces.len() {
            let run = self.settle(nth, until)?;
            if !run.lines.is_empty() {
                self.runs.push(run);
            }
            let piece = &self.pieces[nth];
            left.interest = add(left.interest, piece.interest)?;
            left.principal = add(left.principal, piece.principal)?;
            if let Some(stated) = piece.part.and_then(|part| self.parts.get_mut(part)) {
                stated.left_minor = piece.principal;
            }
        }
        self.note_late(until);
        left.costs = add(left.costs, arisen(&mut self.later_costs, until)?)?;
        self.parts.iter_mut().filter(|part| part.is_replaced).for_each(|part| part.left_minor = 0);
        self.runs.sort_by_key(|run| run.part);
        Ok(Runs {
            each: self.runs,
            payments: self.payments,
            left,
            late: self.late,
            parts: self.parts,
            rates: self.used,
        })
    }
}

/// The principal over parts. What they make beyond it is interest and costs, which are paid first
/// and so come off the first parts; what they lack is due with the last.
fn split(principal: i64, parts: &[DuePart]) -> Result<Vec<i64>, InterestError> {
    let sum = parts.iter().try_fold(0, |sum, part| add(sum, part.minor))?;
    let mut beyond = sum.saturating_sub(principal).max(0);
    let mut split: Vec<i64> = parts
        .iter()
        .map(|part| {
            let off = beyond.min(part.minor);
            beyond -= off;
            part.minor - off
        })
        .collect();
    if let Some(last) = split.last_mut() {
        *last = add(*last, principal.saturating_sub(sum).max(0))?;
    }
    Ok(split)
}

/// The next day; the last one of the calendar has none.
fn next(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}
