//! Letters that were withdrawn: what must not go out any more is stopped at once.

use std::collections::BTreeSet;

use funkstille_core::calendar::{Calendar, CalendarError};
use funkstille_core::case::{CaseState, FollowOn, Happened, LetterTurn, Pending, Withdrawal};
use funkstille_core::playbook::Action;
use funkstille_store::{Letter, LetterDraft, LetterKey, OutboxState};
use jiff::civil::Date;

use super::{Change, KnownCase};
use crate::error::Error;
use crate::letters;

impl Change<'_> {
    /// Stops the letters of steps that no longer wait, and takes back the same letter in other
    /// cases that share it: its bytes speak of a case that has changed.
    pub(super) async fn stop_withdrawn(&mut self) -> Result<(), Error> {
        self.take_from_person().await?;
        self.take_from_window().await?;
        let mut done = BTreeSet::new();
        loop {
            let withdrawn: Vec<(String, Withdrawn)> = self
                .cases
                .iter()
                .flat_map(|(case, found)| found.withdrawn().map(|it| (case.clone(), it)))
                .filter(|withdrawn| !done.contains(withdrawn))
                .collect();
            if withdrawn.is_empty() {
                return Ok(());
            }
            for (case, withdrawn) in withdrawn {
                for other in self.stop_letters(&case, &withdrawn).await? {
                    self.load_case(&other).await?;
                    let (step, why) = (withdrawn.step.clone(), Withdrawal::OtherCaseChanged);
                    if waiting_letter(self.case(&other)?.0) == Some(&step) {
                        self.happen(&other, Happened::LetterWithdrawn { step, why })?;
                    } else {
                        self.take_from_other(&case, (&other, &withdrawn))?;
                    }
                }
                done.insert((case, withdrawn));
            }
        }
    }

    /// What a person is to post is taken back where something was heard of one of its cases, or its
    /// sums are no longer right; the task lies with one case, and each of them counts.
    async fn take_from_person(&mut self) -> Result<(), Error> {
        let mut changed = Vec::new();
        for (case, found) in &self.cases {
            if found.must_not_be_posted(self.today, &self.around.calendar)? {
                changed.push(case.clone());
            }
        }
        for case in changed {
            for id in self.work.read().letters_of_case(&case).await? {
                let letter = self.work.read().letter(&id).await?;
                if letter.is_some_and(|it| it.draft.state == OutboxState::WithPerson) {
                    self.take_letter_from_person(&case, &id).await?;
                }
            }
        }
        Ok(())
    }

    /// What waits to leave by one way of a message that left by another is stopped where something
    /// was heard of one of its cases, or its sums changed: it was approved before that. It goes
    /// anew.
    async fn take_from_window(&mut self) -> Result<(), Error> {
        let overtaken: Vec<(String, BTreeSet<String>)> = self
            .cases
            .iter()
            .map(|(case, found)| (case.clone(), found.overtaken()))
            .filter(|(_, steps)| !steps.is_empty())
            .collect();
        for (case, steps) in overtaken {
            for id in self.work.read().letters_of_case(&case).await? {
                let Some(letter) = self.work.read().letter(&id).await? else { continue };
                let keys = self.work.read().letter_keys(&id).await?;
                let is_of_them =
                    keys.iter().any(|key| key.case == case && steps.contains(&key.step));
                if is_of_them && letter.draft.state == OutboxState::SendWindow {
                    self.take_way_back((letter, &keys)).await?;
                }
            }
        }
        Ok(())
    }

    /// Stops a way of a message that left by another one. It is still to go, and goes anew.
    ///
    /// # Errors
    /// Where the database fails.
    pub(crate) async fn take_way_back(
        &mut self,
        (letter, keys): (Letter, &[LetterKey]),
    ) -> Result<(), Error> {
        let (content, id) = (letters::digest_of(&letter), letter.letter.clone());
        let way = Action::parse(&letter.channel);
        let draft = LetterDraft { state: OutboxState::Stopped, ..letter.draft };
        self.work.change_letter(&id, letter.version, &draft, self.moment.now).await?;
        for key in keys {
            self.load_case(&key.case).await?;
        }
        letters::keep(self, keys, &id, (LetterTurn::Withdrawn, content))?;
        way.map_or(Ok(()), |way| self.still_to_go(keys, way))
    }

    /// A way of a message that left by another one goes anew, in each of its cases.
    ///
    /// # Errors
    /// Where one of them was not loaded.
    pub(crate) fn still_to_go(&mut self, keys: &[LetterKey], channel: Action) -> Result<(), Error> {
        for LetterKey { case, step, .. } in keys {
            if self.case(case)?.0.sent_on(step).is_some() {
                let step = step.clone();
                self.happen(case, Happened::WayStillToGo { step, channel })?;
            }
        }
        Ok(())
    }

    /// What a person was to send about several cases is taken from all of them as from the first.
    fn take_from_other(
        &mut self,
        case: &str,
        (other, withdrawn): (&str, &Withdrawn),
    ) -> Result<(), Error> {
        let is_of_it = |task: &FollowOn| {
            task.sends(&withdrawn.step)
                && withdrawn.way.is_none_or(|way| task.sends_by() == Some(way))
        };
        let given = self.case(other)?.0.with_person().map(|(task, _)| task);
        let given: Vec<FollowOn> = given.filter(|task| is_of_it(task)).cloned().collect();
        for task in given {
            let what = if self.case(case)?.0.follow_ons_done.contains(&task) {
                Happened::FollowOnLeftUndone(task)
            } else {
                let (step, why) = (withdrawn.step.clone(), Withdrawal::OtherCaseChanged);
                Happened::LetterWithdrawn { step, why }
            };
            self.happen(other, what)?;
        }
        Ok(())
    }

    async fn take_letter_from_person(&mut self, because: &str, id: &str) -> Result<(), Error> {
        for LetterKey { case, step, .. } in self.work.read().letter_keys(id).await? {
            self.load_case(&case).await?;
            if self.case(&case)?.0.with_person().any(|(task, _)| task.sends(&step)) {
                let is_own = case == because;
                let why =
                    if is_own { Withdrawal::FactsChanged } else { Withdrawal::OtherCaseChanged };
                self.happen(&case, Happened::LetterWithdrawn { step, why })?;
            }
        }
        Ok(())
    }

    /// Stops what waits in the outbox for a step of a case; gives the other cases of these letters.
    async fn stop_letters(
        &mut self,
        case: &str,
        withdrawn: &Withdrawn,
    ) -> Result<BTreeSet<String>, Error> {
        let mut others = BTreeSet::new();
        for id in self.work.read().letters_of_case(case).await? {
            let Some(letter) = self.work.read().letter(&id).await? else { continue };
            let keys = self.work.read().letter_keys(&id).await?;
            let is_of_step = keys.iter().any(|key| key.case == case && key.step == withdrawn.step);
            if !is_of_step || !withdrawn.stops(&letter) {
                continue;
            }
            let content = letters::digest_of(&letter);
            let draft = LetterDraft { state: OutboxState::Stopped, ..letter.draft };
            self.work.change_letter(&id, letter.version, &draft, self.moment.now).await?;
            for key in &keys {
                self.load_case(&key.case).await?;
            }
            letters::keep(self, &keys, &id, (LetterTurn::Withdrawn, content))?;
            others.extend(keys.into_iter().map(|key| key.case).filter(|other| other != case));
        }
        Ok(others)
    }
}

