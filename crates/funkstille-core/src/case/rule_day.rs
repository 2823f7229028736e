//! The day that a rule names, before the shift (docs/rules.md, *Rules*).

use jiff::civil::{Date, Weekday};

use super::deadline::deadline_of;
use super::next::Walk;
use super::reason::Reason;
use crate::calendar::{CalendarError, Window, days_after, monday_of_week};
use crate::playbook::{Rule, Step};

/// Days of an ISO 8601 week.
const DAYS_A_WEEK: i64 = 7;

/// The day that a rule names.
pub(super) struct RuleDay {
    pub(super) day: Date,
    pub(super) window: Option<Window>,
    pub(super) reason: Reason,
}

impl RuleDay {
    fn on(day: Date, reason: Reason) -> Self {
        Self { day, window: None, reason }
    }
}

/// The day that the rule of `step` names; `None` where it counts from a due date that is not
/// known. Errors as [`crate::calendar::Calendar::kind_of`].
pub(super) fn rule_day(step: &Step, walk: &Walk<'_>) -> Result<Option<RuleDay>, CalendarError> {
    let calendar = &walk.around.calendar;
    Ok(Some(match &step.rule {
        Rule::After { wait, of, within } => {
            let of_day = walk.anchor_day(of)?;
            let window = within.map(|(first, last)| Window {
                first: days_after(of_day, first),
                last: days_after(of_day, last),
            });
            let reason = Reason::After { wait: *wait, of: walk.counted_from(of), of_day };
            RuleDay { day: wait.after(of_day, calendar)?, window, reason }
        }
        Rule::Weekday { weekday, of } => {
            let of_day = walk.anchor_day(of)?;
            let counted = calendar.on_or_after(of_day)?;
            let of = walk.counted_from(of);
            let reason = Reason::Weekday { weekday: *weekday, of, of_day };
            RuleDay::on(weekday_of_next_week(counted, *weekday), reason)
        }
        Rule::WeekOver { step } => week_over(step, walk.happened_on(step)?),
        Rule::AfterDue { wait } => {
            let Some(due_on) = walk.state.opening.due_on else {
                return Ok(None);
            };
            let day = wait.after(due_on, calendar)?;
            RuleDay::on(day, Reason::AfterDue { wait: *wait, due_on })
        }
        Rule::AfterDeadline { step } => {
            let last_day = deadline_of(step, walk.state, walk.playbook, walk.around)?;
            let Some(deadline_on) = last_day else { return Ok(None) };
            let reason = Reason::AfterDeadline { step: step.clone(), deadline_on };
            RuleDay::on(days_after(deadline_on, 1), reason)
        }
        Rule::SameDay { step } => {
            RuleDay::on(walk.happened_on(step)?, Reason::SameDay { step: step.clone() })
        }
    }))
}

fn weekday_of_next_week(day: Date, weekday: Weekday) -> Date {
    let offset = i64::from(weekday.to_monday_zero_offset());
    days_after(monday_of_week(day), DAYS_A_WEEK + offset)
}

/// The Monday after the step's week; one week later where it happened so late that the week
/// would not really pass.
fn week_over(step: &str, of_day: Date) -> RuleDay {
    let monday = days_after(monday_of_week(of_day), DAYS_A_WEEK);
    let late =
        of_day.weekday().to_monday_zero_offset() >= Weekday::Thursday.to_monday_zero_offset();
    if late {
        let reason = Reason::NextWeekOver { step: step.to_owned(), of_day };
        RuleDay::on(days_after(monday, DAYS_A_WEEK), reason)
    } else {
        RuleDay::on(monday, Reason::WeekOver { step: step.to_owned(), of_day })
    }
}
