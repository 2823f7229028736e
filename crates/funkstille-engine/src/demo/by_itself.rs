//! The freelancer of the world at work: she approves every letter, does every task with the outcome
//! that leads on, and lets the plan go on after every answer.

use std::collections::BTreeSet;

use funkstille_core::case::{Block, Happened};
use funkstille_core::client::Reach;
use funkstille_core::playbook::{Step, TaskOutcome};
use funkstille_store::OutboxState;
use funkstille_store::projection::TaskKind;

use super::advance::Play;
use super::diary::Said;
use crate::cases::{self, CaseOverview};
use crate::clients;
use crate::error::{Error, LetterProblem, Problem};
use crate::letters::{Approved, LetterGroup, approve};
use crate::tasks::{self, OpenTask};

/// How many rows are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

/// Everything that waits for her now, once; gives whether there was anything.
pub(super) async fn round(play: &mut Play<'_>) -> Result<bool, Error> {
    let before = play.day.by_hand.len();
    judge(play).await?;
    for task in tasks::list(play.engine, play.moment.now).await? {
        do_task(play, &task).await?;
    }
    approve_all(play).await?;
    Ok(play.day.by_hand.len() > before)
}

/// Reads what clients wrote. A dispute, and what she holds herself, stays as it is.
async fn judge(play: &mut Play<'_>) -> Result<(), Error> {
    let mut reading = play.engine.read().await?;
    let rows = reading.cases_held("", PAGE).await?;
    let held: Vec<&str> = rows.iter().map(|row| row.case.as_str()).collect();
    let now = play.moment.now;
    let held = CaseOverview::load_some(play.engine, &mut reading, &held, now).await?;
    drop(reading);
    for known in held {
        let has = |block| known.state.blocks.contains(&block);
        let happened = if has(Block::AnswerToJudge) {
            Happened::WentOn
        } else if has(Block::MailToJudge) {
            Happened::ElsewhereJudged { answers: false }
        } else {
            continue;
        };
        let said = Said { case: known.case.clone(), happened: happened.clone() };
        cases::happened(play.engine, &mut play.moment, &known.case, happened).await?;
        play.day.by_hand.push(said);
    }
    Ok(())
}

/// Where clients have their new addresses (RFC 2606: nobody is there).
const NEW_PLACE: &str = "new-address.example";

async fn do_task(play: &mut Play<'_>, task: &OpenTask) -> Result<(), Error> {
    let outcome = match &task.task.kind {
        TaskKind::Step(_) => task.step().and_then(Step::leading_outcome),
        TaskKind::FollowOn(call) => call.is_call().then_some(TaskOutcome::NoAnswer),
    };
    let done = tasks::done(play.engine, &mut play.moment, &task.name(), (outcome, None)).await;
    match done {
        // What she did before in this round has closed it.
        Err(Error::Problem(Problem::UnknownTask { .. })) => return Ok(()),
        // She asks around; then the task can be done.
        Err(Error::Problem(Problem::Letter(LetterProblem::NoGoodAddress { client, .. }))) => {
            let reach = Reach::Address(format!("client-{client}@{NEW_PLACE}"));
            return clients::learn(play.engine, &mut play.moment, (&client, None), reach).await;
        }
        done => done?,
    }
    let happened = match (&task.task.kind, outcome) {
        (TaskKind::Step(step), Some(outcome)) => {
            Happened::TaskDone { step: step.clone(), outcome, until: None }
        }
        (TaskKind::Step(step), None) => cases::by_hand(step),
        (TaskKind::FollowOn(task), Some(outcome)) => {
            Happened::FollowOnCameOut { task: task.clone(), outcome, until: None }
        }
        (TaskKind::FollowOn(follow_on), None) => Happened::FollowOnDone(follow_on.clone()),
    };
    play.day.by_hand.push(Said { case: task.case.case.clone(), happened });
    Ok(())
}

/// Approves what waits. What a guard forbids, or what has nowhere to go, stays where it is.
async fn approve_all(play: &mut Play<'_>) -> Result<(), Error> {
    let mut reading = play.engine.read().await?;
    let rows = reading.letters_in_state(OutboxState::InReview, "", PAGE).await?;
    let numbers: BTreeSet<&str> =
        rows.iter().map(|row| LetterGroup::number_of(&row.letter)).collect();
    for number in numbers {
        let group = LetterGroup::load(&mut reading, number).await?;
        if !approve_one(play, number).await? {
            continue;
        }
        for key in &group.keys {
            let happened = Happened::LetterApproved { step: key.step.clone(), content: None };
            play.day.by_hand.push(Said { case: key.case.clone(), happened });
        }
    }
    Ok(())
}

/// Gives whether she could; a letter that is written anew for today she reads once more.
async fn approve_one(play: &mut Play<'_>, number: &str) -> Result<bool, Error> {
    let mut approved = Ok(Approved::WrittenAnew);
    while approved == Ok(Approved::WrittenAnew) {
        approved = approve(play.engine, &mut play.moment, number, None).await;
    }
    match approved {
        Err(Error::Problem(Problem::LetterHeld { .. } | Problem::NoRecipient { .. })) => Ok(false),
        approved => approved.map(|_| true),
    }
}
