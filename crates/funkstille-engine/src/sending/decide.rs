//! A person decides about a letter of which nobody knows whether it left.

use funkstille_core::delivery::AttemptState;
use funkstille_store::{Attempt, Claim, Letter, OutboxState};

use super::guards::still_waits;
use super::journal;
use super::record::found;
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::{Error, LetterProblem, Problem};
use crate::letters::LetterGroup;

/// A letter of unknown fate arrived, a person says: its step happened on the day of the attempt.
/// `letter` is its number, or, where it is of unknown fate by several ways, the id of one of them:
/// `7-fax`.
///
/// # Errors
/// [`LetterProblem::FateOfSeveral`] where it is open by which way;
/// [`LetterProblem::FateKnown`] where the letter has no attempt of unknown fate;
/// [`LetterProblem::FateOpen`] while it is being handed over.
pub async fn arrived(engine: &Engine, moment: &mut Moment, letter: &str) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    let mut attempt = of_unknown_fate(&mut change, letter).await?;
    let at = attempt.began_at;
    found(&mut change, &mut attempt, (AttemptState::SaidArrived, at)).await?;
    change.finish().await
}

/// A letter of unknown fate is to be sent again, a person says: for exactly this attempt. It leaves
/// when all guards let it, with the same `Message-ID`, so that whoever has it knows it again.
/// `letter` as for [`arrived`]. Where its sums have changed since, it is written anew instead.
///
/// # Errors
/// [`LetterProblem::FateOfSeveral`] where it is open by which way;
/// [`LetterProblem::FateKnown`] where the letter has no attempt of unknown fate;
/// [`LetterProblem::FateOpen`] while it is being handed over.
pub async fn again(engine: &Engine, moment: &mut Moment, letter: &str) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    let mut attempt = of_unknown_fate(&mut change, letter).await?;
    let group = LetterGroup::load(change.work.read(), letter).await?;
    let now = change.moment.now;
    // What is not wanted any more as it is goes anew, by the plan.
    let is_wanted = still_waits(&change, &group, None)?;
    let next = if is_wanted { OutboxState::SendWindow } else { OutboxState::Stopped };
    let turn = (AttemptState::SaidAgain, "");
    journal::turn(&mut change, &group, &mut attempt, turn).await?;
    if let Some(row) = group.channels.iter().find(|row| row.letter == attempt.letter) {
        let claim = Claim { letter: row.clone() };
        change.work.settle_letter(&claim, next, now, now).await?;
        if !is_wanted {
            change.still_to_go(&group.keys, journal::channel(row))?;
        }
    }
    change.finish().await
}

/// The attempt of a letter that may have led to something, its cases loaded.
async fn of_unknown_fate(change: &mut Change<'_>, letter: &str) -> Result<Attempt, Error> {
    let group = LetterGroup::load(change.work.read(), letter).await?;
    change.load_cases(&group.cases()).await?;
    let mut open = Vec::new();
    let is_meant = |row: &&Letter| letter == group.number || row.letter == letter;
    for row in group.channels.iter().filter(is_meant) {
        if row.draft.state == OutboxState::Uncertain {
            open.extend(change.work.read().attempts(&row.letter).await?.pop());
        }
    }
    open.retain(|attempt| attempt.state == AttemptState::Uncertain);
    let of_letter = |problem| Err(Problem::Letter(problem).into());
    let letter = group.number.clone();
    if open.len() > 1 {
        let ways = open.into_iter().map(|attempt| attempt.letter).collect();
        return of_letter(LetterProblem::FateOfSeveral { letter, ways });
    }
    if let Some(attempt) = open.pop() {
        return Ok(attempt);
    }
    let is_handed_over = |row: &Letter| row.draft.state == OutboxState::HandedOver;
    of_letter(if group.channels.iter().any(is_handed_over) {
        LetterProblem::FateOpen { letter }
    } else {
        LetterProblem::FateKnown { letter }
    })
}
