//! Which step is next, on which day, and why on that day.

use jiff::civil::Date;

use super::bend::bend;
use super::reason::Reason;
use super::rule_day::{RuleDay, rule_day};
use super::state::{Block, CaseState, StepFate};
use super::surroundings::Surroundings;
use crate::calendar::{CalendarError, shift};
use crate::playbook::{Anchor, Condition, EndOutcome, Playbook, Rule, Step};

/// What comes next in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// A step.
    Step(NextStep),
    /// Nothing, until somebody says something.
    Held(Vec<Block>),
    /// Nothing: the case is over.
    Ended(EndOutcome),
}

/// The step that is next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// Its name.
    pub step: String,
    /// The business day on which it is due.
    pub day: Date,
    /// The day on which it would be due had no day passed meanwhile; equal to `day` where it is
    /// not overdue.
    pub planned: Date,
    /// Why on that day: the rule first, then what moved it.
    pub reasons: Vec<Reason>,
}

/// The next step of a case: the first in the order of the table that has neither happened nor is
/// skipped. Only one is ever due.
///
/// `today` is the first day on which it may happen: what is overdue comes on the first business
/// day from it. `None` gives the day that the rules name.
/// Errors as [`crate::calendar::Calendar::kind_of`].
pub fn next_step(
    state: &CaseState,
    playbook: &Playbook,
    around: &Surroundings,
    today: Option<Date>,
) -> Result<Next, CalendarError> {
    if let Some((outcome, _)) = state.ended {
        return Ok(Next::Ended(outcome));
    }
    if !state.blocks.is_empty() {
        return Ok(Next::Held(state.blocks.iter().copied().collect()));
    }
    let walk = Walk { state, playbook, around };
    match (walk.rest(today)?, walk.first_open()) {
        (Some(rest), None) => Ok(Next::Step(rest)),
        (None, open) => next_of_table(&walk, open, today),
        (Some(rest), open) => Ok(match next_of_table(&walk, open, today)? {
            // What is due by its own rule is not held up by what is left of an earlier message.
            Next::Step(next) if next.day <= rest.day => Next::Step(next),
            _ => Next::Step(rest),
        }),
    }
}

/// The step of the table that is next, of which `open` is the first that is still to come.
fn next_of_table(
    walk: &Walk<'_>,
    open: Option<(usize, &Step)>,
    today: Option<Date>,
) -> Result<Next, CalendarError> {
    let Walk { state, playbook, .. } = walk;
    let Some((at, step)) = open else {
        // The last row gives the case its end only where it happened.
        let happened = |step: &&Step| state.steps.get(&step.name).is_some_and(|r| r.happened());
        let last = playbook.steps.last().filter(happened).and_then(|step| step.ends);
        return Ok(last.map_or(Next::Held(vec![Block::NothingLeft]), Next::Ended));
    };
    let needs_due = step.rule.needs_due_date() || step.not_before.is_some();
    let named = if needs_due && state.opening.due_on.is_none() {
        None
    } else if let Some(named) = walk.due_at_once(step)? {
        Some(named)
    } else {
        rule_day(step, walk)?
    };
    let Some(named) = named else {
        return Ok(Next::Held(vec![Block::NeedsDueDate]));
    };
    Ok(Next::Step(walk.comes(named, (at, step), today)?))
}

/// A case seen along the table of its playbook.
pub(super) struct Walk<'a> {
    pub(super) state: &'a CaseState,
    pub(super) playbook: &'a Playbook,
    pub(super) around: &'a Surroundings,
}

impl<'a> Walk<'a> {
    /// The first step of the table that is still to come.
    fn first_open(&self) -> Option<(usize, &'a Step)> {
        let steps = &self.playbook.steps;
        let taken_over = self.taken_over_place();
        let mut latest = (self.state.opening.trigger_on, 0);
        for (at, step) in steps.iter().enumerate() {
            match self.state.steps.get(&step.name) {
                Some(record) if record.fate == StepFate::Skipped => {}
                // What was done before the step above it was of an earlier round: after a message
                // was sent again, the address check and the call come again too.
                // A message that left stays done, whatever becomes of the day of the one above it.
                Some(record)
                    if record.place() >= latest
                        || Some(at) == taken_over
                        || (step.sends() && record.happened()) =>
                {
                    latest = latest.max(record.place());
                }
                _ if Some(at) < taken_over || self.is_skipped(step) || self.is_overtaken(at) => {}
                _ => return Some((at, step)),
            }
        }
        None
    }

