//! Messages that came back, or never arrived: they count as not sent, and go again.

use jiff::civil::Date;

use super::event::BounceKind;
use super::follow_on::FollowOn;
use super::state::{Block, CaseState};
use crate::playbook::{Action, EndOutcome, Starts};

impl CaseState {
    /// The step counts as not sent; a case that this step had ended goes on. Once the client
    /// answered or paid, a message that comes back late changes nothing. `channel` is the way by
    /// which it came back, where it goes again by that way alone.
    pub(super) fn bounce(&mut self, step: Option<&str>, channel: Option<Action>, why: BounceKind) {
        match self.ended {
            None => {}
            Some((EndOutcome::MovedOn | EndOutcome::WorkStopped, _)) => self.ended = None,
            Some(_) => return,
        }
        match step {
            Some(step) => self.count_as_not_sent(step, channel),
            None => self.trigger_bounced = self.opening.starts == Starts::Message,
        }
        match why {
            BounceKind::AddressDead | BounceKind::LeftCompany => {
                self.dead_channel = channel;
                self.block(Block::NeedsAddress);
            }
            BounceKind::NotAccepted => self.block(Block::DidNotArrive),
        }
        self.open_tasks_of(why);
    }

    /// What a person does about a message that came back.
    fn open_tasks_of(&mut self, why: BounceKind) {
        self.has_left = why == BounceKind::LeftCompany;
        match why {
            BounceKind::AddressDead | BounceKind::LeftCompany => {
                self.open_follow_on(FollowOn::CompareAddresses);
                self.open_follow_on(FollowOn::Call);
            }
            BounceKind::NotAccepted => self.open_follow_on(FollowOn::DidNotArrive),
        }
    }

    fn count_as_not_sent(&mut self, step: &str, channel: Option<Action>) {
        let posted = self.posted_on(step);
        self.steps.remove(step);
        self.stood_on.remove(step);
        self.deadlines.remove(step);
        let lost: Vec<Action> = self.ways_lost_of(step).collect();
        self.lost_ways.retain(|(of, _)| of != step);
        let Some(channel) = channel else {
            self.ways_again.remove(step);
            *self.rounds.entry(step.to_owned()).or_default() += 1;
            return;
        };
        if channel != Action::Letter {
            self.posted.extend(posted.into_iter().map(|on| (step.to_owned(), on)));
        }
        // Nothing of it stands: the ways that were lost before go again with this one.
        self.ways_again
            .entry(step.to_owned())
            .or_default()
            .extend(lost.into_iter().chain([channel]));
        *self.channel_rounds.entry((step.to_owned(), channel)).or_default() += 1;
    }

    /// The ways by which the message of a step came back while it stands by others.
    fn ways_lost_of(&self, step: &str) -> impl Iterator<Item = Action> {
        self.lost_ways.iter().filter(move |(of, _)| of == step).map(|(_, way)| *way)
    }

    /// One of several ways came back. The step stands by the others and the plan goes on; the way
    /// is a task. What came back by post proves nothing.
    pub(super) fn lose_way(&mut self, (step, channel): (&str, Action), why: BounceKind) {
        if self.ended.is_some() {
            return;
        }
        let way = (step.to_owned(), channel);
        *self.channel_rounds.entry(way.clone()).or_default() += 1;
        self.lost_ways.insert(way);
        if channel == Action::Letter {
            self.have_no_proofs(step);
        }
        self.open_tasks_of(why);
    }

    /// The message of a step goes again by a way that was lost, and stands by the others. One of
    /// which the client said that nothing arrived goes again by this way.
    pub(super) fn take_way_again(&mut self, (step, channel): (&str, Action)) {
        if !self.lost_ways.remove(&(step.to_owned(), channel)) {
            let is_said = self.blocks.remove(&Block::SendAgain);
            if is_said || self.ways_again.contains_key(step) {
                self.follow_ons.remove(&FollowOn::SendAgain);
                self.count_as_not_sent(step, Some(channel));
            }
            return;
        }
        let posted = self.posted_on(step);
        self.posted.extend(posted.into_iter().map(|on| (step.to_owned(), on)));
        if let Some(sent_on) = self.sent_on(step) {
            self.stood_on.insert(step.to_owned(), sent_on);
        }
        self.steps.remove(step);
        self.ways_again.entry(step.to_owned()).or_default().insert(channel);
    }

    /// What went again stands with what stood before. Where nothing of it went by post, it leaves
    /// no new proof.
    pub(super) fn end_round(&mut self, step: &str, on: Date) {
        let Some(again) = self.ways_again.remove(step) else { return };
        if again.contains(&Action::Letter) || self.is_to_be_posted(step) {
            self.no_proofs.remove(step);
        } else {
            self.no_proofs.insert(step.to_owned(), on);
        }
    }

    /// The letter of a step leaves no proof of posting to this case; what was asked for is taken
    /// off the list.
    pub(super) fn have_no_proofs(&mut self, step: &str) {
        let Some(sent_on) = self.sent_on(step) else { return };
        self.no_proofs.insert(step.to_owned(), sent_on);
        let is_of_it = |task: &FollowOn| task.is_proof() && task.letter() == Some((step, sent_on));
        self.follow_ons.retain(|task, _| !is_of_it(task));
    }

    /// A step whose message came back is due again by itself; the message that started the case has
    /// to be sent again first.
    pub(super) fn mend_delivery(&mut self) {
        self.dead_channel = None;
        self.has_left = false;
        self.lost_ways.clear();
        for block in [Block::NeedsAddress, Block::DidNotArrive] {
            self.blocks.remove(&block);
        }
        for task in [FollowOn::CompareAddresses, FollowOn::Call, FollowOn::DidNotArrive] {
            self.follow_ons.remove(&task);
        }
        if self.trigger_bounced {
            self.block(Block::SendAgain);
            self.open_follow_on(FollowOn::SendAgain);
        }
    }

    pub(super) fn open_follow_on(&mut self, task: FollowOn) {
        self.follow_ons_done.remove(&task);
        self.follow_ons.entry(task).or_insert(None);
    }

    pub(super) fn close_follow_on(&mut self, task: &FollowOn) {
        self.follow_ons.remove(task);
        self.given_with_another.remove(task);
        self.follow_ons_done.insert(task.clone());
    }

    /// The message counts as sent on this day; steps that were done before it are of an earlier
    /// round (see `next`).
    pub(super) fn resend(&mut self, step: Option<&str>, on: Date) {
        self.blocks.remove(&Block::SendAgain);
        self.follow_ons.remove(&FollowOn::SendAgain);
        if let Some(step) = step {
            self.take_from_person(Some(step));
            self.ways_again.remove(step);
            self.lost_ways.retain(|(of, _)| of != step);
            *self.rounds.entry(step.to_owned()).or_default() += 1;
            self.record_happened(step, on, None);
        } else {
            self.opening.trigger_on = on;
            self.trigger_bounced = false;
        }
    }
}
