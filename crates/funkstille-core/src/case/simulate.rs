//! A case played through from its first day, with things happening on the way.

use jiff::civil::Date;

use super::event::{CaseEvent, Happened, Opening};
use super::next::{Next, NextStep, next_step};
use super::plan::{Plan, PlanOutcome, PlannedStep, take};
use super::reason::Reason;
use super::state::CaseState;
use super::surroundings::Surroundings;
use crate::calendar::CalendarError;
use crate::playbook::{Action, Playbook};

/// Plays a case through: each step happens on its day, with the outcome that leads on, unless one
/// of `events` comes before. An event comes before the steps of its own day, since nothing goes
/// out after an answer that is there. Events must be in the order of their days.
/// Errors as [`crate::calendar::Calendar::kind_of`].
pub fn simulate(
    opening: Opening,
    playbook: &Playbook,
    around: &Surroundings,
    events: &[CaseEvent],
) -> Result<Plan, CalendarError> {
    let mut play = Play { state: CaseState::opened(opening), playbook, around, steps: Vec::new() };
    let mut clock = None;
    let mut events = events;
    loop {
        let next = next_step(&play.state, playbook, around, clock)?;
        match (next, events.split_first()) {
            (Next::Step(next), Some((event, _))) if next.day < event.on => play.take(next)?,
            (_, Some((event, rest))) => {
                play.happen(event)?;
                clock = Some(event.on);
                events = rest;
                continue;
            }
            (Next::Step(next), None) => play.take(next)?,
            (Next::Held(blocks), None) => return Ok(play.end(PlanOutcome::Held(blocks))),
            (Next::Ended(outcome), None) => return Ok(play.end(PlanOutcome::Ended(outcome))),
        }
        clock = play.steps.last().map(|step| step.day);
    }
}

struct Play<'a> {
    state: CaseState,
    playbook: &'a Playbook,
    around: &'a Surroundings,
    steps: Vec<PlannedStep>,
}

impl Play<'_> {
    fn end(self, outcome: PlanOutcome) -> Plan {
        Plan { steps: self.steps, outcome }
    }

    fn take(&mut self, next: NextStep) -> Result<(), CalendarError> {
        let taken = take(&mut self.state, next, self.playbook, self.around)?;
        self.steps.push(taken);
        Ok(())
    }

    fn happen(&mut self, event: &CaseEvent) -> Result<(), CalendarError> {
        match &event.what {
            // A bounce that names no step is one of the message that left last.
            Happened::Bounced { step: None, why } => {
                let step = self.state.last_message_step(self.playbook).map(str::to_owned);
                let what = Happened::Bounced { step, why: *why };
                self.state.apply(&CaseEvent { on: event.on, what });
                if why.is_dead() {
                    self.check_at_once(event.on)?;
                }
            }
            _ => self.state.apply(event),
        }
        Ok(())
    }

    /// After a dead address the address check and the call come at once; where they are rows of
    /// the table, they are shown on that day.
    fn check_at_once(&mut self, on: Date) -> Result<(), CalendarError> {
        let day = self.around.calendar.on_or_after(on)?;
        for row in &self.playbook.steps {
            let at_once = matches!(row.action(), Action::Check | Action::Call);
            let is_shown = self.steps.iter().any(|step| step.step == row.name);
            if at_once && !is_shown {
                self.steps.push(PlannedStep {
                    step: row.name.clone(),
                    action: row.action(),
                    day,
                    at: self.around.sending.on(day),
                    reasons: vec![Reason::Bounced { on }],
                });
            }
        }
        Ok(())
    }
}
