//! Tasks: what only a person can do, and how it came out.

mod again;
mod calls;
mod errand;
mod findings;
mod links;
mod list;
mod script;

pub use again::{Again, To};
pub use errand::Errand;
pub use findings::Findings;
pub use links::{Link, LinkKind};
pub use list::{Blocked, OpenTask, list, one};
pub use script::{Script, script};

pub use funkstille_store::projection::{Task, TaskState};

use funkstille_core::case::{FollowOn, Happened};
use funkstille_core::client::Reach;
use funkstille_core::playbook::{Action, Effect, Step, TaskOutcome};
use funkstille_store::projection::TaskKind;
use jiff::civil::Date;

use crate::cases::{mend, mend_waiting, send_to_other_address, waits_for_mail_address};
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::{Error, Problem};
use crate::sending::{sent_after_all, sent_by_person};

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
    how: (Option<TaskOutcome>, Option<Date>),
) -> Result<(), Error> {
    done_with(engine, moment, (task, how), &Findings::default()).await
}

/// As [`done`], with what was found, which goes on record first. Where a message waits for an
/// address, one that was found lets it go.
///
/// # Errors
/// As [`done`], and [`Problem::DayGone`] for a day that has passed; [`Error::BadAddress`]; as
/// [`crate::clients::learn`] for an address; [`crate::error::LetterProblem::NotSentThen`] for a day
/// on which a letter cannot have been posted.
pub async fn done_with(
    engine: &Engine,
    moment: &mut Moment,
    (task, (outcome, until)): (&str, (Option<TaskOutcome>, Option<Date>)),
    findings: &Findings,
) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    let (case, Task { kind, state, .. }) = named(&mut change, task, findings).await?;
    if let Some(day) = until.filter(|day| *day < change.today) {
        return Err(Problem::DayGone { day }.into());
    }
    let sends = matches!(&kind, TaskKind::FollowOn(task) if task.sends_by().is_some());
    if let Some(given) = findings.sent_on.filter(|_| !sends) {
        let (key, given) = ("on".to_owned(), given.to_string());
        return Err(Problem::BadValue { key, given }.into());
    }
    findings::record(&mut change, (&case, &kind), findings).await?;
    match kind {
        TaskKind::FollowOn(task) if task.sends_by().is_some() => {
            possible(outcome, &outcomes_of(&task))?;
            let sent_on = findings.sent_on.unwrap_or(change.today);
            let sent = (sent_on, findings.number.is_some());
            if state == TaskState::Open {
                sent_by_person(&mut change, (&case, &task), sent).await?;
            } else {
                sent_after_all(&mut change, (&case, &task), sent).await?;
            }
        }
        // What was found later stands with the proof; the task is done.
        TaskKind::FollowOn(task) if task.is_proof() && state != TaskState::Open => {
            possible(outcome, &outcomes_of(&task))?;
        }
        TaskKind::FollowOn(follow_on) => {
            follow_on_done(&mut change, &case, (follow_on, outcome, until)).await?;
        }
        TaskKind::Step(step) => {
            let row = change.case(&case)?.1.playbook.step(&step).cloned();
            let outcome = possible(outcome, &row.as_ref().map(outcomes).unwrap_or_default())?;
            change.happen(&case, Happened::TaskDone { step, outcome, until })?;
        }
    }
    if let Some(address) = findings.address.clone() {
        if waits_for_mail_address(change.case(&case)?.0) {
            mend(&mut change, &case).await?;
        }
        let client = change.matter(&case)?.client.clone();
        mend_waiting(&mut change, &client, &[Reach::Address(address)]).await?;
    }
    let client = change.matter(&case)?.client.clone();
    send_to_other_address(&mut change, &client).await?;
    change.finish().await
}

/// The open task that is meant; where a day is said, also that of a letter which went from the list
/// before, and where a proof is given, also that of a proof which was done without.
async fn named(
    change: &mut Change<'_>,
    given: &str,
    findings: &Findings,
) -> Result<(String, Task), Error> {
    let on = findings.sent_on;
    let (case, _) = split(given);
    change.load_case(case).await.map_err(|error| match error {
        Error::Problem(Problem::UnknownCase { .. }) => unknown(given),
        error => error,
    })?;
    let tasks = &change.case(case)?.1.view.tasks;
    let open = meant(tasks, given);
    let is_before = |task: &Task| on.is_some_and(|on| given_on(task).is_some_and(|it| on < it));
    let task = match (open, gone(tasks, (given, on))) {
        (Ok(task), Some(gone)) if is_before(task) && !is_before(gone) => gone,
        (Ok(task), _) | (Err(_), Some(task)) => task,
        (Err(error), None) => proved(tasks, given).filter(|_| findings.has_proof()).ok_or(error)?,
    };
    Ok((case.to_owned(), task.clone()))
}

