//! Tasks that wait to be done.

use funkstille_core::case::{
    Block, CaseEvent, FollowOn, Happened, Next, TASK_BUSINESS_DAYS, next_step,
};
use funkstille_core::client::Client;
use funkstille_core::playbook::{Action, Effect, Stage};
use funkstille_store::OutboxState;
use funkstille_store::projection::{Task, TaskKind};
use jiff::civil::Date;

use super::concern::concern;
use super::gather::Gathered;
use super::item::{Item, What};
use super::letters::why;
use super::otherwise::Otherwise;
use super::unprepared::Looked;
use crate::change::Known;
use crate::error::Error;
use crate::letters::{LetterGroup, contact, step_of};
use crate::tasks::{Errand, name_of, outcomes};

/// One item for each open task. What holds the case as well stands there already.
pub(super) fn items(gathered: &mut Gathered<'_>, looked: &mut Looked) -> Result<Vec<Item>, Error> {
    let mut items = Vec::new();
    for task in &gathered.tasks {
        let item = match &task.kind {
            TaskKind::Step(step) => of_step(&mut gathered.known, task, step),
            TaskKind::FollowOn(FollowOn::SendAgain) => continue,
            TaskKind::FollowOn(FollowOn::DidNotArrive)
                if holds(&gathered.known, &task.case, Block::DidNotArrive) =>
            {
                continue;
            }
            TaskKind::FollowOn(it) if it.sends_by().is_some() => {
                to_send(&mut gathered.known, &gathered.letters, (task, it))
            }
            TaskKind::FollowOn(follow_on) => of_follow_on(&gathered.known, task, follow_on),
        };
        let name = name_of(&task.kind);
        let of = (&[task.case.as_str()][..], name.as_str());
        items.extend(looked.or_problem(&gathered.known, of, item)?);
    }
    Ok(items)
}

fn holds(known: &Known<'_>, case: &str, block: Block) -> bool {
    known.case(case).is_ok_and(|(state, _)| state.blocks.contains(&block))
}

fn of_step(known: &mut Known<'_>, task: &Task, step: &str) -> Result<Item, Error> {
    let row = step_of(known, &task.case, step)?;
    let (_, why) = why(known, &task.case, step)?;
    let is_call = row.action() == Action::Call;
    let what = What::Task {
        step: step.to_owned(),
        action: row.action(),
        is_court: row.effect == Some(Effect::Court),
        numbers: if is_call { numbers_of(known, &task.case)? } else { Vec::new() },
        outcomes: outcomes(&row),
    };
    let otherwise = left_undone(known, task, step)?;
    let concern = concern(known, &[&task.case])?;
    Ok(Item { what, concern, since: Some(task.opened_on), why, otherwise, notes: Vec::new() })
}

/// When the task counts as left undone, and what comes then; the last one of the plan never does.
fn left_undone(known: &mut Known<'_>, task: &Task, step: &str) -> Result<Otherwise, Error> {
    if !known.case(&task.case)?.1.playbook.goes_on_after(step) {
        return Ok(Otherwise::StaysUntilTheEnd);
    }
    then(known, task, Happened::TaskLeftUndone { step: step.to_owned() })
}

fn then(known: &mut Known<'_>, task: &Task, left_undone: Happened) -> Result<Otherwise, Error> {
    known.around(&task.case);
    let around = known.around_business();
    let on = around.calendar.business_days_after(task.opened_on, TASK_BUSINESS_DAYS)?;
    let on: Date = on.max(known.today);
    let (state, found) = known.case(&task.case)?;
    let mut then = state.clone();
    then.apply(&CaseEvent { on, what: left_undone });
    Ok(match next_step(&then, &found.playbook, around, Some(on))? {
        Next::Step(next) => Otherwise::LeftUndone { on, then: next.step },
        Next::Held(blocks) if !blocks.contains(&Block::NothingLeft) => {
            Otherwise::LeftUndoneAndHeld { on }
        }
        Next::Held(_) | Next::Ended(_) => Otherwise::LeftUndoneAtTheEnd { on },
    })
}

