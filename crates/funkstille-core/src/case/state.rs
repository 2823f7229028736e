//! What a case is, as far as its events say.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::closing::CLOSING_LETTERS;
use super::event::{CaseEvent, Happened, Opening};
use super::follow_on::FollowOn;
use super::instalments::{Instalment, Instalments};
use crate::calendar::{Calendar, CalendarError, days_after};
use crate::claim::Agreement;
use crate::money::Money;
use crate::playbook::{Action, EndOutcome, Playbook, Starts, TaskOutcome};

/// The state of a case: a fold over its events, see [`CaseState::apply`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseState {
    /// How it began.
    pub opening: Opening,
    /// What became of each step so far.
    pub steps: BTreeMap<String, StepRecord>,
    /// The last days of the deadlines that letters set, by their steps. An older case may have none
    /// here for a letter that set one.
    pub deadlines: BTreeMap<String, Date>,
    /// How many events have been applied.
    pub events: u32,
    /// What was done before this program knew the case.
    pub taken_over: Option<TakenOver>,
    /// Whether the message that started the case came back.
    pub trigger_bounced: bool,
    /// How often the message of a step came back or had to go again: each round is a message of
    /// its own.
    pub rounds: BTreeMap<String, u32>,
    /// The same for one of several ways of a step, beside `rounds`.
    pub channel_rounds: BTreeMap<(String, Action), u32>,
    /// Steps of which only some ways go again, since the others stand.
    pub ways_again: BTreeMap<String, BTreeSet<Action>>,
    /// The days on which the messages of steps left that stand by some ways while others go again:
    /// both are one message.
    pub stood_on: BTreeMap<String, Date>,
    /// Steps whose message left, and of which nothing that was approved with it may follow any
    /// more: something was heard since, or the sums changed.
    pub overtaken_approvals: BTreeSet<String>,
    /// Ways by which the message of a step came back while it stands by others: they wait for an
    /// address, and hold nothing up.
    pub lost_ways: BTreeSet<(String, Action)>,
    /// The way for which a good address is needed; `None` for mail.
    pub dead_channel: Option<Action>,
    /// Whether a good address is needed because its owner has left the company.
    pub has_left: bool,
    /// Letters that were posted and stand, although another way of their step came back: the step
    /// and the day.
    pub posted: BTreeSet<(String, Date)>,
    /// Steps whose letter of a day leaves no proof of posting to this case.
    pub no_proofs: BTreeMap<String, Date>,
    /// The last day on which the user looked at the account, and nothing had come.
    pub account_checked_on: Option<Date>,
    /// A letter that waits for approval, or a task that waits to be done.
    pub pending: Option<Pending>,
    /// What holds the plan until somebody says something.
    pub blocks: BTreeSet<Block>,
    /// What holds the plan until a day.
    pub waits: Vec<Waiting>,
    /// The day on which the client promised to pay.
    pub promised_by: Option<Date>,
    /// How many promises were broken.
    pub promises_broken: u32,
    /// Agreed parts, in the order of their due dates; empty where none are agreed.
    pub instalments: Vec<Instalment>,
    /// The due date of the last of them that did not come.
    pub instalment_missed: Option<Date>,
    /// What was agreed with them.
    pub agreed: Instalments,
    /// Every agreement that gave parts of the claim due dates of their own, in their order.
    pub agreements: Vec<Agreement>,
    /// The parts in which the invoice itself is due, where there are several.
    pub parts_of_invoice: Option<Agreement>,
    /// How much of the claim has come in since the instalments were agreed, in minor units.
    pub paid_since_agreement_minor: i64,
    /// How much of the claim has come in, in minor units.
    pub paid_minor: i64,
    /// The same payment by payment: the day, and minor units.
    pub payments: Vec<(Date, i64)>,
    /// Spans in which the client was away, first and last day: they do not count in its record.
    pub away: Vec<(Date, Date)>,
    /// Tasks outside the table that are not done, and since when they are on the list.
    pub follow_ons: BTreeMap<FollowOn, Option<Date>>,
    /// What a person is to send about this case too, with a task on the list of another case, and
    /// since when.
    pub given_with_another: BTreeMap<FollowOn, Date>,
    /// Steps whose message has arrived: the client said something after it.
    pub arrived: BTreeSet<String>,
    /// Tasks outside the table that were done, or left undone.
    pub follow_ons_done: BTreeSet<FollowOn>,
    /// How many entries that could stop or bend the plan were erased.
    pub gaps: u32,
    /// How and when it ended.
    pub ended: Option<(EndOutcome, Date)>,
}

