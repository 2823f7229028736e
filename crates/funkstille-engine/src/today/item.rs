//! One thing that waits for a person, and the groups in which such things are shown.

use std::cmp::Reverse;

use funkstille_core::case::{Block, FollowOn, Reason, Switch};
use funkstille_core::guard::Refusal;
use funkstille_core::playbook::{Action, TaskOutcome};
use funkstille_store::projection::TaskKind;
use jiff::civil::{Date, DateTime};

use crate::tasks::{Errand, name_of};

use super::concern::Concern;
use super::notes::Note;
use super::otherwise::Otherwise;

/// The groups, in the order in which they are shown (docs/dev/today.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A client has answered or written.
    Answer,
    /// Money may be there.
    Money,
    /// A letter waits for approval.
    Approve,
    /// Somebody has to be called.
    Call,
    /// Somebody has to look around.
    LookAround,
    /// Something goes by post or fax, or to a court.
    Post,
    /// Something is not clear.
    Unclear,
}

/// One thing that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What is to be done.
    pub what: What,
    /// Whom and what it is about.
    pub concern: Concern,
    /// Since when it waits, where that is known.
    pub since: Option<Date>,
    /// Why on that day: the rule first, then what moved it.
    pub why: Vec<Reason>,
    /// What happens if nothing is done.
    pub otherwise: Otherwise,
    /// What else a person should know.
    pub notes: Vec<Note>,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Something holds the case, and a person says how it goes on.
    Held(Block),
    /// A letter is to be read, and approved, changed or skipped.
    Letter {
        /// Its number.
        letter: String,
        /// Its step.
        step: String,
        /// By which channels, and to whom; empty where nothing is on file.
        channels: Vec<(Action, String)>,
        /// Whether it goes as registered mail where it goes by post.
        is_registered: bool,
        /// What forbids it as it stands.
        forbidden: Vec<Refusal>,
    },
    /// The task of a step.
    Task {
        /// The step.
        step: String,
        /// What kind of step it is.
        action: Action,
        /// Whether it leads to a court.
        is_court: bool,
        /// For a call: numbers and whose they are, those of the person in charge first.
        numbers: Vec<(String, String)>,
        /// How it can come out.
        outcomes: Vec<TaskOutcome>,
    },
    /// A task outside the table.
    FollowOn {
        /// Which.
        task: FollowOn,
        /// As [`What::Task`].
        numbers: Vec<(String, String)>,
        /// The letter that it sends, where a person is to post or to fax one.
        errand: Option<Errand>,
    },
    /// A letter is being handed over, or the program ended while it was: nothing is to be decided
    /// yet.
    HandedOver {
        /// Its number.
        letter: String,
        /// Its step.
        step: String,
        /// When it is known what became of it, at the latest, in the business's zone.
        until: DateTime,
        /// Whether that has passed: what is known is found out in the next round of sending.
        has_passed: bool,
    },
    /// A letter may have left: nobody knows.
    Uncertain {
        /// Its number.
        letter: String,
        /// Its step.
        step: String,
    },
}

impl Group {
    /// All of them, in their order.
    pub const ALL: &[Self] = &[
        Self::Answer,
        Self::Money,
        Self::Approve,
        Self::Call,
        Self::LookAround,
        Self::Post,
        Self::Unclear,
    ];

    /// Its name in JSON, and in the key of its words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Money => "money",
            Self::Approve => "approve",
            Self::Call => "call",
            Self::LookAround => "look-around",
            Self::Post => "post",
            Self::Unclear => "unclear",
        }
    }

    /// The key of its heading: where the program sends nothing, no letter is to be approved.
    pub fn heading(self, switch: Switch) -> String {
        match (self, switch) {
            (Self::Approve, Switch::RemindOnly) => "today-group-send-yourself".to_owned(),
            _ => format!("today-group-{}", self.as_str()),
        }
    }
}

