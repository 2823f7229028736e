//! The deadline that a letter sets.

use jiff::civil::Date;

use super::next::Walk;
use super::state::CaseState;
use super::surroundings::Surroundings;
use crate::calendar::{Calendar, CalendarError, Window};
use crate::playbook::{Deadline, Playbook};

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

/// The last day of the deadline of a step's letter: the one that it named, or else, where it has
/// not left yet or is not on record, the one that it would set. `None` for a letter that sets none.
/// Errors as [`Calendar::kind_of`].
pub fn deadline_of(
    step: &str,
    state: &CaseState,
    playbook: &Playbook,
    around: &Surroundings,
) -> Result<Option<Date>, CalendarError> {
    if let Some(last_day) = state.deadlines.get(step) {
        return Ok(Some(*last_day));
    }
    let own = playbook.step(step).and_then(|step| step.deadline);
    let Some(deadline) = around.deadline.or(own) else { return Ok(None) };
    let letter_on = Walk { state, playbook, around }.happened_on(step)?;
    deadline_on(letter_on, deadline, &around.calendar).map(Some)
}
