//! A letter that a person sent, and that had gone from the list when it was said (docs/rules.md,
//! *Letters that a person sends*).

use jiff::civil::Date;

use super::follow_on::FollowOn;
use super::state::{CaseState, StepRecord};
use crate::playbook::Action;

impl CaseState {
    /// The letter of a task left on that day. Its step happened then; where something else has
    /// happened since, the day of the step stays, so that nothing comes a second time or sooner.
    pub(super) fn send_after_all(&mut self, task: &FollowOn, on: Date, has_proofs: bool) {
        let (Some((step, _)), Some(way)) = (task.letter(), task.sends_by()) else { return };
        let is_same = |it: &FollowOn| it.sends(step) && it.sends_by() == Some(way);
        self.follow_ons.retain(|it, _| !is_same(it));
        self.given_with_another.retain(|it, _| !is_same(it));
        self.follow_ons_done.insert(task.clone());
        self.give_up_rest(step, way);
        match self.steps.get(step).copied() {
            None if self.ended.is_none() => {
                self.record_happened(step, on, None);
                self.ways_again.remove(step);
            }
            Some(record) if record.on < on && record.happened() && self.is_last(record) => {
                self.steps.insert(step.to_owned(), StepRecord { on, ..record });
                self.ask_of_day(step, (record.on, on));
            }
            _ => {}
        }
        if way == Action::Letter {
            self.collect_proofs(step, on, has_proofs);
        }
    }

    /// Whether nothing else of the plan has happened since.
    fn is_last(&self, record: StepRecord) -> bool {
        self.steps.values().all(|it| it.place() <= record.place())
    }

    /// The call that asks whether it arrived is the same one, now that its step has a later day.
    fn ask_of_day(&mut self, step: &str, (before, on): (Date, Date)) {
        let call = |sent_on| FollowOn::ConfirmArrival { step: step.to_owned(), sent_on };
        if let Some(since) = self.follow_ons.remove(&call(before)) {
            self.follow_ons.insert(call(on), since);
        }
        if let Some(since) = self.given_with_another.remove(&call(before)) {
            self.given_with_another.insert(call(on), since);
        }
        if self.follow_ons_done.remove(&call(before)) {
            self.follow_ons_done.insert(call(on));
        }
    }

    /// What was posted on that day has its proofs here, or with another case of the letter.
    fn collect_proofs(&mut self, step: &str, on: Date, has_proofs: bool) {
        match (self.sent_on(step) == Some(on), has_proofs) {
            (true, true) => {
                self.no_proofs.remove(step);
            }
            (true, false) => {
                self.no_proofs.insert(step.to_owned(), on);
            }
            (false, true) => {
                self.posted.insert((step.to_owned(), on));
            }
            (false, false) => {}
        }
    }
}