    /// The step on the day on which it comes, where its rule names that day.
    fn comes(
        &self,
        named: RuleDay,
        (at, step): (usize, &Step),
        today: Option<Date>,
    ) -> Result<NextStep, CalendarError> {
        let bent = bend(named, (at, step), self, today)?;
        let step = step.name.clone();
        Ok(NextStep { step, day: bent.day, planned: bent.planned, reasons: bent.reasons })
    }

    /// What is left of a message that left by another way, and goes anew (docs/rules.md, guard 6).
    fn rest(&self, today: Option<Date>) -> Result<Option<NextStep>, CalendarError> {
        let Some((at, step)) = self.step_with_rest() else { return Ok(None) };
        let Some(sent_on) = self.state.sent_on(&step.name) else { return Ok(None) };
        let reason = Reason::RestOfMessage { step: step.name.clone(), sent_on };
        let named = RuleDay { day: sent_on, window: None, reason };
        self.comes(named, (at, step), today).map(Some)
    }

    /// The step of which something is left; none where a later message has left.
    pub(super) fn step_with_rest(&self) -> Option<(usize, &'a Step)> {
        let mut steps = self.playbook.steps.iter().enumerate();
        steps.rfind(|(at, step)| self.state.is_rest(&step.name) && !self.is_overtaken(*at))
    }

    /// Whether a later message of the table has left and stands: the one before it never follows.
    fn is_overtaken(&self, at: usize) -> bool {
        let has_left = |step: &Step| step.sends() && self.state.sent_on(&step.name).is_some();
        self.playbook.steps[at].sends() && self.playbook.steps[at + 1..].iter().any(has_left)
    }

    fn taken_over_place(&self) -> Option<usize> {
        let taken_over = self.state.taken_over.as_ref()?;
        self.playbook.position(&taken_over.last_step)
    }

    /// A rule that counts from a step of which nobody knows when it was done elsewhere: its step
    /// is due at once. A deadline is counted from the day on which the user told us, never earlier.
    fn due_at_once(&self, step: &Step) -> Result<Option<RuleDay>, CalendarError> {
        let named = step.rule.step().and_then(|named| self.playbook.position(named));
        let (Some(taken_over), Some(named)) = (&self.state.taken_over, named) else {
            return Ok(None);
        };
        let is_unknown = !taken_over.day_is_known && self.taken_over_place() >= Some(named);
        if !is_unknown || matches!(step.rule, Rule::AfterDeadline { .. }) {
            return Ok(None);
        }
        let last_step = taken_over.last_step.clone();
        let day = self.happened_on(&last_step)?;
        Ok(Some(RuleDay { day, window: None, reason: Reason::TakenOver { step: last_step } }))
    }

    /// Whether the table itself skips the step, after the outcome of an earlier one.
    fn is_skipped(&self, step: &Step) -> bool {
        let left_out = step.optional && self.state.opening.left_out.contains(&step.name);
        let misses = step.only_after.as_ref().is_some_and(|condition| !self.holds(condition));
        let skipped = step.skipped_after.as_ref().is_some_and(|condition| self.holds(condition));
        left_out || misses || skipped
    }

    fn holds(&self, condition: &Condition) -> bool {
        let record = self.state.steps.get(&condition.step);
        record.and_then(|record| record.outcome()) == Some(condition.outcome)
    }

    /// The day of the event that a rule counts from.
    pub(super) fn anchor_day(&self, anchor: &Anchor) -> Result<Date, CalendarError> {
        match anchor {
            Anchor::Trigger => Ok(self.state.opening.trigger_on),
            Anchor::Step(step) => self.happened_on(step),
        }
    }

