//! What the client has said something about has arrived: no call asks for it any more
//! (docs/rules.md, *Outcomes of tasks*).

use super::event::Happened;
use super::follow_on::FollowOn;
use super::state::CaseState;
use crate::playbook::TaskOutcome;

impl CaseState {
    /// Every message of a step that left before the client answered or promised has arrived.
    pub(super) fn take_word_of_arrival(&mut self, what: &Happened) {
        if !is_word_of_client(what) {
            return;
        }
        let sent = self.steps.iter().filter(|(_, record)| record.happened());
        self.arrived.extend(sent.map(|(step, _)| step.clone()));
        let arrived = &self.arrived;
        self.follow_ons.retain(|task, _| {
            !matches!(task, FollowOn::ConfirmArrival { step, .. } if arrived.contains(step))
        });
    }
}

/// Whether the client answered the matter or promised something. An absence, a receipt or a payment
/// says nothing of a message.
fn is_word_of_client(what: &Happened) -> bool {
    let is_word =
        |outcome: &TaskOutcome| matches!(outcome, TaskOutcome::Answered | TaskOutcome::Promised);
    match what {
        Happened::Answered
        | Happened::ElsewhereJudged { answers: true }
        | Happened::HoldingReply { .. }
        | Happened::SaidPaid
        | Happened::PaymentPromised { .. }
        | Happened::InstalmentsAgreed(_)
        | Happened::Disputed => true,
        Happened::TaskDone { outcome, .. } | Happened::FollowOnCameOut { outcome, .. } => {
            is_word(outcome)
        }
        _ => false,
    }
}
