//! For which cases there is something to look up.

use std::collections::BTreeSet;

use funkstille_core::calendar::days_between;
use funkstille_core::case::{Block, FollowOn};
use funkstille_core::looks::{LookKind, is_due};
use funkstille_core::playbook::{Action, TaskOutcome};
use funkstille_store::Reading;
use funkstille_store::projection::{Task, TaskKind, TaskState};
use jiff::Timestamp;
use jiff::civil::Date;

use super::sites::{Site, own_sites};
use crate::cases::{CaseOverview, waits_for_mail_address};
use crate::clients::can_be_written_to;
use crate::engine::Engine;
use crate::error::Error;
use crate::letters::contact;
use crate::tasks::outcomes;

/// An occasion to look: a step that happened, a task that was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// What is looked for.
    pub kind: LookKind,
    /// The day of the step or the task.
    pub began_on: Date,
}

/// A case for which there is something to look up.
pub(super) struct Wanted {
    pub(super) case: String,
    pub(super) client: String,
    pub(super) rounds: Vec<Round>,
    /// The addresses of the person that is written to, the one that is used first.
    pub(super) ours: Vec<String>,
    /// Every address of the client on file, in lower case.
    pub(super) on_file: BTreeSet<String>,
    /// The address that nobody can be reached at, or that did not take something of ours.
    pub(super) lost: Option<String>,
    /// Whether its owner has left the company; else something came back from there.
    pub(super) has_left: bool,
    pub(super) sites: Vec<Site>,
    pub(super) today: Date,
}

/// So many days after the step the comparison is still made (docs/rules.md, *Looking around*).
const COMPARE_DAYS: i64 = 7;

/// How many tasks are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

/// Every case with a round in which nobody has looked. Each of them has an open task: comparing
/// addresses opens a call on the same day.
pub(super) async fn all(engine: &Engine, now: Timestamp) -> Result<Vec<Wanted>, Error> {
    let mut reading = engine.read().await?;
    let cases = cases_with_tasks(&mut reading).await?;
    let cases: Vec<&str> = cases.iter().map(String::as_str).collect();
    let known = CaseOverview::load_some(engine, &mut reading, &cases, now).await?;
    Ok(known.iter().filter_map(wanted).collect())
}

async fn cases_with_tasks(reading: &mut Reading) -> Result<BTreeSet<String>, Error> {
    let mut cases = BTreeSet::new();
    let mut last: Option<Task> = None;
    loop {
        let page = reading.open_tasks(last.as_ref(), PAGE).await?;
        let Some(end) = page.last() else { return Ok(cases) };
        last = Some(end.clone());
        cases.extend(page.into_iter().map(|task| task.case));
    }
}

fn wanted(known: &CaseOverview) -> Option<Wanted> {
    let ours = contact(&known.client.client, known.state.opening.stage);
    let ours = ours.map(|contact| contact.addresses.iter()).into_iter().flatten();
    let ours: Vec<String> = ours.filter(|it| can_be_written_to(it)).cloned().collect();
    let due = |round: &Round| is_due(&known.looks, round.kind, round.began_on, known.today);
    // A dead address is given up at once; any other one is still the one in use.
    let lost = if waits_for_mail_address(&known.state) {
        known.client.lost_address().or(ours.first()).cloned()
    } else {
        let did_not_arrive = known.state.blocks.contains(&Block::DidNotArrive);
        ours.first().filter(|_| did_not_arrive).cloned()
    };
    // Without an address there is nothing to compare.
    let has_address = !ours.is_empty() || lost.is_some();
    let makes_sense = |round: &Round| round.kind == LookKind::LifeSigns || has_address;
    let rounds = rounds(known).into_iter().filter(due).filter(makes_sense).collect::<Vec<_>>();
    if rounds.is_empty() || known.state.ended.is_some() {
        return None;
    }
    let on_file = known.client.client.contacts.iter().flat_map(|contact| &contact.addresses);
    Some(Wanted {
        case: known.case.clone(),
        client: known.matter.client.clone(),
        rounds,
        ours,
        on_file: on_file.map(|it| it.to_lowercase()).collect(),
        lost,
        has_left: known.state.has_left,
        sites: own_sites(&known.client.client),
        today: known.today,
    })
}

/// The latest occasion of each kind.
fn rounds(known: &CaseOverview) -> Vec<Round> {
    let checks = known.playbook.steps.iter().filter(|step| step.action() == Action::Check);
    let checked = checks.filter_map(|step| known.state.sent_on(&step.name));
    let checked = checked.filter(|on| days_between(*on, known.today) <= COMPARE_DAYS);
    let open = known.tasks.iter().filter(|task| task.state == TaskState::Open);
    let tasks = open.filter_map(|task| {
        let kind = match &task.kind {
            TaskKind::FollowOn(FollowOn::CompareAddresses) => LookKind::Addresses,
            TaskKind::Step(step) => {
                let outcomes = outcomes(known.playbook.step(step)?);
                outcomes.contains(&TaskOutcome::Alive).then_some(LookKind::LifeSigns)?
            }
            TaskKind::FollowOn(_) => return None,
        };
        Some(Round { kind, began_on: task.opened_on })
    });
    let checked = checked.map(|began_on| Round { kind: LookKind::Addresses, began_on });
    let all: Vec<Round> = checked.chain(tasks).collect();
    let latest = |kind| {
        let of_kind = all.iter().filter(move |round| round.kind == kind);
        of_kind.max_by_key(|round| round.began_on).copied()
    };
    [LookKind::Addresses, LookKind::LifeSigns].into_iter().filter_map(latest).collect()
}
