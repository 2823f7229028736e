//! The deadline that a letter sets.

use jiff::civil::Date;

use crate::calendar::{Calendar, CalendarError, Window};
use crate::playbook::Deadline;

/// The last day of a deadline, counted from the day of the letter. A deadline that would end on no
/// business day ends on the next one, or on the last one before it where the next would leave the
/// bounds (docs/rules.md, *Payment*; BGB § 193).
/// Errors as [`Calendar::kind_of`].
pub fn deadline_on(
    letter_on: Date,
    deadline: Deadline,
    calendar: &Calendar,
) -> Result<Date, CalendarError> {
    let end = deadline.wait.after(letter_on, calendar)?;
    let next = calendar.on_or_after(end)?;
    if next <= deadline.at_most.after(letter_on, calendar)? {
        return Ok(next);
    }
    let first = deadline.at_least.after(letter_on, calendar)?;
    Ok(calendar.last_inside(Window { first, last: end })?.unwrap_or(next))
}
