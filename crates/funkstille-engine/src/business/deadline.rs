//! The deadline of the last letter, where a business chose its own (docs/rules.md, *Payment*).

use funkstille_core::playbook::{Deadline, Unit, Wait};

use crate::error::{Error, Problem};

/// The bounds of the deadline.
const AT_LEAST: &str = "5 business days";
const AT_MOST: &str = "30 days";

/// Monday to Friday, and the rest of a week (docs/rules.md, *Dates*).
const BUSINESS_DAYS_OF_A_WEEK: i64 = 5;
const DAYS_OF_A_WEEKEND: i64 = 2;

/// Reads a deadline of the business's own. Each letter takes the bounds by its own calendar.
///
/// # Errors
/// [`Problem::BadDeadline`].
pub(super) fn own_deadline(text: &str) -> Result<Deadline, Error> {
    let bad = || Problem::BadDeadline { given: text.to_owned() };
    let read = |text: &str| Wait::parse(text).ok_or_else(bad);
    Ok(Deadline { wait: read(text)?, at_least: read(AT_LEAST)?, at_most: read(AT_MOST)? })
}

/// As [`own_deadline`], for one that a person chooses now: it has to lie inside the bounds.
///
/// # Errors
/// [`Problem::BadDeadline`], [`Problem::DeadlineOutside`].
pub(super) fn chosen_deadline(text: &str) -> Result<Deadline, Error> {
    let deadline = own_deadline(text)?;
    let days = ordinary_days(deadline.wait);
    let bounds = ordinary_days(deadline.at_least)..=ordinary_days(deadline.at_most);
    if bounds.contains(&days) {
        return Ok(deadline);
    }
    let (at_least, at_most) = (AT_LEAST.to_owned(), AT_MOST.to_owned());
    Err(Problem::DeadlineOutside { given: text.to_owned(), at_least, at_most }.into())
}

/// How many days a length of time has at most where no week has a holiday.
fn ordinary_days(wait: Wait) -> i64 {
    let weekends = wait.count.saturating_add(BUSINESS_DAYS_OF_A_WEEK - 1) / BUSINESS_DAYS_OF_A_WEEK;
    match wait.unit {
        Unit::Days => wait.count,
        Unit::BusinessDays => wait.count.saturating_add(weekends * DAYS_OF_A_WEEKEND),
    }
}
