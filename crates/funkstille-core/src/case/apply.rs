//! The fold: what each event does to a case (docs/rules.md, *What stops or bends a plan* and
//! *Outcomes of tasks*).

use jiff::civil::Date;

use super::event::{CaseEvent, Happened};
use super::follow_on::FollowOn;
use super::state::{
    Block, CaseState, Pending, Release, StepFate, StepRecord, TakenOver, WaitReason, Waiting,
};
use crate::calendar::days_after;
use crate::money::Money;
use crate::playbook::{EndOutcome, Stage, TaskOutcome};

/// How long a plan waits where nobody named a day (docs/rules.md, *What stops or bends a plan*:
/// holding reply, out-of-office reply; *Outcomes of tasks*: content).
const UNNAMED_WAIT_DAYS: i64 = 7;

/// A promised payment is waited for until this many business days after its day (docs/rules.md,
/// *What stops or bends a plan*).
pub(super) const PROMISE_GRACE_BUSINESS_DAYS: i64 = 3;

impl CaseState {
    /// Takes an event into the state. Total: an event that does not fit the state (a task done
    /// that was never opened) is taken for what it says happened.
    pub fn apply(&mut self, event: &CaseEvent) {
        let on = event.on;
        self.events += 1;
        match &event.what {
            Happened::Opened(_) | Happened::Noted(_) | Happened::LetterKept { .. } => {}
            Happened::LetterPrepared { step } if !self.is_closed_for(step) => {}
            Happened::LetterPrepared { step } => self.prepare(step, on),
            Happened::LetterApproved { step, .. } => self.approve(step, Some(on)),
            Happened::ApprovalLapsed { step } => {
                self.approve(step, None);
                self.take_from_person(Some(step));
            }
            Happened::LetterWithdrawn { step, .. } => self.withdraw_letter(step),
            Happened::WayStillToGo { step, channel } => self.send_rest_anew(step, *channel),
            Happened::WindowWarned { step } => self.warn(step, on),
            Happened::StepHappened { step, .. } => {
                self.record_happened(step, on, None);
                self.end_round(step, on);
            }
            Happened::DeadlineSet { step, last_day } => {
                self.deadlines.insert(step.clone(), *last_day);
            }
            Happened::TaskOpened { step } => {
                self.pending = Some(Pending::Task { step: step.clone(), since: on });
            }
            Happened::TaskDone { step, outcome, until } => {
                self.record_happened(step, on, Some(*outcome));
                self.take_outcome(on, *outcome, *until);
            }
            Happened::TaskLeftUndone { step } => self.record(step, on, StepFate::LeftUndone),
            Happened::StepSkipped { step, .. } => self.skip(step, on),
            Happened::TakenOver { last_step, on: done_on } => {
                let day_is_known = done_on.is_some();
                self.taken_over = Some(TakenOver { last_step: last_step.clone(), day_is_known });
                self.record_happened(last_step, done_on.unwrap_or(on), None);
            }
            Happened::FollowOnOpened(task) => self.put_on_list(task, on),
            Happened::FollowOnDone(task) => self.close_follow_on(task),
            Happened::FollowOnLeftUndone(task) => self.leave_undone(task),
            Happened::GivenWithAnother { task, .. } => {
                self.given_with_another.insert(task.clone(), on);
            }
            Happened::SentAfterAll { task, with } => self.send_after_all(task, on, with.is_none()),
            Happened::FollowOnCameOut { task, outcome, until } => {
                self.close_follow_on(task);
                self.take_outcome_outside(on, *outcome, *until);
            }
            Happened::NoProofs { step, .. } => {
                self.have_no_proofs(step);
            }
            Happened::LastMessageResent { step } => self.resend(step.as_deref(), on),
            _ => self.apply_from_outside(on, &event.what),
        }
        self.take_word_of_arrival(&event.what);
    }