impl What {
    /// The group in which it is shown.
    pub fn group(&self) -> Group {
        match self {
            Self::Held(Block::AnswerToJudge | Block::MailToJudge) => Group::Answer,
            Self::Held(Block::WaitsForBank) => Group::Money,
            Self::Held(_) | Self::HandedOver { .. } | Self::Uncertain { .. } => Group::Unclear,
            Self::Letter { .. } => Group::Approve,
            Self::Task { action: Action::Call, .. } => Group::Call,
            Self::Task { is_court: true, .. } => Group::Post,
            Self::Task { .. } => Group::LookAround,
            Self::FollowOn { task, .. } => match task {
                FollowOn::Call | FollowOn::ConfirmArrival { .. } => Group::Call,
                FollowOn::CompareAddresses | FollowOn::FindNumber => Group::LookAround,
                FollowOn::SendRest { .. }
                | FollowOn::PostLetter { .. }
                | FollowOn::SendFax { .. }
                | FollowOn::NoteTrackingNumber { .. }
                | FollowOn::OrderDeliveryRecord { .. } => Group::Post,
                FollowOn::DidNotArrive | FollowOn::SendAgain => Group::Unclear,
            },
        }
    }

    /// Its name in JSON, and in the keys of its words.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Held(block) => held_name(*block),
            Self::Letter { .. } => "letter",
            Self::Task { .. } => "task",
            Self::FollowOn { task, .. } => TaskKind::FollowOn(task.clone()).name(),
            Self::HandedOver { .. } => "handed-over",
            Self::Uncertain { .. } => "uncertain",
        }
    }

    /// Whether it is a letter that goes out only by a person's hand (docs/rules.md, guard 7).
    pub fn is_by_hand(&self) -> bool {
        matches!(self, Self::Letter { forbidden, .. } if forbidden.contains(&Refusal::DoNotContact))
    }

    /// The name of the task beside its case, where it is one: `call` of `12/call`.
    pub fn task(&self) -> Option<String> {
        match self {
            Self::Task { step, .. } => Some(step.clone()),
            Self::FollowOn { task, .. } => Some(name_of(&TaskKind::FollowOn(task.clone()))),
            _ => None,
        }
    }

    /// The step, where it is about one.
    pub fn step(&self) -> Option<&str> {
        match self {
            Self::Letter { step, .. }
            | Self::Task { step, .. }
            | Self::HandedOver { step, .. }
            | Self::Uncertain { step, .. } => Some(step),
            Self::FollowOn { task, .. } => task.letter().map(|(step, _)| step),
            Self::Held(_) => None,
        }
    }
}

fn held_name(block: Block) -> &'static str {
    match block {
        Block::AnswerToJudge => "answer-to-judge",
        Block::MailToJudge => "mail-to-judge",
        Block::WaitsForBank => "waits-for-bank",
        Block::NeedsAddress => "needs-address",
        Block::DidNotArrive => "did-not-arrive",
        Block::SendAgain => "send-again",
        Block::Dispute => "dispute",
        Block::HeldByHand => "held-by-hand",
        Block::EntryErased => "entry-erased",
        Block::NeedsDueDate => "needs-due-date",
        Block::NothingLeft => "nothing-left",
    }
}

/// The items in their groups: what weighs more first (payment before project before enquiry), then
/// what has waited longer.
pub(super) fn grouped(mut items: Vec<Item>) -> Vec<(Group, Vec<Item>)> {
    items.sort_by_cached_key(|item| {
        let concern = &item.concern;
        let first = concern.cases.first().cloned();
        (Reverse(concern.stage), Reverse(concern.age_days()), first)
    });
    let of_group = |group: Group| items.iter().filter(move |item| item.what.group() == group);
    let groups = Group::ALL.iter().map(|group| (*group, of_group(*group).cloned().collect()));
    groups.filter(|(_, items): &(_, Vec<Item>)| !items.is_empty()).collect()
}