    /// What a rule really counts from: where the table skips the step that it names, the latest one
    /// above that.
    pub(super) fn counted_from(&self, anchor: &Anchor) -> Anchor {
        let Anchor::Step(step) = anchor else { return Anchor::Trigger };
        if self.state.steps.contains_key(step) || self.is_spared(step) {
            return anchor.clone();
        }
        let at = self.playbook.position(step).unwrap_or(0);
        let above = self.latest_before(at).map(|(_, above)| above.to_owned());
        above.map_or(Anchor::Trigger, Anchor::Step)
    }

    /// The step that a rule counts from and that a person skipped or left undone, with the day that
    /// counts for it.
    pub(super) fn not_done(&self, step: &Step) -> Result<Option<Reason>, CalendarError> {
        let record = |named: &&str| self.state.steps.get(*named);
        let undone = step.rule.step().and_then(|named| Some((named, record(&named)?)));
        if let Some((named, it)) = undone.filter(|(_, it)| it.fate == StepFate::LeftUndone) {
            return Ok(Some(Reason::LeftUndone { step: named.to_owned(), on: it.on }));
        }
        let is_skipped = |named: &&str| {
            record(named).is_some_and(|it| it.fate == StepFate::Skipped) || self.is_spared(named)
        };
        let Some(named) = step.rule.step().filter(is_skipped) else { return Ok(None) };
        let counts_on = self.happened_on(named)?;
        Ok(Some(Reason::Skipped { step: named.to_owned(), counts_on }))
    }

    /// Why nothing comes before the step above, whose day is `on`: it happened then, or a person
    /// skipped it or left it undone.
    pub(super) fn order_after(&self, above: &str, on: Date) -> Reason {
        let step = above.to_owned();
        match self.state.steps.get(above).map(|record| record.fate) {
            Some(StepFate::Skipped) => Reason::NotBeforeSkipped { step, on },
            Some(StepFate::LeftUndone) => Reason::LeftUndone { step, on },
            _ => Reason::KeepsOrder { step },
        }
    }

    /// Whether the outcome of an earlier step makes a step needless that would have come.
    fn is_spared(&self, step: &str) -> bool {
        let condition = self.playbook.step(step).and_then(|row| row.skipped_after.as_ref());
        condition.is_some_and(|it| self.holds(it)) && !self.state.steps.contains_key(step)
    }

    /// The day on which a step really happened. For one that a person skipped, or that an answer
    /// promised on the telephone made needless, the day for which it was planned, or that of the
    /// skipping where it is later: to skip a step brings nothing forward. For one that the table
    /// skips otherwise, the day of the latest step above it, at the earliest the trigger.
    pub(super) fn happened_on(&self, step: &str) -> Result<Date, CalendarError> {
        let at = self.playbook.position(step).unwrap_or(0);
        let above = || self.latest_before(at).map_or(self.state.opening.trigger_on, |(on, _)| on);
        match (self.state.steps.get(step), self.playbook.steps.get(at)) {
            (Some(record), Some(row)) if record.fate == StepFate::Skipped => {
                Ok(self.planned_on(row)?.unwrap_or_else(above).max(record.on))
            }
            (Some(record), _) => Ok(record.on),
            (None, Some(row)) if self.is_spared(step) => {
                Ok(self.planned_on(row)?.unwrap_or_else(above).max(above()))
            }
            (None, _) => Ok(above()),
        }
    }

    /// The business day for which the rule of a step plans it; `None` where it counts from a due
    /// date that is not known.
    fn planned_on(&self, step: &Step) -> Result<Option<Date>, CalendarError> {
        let Some(named) = rule_day(step, self)? else { return Ok(None) };
        shift(&self.around.calendar, named.day, named.window).map(|shifted| Some(shifted.day()))
    }

    /// The day and name of the latest step before place `at` in the table.
    pub(super) fn latest_before(&self, at: usize) -> Option<(Date, &'a str)> {
        let above = self.playbook.steps[..at].iter();
        above
            .filter_map(|step| Some((self.state.steps.get(&step.name)?.on, step.name.as_str())))
            .max_by_key(|(on, _)| *on)
    }
}
