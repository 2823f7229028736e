//! Runs of interest: from the first bearing day, or the day after a payment, to the next payment
//! or the last day (docs/interest.md, *Part payments*).

use jiff::civil::Date;

use super::day_count::DayCount;
use super::error::InterestError;
use super::exact::Exact;
use super::parts::{Ledger, Parted, StatedPart};
use super::payment::{Applied, Owed, Payment};
use super::percent::Percent;
use super::rates::RatedDays;
use crate::calendar::days_after;
use crate::money::Money;

/// What is owed, since when, and what has come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debt {
    /// The principal before any of the payments.
    pub principal: Money,
    /// Costs beside it (of reminders, of a bank), each from the day on which it arose, in minor
    /// units; they bear no interest here. Money that came before does not go to them.
    pub costs: Vec<(Date, i64)>,
    /// The first day that bears interest.
    pub from: Date,
    /// The last day that bears interest.
    pub until: Date,
    /// What has come in, in any order.
    pub payments: Vec<Payment>,
    /// The parts in which the principal is due, in the order of the days on which they were
    /// agreed: later ones take the place of earlier ones. None where it is due at once.
    pub parted: Vec<Parted>,
}

/// One line of a calculation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The first and the last day; `None` where only their number is known.
    pub days_on: Option<(Date, Date)>,
    /// How many days count.
    pub days: i64,
    /// The rate.
    pub rate: Percent,
    /// The principal that bears, in minor units.
    pub principal_minor: i64,
    /// The interest, exact.
    pub interest: Exact,
}

/// A run: its lines, its interest, and the payment that ended it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The lines; none where no day bears.
    pub lines: Vec<Line>,
    /// The interest of all lines, rounded once, in minor units.
    pub interest_minor: i64,
    /// The payment that ended it, with what of it went to this principal; `None` for the last run.
    pub applied: Option<Applied>,
    /// The part of the principal that bears, by its place among all parts; `None` for the whole.
    pub part: Option<usize>,
}

/// All runs of a debt, and what is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Runs {
    /// The runs: of the whole, then of each part, each in the order of their days.
    pub each: Vec<Run>,
    /// What became of each payment, in the order of their days.
    pub payments: Vec<Applied>,
    /// What is owed at the end.
    pub left: Owed,
    /// The principals for which a flat fee is owed, when interest on each began.
    pub late: Vec<i64>,
    /// All parts.
    pub parts: Vec<StatedPart>,
    /// The rates that were used.
    pub rates: Vec<RatedDays>,
}

/// The rates of all days from one until another.
pub(super) type Rates<'a> = dyn Fn(Date, Date) -> Result<Vec<RatedDays>, InterestError> + 'a;

/// Computes all runs of a debt.
///
/// # Errors
/// Where a payment comes after the last day or is in another currency, a rate is not known, or an
/// amount is too large.
pub(super) fn runs(
    debt: &Debt,
    rates: &Rates<'_>,
    day_count: DayCount,
) -> Result<Runs, InterestError> {
    let mut ledger = Ledger::of(debt, rates, day_count)?;
    for payment in in_order(debt)? {
        ledger.pay(payment)?;
    }
    ledger.close()
}

/// Takes the costs out of those in the order of their days that have arisen by `on`; their sum.
pub(super) fn arisen(costs: &mut Vec<(Date, i64)>, on: Date) -> Result<i64, InterestError> {
    let later = costs.split_off(costs.partition_point(|(arose_on, _)| *arose_on <= on));
    let arisen = std::mem::replace(costs, later);
    arisen.into_iter().try_fold(0, |sum, (_, minor)| add(sum, minor))
}

/// Computes interest for a number of days without dates.
///
/// # Errors
/// Where it matters in which year the days lie, or an amount is too large.
pub(super) fn run_of_days(
    principal: Money,
    days: i64,
    rate: Percent,
    day_count: DayCount,
) -> Result<Run, InterestError> {
    let counted = day_count.count_number(days).ok_or(InterestError::NeedsDates)?;
    let interest = Exact::new(principal.minor, rate, counted.year_parts);
    let interest = interest.ok_or(InterestError::TooLarge)?;
    let line = Line { days_on: None, days, rate, principal_minor: principal.minor, interest };
    let interest_minor = interest.rounded().ok_or(InterestError::TooLarge)?;
    Ok(Run { lines: vec![line], interest_minor, applied: None, part: None })
}

/// The payments in the order of their days; those of one day stay in the order given.
fn in_order(debt: &Debt) -> Result<Vec<Payment>, InterestError> {
    let mut payments = debt.payments.clone();
    payments.sort_by_key(|payment| payment.on);
    for payment in &payments {
        let (given, wanted) = (payment.amount.currency, debt.principal.currency);
        if given != wanted {
            return Err(InterestError::OtherCurrency { given, wanted });
        }
        if payment.on > debt.until {
            let (paid_on, until) = (payment.on, debt.until);
            return Err(InterestError::PaymentAfterEnd { paid_on, until });
        }
    }
    Ok(payments)
}

/// One run from its first to its last day; without lines where the last comes before the first, or
/// nothing is left to bear.
pub(super) fn run(
    principal_minor: i64,
    (from, until): (Option<Date>, Date),
    rates: &[RatedDays],
    day_count: DayCount,
) -> Result<Run, InterestError> {
    let mut lines = Vec::new();
    let mut interest = Exact::ZERO;
    let from = from.filter(|_| principal_minor > 0);
    for (rated, from) in from.iter().flat_map(|from| rates.iter().map(|rated| (rated, *from))) {
        let (mut first, last) = (rated.from.max(from), rated.until.min(until));
        while first <= last {
            let end = day_count.line_until(first, last);
            let counted = day_count.count(first, end);
            let exact = Exact::new(principal_minor, rated.rate, counted.year_parts);
            let exact = exact.ok_or(InterestError::TooLarge)?;
            interest = interest.plus(exact).ok_or(InterestError::TooLarge)?;
            lines.push(Line {
                days_on: Some((first, end)),
                days: counted.days,
                rate: rated.rate,
                principal_minor,
                interest: exact,
            });
            if end == last {
                break;
            }
            first = days_after(end, 1);
        }
    }
    let interest_minor = interest.rounded().ok_or(InterestError::TooLarge)?;
    Ok(Run { lines, interest_minor, applied: None, part: None })
}

/// The sum of two amounts in minor units.
pub(super) fn add(a: i64, b: i64) -> Result<i64, InterestError> {
    a.checked_add(b).ok_or(InterestError::TooLarge)
}