/// What became of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepRecord {
    /// The day.
    pub on: Date,
    /// Which event of the case said so; of two records of one day the later event is the later.
    pub nth: u32,
    /// What became of it.
    pub fate: StepFate,
}

/// What became of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepFate {
    /// It happened, with the outcome of its task where it is one.
    Happened(Option<TaskOutcome>),
    /// Its task was left undone; the day is the one from which that counts.
    LeftUndone,
    /// A person skipped it.
    Skipped,
}

/// What was done before this program knew the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenOver {
    /// The last step that was done; all above it count as done.
    pub last_step: String,
    /// Whether its day is known. Where it is not, what comes after it is due at once.
    pub day_is_known: bool,
}

/// Something that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pending {
    /// The letter of a step waits for approval, or is approved and waits to leave.
    Letter {
        /// The step.
        step: String,
        /// Since when.
        since: Date,
        /// When its bytes were approved.
        approved_on: Option<Date>,
        /// When the user was last told that its days run out.
        warned_on: Option<Date>,
    },
    /// The task of a step waits to be done.
    Task {
        /// The step.
        step: String,
        /// Since when.
        since: Date,
    },
}

/// What holds a plan until somebody says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Block {
    /// The client answered about a payment: paid, promise, dispute or go on?
    AnswerToJudge,
    /// The client wrote outside the thread: does it answer the case?
    MailToJudge,
    /// The client says that it was paid: the bank decides.
    WaitsForBank,
    /// The address is dead; the message waits for a good one.
    NeedsAddress,
    /// A message was not accepted.
    DidNotArrive,
    /// Nothing arrived, said the client on the telephone: the last message goes out again first.
    SendAgain,
    /// The client disputes the claim.
    Dispute,
    /// The user holds it.
    HeldByHand,
    /// An entry was erased that could stop or bend the plan: a person looks first.
    EntryErased,
    /// A rule counts from a due date that is not known.
    NeedsDueDate,
    /// Nothing of the plan is left, and its last step did not happen: a person ends the case.
    NothingLeft,
}

/// What holds a plan until a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Why.
    pub why: WaitReason,
    /// Until when.
    pub release: Release,
}

/// Why a plan waits until a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitReason {
    /// The client said that an answer will come.
    Holding,
    /// The client is away.
    Away,
    /// The client promised to pay.
    Promise,
    /// The next agreed part is not due yet.
    Instalment,
    /// The user holds it.
    HeldByHand,
    /// The client is alive; the user waits.
    Content,
}

/// From which day on a plan may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Release {
    /// From this day.
    On(Date),
    /// From the first business day after this one.
    After(Date),
    /// Once this many business days after a day have passed.
    BusinessDaysAfter(Date, i64),
}

impl Waiting {
    /// The first day on which it holds nothing any more.
    /// Errors as [`Calendar::kind_of`].
    pub fn until(self, calendar: &Calendar) -> Result<Date, CalendarError> {
        match self.release {
            Release::On(day) => Ok(day),
            Release::After(day) => Ok(days_after(day, 1)),
            Release::BusinessDaysAfter(day, count) => calendar.business_days_after(day, count),
        }
    }
}

impl StepRecord {
    /// How its task came out.
    pub fn outcome(self) -> Option<TaskOutcome> {
        match self.fate {
            StepFate::Happened(outcome) => outcome,
            StepFate::LeftUndone | StepFate::Skipped => None,
        }
    }

    /// Whether the step happened, and was neither skipped nor left undone.
    pub fn happened(self) -> bool {
        matches!(self.fate, StepFate::Happened(_))
    }

    /// Where it stands in the order of what happened.
    pub(super) fn place(self) -> (Date, u32) {
        (self.on, self.nth)
    }
}

impl CaseState {
    /// The state of a case that has just begun.
    pub fn opened(opening: Opening) -> Self {
        Self {
            opening,
            steps: BTreeMap::new(),
            deadlines: BTreeMap::new(),
            events: 0,
            taken_over: None,
            trigger_bounced: false,
            rounds: BTreeMap::new(),
            channel_rounds: BTreeMap::new(),
            ways_again: BTreeMap::new(),
            stood_on: BTreeMap::new(),
            overtaken_approvals: BTreeSet::new(),
            lost_ways: BTreeSet::new(),
            dead_channel: None,
            has_left: false,
            posted: BTreeSet::new(),
            no_proofs: BTreeMap::new(),
            account_checked_on: None,
            pending: None,
            blocks: BTreeSet::new(),
            waits: Vec::new(),
            promised_by: None,
            promises_broken: 0,
            instalments: Vec::new(),
            instalment_missed: None,
            agreed: Instalments::default(),
            agreements: Vec::new(),
            parts_of_invoice: None,
            paid_since_agreement_minor: 0,
            paid_minor: 0,
            payments: Vec::new(),
            away: Vec::new(),
            follow_ons: BTreeMap::new(),
            given_with_another: BTreeMap::new(),
            arrived: BTreeSet::new(),
            follow_ons_done: BTreeSet::new(),
            gaps: 0,
            ended: None,
        }
    }

