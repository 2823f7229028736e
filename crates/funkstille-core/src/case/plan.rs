//! The whole future of a case, if nothing else happens.

use jiff::Zoned;
use jiff::civil::Date;

use super::event::{CaseEvent, Happened, How};
use super::next::{Next, NextStep, next_step};
use super::reason::Reason;
use super::state::{Block, CaseState};
use super::surroundings::Surroundings;
use crate::calendar::CalendarError;
use crate::playbook::{Action, EndOutcome, Playbook, Step};

/// What is to come, step by step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The steps, in order.
    pub steps: Vec<PlannedStep>,
    /// Where they lead.
    pub outcome: PlanOutcome,
}

/// A step with its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedStep {
    /// Its name.
    pub step: String,
    /// The action that it is named by.
    pub action: Action,
    /// The civil day in the business's time zone.
    pub day: Date,
    /// The instant, in the business's time zone.
    pub at: Zoned,
    /// Why then.
    pub reasons: Vec<Reason>,
}

/// Where a plan leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanOutcome {
    /// To an end.
    Ended(EndOutcome),
    /// Nowhere, until somebody says something.
    Held(Vec<Block>),
}

/// The whole future of a case from `today` on, if nothing else happens: every letter is approved on
/// its day, every task is done on its day with the outcome that leads on.
/// Errors as [`crate::calendar::Calendar::kind_of`].
pub fn plan(
    state: &CaseState,
    playbook: &Playbook,
    around: &Surroundings,
    today: Date,
) -> Result<Plan, CalendarError> {
    let mut state = state.clone();
    let mut steps = Vec::new();
    // Each round takes one step of a finite table; none comes twice.
    loop {
        match next_step(&state, playbook, around, Some(today))? {
            Next::Step(next) => steps.push(take(&mut state, next, playbook, around)?),
            Next::Held(blocks) => {
                return Ok(Plan { steps, outcome: PlanOutcome::Held(blocks) });
            }
            Next::Ended(outcome) => {
                return Ok(Plan { steps, outcome: PlanOutcome::Ended(outcome) });
            }
        }
    }
}

/// Lets a step happen on its day, with the outcome that leads on.
pub(super) fn take(
    state: &mut CaseState,
    next: NextStep,
    playbook: &Playbook,
    around: &Surroundings,
) -> Result<PlannedStep, CalendarError> {
    let row = playbook.step(&next.step);
    let step = next.step.clone();
    let what = match row.and_then(Step::leading_outcome) {
        Some(outcome) => Happened::TaskDone { step, outcome, until: None },
        None => Happened::StepHappened { step, how: How::ByProgram },
    };
    state.apply(&CaseEvent { on: next.day, what });
    if let Some(outcome) = row.and_then(|row| row.ends) {
        let reason = String::new();
        state.apply(&CaseEvent { on: next.day, what: Happened::Ended { outcome, reason } });
    }
    let at = match row {
        Some(row) if row.sends() => {
            let zone = around.client_zone.as_ref();
            around.sending.allowed_on(next.day, zone, &around.calendar)?
        }
        _ => around.sending.on(next.day),
    };
    let action = row.map_or(Action::Task, Step::action);
    Ok(PlannedStep { step: next.step, action, day: next.day, at, reasons: next.reasons })
}
