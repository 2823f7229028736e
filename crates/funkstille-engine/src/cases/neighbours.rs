//! Other cases of the same client with a message to come: one client, one message (docs/rules.md,
//! guard 3). Every page that names the day of a step has it from here.

use funkstille_core::case::{
    CaseState, GoesFirst, Next, Pending, Plan, Reason, Surroundings, next_step, plan,
};
use funkstille_core::playbook::{Playbook, Stage, Step};
use jiff::civil::Date;

use super::CaseOverview;
use crate::clients::number;
use crate::error::Error;

/// Another case of the client with a message to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// Its id.
    pub case: String,
    /// What it is about.
    pub stage: Stage,
    /// The step whose message comes, or waits.
    pub step: String,
    /// The day on which it leaves at the earliest.
    pub on: Date,
    /// Since when its letter is written and waits, and whether it is approved; `None` where it is
    /// still to come.
    pub waits: Option<(Date, bool)>,
}

/// A step that is to come, with its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// The step.
    pub step: String,
    /// Its day.
    pub on: Date,
}

impl Neighbour {
    /// `None` where no message of the case is to come.
    pub(super) fn of(
        (case, known): (&str, &CaseState),
        playbook: &Playbook,
        around: &Surroundings,
        today: Date,
    ) -> Result<Option<Self>, Error> {
        if known.ended.is_some() {
            return Ok(None);
        }
        let (case, stage) = (case.to_owned(), known.opening.stage);
        match &known.pending {
            Some(Pending::Letter { step, since, approved_on, .. }) => {
                let (step, on) = (step.clone(), around.calendar.on_or_after(today)?);
                let waits = Some((*since, approved_on.is_some()));
                Ok(Some(Self { case, stage, step, on, waits }))
            }
            Some(Pending::Task { .. }) => Ok(None),
            None => Ok(match next_step(known, playbook, around, Some(today))? {
                Next::Step(next) if playbook.step(&next.step).is_some_and(Step::sends) => {
                    Some(Self { case, stage, step: next.step, on: next.day, waits: None })
                }
                _ => None,
            }),
        }
    }
}

impl CaseOverview {
    /// The messages of other cases that go first, where a message of this one is to come.
    ///
    /// # Errors
    /// Where a day lies outside the holiday table.
    pub(super) fn go_first(&self) -> Result<Vec<GoesFirst>, Error> {
        let is_written = matches!(self.state.pending, Some(Pending::Letter { .. }));
        if self.neighbours.is_empty() || is_written {
            return Ok(Vec::new());
        }
        let plan = plan(&self.state, &self.playbook, &self.around, self.today)?;
        let sends = |step: &str| self.playbook.step(step).is_some_and(Step::sends);
        let Some(own) = plan.steps.iter().find(|planned| sends(&planned.step)) else {
            return Ok(Vec::new());
        };
        let first =
            self.neighbours.iter().filter(|other| self.lets_go(other, (&own.step, own.day)));
        Ok(first.map(|other| GoesFirst { case: other.case.clone(), on: other.on }).collect())
    }

    /// Whether the message of another case goes before the one of `step` on `day`. A letter that
    /// waits is taken back for one of more weight, unless it is approved.
    fn lets_go(&self, other: &Neighbour, (step, day): (&str, Date)) -> bool {
        let own = self.state.opening.stage;
        let shares = self.shares(other, step);
        match other.waits {
            Some((since, is_approved)) => {
                let joins = shares && !is_approved && since == self.today && day == since;
                (is_approved || other.stage >= own) && !joins
            }
            None if other.on == day => {
                let (own, others) = ((own, number(&other.case)), (other.stage, number(&self.case)));
                !shares && others > own
            }
            None => other.on < day,
        }
    }

    /// Whether both make one letter where they are due on one day.
    fn shares(&self, other: &Neighbour, step: &str) -> bool {
        let own = self.state.opening.stage;
        own == Stage::Payment && other.stage == own && other.step == step
    }

    /// Says at the first message of a plan which other cases of the client it is shared with.
    pub(super) fn say_neighbours(&self, plan: &mut Plan) {
        if matches!(self.state.pending, Some(Pending::Letter { .. })) {
            return;
        }
        let sends = |step: &str| self.playbook.step(step).is_some_and(Step::sends);
        let Some(first) = plan.steps.iter_mut().find(|planned| sends(&planned.step)) else {
            return;
        };
        for other in self.neighbours.iter().filter(|other| other.waits.is_none()) {
            if other.on == first.day && self.shares(other, &first.step) {
                first.reasons.push(Reason::WithOtherCase { case: other.case.clone() });
            }
        }
    }

    /// The first step after today, as the plan has it: after what waits today, as if that happened
    /// today. `None` where nothing comes by itself.
    ///
    /// # Errors
    /// Where a day lies outside the holiday table.
    pub fn coming(&self) -> Result<Option<Coming>, Error> {
        let waits = usize::from(self.state.pending.is_some());
        let mut steps = self.plan()?.steps.into_iter().skip(waits);
        let next = steps.find(|planned| planned.day > self.today);
        Ok(next.map(|planned| Coming { step: planned.step, on: planned.day }))
    }
}