    /// The state after a whole history; `None` where it does not begin with
    /// [`Happened::Opened`].
    pub fn from_history(events: &[CaseEvent]) -> Option<Self> {
        let (first, rest) = events.split_first()?;
        let Happened::Opened(opening) = &first.what else {
            return None;
        };
        let mut state = Self::opened(opening.clone());
        for event in rest {
            state.apply(event);
        }
        Some(state)
    }

    /// What is still owed; `None` where no claim is known.
    pub fn balance(&self) -> Option<Money> {
        let claim = self.opening.claim?;
        Some(Money { minor: claim.minor.saturating_sub(self.paid_minor), ..claim })
    }

    /// The days of our messages to the client in this case, a message that started it included.
    pub fn messages_on(&self, playbook: &Playbook) -> Vec<Date> {
        let trigger = (self.opening.starts == Starts::Message).then_some(self.opening.trigger_on);
        let sent = playbook.steps.iter().filter(|step| step.sends());
        let sent = sent.filter_map(|step| self.sent_on(&step.name));
        let closing = CLOSING_LETTERS.iter().filter_map(|letter| self.sent_on(letter));
        trigger.into_iter().chain(sent).chain(closing).collect()
    }

    /// As [`CaseState::messages_on`], without the message of a step: its several ways are one.
    pub fn messages_beside(&self, step: &str, playbook: &Playbook) -> Vec<Date> {
        let mut messages = self.messages_on(playbook);
        let own = self.sent_on(step).and_then(|on| messages.iter().position(|it| *it == on));
        if let Some(own) = own {
            messages.remove(own);
        }
        messages
    }

    /// The day on which the message of a step left; `None` where it did not.
    pub fn sent_on(&self, step: &str) -> Option<Date> {
        let record = self.steps.get(step)?;
        record.happened().then_some(record.on)
    }

    /// The day on which the message left of which this step is the rest: by other ways than those
    /// by which it is still to go, or goes again. `None` where it is a message of its own.
    pub fn rest_of_on(&self, step: &str) -> Option<Date> {
        let rest_of = self.sent_on(step).filter(|_| self.is_rest(step));
        rest_of.or_else(|| self.stood_on.get(step).copied())
    }

    /// Which round of messages the one of a step by a way is: each is a message of its own.
    pub fn round(&self, step: &str, channel: Action) -> u32 {
        let of_all = self.rounds.get(step).copied().unwrap_or(0);
        let own = self.channel_rounds.get(&(step.to_owned(), channel)).copied().unwrap_or(0);
        of_all + own
    }

    /// The ways by which the message of a step is to go: all of `does`, or those that came back.
    pub fn ways_to_go(&self, step: &str, does: &[Action]) -> Vec<Action> {
        let again = self.ways_again.get(step);
        let goes = |way: &Action| again.is_none_or(|again| !way.sends() || again.contains(way));
        does.iter().copied().filter(goes).collect()
    }

    /// The days on which registered letters of a step left whose proofs this case has.
    pub fn posted_on(&self, step: &str) -> Vec<Date> {
        let is_proved =
            |on: &Date| self.no_proofs.get(step) != Some(on) && !self.is_to_be_posted(step);
        let now = self.sent_on(step).filter(is_proved);
        let before = self.posted.iter().filter(|(of, _)| of == step).map(|(_, on)| *on);
        before.chain(now).collect()
    }

    /// The step whose message left last; `None` where none has left since the case began.
    pub fn last_message_step<'a>(&self, playbook: &'a Playbook) -> Option<&'a str> {
        let sent = playbook.steps.iter().filter(|step| step.sends());
        let sent = sent.filter(|step| self.sent_on(&step.name).is_some());
        let latest =
            sent.max_by_key(|step| self.steps.get(&step.name).map(|record| record.place()));
        latest.map(|step| step.name.as_str())
    }
}
