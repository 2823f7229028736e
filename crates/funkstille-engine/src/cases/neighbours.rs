//! Other cases of the same client with a message to come: one client, one message (docs/rules.md,
//! guard 3).

use funkstille_core::case::{Pending, Plan, Reason};
use funkstille_core::playbook::{Stage, Step};
use funkstille_store::projection::CaseRow;
use jiff::civil::Date;

use super::CaseOverview;
use crate::engine::Engine;

/// Another case of the client with a message to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// Its id.
    pub case: String,
    /// What it is about.
    pub stage: Stage,
    /// The step whose message comes, or waits.
    pub step: String,
    /// Its day; `None` where its letter is written and waits.
    pub due_on: Option<Date>,
}

impl Neighbour {
    /// From the row of a case; `None` where no message of it is to come.
    pub(super) fn of(engine: &Engine, row: &CaseRow) -> Option<Self> {
        let (case, stage) = (row.case.clone(), row.stage);
        if row.ended.is_some() || !row.held.is_empty() {
            return None;
        }
        if let Some(step) = row.letter_step.clone() {
            return Some(Self { case, stage, step, due_on: None });
        }
        let due = row.due.as_ref()?;
        let step = due.step.clone()?;
        let text = engine.data().playbook_text(&row.playbook).ok()?;
        let playbook = engine.parse_playbook(&row.playbook, &text).ok()?;
        let sends = playbook.step(&step).is_some_and(Step::sends);
        sends.then_some(Self { case, stage, step, due_on: Some(due.on) })
    }
}

impl CaseOverview {
    /// Says at the first message of a plan what another case of the client does to it on its day.
    pub(super) fn say_neighbours(&self, plan: &mut Plan) {
        if matches!(self.state.pending, Some(Pending::Letter { .. })) {
            return;
        }
        let sends = |step: &str| self.playbook.step(step).is_some_and(Step::sends);
        let Some(first) = plan.steps.iter_mut().find(|planned| sends(&planned.step)) else {
            return;
        };
        let own = self.state.opening.stage;
        for other in &self.neighbours {
            let is_same_day = other.due_on.is_none_or(|on| on.max(self.today) == first.day);
            let shares = own == Stage::Payment && other.stage == own && other.step == first.step;
            let case = other.case.clone();
            if is_same_day && shares && other.due_on.is_some() {
                first.reasons.push(Reason::WithOtherCase { case });
            } else if is_same_day && (other.stage, &self.case) > (own, &other.case) {
                first.reasons.push(Reason::OtherCaseFirst { case });
            }
        }
    }
}
