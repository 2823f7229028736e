//! Tasks: what only a person can do. They follow from the events of their case.

use std::collections::BTreeSet;

use funkstille_core::case::{CaseEvent, CaseState, FollowOn, Happened, Pending};
use funkstille_core::playbook::TaskOutcome;
use jiff::civil::Date;

use super::{bad_value, date, maybe_date, maybe_named, named};
use crate::connection::{Row, Value};
use crate::error::StoreError;
use crate::event::Named;
use crate::ids::TenantId;

/// A task of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The case.
    pub case: String,
    /// The version of the case that opened it; with the case, its identity.
    pub opened_version: i64,
    /// What is to be done.
    pub kind: TaskKind,
    /// The day on which it was put on the list.
    pub opened_on: Date,
    /// Whether it is still to be done.
    pub state: TaskState,
    /// How it came out.
    pub outcome: Option<TaskOutcome>,
    /// The day on which it left the list.
    pub closed_on: Option<Date>,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskKind {
    /// The task of a step of the playbook.
    Step(String),
    /// A task outside the playbook's table.
    FollowOn(FollowOn),
}

/// Whether a task is still to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskState {
    /// It is on the list.
    Open,
    /// A person did it.
    Done,
    /// It was not done in time.
    LeftUndone,
    /// The case changed, and it is no longer wanted.
    Withdrawn,
}

crate::event::named!(TaskState {
    Open = "open",
    Done = "done",
    LeftUndone = "left-undone",
    Withdrawn = "withdrawn",
});

/// Closes the tasks that an event took off the list; gives what it put there.
pub(super) fn update(
    tasks: &mut [Task],
    (before, after): (&CaseState, &CaseState),
    event: &CaseEvent,
) -> Vec<TaskKind> {
    let (before, after) = (on_the_list(before), on_the_list(after));
    for kind in before.difference(&after) {
        let is_it = |task: &&mut Task| task.state == TaskState::Open && task.kind == *kind;
        if let Some(task) = tasks.iter_mut().rev().find(is_it) {
            (task.state, task.outcome) = fate(kind, &event.what);
            task.closed_on = Some(event.on);
        }
    }
    after.difference(&before).cloned().collect()
}

/// The tasks that are to be done.
pub(super) fn on_the_list(state: &CaseState) -> BTreeSet<TaskKind> {
    let follow_ons = state.follow_ons.iter().filter(|(_, since)| since.is_some());
    let mut tasks: BTreeSet<_> =
        follow_ons.map(|(task, _)| TaskKind::FollowOn(task.clone())).collect();
    if let Some(Pending::Task { step, .. }) = &state.pending {
        tasks.insert(TaskKind::Step(step.clone()));
    }
    tasks
}

fn fate(kind: &TaskKind, what: &Happened) -> (TaskState, Option<TaskOutcome>) {
    match (kind, what) {
        (TaskKind::Step(task), Happened::TaskDone { step, outcome, .. }) if task == step => {
            (TaskState::Done, Some(*outcome))
        }
        (TaskKind::Step(task), Happened::StepHappened { step, .. }) if task == step => {
            (TaskState::Done, None)
        }
        (TaskKind::Step(task), Happened::TaskLeftUndone { step }) if task == step => {
            (TaskState::LeftUndone, None)
        }
        (TaskKind::FollowOn(task), Happened::FollowOnDone(done)) if task == done => {
            (TaskState::Done, None)
        }
        (TaskKind::FollowOn(call), Happened::FollowOnCameOut { task, outcome, .. })
            if call == task =>
        {
            (TaskState::Done, Some(*outcome))
        }
        (TaskKind::FollowOn(task), Happened::FollowOnLeftUndone(undone)) if task == undone => {
            (TaskState::LeftUndone, None)
        }
        (TaskKind::FollowOn(FollowOn::SendAgain), Happened::LastMessageResent { .. })
        | (TaskKind::FollowOn(_), Happened::DeliveryMended) => (TaskState::Done, None),
        _ => (TaskState::Withdrawn, None),
    }
}

const STEP: &str = "step";
const CONFIRM_ARRIVAL: &str = "confirm-arrival";
const SEND_REST: &str = "send-rest";
const POST_LETTER: &str = "post-letter";
const SEND_FAX: &str = "send-fax";
const NOTE_TRACKING_NUMBER: &str = "note-tracking-number";
const ORDER_DELIVERY_RECORD: &str = "order-delivery-record";