impl KnownCase {
    /// Letters that waited and no longer do, although they did not leave.
    fn withdrawn(&self) -> impl Iterator<Item = Withdrawn> {
        let whole = self.withdrawn_step().map(|step| Withdrawn { step, way: None });
        whole.into_iter().chain(self.taken_from_person())
    }

    /// What a person was to send, and is not any more.
    fn taken_from_person(&self) -> Vec<Withdrawn> {
        let tasks = |state: &CaseState| -> BTreeSet<FollowOn> {
            state.with_person().map(|(task, _)| task.clone()).collect()
        };
        let (Some(before), Some(after)) = (&self.before, &self.view.state) else { return vec![] };
        let (before, after) = (tasks(before), tasks(after));
        let taken = before.difference(&after);
        let step = |task: &FollowOn| task.letter().map(|(step, _)| step.to_owned());
        taken.filter_map(|it| Some(Withdrawn { step: step(it)?, way: it.sends_by() })).collect()
    }

    /// The steps of which nothing that was approved with them may follow any more.
    fn overtaken(&self) -> BTreeSet<String> {
        let (Some(before), Some(after)) = (&self.before, &self.view.state) else {
            return BTreeSet::new();
        };
        let waits = waiting_letter(after);
        let overtaken = after.overtaken_approvals.difference(&before.overtaken_approvals);
        overtaken.filter(|step| waits != Some(step)).cloned().collect()
    }

    /// Whether something was heard of the case, or its sums changed.
    fn must_not_be_posted(&self, today: Date, calendar: &Calendar) -> Result<bool, CalendarError> {
        let (Some(before), Some(after)) = (&self.before, &self.view.state) else {
            return Ok(false);
        };
        let is_stopped = before.lets_post(today, calendar)? && !after.lets_post(today, calendar)?;
        Ok(is_stopped
            || before.balance() != after.balance()
            || before.opening.due_on != after.opening.due_on)
    }

    /// The step whose letter waited and no longer does, although it did not leave.
    fn withdrawn_step(&self) -> Option<String> {
        if let Some(step) = &self.withdrawn {
            return Some(step.clone());
        }
        let step = waiting_letter(self.before.as_ref()?)?;
        let after = self.view.state.as_ref()?;
        // Its rest is still to go: what left was not this letter.
        let left = !after.is_rest(step)
            && after.steps.get(step).is_some_and(|record| {
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

/// What must not go out any more: the letter of a step, or what a person was to send of it by one
/// way.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Withdrawn {
    step: String,
    way: Option<Action>,
}

impl Withdrawn {
    /// Whether it stops a letter: only what has certainly not been handed over.
    fn stops(&self, letter: &Letter) -> bool {
        use OutboxState as O;
        match self.way {
            Some(way) => letter.channel == way.as_str() && letter.draft.state == O::WithPerson,
            None => matches!(
                letter.draft.state,
                O::Planned | O::Due | O::InReview | O::SendWindow | O::WithPerson
            ),
        }
    }
}
