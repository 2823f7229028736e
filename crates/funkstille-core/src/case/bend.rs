//! From the day that a rule names to the day on which the step comes: the shift, the waits, and
//! the guards that move a date (docs/rules.md, guards 2 and 3).

use jiff::civil::Date;

use super::decide::TASK_BUSINESS_DAYS;
use super::next::Walk;
use super::reason::{HolidayName, Reason};
use super::rule_day::RuleDay;
use super::state::Waiting;
use super::surroundings::GoesFirst;
use crate::calendar::{Calendar, CalendarError, DayKind, Shift, days_after, monday_of_week, shift};
use crate::playbook::Step;

/// No message sooner after our previous one to that client (docs/rules.md, guard 2).
pub const MESSAGE_GAP_DAYS: i64 = 4;

/// No demand or final notice sooner after the one before it (docs/rules.md, guard 2).
pub(super) const DEMAND_GAP_DAYS: i64 = 14;

/// Most messages of one case in one week (docs/rules.md, guard 3).
pub(super) const MESSAGES_A_WEEK: usize = 2;

/// Days of an ISO 8601 week.
const DAYS_A_WEEK: i64 = 7;

/// The day on which a step comes.
pub(super) struct Bent {
    pub(super) day: Date,
    pub(super) planned: Date,
    pub(super) reasons: Vec<Reason>,
}

/// Moves the day that a rule names to the one on which the step comes.
pub(super) fn bend(
    named: RuleDay,
    (at, step): (usize, &Step),
    walk: &Walk<'_>,
    today: Option<Date>,
) -> Result<Bent, CalendarError> {
    let calendar = &walk.around.calendar;
    let shifted = shift(calendar, named.day, named.window)?;
    let mut bender = Bender { day: shifted.day(), reasons: vec![named.reason], calendar };
    if !walk.state.is_rest(&step.name) {
        bender.reasons.extend(walk.not_done(step)?);
    }
    bender.reasons.extend(shift_reason(named.day, shifted, calendar)?);
    bender.keep_order(at, step, walk)?;
    for wait in &walk.state.waits {
        bender.wait(*wait)?;
    }
    bender.wait_for_post(step, walk)?;
    let sends = step.sends();
    if sends {
        bender.keep_gaps(step, walk)?;
    }
    let planned = bender.day;
    if let Some(today) = today {
        bender.not_before(today, Reason::Overdue { planned })?;
        if sends {
            bender.keep_gaps(step, walk)?;
        }
    }
    Ok(Bent { day: bender.day, planned, reasons: bender.reasons })
}

fn shift_reason(
    day: Date,
    shifted: Shift,
    calendar: &Calendar,
) -> Result<Option<Reason>, CalendarError> {
    let holiday = match calendar.kind_of(day)? {
        DayKind::Holiday(holiday) => {
            Some(HolidayName { en: holiday.name_en.clone(), local: holiday.name_local.clone() })
        }
        _ => None,
    };
    Ok(match shifted {
        Shift::Stays(_) => None,
        Shift::Forward(_) => Some(Reason::Forward { day, holiday }),
        Shift::BackInside(_) => Some(Reason::BackInside { day, holiday }),
        Shift::AfterWindow(_) => Some(Reason::AfterWindow { day }),
    })
}

struct Bender<'a> {
    day: Date,
    reasons: Vec<Reason>,
    calendar: &'a Calendar,
}

