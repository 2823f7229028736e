//! What is to be done today.

use jiff::civil::Date;

use super::follow_on::FollowOn;
use super::next::{Next, NextStep, Walk, next_step};
use super::reason::Reason;
use super::state::{CaseState, Pending};
use super::surroundings::Surroundings;
use crate::calendar::{CalendarError, Window, days_after, days_between};
use crate::case::apply::PROMISE_GRACE_BUSINESS_DAYS;
use crate::playbook::{Action, EndOutcome, Mode, Playbook, Rule, Step};

/// A step this many days late goes to review even where it is automatic (docs/rules.md, *Modes*).
const LATE_DAYS: i64 = 3;

/// One thing that is to be done, and that somebody else does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Render the letter of a step into the outbox.
    PrepareLetter {
        /// The step.
        step: String,
        /// By which channels at once.
        channels: Vec<Action>,
        /// Who presses the button.
        handling: Handling,
        /// Why today.
        reasons: Vec<Reason>,
    },
    /// Make the look-up of a step.
    RunCheck {
        /// The step.
        step: String,
        /// Why today.
        reasons: Vec<Reason>,
    },
    /// Put the task of a step on the list.
    OpenTask {
        /// The step.
        step: String,
        /// Why today.
        reasons: Vec<Reason>,
    },
    /// Close the case by a step of its own.
    CloseCase {
        /// The step.
        step: String,
        /// How it ends.
        outcome: EndOutcome,
    },
    /// End the case: its last step has happened.
    EndCase {
        /// How it ends.
        outcome: EndOutcome,
    },
    /// Put a task outside the table on the list.
    OpenFollowOn(FollowOn),
    /// The task was not done in time: it counts as left undone.
    LeaveUndone {
        /// The step.
        step: String,
    },
    /// A task outside the table was not done in time, and the plan goes on without it: it counts
    /// as left undone.
    LeaveFollowOnUndone(FollowOn),
    /// The approval is too old: it must be given again.
    LapseApproval {
        /// The step.
        step: String,
    },
    /// The promised day passed without the money.
    CountBrokenPromise,
    /// An agreed part did not come.
    CountMissedInstalment,
    /// The window of a letter ends soon and nobody has approved it; said once a day.
    WarnWindowEnds {
        /// The step.
        step: String,
        /// The last day inside the window.
        last_day: Date,
    },
}

/// Who presses the button for a step, after the business's switch and the guards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handling {
    /// The program shows the text, copies it or saves it as a draft; it sends nothing itself.
    RemindOnly,
    /// A person approves it.
    Review,
    /// It leaves by itself.
    Auto,
    /// A person does it.
    Task,
    /// The program does it; nothing leaves.
    ByProgram,
}

/// The business's switch above all steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// The program sends nothing itself; the state of a new installation.
    RemindOnly,
    /// Every letter is approved.
    Review,
    /// As each step says.
    AsPlaybookSays,
}

/// A task not done for this many business days counts as left undone (docs/rules.md, *Outcomes of
/// tasks*).
pub const TASK_BUSINESS_DAYS: i64 = 5;

/// How long an approval holds (docs/rules.md, *Modes*).
pub const APPROVAL_DAYS: i64 = 7;

/// How many business days before the end of its window a letter without approval is warned of
/// (docs/rules.md, *Negotiation*).
const WINDOW_WARNING_BUSINESS_DAYS: i64 = 1;

/// The delivery record of a registered letter is ordered this many business days after it was
/// sent (docs/rules.md, *Letters*).
const DELIVERY_RECORD_BUSINESS_DAYS: i64 = 3;

/// Who presses the button for `step`, `days_late` days after its day.
pub fn handling(step: &Step, playbook: &Playbook, switch: Switch, days_late: i64) -> Handling {
    if matches!(step.action(), Action::Check | Action::Close) {
        return Handling::ByProgram;
    }
    if !step.sends() || step.mode == Mode::Task {
        return Handling::Task;
    }
    let is_auto = step.mode == Mode::Auto && !playbook.refuses_auto(step) && days_late <= LATE_DAYS;
    match switch {
        Switch::RemindOnly => Handling::RemindOnly,
        Switch::AsPlaybookSays if is_auto => Handling::Auto,
        Switch::Review | Switch::AsPlaybookSays => Handling::Review,
    }
}

/// What is to be done in a case today. Empty on most days. Nothing is decided on a day that is no
/// business day, except what only counts or records.
///
/// The caller does what is decided, appends the events that say so and asks again, until nothing
/// is left: a step and the one of the same day come one after the other.
/// Errors as [`crate::calendar::Calendar::kind_of`].
pub fn decide(
    state: &CaseState,
    playbook: &Playbook,
    around: &Surroundings,
    switch: Switch,
    today: Date,
) -> Result<Vec<Decision>, CalendarError> {
    let day = Day { state, playbook, around, switch, today };
    let mut decisions = day.follow_ons()?;
    if state.ended.is_none() {
        decisions.extend(day.promises()?);
    }
    match &state.pending {
        // The letter that follows an end waits like any other.
        Some(pending) => decisions.extend(day.pending(pending)?),
        None if state.ended.is_none() => decisions.extend(day.next()?),
        None => {}
    }
    Ok(decisions)
}