    /// What the client, the bank or the user did, as against what the plan did.
    fn apply_from_outside(&mut self, on: Date, what: &Happened) {
        match what {
            Happened::Answered => self.answer(on),
            Happened::WroteElsewhere => self.block(Block::MailToJudge),
            Happened::ElsewhereJudged { answers } => {
                self.blocks.remove(&Block::MailToJudge);
                if *answers {
                    self.answer(on);
                }
            }
            Happened::WentOn => {
                self.blocks.remove(&Block::AnswerToJudge);
                self.blocks.remove(&Block::WaitsForBank);
            }
            Happened::SaidPaid => {
                self.blocks.remove(&Block::AnswerToJudge);
                self.block(Block::WaitsForBank);
            }
            Happened::HoldingReply { until } => self.wait_until(WaitReason::Holding, on, *until),
            Happened::WentAway { last_day } => self.go_away(on, *last_day),
            Happened::Bounced { step, why } => self.bounce(step.as_deref(), None, *why),
            Happened::ChannelBounced { step, channel, why } => {
                self.bounce(Some(step), Some(*channel), *why);
            }
            Happened::WayLost { step, channel, why } => self.lose_way((step, *channel), *why),
            Happened::WayGoesAgain { step, channel } => self.take_way_again((step, *channel)),
            Happened::DeliveryMended => self.mend_delivery(),
            Happened::Disputed => {
                self.blocks.remove(&Block::AnswerToJudge);
                self.block(Block::Dispute);
            }
            Happened::DisputeClosed => {
                self.blocks.remove(&Block::Dispute);
            }
            Happened::Held { until, .. } => {
                self.let_go_by_hand();
                match until {
                    None => self.block(Block::HeldByHand),
                    Some(_) => self.wait_until(WaitReason::HeldByHand, on, *until),
                }
            }
            Happened::Resumed { .. } => self.let_go_by_hand(),
            Happened::GapsJudged { count } => self.judge_gaps(*count),
            Happened::Ended { outcome, .. } => self.end(*outcome, on),
            _ => self.apply_money(on, what),
        }
    }

    fn apply_money(&mut self, on: Date, what: &Happened) {
        match what {
            Happened::AccountChecked => self.account_checked_on = Some(on),
            Happened::TermsSet { due_on, claim } => self.set_terms((*due_on, *claim), on),
            Happened::PaymentReceived { amount } => self.receive(*amount, on),
            Happened::PaymentReverted { amount } => self.revert(*amount),
            Happened::PaymentPromised { by } => {
                self.hear_about_money();
                self.promised_by = Some(*by);
                let release = Release::BusinessDaysAfter(*by, PROMISE_GRACE_BUSINESS_DAYS);
                self.wait(Waiting { why: WaitReason::Promise, release });
            }
            Happened::PromiseBroken => {
                self.promised_by = None;
                self.promises_broken += 1;
            }
            Happened::InstalmentsAgreed(agreed) => self.agree(agreed, on),
            Happened::InstalmentMissed => self.miss_instalment(on),
            _ => {}
        }
    }

    pub(super) fn record_happened(&mut self, step: &str, on: Date, outcome: Option<TaskOutcome>) {
        self.record(step, on, StepFate::Happened(outcome));
    }

    /// A deadline belongs to the letter that set it, and goes with the record of that.
    fn record(&mut self, step: &str, on: Date, fate: StepFate) {
        self.deadlines.remove(step);
        self.steps.insert(step.to_owned(), StepRecord { on, nth: self.events, fate });
        self.overtaken_approvals.remove(step);
        self.stood_on.remove(step);
        if self.pending_step() == Some(step) {
            self.pending = None;
        }
    }

    pub(super) fn pending_step(&self) -> Option<&str> {
        match &self.pending {
            Some(Pending::Letter { step, .. } | Pending::Task { step, .. }) => Some(step),
            None => None,
        }
    }

    /// Of a message that left, only the rest is skipped.
    fn skip(&mut self, step: &str, on: Date) {
        self.take_from_person(Some(step));
        if self.is_rest(step) {
            self.have_no_rest(step);
        } else {
            self.record(step, on, StepFate::Skipped);
        }
    }

    fn prepare(&mut self, step: &str, on: Date) {
        let step = step.to_owned();
        self.pending =
            Some(Pending::Letter { step, since: on, approved_on: None, warned_on: None });
    }

    fn approve(&mut self, approved: &str, on: Option<Date>) {
        if let Some(Pending::Letter { step, approved_on, .. }) = &mut self.pending
            && step == approved
        {
            *approved_on = on;
        }
    }

    fn withdraw_letter(&mut self, withdrawn: &str) {
        if self.pending_step() == Some(withdrawn) {
            self.pending = None;
            self.take_from_person(None);
        }
        self.take_from_person(Some(withdrawn));
    }

    fn warn(&mut self, warned: &str, on: Date) {
        if let Some(Pending::Letter { step, warned_on, .. }) = &mut self.pending
            && step == warned
        {
            *warned_on = Some(on);
        }
    }

    /// The outcome of a call outside the table does what that of a step's call does. Where a
    /// message goes again anyhow once there is a way, that nothing arrived is no news.
    fn take_outcome_outside(&mut self, on: Date, outcome: TaskOutcome, until: Option<Date>) {
        let goes_again = self.blocks.contains(&Block::NeedsAddress)
            || self.blocks.contains(&Block::DidNotArrive);
        let is_known = outcome == TaskOutcome::NothingArrived && goes_again;
        if !is_known && (self.ended.is_none() || outcome == TaskOutcome::Answered) {
            self.take_outcome(on, outcome, until);
        }
    }