fn of_follow_on(known: &Known<'_>, task: &Task, follow_on: &FollowOn) -> Result<Item, Error> {
    let needs_number = follow_on.is_call() || *follow_on == FollowOn::FindNumber;
    let numbers = if needs_number { numbers_of(known, &task.case)? } else { Vec::new() };
    let has_ended = known.case(&task.case)?.0.ended.is_some();
    Ok(Item {
        what: What::FollowOn { task: follow_on.clone(), numbers, errand: None },
        concern: concern(known, &[&task.case])?,
        since: Some(task.opened_on),
        why: Vec::new(),
        otherwise: match follow_on {
            _ if has_ended && !follow_on.is_proof() => Otherwise::NothingWaits,
            FollowOn::FindNumber | FollowOn::ConfirmArrival { .. } | FollowOn::DidNotArrive => {
                Otherwise::GoesOn
            }
            // What went by several ways stands by the others.
            FollowOn::CompareAddresses | FollowOn::Call
                if !holds(known, &task.case, Block::NeedsAddress) =>
            {
                Otherwise::GoesOn
            }
            FollowOn::SendRest { .. } => Otherwise::NeverSentAgain,
            task if task.is_proof() => Otherwise::NoProof,
            _ => Otherwise::StaysHeld,
        },
        notes: Vec::new(),
    })
}

/// A letter that a person is to post or to fax. It is about all its cases, though its task lies
/// with the first.
fn to_send(
    known: &mut Known<'_>,
    letters: &[(OutboxState, LetterGroup)],
    (task, follow_on): (&Task, &FollowOn),
) -> Result<Item, Error> {
    let step = follow_on.letter().map_or("", |(step, _)| step);
    let is_registered = step_of(known, &task.case, step)?.registered;
    let groups = letters.iter().map(|(_, group)| group);
    let of = (task.case.as_str(), follow_on);
    let errand = Errand::among(groups.clone(), of, is_registered);
    let number = errand.as_ref().map(|errand| errand.letter.as_str());
    let group = groups.clone().find(|group| Some(group.number.as_str()) == number);
    let cases = group.map_or(vec![task.case.as_str()], LetterGroup::cases);
    let concern = concern(known, &cases)?;
    let stands = known.case(&task.case)?.0.stands_without(follow_on);
    let otherwise = if stands { runs_out(known, task)? } else { Otherwise::NothingLeaves };
    let what = What::FollowOn { task: follow_on.clone(), numbers: Vec::new(), errand };
    let (since, why, notes) = (Some(task.opened_on), Vec::new(), Vec::new());
    Ok(Item { what, concern, since, why, otherwise, notes })
}

/// When what a person was to send counts as left undone, and what comes then.
fn runs_out(known: &mut Known<'_>, task: &Task) -> Result<Otherwise, Error> {
    let TaskKind::FollowOn(follow_on) = &task.kind else { return Ok(Otherwise::StaysHeld) };
    then(known, task, Happened::FollowOnLeftUndone(follow_on.clone()))
}

/// The numbers of the client and whose they are; those of the person in charge first.
fn numbers_of(known: &Known<'_>, case: &str) -> Result<Vec<(String, String)>, Error> {
    let stage = known.case(case)?.0.opening.stage;
    let client = known.client(&known.matter(case)?.client)?.state.as_ref();
    Ok(client.map(|state| numbers(&state.client, stage)).unwrap_or_default())
}

fn numbers(client: &Client, stage: Stage) -> Vec<(String, String)> {
    let in_charge = contact(client, stage);
    let others = client.contacts.iter().filter(|contact| Some(*contact) != in_charge);
    let contacts = in_charge.into_iter().chain(others);
    let named = contacts.flat_map(|contact| {
        contact.numbers.iter().map(|number| (number.clone(), contact.name.clone()))
    });
    named.collect()
}
