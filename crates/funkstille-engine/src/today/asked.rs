//! The message that a person is asked about is named, so that nobody answers blindly.

use funkstille_core::case::{Block, FollowOn};
use funkstille_store::Reading;

use super::item::{Item, What};
use super::notes::Note;
use crate::business::Business;
use crate::cases::CaseOverview;
use crate::change::Known;
use crate::engine::Engine;
use crate::error::Error;
use crate::mail::{Did, Heard, last_that};

/// What a person should know of the message that an item is about: the first of its cases that was
/// told of one.
pub(super) async fn of_item(
    known: &Known<'_>,
    reading: &mut Reading,
    item: &Item,
) -> Result<Vec<Note>, Error> {
    let did = match &item.what {
        What::Held(block) => of_block(*block),
        What::FollowOn { task: FollowOn::Call | FollowOn::CompareAddresses, .. } => BOUNCED,
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

/// What a person should know of the messages about which a case asks.
///
/// # Errors
/// Where the database fails.
pub async fn notes_of_case(engine: &Engine, case: &CaseOverview) -> Result<Vec<Note>, Error> {
    let mut reading = engine.read().await?;
    let zone = Business::load(&mut reading).await?.zone()?;
    let mut all = Vec::new();
    for did in case.state.blocks.iter().map(|block| of_block(*block)).filter(|did| !did.is_empty())
    {
        let heard = last_that(&mut reading, (&case.case, &zone), did).await?;
        all.extend(heard.map(|heard| notes(heard, did)).unwrap_or_default());
    }
    Ok(all)
}

const BOUNCED: &[Did] = &[Did::Bounced];

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
