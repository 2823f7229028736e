//! What is being done for a client.

use crate::playbook::EndOutcome;

/// A piece of work for a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// What it is called.
    pub title: String,
    /// How far it is.
    pub stage: ProjectStage,
}

/// How far a project is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProjectStage {
    /// Not agreed yet.
    Enquiry,
    /// Work has begun.
    Running,
    /// Work is stopped until the client is back.
    Paused,
    /// Delivered.
    Done,
    /// Followed up, then moved on; the client may come back at any time.
    Dormant,
    /// We said that we are not the right ones.
    Declined,
}

impl ProjectStage {
    /// The stage after a case of the project ended. What does not concern the stage leaves it as
    /// it is; a payment never changes it.
    #[must_use]
    pub fn after(self, outcome: EndOutcome) -> Self {
        match (self, outcome) {
            (Self::Enquiry, EndOutcome::MovedOn) => Self::Dormant,
            (Self::Enquiry, EndOutcome::Declined) => Self::Declined,
            (Self::Dormant, EndOutcome::Answered) => Self::Enquiry,
            (Self::Running, EndOutcome::WorkStopped) => Self::Paused,
            (Self::Paused, EndOutcome::Answered) => Self::Running,
            (stage, _) => stage,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_move_the_stage_and_a_client_can_always_come_back() {
        use EndOutcome as O;
        use ProjectStage as S;
        for (before, outcome, after) in [
            (S::Enquiry, O::MovedOn, S::Dormant),
            (S::Enquiry, O::Declined, S::Declined),
            (S::Enquiry, O::Answered, S::Enquiry),
            (S::Dormant, O::Answered, S::Enquiry),
            (S::Running, O::WorkStopped, S::Paused),
            (S::Running, O::Answered, S::Running),
            (S::Paused, O::Answered, S::Running),
            (S::Done, O::Paid, S::Done),
            (S::Done, O::Court, S::Done),
            (S::Declined, O::Answered, S::Declined),
        ] {
            assert_eq!(before.after(outcome), after, "{before:?} after {outcome:?}");
        }
    }
}