    fn take_outcome(&mut self, on: Date, outcome: TaskOutcome, until: Option<Date>) {
        match outcome {
            TaskOutcome::Answered => self.answer(on),
            TaskOutcome::Promised => self.wait_until(WaitReason::Holding, on, until),
            TaskOutcome::Content => self.wait_until(WaitReason::Content, on, until),
            TaskOutcome::NothingArrived => {
                self.block(Block::SendAgain);
                self.open_follow_on(FollowOn::SendAgain);
            }
            TaskOutcome::WrongNumber => self.open_follow_on(FollowOn::FindNumber),
            TaskOutcome::Voicemail
            | TaskOutcome::NoAnswer
            | TaskOutcome::Alive
            | TaskOutcome::NothingFound
            | TaskOutcome::Written
            | TaskOutcome::Done => {}
        }
    }

    /// A human answer: it ends an enquiry or a project, and re-opens one that was given up; mail
    /// alone never ends a payment. What was declined, lost or ended by hand stays so.
    fn answer(&mut self, on: Date) {
        self.withdraw();
        let ended = self.ended.map(|(outcome, _)| outcome);
        match (self.opening.stage, ended) {
            (Stage::Payment, None) => self.block(Block::AnswerToJudge),
            (
                Stage::Enquiry | Stage::Running,
                None | Some(EndOutcome::MovedOn | EndOutcome::WorkStopped | EndOutcome::Answered),
            ) => self.end(EndOutcome::Answered, on),
            _ => {}
        }
    }

    pub(super) fn end(&mut self, outcome: EndOutcome, on: Date) {
        self.ended = Some((outcome, on));
        self.withdraw();
        self.blocks.clear();
        self.waits.clear();
        // The proofs of a letter that was posted are collected whatever became of the case.
        self.follow_ons.retain(|task, _| task.is_proof());
    }

    /// Holds the plan; what was prepared is withdrawn and made anew when it goes on.
    pub(super) fn block(&mut self, block: Block) {
        self.blocks.insert(block);
        self.withdraw();
    }

    /// Takes back a letter that waits for approval, or to leave by whatever way, or to be posted,
    /// or a task that waits to be done.
    pub(super) fn withdraw(&mut self) {
        self.pending = None;
        self.take_from_person(None);
        self.overtake_approvals();
    }

    fn wait_until(&mut self, why: WaitReason, on: Date, until: Option<Date>) {
        let until = until.unwrap_or_else(|| days_after(on, UNNAMED_WAIT_DAYS));
        self.wait(Waiting { why, release: Release::On(until) });
        self.withdraw();
    }

    /// What was said last is what holds: a new day takes the place of an older one.
    fn wait(&mut self, waiting: Waiting) {
        self.waits.retain(|wait| wait.why != waiting.why);
        self.waits.push(waiting);
    }

    /// What the user said last of holding the case is what holds.
    fn let_go_by_hand(&mut self) {
        self.blocks.remove(&Block::HeldByHand);
        self.waits.retain(|wait| wait.why != WaitReason::HeldByHand);
    }

    fn go_away(&mut self, on: Date, last_day: Option<Date>) {
        let last_day = last_day.unwrap_or_else(|| days_after(on, UNNAMED_WAIT_DAYS));
        self.away.push((on, last_day));
        self.wait(Waiting { why: WaitReason::Away, release: Release::After(last_day) });
        // The rest of what left already finds its way to somebody who is away.
        if let Some(step) = self.pending_step().map(str::to_owned) {
            self.take_from_person(Some(&step));
        }
        self.pending = None;
    }

    fn receive(&mut self, amount: Option<Money>, on: Date) {
        let is_paid = matches!(self.ended, Some((EndOutcome::Paid, _)));
        let Some(amount) = amount else {
            if !is_paid {
                self.end(EndOutcome::Paid, on);
            }
            return;
        };
        let claim = self.opening.claim.filter(|claim| claim.currency == amount.currency);
        // Another currency, or no claim to compare with: a person has to look.
        let Some(claim) = claim else { return self.block(Block::WaitsForBank) };
        self.payments.push((on, amount.minor));
        self.paid_minor = self.paid_minor.saturating_add(amount.minor);
        self.paid_since_agreement_minor =
            self.paid_since_agreement_minor.saturating_add(amount.minor);
        // What comes beyond all changes nothing any more.
        if is_paid {
            return;
        }
        if claim.minor.saturating_sub(self.paid_minor) <= self.opening.tolerance_minor {
            return self.end(EndOutcome::Paid, on);
        }
        // An answer still waits to be judged: it may say why only a part came.
        self.blocks.remove(&Block::WaitsForBank);
        self.withdraw();
        self.wait_for_next_instalment();
    }

    /// What is said about the money takes the place of what was said before; a letter that waits
    /// for approval names figures or threats that are no longer right.
    pub(super) fn hear_about_money(&mut self) {
        self.blocks.remove(&Block::AnswerToJudge);
        self.blocks.remove(&Block::WaitsForBank);
        self.withdraw();
    }
}
