//! Letters that a person sends: they lie on the list of tasks until they are posted or faxed
//! (docs/rules.md, *Letters that a person sends*).

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::follow_on::FollowOn;
use super::state::{CaseState, WaitReason, Waiting};
use crate::calendar::{Calendar, CalendarError};
use crate::playbook::Action;

impl CaseState {
    /// A task outside the table is on the list. What a person is to post proves nothing yet.
    pub(super) fn put_on_list(&mut self, task: &FollowOn, on: Date) {
        self.follow_ons.insert(task.clone(), Some(on));
        if let (FollowOn::PostLetter { step, .. }, Some(sent_on)) =
            (task, self.letter_sent_on(task))
        {
            let is_of_it = |it: &FollowOn| it.is_proof() && it.letter() == Some((step, sent_on));
            self.follow_ons.retain(|task, _| !is_of_it(task));
        }
    }

    /// The day on which the message of the same step left by another way.
    fn letter_sent_on(&self, task: &FollowOn) -> Option<Date> {
        task.letter().and_then(|(step, _)| self.sent_on(step))
    }

    /// A task outside the table was not done in time.
    pub(super) fn leave_undone(&mut self, task: &FollowOn) {
        self.close_follow_on(task);
        if let (Some((step, _)), Some(way)) = (task.letter(), task.sends_by()) {
            self.give_up_rest(step, way);
        }
        if let FollowOn::PostLetter { step, .. } = task {
            self.have_no_proofs(step);
        }
    }

    /// What a person was to send is no longer wanted as it is: that of a step, or all of it. Where
    /// the message left by another way, the rest of it goes anew once the plan goes on
    /// (docs/rules.md, guard 6).
    pub(super) fn take_from_person(&mut self, step: Option<&str>) {
        let is_taken = |task: &FollowOn| {
            let is_of_step = step.is_none_or(|step| task.sends(step));
            task.sends_by().is_some() && is_of_step
        };
        let given = self.follow_ons.keys().chain(self.given_with_another.keys());
        let taken: Vec<FollowOn> = given.filter(|task| is_taken(task)).cloned().collect();
        for task in taken {
            self.follow_ons.remove(&task);
            self.given_with_another.remove(&task);
            if let (Some((step, _)), Some(way)) = (task.letter(), task.sends_by())
                && self.sent_on(step).is_some()
            {
                self.ways_again.entry(step.to_owned()).or_default().insert(way);
            }
            if let FollowOn::PostLetter { step, .. } = &task {
                self.have_no_proofs(step);
            }
        }
    }

    /// The message of a step left by another way, and goes by this one anew.
    pub(super) fn send_rest_anew(&mut self, step: &str, way: Action) {
        if self.sent_on(step).is_none() {
            return;
        }
        self.ways_again.entry(step.to_owned()).or_default().insert(way);
        if way == Action::Letter {
            self.have_no_proofs(step);
        }
    }

    /// What was approved with a message that left does not follow it any more.
    pub(super) fn overtake_approvals(&mut self) {
        let left = self.steps.iter().filter(|(_, record)| record.happened());
        let left: Vec<String> = left.map(|(step, _)| step.clone()).collect();
        self.overtaken_approvals.extend(left);
    }

    /// Whether the message of a step left, and goes by further ways as well, with the figures of
    /// that day: a person was to send it by these, and it was taken back.
    pub fn is_rest(&self, step: &str) -> bool {
        self.ways_again.contains_key(step) && self.sent_on(step).is_some()
    }

    /// The rest of a message does not go by a way any more; the letter of the last one no longer
    /// waits.
    pub(super) fn give_up_rest(&mut self, step: &str, way: Action) {
        if !self.is_rest(step) {
            return;
        }
        if let Some(ways) = self.ways_again.get_mut(step) {
            ways.remove(&way);
        }
        if self.ways_again.get(step).is_some_and(BTreeSet::is_empty) {
            self.have_no_rest(step);
        }
    }

    /// Nothing of a message is to go any more beside what left.
    pub(super) fn have_no_rest(&mut self, step: &str) {
        self.ways_again.remove(step);
        if self.pending_step() == Some(step) {
            self.pending = None;
        }
    }

    /// Whether a person is to post the letter of a step, and has not yet.
    pub fn is_to_be_posted(&self, step: &str) -> bool {
        self.with_person()
            .any(|(task, _)| matches!(task, FollowOn::PostLetter { .. }) && task.sends(step))
    }

    /// The letters that a person is to send: the task of each, and since when it is on the list of
    /// this case or, where the letter is about several, of another one.
    pub fn with_person(&self) -> impl Iterator<Item = (&FollowOn, Date)> {
        let listed = self.follow_ons.iter().filter(|(task, _)| task.sends_by().is_some());
        let listed = listed.filter_map(|(task, since)| Some((task, (*since)?)));
        let with_another = self.given_with_another.iter().map(|(task, since)| (task, *since));
        // A call that is made for several cases at once sends nothing.
        listed.chain(with_another.filter(|(task, _)| task.sends_by().is_some()))
    }

    /// The tasks outside the table that the plan goes on without in the end, and since when they
    /// are on the list: calls, and letters that a person was to send and that left by another way.
    pub(super) fn runs_out(&self) -> impl Iterator<Item = (&FollowOn, Date)> {
        let listed = self.follow_ons.iter().filter_map(|(task, since)| Some((task, (*since)?)));
        let calls = listed.filter(|(task, _)| task.is_call());
        calls.chain(self.with_person().filter(|(task, _)| self.stands_without(task)))
    }

    /// Whether a letter that a person is to send is all that is left of its message: then nothing
    /// overtakes it.
    pub(super) fn is_held_by_post(&self) -> bool {
        self.with_person().any(|(task, _)| !self.stands_without(task))
    }

    /// Whether nothing has been heard that keeps the rest of a message from leaving on that day.
    /// What the plan waited for before is over by then.
    /// Errors as [`Calendar::kind_of`].
    pub fn goes_on(&self, today: Date, calendar: &Calendar) -> Result<bool, CalendarError> {
        self.is_free(today, calendar, |_| false)
    }

    /// As [`CaseState::goes_on`], for what a person posts: somebody who is away finds it.
    /// Errors as [`Calendar::kind_of`].
    pub fn lets_post(&self, today: Date, calendar: &Calendar) -> Result<bool, CalendarError> {
        self.is_free(today, calendar, |wait| wait.why == WaitReason::Away)
    }

    fn is_free(
        &self,
        today: Date,
        calendar: &Calendar,
        lets_go: impl Fn(&Waiting) -> bool,
    ) -> Result<bool, CalendarError> {
        for wait in self.waits.iter().filter(|wait| !lets_go(wait)) {
            if today < wait.until(calendar)? {
                return Ok(false);
            }
        }
        Ok(self.ended.is_none() && self.blocks.is_empty())
    }

    /// Whether a letter that a person is to send can be done without: its message left by another
    /// way, and did not come back from there.
    pub fn stands_without(&self, task: &FollowOn) -> bool {
        task.letter().is_some_and(|(step, _)| {
            let has_lost_way = self.lost_ways.iter().any(|(of, _)| of == step);
            let waits = self.pending_step() == Some(step) && !self.is_rest(step);
            self.sent_on(step).is_some() && !waits && !has_lost_way
        })
    }
}