/// The letter that a person was to send, and that went from the list: the last one that was there
/// by that day.
fn gone<'a>(tasks: &'a [Task], (given, on): (&str, Option<Date>)) -> Option<&'a Task> {
    let (name, on) = (split(given).1?, on?);
    let is_gone = |task: &&Task| {
        let has_gone = matches!(task.state, TaskState::LeftUndone | TaskState::Withdrawn);
        has_gone && given_on(task).is_some() && name_of(&task.kind) == name
    };
    let mut gone: Vec<&Task> = tasks.iter().filter(is_gone).collect();
    gone.sort_by_key(|task| given_on(task));
    let by_then = gone.iter().rfind(|task| given_on(task).is_some_and(|it| it <= on));
    by_then.or(gone.last()).copied()
}

/// The task of a proof that is no longer on the list, the last one of that name.
fn proved<'a>(tasks: &'a [Task], given: &str) -> Option<&'a Task> {
    let name = split(given).1?;
    let is_it = |task: &&Task| {
        let is_proof = matches!(&task.kind, TaskKind::FollowOn(task) if task.is_proof());
        is_proof && task.state != TaskState::Open && name_of(&task.kind) == name
    };
    tasks.iter().rfind(is_it)
}

/// The day on which a letter was given to a person who sends it.
fn given_on(task: &Task) -> Option<Date> {
    let TaskKind::FollowOn(task) = &task.kind else { return None };
    task.sends_by()?;
    task.letter().map(|(_, given_on)| given_on)
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
        TaskKind::FollowOn(task) => match task.letter() {
            Some((step, _)) => format!("{}-{step}", kind.name()),
            None => kind.name().to_owned(),
        },
    }
}

/// A task outside the table was done. One that gets a message through also lets the plan go on; a
/// call has an outcome.
async fn follow_on_done(
    change: &mut Change<'_>,
    case: &str,
    (task, outcome, until): (FollowOn, Option<TaskOutcome>, Option<Date>),
) -> Result<(), Error> {
    let outcome = possible(outcome, &outcomes_of(&task))?;
    let what = match task {
        FollowOn::CompareAddresses | FollowOn::DidNotArrive => return mend(change, case).await,
        FollowOn::SendAgain => {
            let (state, found) = change.case(case)?;
            let step = state.last_message_step(&found.playbook).map(str::to_owned);
            Happened::LastMessageResent { step }
        }
        task if task.is_call() => {
            calls::in_other_cases(change, case, (&task, outcome, until)).await?;
            Happened::FollowOnCameOut { task, outcome, until }
        }
        task => Happened::FollowOnDone(task),
    };
    change.happen(case, what)
}

/// The outcome that was given, where the task can come out so; *done* where none was.
fn possible(outcome: Option<TaskOutcome>, possible: &[TaskOutcome]) -> Result<TaskOutcome, Error> {
    let outcome = outcome.unwrap_or(TaskOutcome::Done);
    if possible.contains(&outcome) {
        return Ok(outcome);
    }
    let given = outcome.as_str().to_owned();
    let known = possible.iter().map(|outcome| outcome.as_str().to_owned()).collect();
    Err(Problem::UnknownKey { given, known }.into())
}

/// How a task outside the table can come out: a call as the call of a step.
pub fn outcomes_of(task: &FollowOn) -> Vec<TaskOutcome> {
    if task.is_call() { CALL.to_vec() } else { vec![TaskOutcome::Done] }
}

/// How a call can come out (docs/rules.md, *Outcomes of tasks*).
const CALL: [TaskOutcome; 6] = [
    TaskOutcome::Answered,
    TaskOutcome::Promised,
    TaskOutcome::NothingArrived,
    TaskOutcome::Voicemail,
    TaskOutcome::NoAnswer,
    TaskOutcome::WrongNumber,
];

/// How the task of a step can come out (docs/rules.md, *Outcomes of tasks*).
pub fn outcomes(step: &Step) -> Vec<TaskOutcome> {
    use TaskOutcome as O;
    match (step.action(), step.only_after.is_some(), step.effect) {
        (Action::Call, ..) => CALL.to_vec(),
        (Action::Task, true, _) => vec![O::Written, O::Content],
        (Action::Task, false, Some(Effect::Court)) => vec![O::Done],
        (Action::Task, false, _) => vec![O::Alive, O::NothingFound],
        _ => vec![O::Done],
    }
}
