//! What an earlier process was at when it ended, or what it never heard the end of.

use funkstille_core::delivery::AttemptState;
use funkstille_store::{Claim, OutboxState};

use super::journal;
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::letters::LetterGroup;

/// How many letters are looked at together (docs/dev/sending.md).
const PAGE: i64 = 100;

/// Letters that were handed over and whose lease has ended: one that had not been given away yet
/// leaves again; one that may have left is of unknown fate from now on, and nothing happens to it
/// by itself any more (guard 6). Gives the ids of the latter.
///
/// # Errors
/// Where the database fails, or the clock stands before the last entry of the ledger.
pub async fn recover(engine: &Engine, moment: &mut Moment) -> Result<Vec<String>, Error> {
    let mut uncertain = Vec::new();
    let mut after = String::new();
    loop {
        let mut reading = engine.read().await?;
        let page = reading.letters_in_state(OutboxState::HandedOver, &after, PAGE).await?;
        drop(reading);
        let Some(last) = page.last() else { return Ok(uncertain) };
        after.clone_from(&last.letter);
        let now = moment.now;
        for letter in page.iter().filter(|letter| letter.lease_until <= now) {
            if recover_one(engine, moment, &letter.letter).await? {
                uncertain.push(letter.letter.clone());
            }
        }
    }
}

/// Gives whether its fate is unknown.
async fn recover_one(engine: &Engine, moment: &mut Moment, letter: &str) -> Result<bool, Error> {
    let mut change = Change::begin(engine, moment).await?;
    let group = LetterGroup::load(change.work.read(), letter).await?;
    change.load_cases(&group.cases()).await?;
    let now = change.moment.now;
    let Some(row) = group.channels.iter().find(|row| row.letter == letter) else {
        return Ok(false);
    };
    // Another process may have been faster.
    if row.draft.state != OutboxState::HandedOver || row.lease_until > now {
        return Ok(false);
    }
    let claim = Claim { letter: row.clone() };
    let attempt = change.work.read().attempts(letter).await?.pop();
    let began = attempt.as_ref().is_some_and(|it| it.state == AttemptState::Began);
    let next = if began { AttemptState::Later } else { AttemptState::Uncertain };
    if let Some(mut attempt) = attempt {
        journal::turn(&mut change, &group, &mut attempt, (next, "")).await?;
    }
    let state = if began { OutboxState::SendWindow } else { OutboxState::Uncertain };
    change.work.settle_letter(&claim, state, now, now).await?;
    change.finish().await?;
    Ok(!began)
}
