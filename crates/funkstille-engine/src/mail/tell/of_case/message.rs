//! Which message of a case comes next.

use funkstille_core::case::{CaseState, Pending};
use funkstille_core::playbook::{Playbook, Step};

/// The step whose message waits, or is the next one that did not leave.
pub(super) fn next_message<'p>(state: &'p CaseState, playbook: &'p Playbook) -> Option<&'p str> {
    if let Some(Pending::Letter { step, .. }) = &state.pending {
        return Some(step);
    }
    let is_next = |step: &&Step| step.sends() && !state.steps.contains_key(&step.name);
    playbook.steps.iter().find(is_next).map(|step| step.name.as_str())
}
