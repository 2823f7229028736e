//! A person decides about a letter of which nobody knows whether it left.

use funkstille_core::delivery::AttemptState;
use funkstille_store::{Attempt, Claim, Letter, OutboxState};

use super::journal;
use super::record::found;
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::{Error, LetterProblem, Problem};
use crate::letters::LetterGroup;

/// A letter of unknown fate arrived, a person says: its step happened on the day of the attempt.
///
/// # Errors
/// [`LetterProblem::FateKnown`] where the letter has no attempt of unknown fate;
/// [`LetterProblem::FateOpen`] while it is being handed over.
pub async fn arrived(engine: &Engine, moment: &mut Moment, letter: &str) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    let open = of_unknown_fate(&mut change, letter).await?;
    for mut attempt in open {
        let at = attempt.began_at;
        found(&mut change, &mut attempt, (AttemptState::SaidArrived, at)).await?;
    }
    change.finish().await
}

/// A letter of unknown fate is to be sent again, a person says: for exactly this attempt. It leaves
/// when all guards let it, with the same `Message-ID`, so that whoever has it knows it again.
///
/// # Errors
/// [`LetterProblem::FateKnown`] where the letter has no attempt of unknown fate;
/// [`LetterProblem::FateOpen`] while it is being handed over.
pub async fn again(engine: &Engine, moment: &mut Moment, letter: &str) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    let open = of_unknown_fate(&mut change, letter).await?;
    let group = LetterGroup::load(change.work.read(), letter).await?;
    let now = change.moment.now;
    for mut attempt in open {
        let turn = (AttemptState::SaidAgain, "");
        journal::turn(&mut change, &group, &mut attempt, turn).await?;
        let row = group.channels.iter().find(|row| row.letter == attempt.letter);
        if let Some(row) = row {
            let claim = Claim { letter: row.clone() };
            change.work.settle_letter(&claim, OutboxState::SendWindow, now, now).await?;
        }
    }
    change.finish().await
}

/// The attempts of a letter that may have led to something, its cases loaded.
async fn of_unknown_fate(change: &mut Change<'_>, letter: &str) -> Result<Vec<Attempt>, Error> {
    let group = LetterGroup::load(change.work.read(), letter).await?;
    change.load_cases(&group.cases()).await?;
    let mut open = Vec::new();
    for row in &group.channels {
        if row.draft.state == OutboxState::Uncertain {
            open.extend(change.work.read().attempts(&row.letter).await?.pop());
        }
    }
    open.retain(|attempt| attempt.state == AttemptState::Uncertain);
    if open.is_empty() {
        let letter = group.number;
        let is_handed_over = |row: &Letter| row.draft.state == OutboxState::HandedOver;
        let problem = if group.channels.iter().any(is_handed_over) {
            LetterProblem::FateOpen { letter }
        } else {
            LetterProblem::FateKnown { letter }
        };
        return Err(Problem::Letter(problem).into());
    }
    Ok(open)
}
