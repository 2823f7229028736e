//! How a case stands, in one line.

use funkstille_core::case::{Block, Next, Pending, Reason, next_step};
use funkstille_core::playbook::EndOutcome;
use jiff::civil::Date;

use super::CaseOverview;
use crate::error::Error;

/// How a case stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The letter of a step waits to be approved, or was and waits to leave.
    Letter {
        /// The step.
        step: String,
        /// Since when.
        since: Date,
        /// Whether it was approved.
        is_approved: bool,
    },
    /// The task of a step waits to be done.
    Task {
        /// The step.
        step: String,
        /// Since when.
        since: Date,
    },
    /// A step comes on its day.
    Next {
        /// The step.
        step: String,
        /// Its day.
        day: Date,
        /// Why then.
        reasons: Vec<Reason>,
    },
    /// Nothing comes until somebody says something.
    Held(Vec<Block>),
    /// It is over.
    Ended {
        /// How.
        outcome: EndOutcome,
        /// Since when.
        on: Date,
    },
}

impl Standing {
    /// Its name in JSON.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Letter { .. } => "letter",
            Self::Task { .. } => "task",
            Self::Next { .. } => "next",
            Self::Held(_) => "held",
            Self::Ended { .. } => "ended",
        }
    }

    /// The step that it is about, and the day: of the step, since when it waits, or of the end.
    pub fn step_and_day(&self) -> (Option<&str>, Option<Date>) {
        match self {
            Self::Letter { step, since, .. } | Self::Task { step, since } => {
                (Some(step), Some(*since))
            }
            Self::Next { step, day, .. } => (Some(step), Some(*day)),
            Self::Held(_) => (None, None),
            Self::Ended { on, .. } => (None, Some(*on)),
        }
    }
}

impl CaseOverview {
    /// How it stands.
    ///
    /// # Errors
    /// Where a day lies outside the holiday table.
    pub fn standing(&self) -> Result<Standing, Error> {
        if let Some((outcome, on)) = self.state.ended {
            return Ok(Standing::Ended { outcome, on });
        }
        match &self.state.pending {
            Some(Pending::Letter { step, since, approved_on, .. }) => {
                let (step, is_approved) = (step.clone(), approved_on.is_some());
                return Ok(Standing::Letter { step, since: *since, is_approved });
            }
            Some(Pending::Task { step, since }) => {
                return Ok(Standing::Task { step: step.clone(), since: *since });
            }
            None => {}
        }
        let next = next_step(&self.state, &self.playbook, &self.around, Some(self.today))?;
        Ok(match next {
            Next::Step(next) => {
                Standing::Next { step: next.step, day: next.day, reasons: next.reasons }
            }
            Next::Held(blocks) => Standing::Held(blocks),
            // The end is put on record by the next tick.
            Next::Ended(outcome) => Standing::Ended { outcome, on: self.today },
        })
    }
}
