//! Letters that were withdrawn: what must not go out any more is stopped at once.

use std::collections::BTreeSet;

use funkstille_core::case::{CaseState, Happened, Pending, Withdrawal};
use funkstille_store::{LetterDraft, OutboxState};

use super::{Change, KnownCase};
use crate::error::Error;

impl Change<'_> {
    /// Stops the letters of steps that no longer wait, and takes back the same letter in other
    /// cases that share it: its bytes speak of a case that has changed.
    pub(super) async fn stop_withdrawn(&mut self) -> Result<(), Error> {
        let mut done = BTreeSet::new();
        loop {
            let withdrawn: Vec<(String, String)> = self
                .cases
                .iter()
                .filter_map(|(case, found)| Some((case.clone(), found.withdrawn_step()?)))
                .filter(|withdrawn| !done.contains(withdrawn))
                .collect();
            if withdrawn.is_empty() {
                return Ok(());
            }
            for (case, step) in withdrawn {
                for other in self.stop_letters(&case, &step).await? {
                    self.load_case(&other).await?;
                    let why = Withdrawal::OtherCaseChanged;
                    let step = step.clone();
                    if waiting_letter(self.case(&other)?.0) == Some(&step) {
                        self.happen(&other, Happened::LetterWithdrawn { step, why })?;
                    }
                }
                done.insert((case, step));
            }
        }
    }

    /// Stops what waits in the outbox for a step of a case; gives the other cases of these letters.
    async fn stop_letters(&mut self, case: &str, step: &str) -> Result<BTreeSet<String>, Error> {
        let mut others = BTreeSet::new();
        for id in self.work.read().letters_of_case(case).await? {
            let Some(letter) = self.work.read().letter(&id).await? else { continue };
            let keys = self.work.read().letter_keys(&id).await?;
            let is_of_step = keys.iter().any(|key| key.case == case && key.step == step);
            if !is_of_step || !can_be_stopped(letter.draft.state) {
                continue;
            }
            let draft = LetterDraft { state: OutboxState::Stopped, ..letter.draft };
            self.work.change_letter(&id, letter.version, &draft, self.moment.now).await?;
            others.extend(keys.into_iter().map(|key| key.case).filter(|other| other != case));
        }
        Ok(others)
    }
}

impl KnownCase {
    /// The step whose letter waited and no longer does, although it did not leave.
    fn withdrawn_step(&self) -> Option<String> {
        if let Some(step) = &self.withdrawn {
            return Some(step.clone());
        }
        let step = waiting_letter(self.before.as_ref()?)?;
        let after = self.view.state.as_ref()?;
        let left = after.steps.get(step).is_some_and(|record| {
            let was_there = self.before.as_ref().and_then(|before| before.steps.get(step));
            record.happened() && was_there != Some(record)
        });
        (waiting_letter(after) != Some(step) && !left).then(|| step.clone())
    }
}

/// The step whose letter waits for approval, or to leave.
pub(crate) fn waiting_letter(state: &CaseState) -> Option<&String> {
    match &state.pending {
        Some(Pending::Letter { step, .. }) => Some(step),
        _ => None,
    }
}

/// Whether a letter in this state has certainly not been handed over.
fn can_be_stopped(state: OutboxState) -> bool {
    use OutboxState as O;
    matches!(state, O::Planned | O::Due | O::InReview | O::SendWindow)
}