/// The first day from `from` on on which [`decide`] has something to say, if nothing else happens;
/// `None` where there is none until an event comes. Until that day nobody needs to look at the
/// case.
/// Errors as [`crate::calendar::Calendar::kind_of`].
pub fn next_decision_on(
    state: &CaseState,
    playbook: &Playbook,
    around: &Surroundings,
    from: Date,
) -> Result<Option<Date>, CalendarError> {
    // Who presses the button changes nothing about the day.
    let switch = Switch::Review;
    let mut days = Day { state, playbook, around, switch, today: from }.days_that_run_out()?;
    if state.ended.is_none()
        && state.pending.is_none()
        && let Next::Step(next) = next_step(state, playbook, around, Some(from))?
    {
        days.push(next.day);
    }
    days.sort_unstable();
    days.dedup();
    for day in days.into_iter().filter(|day| *day >= from) {
        if !decide(state, playbook, around, switch, day)?.is_empty() {
            return Ok(Some(day));
        }
    }
    Ok(None)
}

struct Day<'a> {
    state: &'a CaseState,
    playbook: &'a Playbook,
    around: &'a Surroundings,
    switch: Switch,
    today: Date,
}

impl Day<'_> {
    fn passed(&self, since: Date, business_days: i64) -> Result<bool, CalendarError> {
        Ok(self.today >= self.around.calendar.business_days_after(since, business_days)?)
    }

    fn follow_ons(&self) -> Result<Vec<Decision>, CalendarError> {
        let waiting = self.state.follow_ons.iter().filter(|(_, since)| since.is_none());
        let mut tasks: Vec<FollowOn> = waiting.map(|(task, _)| task.clone()).collect();
        for step in self.playbook.steps.iter().filter(|step| step.registered) {
            if self.was_done_elsewhere(step) {
                continue;
            }
            for sent_on in self.state.posted_on(&step.name) {
                tasks.push(FollowOn::NoteTrackingNumber { step: step.name.clone(), sent_on });
                if self.passed(sent_on, DELIVERY_RECORD_BUSINESS_DAYS)? {
                    tasks.push(FollowOn::OrderDeliveryRecord { step: step.name.clone(), sent_on });
                }
            }
        }
        tasks.extend(self.calls_to_confirm());
        let is_new = |task: &FollowOn| {
            !matches!(self.state.follow_ons.get(task), Some(Some(_)))
                && !self.state.follow_ons_done.contains(task)
                && !self.state.given_with_another.contains_key(task)
        };
        let opened = tasks.into_iter().filter(is_new).map(Decision::OpenFollowOn);
        let undone = self.not_done()?.into_iter().map(Decision::LeaveFollowOnUndone);
        Ok(opened.chain(undone).collect())
    }

    /// Tasks outside the table that were not done in time, and can be done without. What holds the
    /// plan beside them, such as an address that is missing, holds it all the same.
    fn not_done(&self) -> Result<Vec<FollowOn>, CalendarError> {
        let mut tasks = Vec::new();
        for (task, since) in self.state.runs_out() {
            if self.passed(since, TASK_BUSINESS_DAYS)? {
                tasks.push(task.clone());
            }
        }
        Ok(tasks)
    }

    fn was_done_elsewhere(&self, step: &Step) -> bool {
        let taken_over = self.state.taken_over.as_ref();
        taken_over.is_some_and(|taken_over| taken_over.last_step == step.name)
    }

    /// A step that sends and calls too: the call asks whether it arrived, unless the client has
    /// said something since.
    fn calls_to_confirm(&self) -> impl Iterator<Item = FollowOn> {
        let calls = |step: &&Step| step.sends() && step.does.contains(&Action::Call);
        let steps = self.playbook.steps.iter().filter(calls);
        let is_asked = |step: &&Step| {
            !self.was_done_elsewhere(step) && !self.state.arrived.contains(&step.name)
        };
        let steps = steps.filter(move |step| self.state.ended.is_none() && is_asked(step));
        let (state, playbook, around) = (self.state, self.playbook, self.around);
        let rest = Walk { state, playbook, around }.step_with_rest().map(|(at, _)| at);
        let rest = rest.and_then(|at| playbook.steps.get(at));
        steps.filter_map(move |step| {
            // What a person is still to send has not arrived.
            let with_person = self.state.with_person().any(|(task, _)| task.sends(&step.name));
            let is_whole = !with_person && rest.is_none_or(|rest| rest.name != step.name);
            let sent_on = self.state.sent_on(&step.name).filter(|_| is_whole)?;
            Some(FollowOn::ConfirmArrival { step: step.name.clone(), sent_on })
        })
    }

    fn promises(&self) -> Result<Vec<Decision>, CalendarError> {
        let mut decisions = Vec::new();
        if let Some(by) = self.state.promised_by
            && self.passed(by, PROMISE_GRACE_BUSINESS_DAYS)?
        {
            decisions.push(Decision::CountBrokenPromise);
        }
        if let Some(due_on) = self.state.next_instalment_due()
            && self.passed(due_on, PROMISE_GRACE_BUSINESS_DAYS)?
        {
            decisions.push(Decision::CountMissedInstalment);
        }
        Ok(decisions)
    }

    /// Letters that wait for approval are never overtaken; a task is, once it counts as left
    /// undone.
    fn pending(&self, pending: &Pending) -> Result<Option<Decision>, CalendarError> {
        Ok(match pending {
            Pending::Task { step, since }
                if self.playbook.goes_on_after(step)
                    && self.passed(*since, TASK_BUSINESS_DAYS)? =>
            {
                Some(Decision::LeaveUndone { step: step.clone() })
            }
            Pending::Letter { step, approved_on: Some(on), .. }
                if days_between(*on, self.today) > APPROVAL_DAYS =>
            {
                Some(Decision::LapseApproval { step: step.clone() })
            }
            Pending::Letter { step, approved_on: None, warned_on, .. }
                if *warned_on != Some(self.today) =>
            {
                self.window_warning(step)?
            }
            Pending::Task { .. } | Pending::Letter { .. } => None,
        })
    }

    fn window_warning(&self, step: &str) -> Result<Option<Decision>, CalendarError> {
        let calendar = &self.around.calendar;
        let Some(last_day) = self.last_day_of_window(step)? else { return Ok(None) };
        let runs_out = calendar.is_business_day(self.today)?
            && self.today <= last_day
            && last_day
                <= calendar.business_days_after(self.today, WINDOW_WARNING_BUSINESS_DAYS)?;
        Ok(runs_out.then(|| Decision::WarnWindowEnds { step: step.to_owned(), last_day }))
    }

    /// The last business day inside the window of a step.
    fn last_day_of_window(&self, step: &str) -> Result<Option<Date>, CalendarError> {
        let row = self.playbook.step(step);
        let Some(Rule::After { of, within: Some((first, last)), .. }) = row.map(|row| &row.rule)
        else {
            return Ok(None);
        };
        let (state, playbook, around) = (self.state, self.playbook, self.around);
        let from = Walk { state, playbook, around }.anchor_day(of)?;
        let window = Window { first: days_after(from, *first), last: days_after(from, *last) };
        self.around.calendar.last_inside(window)
    }

    /// The days from today on on which something runs out. On no other day is there anything to
    /// decide that is not about the next step.
    fn days_that_run_out(&self) -> Result<Vec<Date>, CalendarError> {
        let calendar = &self.around.calendar;
        let after = |day: Date, count: i64| calendar.business_days_after(day, count);
        let mut days = vec![self.today];
        for step in self.playbook.steps.iter().filter(|step| step.registered) {
            for sent_on in self.state.posted_on(&step.name) {
                days.push(after(sent_on, DELIVERY_RECORD_BUSINESS_DAYS)?);
            }
        }
        for (_, since) in self.state.runs_out() {
            days.push(after(since, TASK_BUSINESS_DAYS)?);
        }
        for day in self.state.promised_by.into_iter().chain(self.state.next_instalment_due()) {
            days.push(after(day, PROMISE_GRACE_BUSINESS_DAYS)?);
        }
        match &self.state.pending {
            Some(Pending::Task { since, .. }) => days.push(after(*since, TASK_BUSINESS_DAYS)?),
            Some(Pending::Letter { approved_on: Some(on), .. }) => {
                days.push(days_after(*on, APPROVAL_DAYS + 1));
            }
            Some(Pending::Letter { step, .. }) => {
                let mut day = self.today;
                while let Some(last) = self.last_day_of_window(step)?.filter(|last| day < *last) {
                    day = days_after(day, 1).min(last);
                    days.push(day);
                }
            }
            None => {}
        }
        Ok(days)
    }

    fn next(&self) -> Result<Option<Decision>, CalendarError> {
        if self.state.is_held_by_post() {
            return Ok(None);
        }
        Ok(match next_step(self.state, self.playbook, self.around, Some(self.today))? {
            Next::Step(next) if next.day == self.today => self.take(next),
            Next::Ended(outcome) => Some(Decision::EndCase { outcome }),
            Next::Step(_) | Next::Held(_) => None,
        })
    }

    fn take(&self, next: NextStep) -> Option<Decision> {
        let row = self.playbook.step(&next.step)?;
        let NextStep { step, planned, reasons, .. } = next;
        let days_late = days_between(planned, self.today);
        Some(match (handling(row, self.playbook, self.switch, days_late), row.ends) {
            (Handling::ByProgram, Some(outcome)) if row.action() == Action::Close => {
                Decision::CloseCase { step, outcome }
            }
            (Handling::ByProgram, _) => Decision::RunCheck { step, reasons },
            (Handling::Task, _) => Decision::OpenTask { step, reasons },
            (handling, _) => {
                let channels = self.state.ways_to_go(&step, &row.does);
                Decision::PrepareLetter { step, channels, handling, reasons }
            }
        })
    }
}
