//! Open tasks: what, for whom, since when, and what they hold up.

use funkstille_core::case::{Block, FollowOn, TASK_BUSINESS_DAYS};
use funkstille_core::playbook::{Step, TaskOutcome};
use funkstille_store::Reading;
use funkstille_store::projection::{Task, TaskKind, TaskState};
use jiff::Timestamp;
use jiff::civil::Date;

use super::calls;
use super::{Again, Errand, meant, name_of, outcomes, outcomes_of, split, unknown};
use crate::cases::{CaseOverview, follow_on_key};
use crate::engine::Engine;
use crate::error::{Error, Problem};

/// An open task with its case.
#[derive(Clone, Debug)]
pub struct OpenTask {
    /// The case.
    pub case: CaseOverview,
    /// The task.
    pub task: Task,
    /// Further cases that it is about: those of the letter that a call asks about.
    pub with: Vec<CaseOverview>,
    /// What it holds up.
    pub blocks: Option<Blocked>,
    /// The letter that it sends, where a person is to post or to fax one.
    pub errand: Option<Errand>,
    /// The message that it sends again, where it does.
    pub again: Option<Again>,
}

/// What a task holds up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blocked {
    /// The next step, but no longer than until a day: then the task counts as left undone.
    Step {
        /// The step; `None` where it is the last.
        step: Option<String>,
        /// That day.
        until: Date,
    },
    /// The whole plan, until it is done.
    Plan,
    /// Nothing: it is the last of the plan, and stays until it is done.
    End,
}

/// How many tasks are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

/// All open tasks, the oldest first.
///
/// # Errors
/// Where the database fails, or a day lies outside the holiday table.
pub async fn list(engine: &Engine, now: Timestamp) -> Result<Vec<OpenTask>, Error> {
    let mut reading = engine.read().await?;
    let mut tasks: Vec<Task> = Vec::new();
    loop {
        let page = reading.open_tasks(tasks.last(), PAGE).await?;
        if page.is_empty() {
            break;
        }
        tasks.extend(page);
    }
    let mut cases: Vec<&str> = tasks.iter().map(|task| task.case.as_str()).collect();
    cases.sort_unstable();
    cases.dedup();
    let known = CaseOverview::load_some(engine, &mut reading, &cases, now).await?;
    let mut open = Vec::new();
    for task in tasks {
        let case = known.iter().find(|known| known.case == task.case);
        if let Some(case) = case {
            open.push(OpenTask::of(engine, &mut reading, (case.clone(), task), now).await?);
        }
    }
    Ok(open)
}

/// The open task that a person names: `12`, `12/call`.
///
/// # Errors
/// [`Problem::UnknownTask`].
pub async fn one(engine: &Engine, given: &str, now: Timestamp) -> Result<OpenTask, Error> {
    let case =
        CaseOverview::load(engine, split(given).0, now).await.map_err(|error| match error {
            Error::Problem(Problem::UnknownCase { .. }) => unknown(given),
            error => error,
        })?;
    let task = meant(&case.tasks, given)?.clone();
    OpenTask::of(engine, &mut engine.read().await?, (case, task), now).await
}

impl OpenTask {
    async fn of(
        engine: &Engine,
        reading: &mut Reading,
        (case, task): (CaseOverview, Task),
        now: Timestamp,
    ) -> Result<Self, Error> {
        let others = match &task.kind {
            TaskKind::FollowOn(task) => calls::others(reading, &case.case, task).await?,
            TaskKind::Step(_) => Vec::new(),
        };
        let others: Vec<&str> = others.iter().map(String::as_str).collect();
        let with = match others[..] {
            [] => Vec::new(),
            _ => CaseOverview::load_some(engine, reading, &others, now).await?,
        };
        let blocks = blocked(&case, &task)?;
        let step = match &task.kind {
            TaskKind::FollowOn(follow_on) => follow_on.letter().map(|(step, _)| step),
            TaskKind::Step(_) => None,
        };
        let row = step.and_then(|step| case.playbook.step(step));
        let is_registered = row.is_some_and(|row| row.registered);
        let errand = Errand::read(reading, &task, is_registered).await?;
        let again = match &task.kind {
            TaskKind::FollowOn(FollowOn::SendAgain) => Again::of(reading, &case).await?,
            _ => None,
        };
        Ok(Self { case, task, with, blocks, errand, again })
    }

    /// How a person names it: `12/call`.
    pub fn name(&self) -> String {
        format!("{}/{}", self.task.case, name_of(&self.task.kind))
    }

    /// The key of its words, where it is not the task of a step.
    pub fn key(&self) -> String {
        match &self.task.kind {
            TaskKind::Step(step) => format!("step-{step}"),
            TaskKind::FollowOn(task) => follow_on_key(task),
        }
    }

    /// How it can come out: the task of a step, or a call outside the table, as the call of one
    /// does; everything else is done.
    pub fn outcomes(&self) -> Vec<TaskOutcome> {
        match &self.task.kind {
            TaskKind::Step(_) => self.step().map(outcomes).unwrap_or_default(),
            TaskKind::FollowOn(task) => outcomes_of(task),
        }
    }

    /// The row of its step, where it is the task of one.
    pub fn step(&self) -> Option<&Step> {
        match &self.task.kind {
            TaskKind::Step(step) => self.case.playbook.step(step),
            TaskKind::FollowOn(_) => None,
        }
    }
}

/// What a task holds up.
fn blocked(case: &CaseOverview, task: &Task) -> Result<Option<Blocked>, Error> {
    let until_it_runs_out =
        || case.around.calendar.business_days_after(task.opened_on, TASK_BUSINESS_DAYS);
    Ok(match &task.kind {
        _ if task.state != TaskState::Open => None,
        TaskKind::Step(step) if !case.playbook.goes_on_after(step) => Some(Blocked::End),
        TaskKind::Step(step) => {
            Some(Blocked::Step { step: step_after(case, step)?, until: until_it_runs_out()? })
        }
        TaskKind::FollowOn(task) if task.sends_by().is_some() => {
            let step = task.letter().map_or("", |(step, _)| step);
            Some(if case.state.stands_without(task) {
                Blocked::Step { step: step_after(case, step)?, until: until_it_runs_out()? }
            } else {
                Blocked::Plan
            })
        }
        TaskKind::FollowOn(task) => follow_on_block(task)
            .filter(|block| case.state.blocks.contains(block))
            .map(|_| Blocked::Plan),
    })
}

/// The step that comes once this one is done.
fn step_after(case: &CaseOverview, step: &str) -> Result<Option<String>, Error> {
    let plan = case.plan()?;
    let mut after = plan.steps.into_iter().skip_while(|planned| planned.step == step);
    Ok(after.next().map(|planned| planned.step))
}

/// What is held until the task is done.
fn follow_on_block(task: &FollowOn) -> Option<Block> {
    match task {
        FollowOn::CompareAddresses | FollowOn::Call => Some(Block::NeedsAddress),
        FollowOn::DidNotArrive => Some(Block::DidNotArrive),
        FollowOn::SendAgain => Some(Block::SendAgain),
        FollowOn::FindNumber
        | FollowOn::ConfirmArrival { .. }
        | FollowOn::SendRest { .. }
        | FollowOn::PostLetter { .. }
        | FollowOn::SendFax { .. }
        | FollowOn::NoteTrackingNumber { .. }
        | FollowOn::OrderDeliveryRecord { .. } => None,
    }
}
