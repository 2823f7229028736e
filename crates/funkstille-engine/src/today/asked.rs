//! The message that a person is asked about is named, so that nobody answers blindly.

use funkstille_core::case::{Block, FollowOn};
use funkstille_store::Reading;
use funkstille_store::projection::TaskKind;

use super::item::{Item, What};
use super::notes::Note;
use crate::business::Business;
use crate::cases::CaseOverview;
use crate::change::Known;
use crate::engine::Engine;
use crate::error::Error;
use crate::mail::{Did, Heard, last_that};
use crate::tasks::OpenTask;

/// What a person should know of the message that an item is about: the first of its cases that was
/// told of one.
pub(super) async fn of_item(
    known: &Known<'_>,
    reading: &mut Reading,
    item: &Item,
) -> Result<Vec<Note>, Error> {
    let did = match &item.what {
        What::Held(block) => of_block(*block),
        What::FollowOn { task, .. } => of_task(task),
        _ => &[],
    };
    if did.is_empty() {
        return Ok(vec![]);
    }
    let zone = known.around_business().sending.zone.clone();
    for case in &item.concern.cases {
        if let Some(heard) = last_that(reading, (case, &zone), did).await? {
            return Ok(notes(heard, did));
        }
    }
    Ok(vec![])
}

/// What a person should know of the messages about which a case asks, or for which a task of it is
/// on the list.
///
/// # Errors
/// Where the database fails.
pub async fn notes_of_case(engine: &Engine, case: &CaseOverview) -> Result<Vec<Note>, Error> {
    let mut reading = engine.read().await?;
    let zone = Business::load(&mut reading).await?.zone()?;
    let blocks = case.state.blocks.iter().map(|block| of_block(*block));
    let tasks = case.state.follow_ons.keys().map(of_task);
    let mut asked: Vec<&[Did]> = Vec::new();
    for did in blocks.chain(tasks).filter(|did| !did.is_empty()) {
        if !asked.contains(&did) {
            asked.push(did);
        }
    }
    let mut all = Vec::new();
    for did in asked {
        let heard = last_that(&mut reading, (&case.case, &zone), did).await?;
        all.extend(heard.map(|heard| notes(heard, did)).unwrap_or_default());
    }
    Ok(all)
}

/// What a person should know of the message for which a task is on the list.
///
/// # Errors
/// Where the database fails.
pub async fn notes_of_task(engine: &Engine, open: &OpenTask) -> Result<Vec<Note>, Error> {
    let did = match &open.task.kind {
        TaskKind::FollowOn(task) => of_task(task),
        TaskKind::Step(_) => &[],
    };
    if did.is_empty() {
        return Ok(vec![]);
    }
    let mut reading = engine.read().await?;
    let zone = Business::load(&mut reading).await?.zone()?;
    let heard = last_that(&mut reading, (&open.case.case, &zone), did).await?;
    Ok(heard.map(|heard| notes(heard, did)).unwrap_or_default())
}

const BOUNCED: &[Did] = &[Did::Bounced, Did::LeftCompany];

/// What the message did for which a task is on the list.
fn of_task(task: &FollowOn) -> &'static [Did] {
    match task {
        FollowOn::Call | FollowOn::CompareAddresses => BOUNCED,
        _ => &[],
    }
}

/// What the message did that a block asks about.
fn of_block(block: Block) -> &'static [Did] {
    match block {
        Block::AnswerToJudge => &[Did::Answered, Did::Holding],
        Block::MailToJudge => &[Did::Elsewhere],
        Block::NeedsAddress | Block::DidNotArrive => BOUNCED,
        _ => &[],
    }
}

/// Of what came back only that is told which says that somebody has left: for the rest the task
/// says enough.
fn notes(heard: Heard, did: &[Did]) -> Vec<Note> {
    let Heard { from, subject, on, text, is_forged, instead } = heard;
    let left = instead.map(|instead| Note::HasLeft { from: from.clone(), instead });
    if did == BOUNCED && left.is_none() {
        return vec![];
    }
    let forged = is_forged.then_some(Note::MailForged);
    [Note::Mail { from, subject, on, text }].into_iter().chain(left).chain(forged).collect()
}