impl Bender<'_> {
    /// Moves the day to the first business day from `floor` on, where it lies before it.
    fn not_before(&mut self, floor: Date, reason: Reason) -> Result<(), CalendarError> {
        if self.day < floor {
            self.day = self.calendar.on_or_after(floor)?;
            self.reasons.push(reason);
        }
        Ok(())
    }

    fn keep_order(&mut self, at: usize, step: &Step, walk: &Walk<'_>) -> Result<(), CalendarError> {
        if let Some((on, above)) = walk.latest_before(at) {
            self.not_before(on, walk.order_after(above, on))?;
        }
        if let (Some(bound), Some(due_on)) = (step.not_before, walk.state.opening.due_on) {
            let floor = bound.wait.after(due_on, self.calendar)?;
            self.not_before(floor, Reason::NotBeforeDue { due_on })?;
        }
        Ok(())
    }

    fn wait(&mut self, wait: Waiting) -> Result<(), CalendarError> {
        let until = wait.until(self.calendar)?;
        let open = self.calendar.on_or_after(until)?;
        self.not_before(until, Reason::Waited { why: wait.why, until: open })
    }

    /// A letter that a person is to send goes first, as long as its task holds (docs/rules.md,
    /// *Letters that a person sends*).
    fn wait_for_post(&mut self, coming: &Step, walk: &Walk<'_>) -> Result<(), CalendarError> {
        for (task, since) in walk.state.with_person() {
            let Some((step, _)) = task.letter() else { continue };
            // What of the same message goes by another way waits for nobody.
            if step == coming.name && walk.state.is_rest(step) {
                continue;
            }
            let until = self.calendar.business_days_after(since, TASK_BUSINESS_DAYS)?;
            self.not_before(until, Reason::WaitsForPost { step: step.to_owned(), until })?;
        }
        Ok(())
    }

    /// The distances between messages. Each move can break another distance, so they are looked
    /// at until the day stands still; it only ever moves forward.
    fn keep_gaps(&mut self, step: &Step, walk: &Walk<'_>) -> Result<(), CalendarError> {
        let own = walk.state.messages_beside(&step.name, walk.playbook);
        // One message a day leaves to a client: what left with it in other cases was the same
        // letter.
        let with_it = walk.state.rest_of_on(&step.name);
        let other = walk.around.other_messages_on.iter().copied();
        let other: Vec<Date> = other.filter(|on| Some(*on) != with_it).collect();
        loop {
            let before = self.day;
            self.keep_message_gap(&own, &other)?;
            self.give_way(&walk.around.go_first)?;
            if step.is_demand() {
                self.keep_demand_gap(step, walk)?;
            }
            self.keep_week(&own)?;
            if self.day == before {
                return Ok(());
            }
        }
    }

    fn keep_message_gap(&mut self, own: &[Date], other: &[Date]) -> Result<(), CalendarError> {
        let Some(message_on) = own.iter().chain(other).max().copied() else {
            return Ok(());
        };
        let reason = Reason::KeepsGap { days: MESSAGE_GAP_DAYS, message_on };
        self.not_before(days_after(message_on, MESSAGE_GAP_DAYS), reason)
    }

    /// What goes first on the same day or a little before moves this one behind it.
    fn give_way(&mut self, others: &[GoesFirst]) -> Result<(), CalendarError> {
        for GoesFirst { case, on } in others {
            if *on <= self.day {
                let reason = Reason::OtherCaseFirst { case: case.clone() };
                self.not_before(days_after(*on, MESSAGE_GAP_DAYS), reason)?;
            }
        }
        Ok(())
    }

    fn keep_demand_gap(&mut self, step: &Step, walk: &Walk<'_>) -> Result<(), CalendarError> {
        let is_other = |other: &&Step| other.is_demand() && other.name != step.name;
        let demands = walk.playbook.steps.iter().filter(is_other);
        let latest = demands.filter_map(|step| walk.state.sent_on(&step.name)).max();
        let Some(message_on) = latest else {
            return Ok(());
        };
        let reason = Reason::KeepsDemandGap { days: DEMAND_GAP_DAYS, message_on };
        self.not_before(days_after(message_on, DEMAND_GAP_DAYS), reason)
    }

    fn keep_week(&mut self, own: &[Date]) -> Result<(), CalendarError> {
        let monday = monday_of_week(self.day);
        let this_week = own.iter().filter(|on| monday_of_week(**on) == monday).count();
        if this_week < MESSAGES_A_WEEK {
            return Ok(());
        }
        self.not_before(days_after(monday, DAYS_A_WEEK), Reason::WeekIsFull { monday })
    }
}