/// Follow-on tasks that need no more than their name.
const PLAIN: &[(FollowOn, &str)] = &[
    (FollowOn::CompareAddresses, "compare-addresses"),
    (FollowOn::Call, "call"),
    (FollowOn::FindNumber, "find-number"),
    (FollowOn::DidNotArrive, "did-not-arrive"),
    (FollowOn::SendAgain, "send-again"),
];

impl TaskKind {
    /// Its name in the database: `step`, or that of a task outside the table.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Step(_) => STEP,
            Self::FollowOn(FollowOn::ConfirmArrival { .. }) => CONFIRM_ARRIVAL,
            Self::FollowOn(FollowOn::SendRest { .. }) => SEND_REST,
            Self::FollowOn(FollowOn::PostLetter { .. }) => POST_LETTER,
            Self::FollowOn(FollowOn::SendFax { .. }) => SEND_FAX,
            Self::FollowOn(FollowOn::NoteTrackingNumber { .. }) => NOTE_TRACKING_NUMBER,
            Self::FollowOn(FollowOn::OrderDeliveryRecord { .. }) => ORDER_DELIVERY_RECORD,
            Self::FollowOn(task) => {
                PLAIN.iter().find(|(plain, _)| plain == task).map_or("", |(_, name)| name)
            }
        }
    }

    /// The step that it belongs to, and the day on which the letter of that step left, or was given
    /// to a person.
    fn details(&self) -> (Option<&str>, Option<Date>) {
        match self {
            Self::Step(step) => (Some(step), None),
            Self::FollowOn(task) => task.letter().unzip(),
        }
    }

    fn read(name: String, step: Option<String>, sent_on: Option<Date>) -> Result<Self, StoreError> {
        let letter = step.clone().zip(sent_on);
        match (name.as_str(), step, letter) {
            (STEP, Some(step), None) => Ok(Self::Step(step)),
            (CONFIRM_ARRIVAL, _, Some((step, sent_on))) => {
                Ok(Self::FollowOn(FollowOn::ConfirmArrival { step, sent_on }))
            }
            (SEND_REST, _, Some((step, sent_on))) => {
                Ok(Self::FollowOn(FollowOn::SendRest { step, sent_on }))
            }
            (POST_LETTER, _, Some((step, given_on))) => {
                Ok(Self::FollowOn(FollowOn::PostLetter { step, given_on }))
            }
            (SEND_FAX, _, Some((step, given_on))) => {
                Ok(Self::FollowOn(FollowOn::SendFax { step, given_on }))
            }
            (NOTE_TRACKING_NUMBER, _, Some((step, sent_on))) => {
                Ok(Self::FollowOn(FollowOn::NoteTrackingNumber { step, sent_on }))
            }
            (ORDER_DELIVERY_RECORD, _, Some((step, sent_on))) => {
                Ok(Self::FollowOn(FollowOn::OrderDeliveryRecord { step, sent_on }))
            }
            _ => {
                let plain = PLAIN.iter().find(|(_, plain)| *plain == name);
                let task = plain.map(|(task, _)| Self::FollowOn(task.clone()));
                task.ok_or_else(|| bad_value(name))
            }
        }
    }
}

pub(crate) fn task_values(tenant: TenantId, task: &Task) -> Vec<Value<'_>> {
    let (step, sent_on) = task.kind.details();
    let text = |date: Option<Date>| Value::Text(date.map(|date| date.to_string().into()));
    vec![
        tenant.0.into(),
        (&task.case).into(),
        task.opened_version.into(),
        task.kind.name().into(),
        step.into(),
        text(sent_on),
        task.opened_on.to_string().into(),
        task.state.name().into(),
        task.outcome.map(Named::name).into(),
        text(task.closed_on),
    ]
}

impl Task {
    /// Takes it off the list, where it is there.
    pub(super) fn withdraw(&mut self) {
        if self.state == TaskState::Open {
            self.state = TaskState::Withdrawn;
        }
    }

    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            case: row.get(0)?,
            opened_version: row.get(1)?,
            kind: TaskKind::read(row.get(2)?, row.get(3)?, maybe_date(row, 4)?)?,
            opened_on: date(row, 5)?,
            state: named(row, 6)?,
            outcome: maybe_named(row, 7)?,
            closed_on: maybe_date(row, 8)?,
        })
    }
}
