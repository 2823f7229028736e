//! Tasks: what only a person can do, and how it came out.

mod list;
mod script;

pub use list::{Blocked, OpenTask, list, one};
pub use script::{Script, script};

pub use funkstille_store::projection::{Task, TaskState};

use funkstille_core::case::{FollowOn, Happened};
use funkstille_core::playbook::{Action, Effect, Step, TaskOutcome};
use funkstille_store::projection::TaskKind;
use jiff::civil::Date;

use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::{Error, Problem};

/// A task is done, with its outcome. `task` is named by its case, and, where the case has several
/// open ones, by its name too: `12`, `12/call`. `until` is a day that the outcome named.
///
/// # Errors
/// [`Problem::UnknownTask`] where no such task is open, [`Problem::BadValue`] where it cannot come
/// out so.
pub async fn done(
    engine: &Engine,
    moment: &mut Moment,
    task: &str,
    (outcome, until): (Option<TaskOutcome>, Option<Date>),
) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    let (case, kind) = named(&mut change, task).await?;
    match kind {
        TaskKind::FollowOn(follow_on) => {
            for what in follow_on_done(&change, &case, follow_on)? {
                change.happen(&case, what)?;
            }
        }
        TaskKind::Step(step) => {
            let row = change.case(&case)?.1.playbook.step(&step).cloned();
            let outcome = outcome.unwrap_or(TaskOutcome::Done);
            let possible = row.as_ref().map(outcomes).unwrap_or_default();
            if !possible.contains(&outcome) {
                let given = outcome.as_str().to_owned();
                let known = possible.iter().map(|outcome| outcome.as_str().to_owned()).collect();
                return Err(Problem::UnknownKey { given, known }.into());
            }
            change.happen(&case, Happened::TaskDone { step, outcome, until })?;
        }
    }
    change.finish().await
}

/// The open task that is meant.
async fn named(change: &mut Change<'_>, given: &str) -> Result<(String, TaskKind), Error> {
    let (case, _) = split(given);
    change.load_case(case).await.map_err(|error| match error {
        Error::Problem(Problem::UnknownCase { .. }) => unknown(given),
        error => error,
    })?;
    let task = meant(&change.case(case)?.1.view.tasks, given)?;
    Ok((case.to_owned(), task.kind.clone()))
}

/// The case and, where it is there, the name of a task.
fn split(given: &str) -> (&str, Option<&str>) {
    match given.split_once('/') {
        Some((case, name)) => (case, Some(name)),
        None => (given, None),
    }
}

/// The task that is meant, among those of its case. Two of one name differ by the day on which
/// their letter left; the older one comes first.
fn meant<'a>(tasks: &'a [Task], given: &str) -> Result<&'a Task, Error> {
    let mut open = tasks.iter().filter(|task| task.state == TaskState::Open);
    let found = match split(given).1 {
        Some(name) => open.find(|task| name_of(&task.kind) == name),
        None => open.next().filter(|_| open.next().is_none()),
    };
    found.ok_or_else(|| unknown(given))
}

fn unknown(given: &str) -> Error {
    Problem::UnknownTask { given: given.to_owned() }.into()
}

/// What a task is called beside its case: its step, or what it is, with the step of its letter.
pub fn name_of(kind: &TaskKind) -> String {
    match kind {
        TaskKind::Step(step) => step.clone(),
        TaskKind::FollowOn(
            FollowOn::ConfirmArrival { step, .. }
            | FollowOn::NoteTrackingNumber { step, .. }
            | FollowOn::OrderDeliveryRecord { step, .. },
        ) => format!("{}-{step}", kind.name()),
        TaskKind::FollowOn(_) => kind.name().to_owned(),
    }
}

/// What happened when a task outside the table was done. One that gets a message through also
/// lets the plan go on.
fn follow_on_done(change: &Change<'_>, case: &str, task: FollowOn) -> Result<Vec<Happened>, Error> {
    let (state, found) = change.case(case)?;
    Ok(match task {
        FollowOn::CompareAddresses | FollowOn::DidNotArrive => vec![Happened::DeliveryMended],
        FollowOn::SendAgain => {
            let step = state.last_message_step(&found.playbook).map(str::to_owned);
            vec![Happened::LastMessageResent { step }]
        }
        task => vec![Happened::FollowOnDone(task)],
    })
}

/// How the task of a step can come out (docs/rules.md, *Outcomes of tasks*).
pub fn outcomes(step: &Step) -> Vec<TaskOutcome> {
    use TaskOutcome as O;
    match (step.action(), step.only_after.is_some(), step.effect) {
        (Action::Call, ..) => vec![
            O::Answered,
            O::Promised,
            O::NothingArrived,
            O::Voicemail,
            O::NoAnswer,
            O::WrongNumber,
        ],
        (Action::Task, true, _) => vec![O::Written, O::Content],
        (Action::Task, false, Some(Effect::Court)) => vec![O::Done],
        (Action::Task, false, _) => vec![O::Alive, O::NothingFound],
        _ => vec![O::Done],
    }
}
