//! A step that a person did outside this program.

use funkstille_core::case::{Happened, How};
use funkstille_store::{OutboxState, Reading};

use super::happened;
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::letters;

/// Records that a person did a step outside this program: sent its message, made its call. A letter
/// of the step that waits counts as sent with it, in every case that it is about.
///
/// # Errors
/// As [`happened`].
pub async fn done_by_hand(
    engine: &Engine,
    moment: &mut Moment,
    case: &str,
    step: &str,
) -> Result<(), Error> {
    let letter = waiting_number(&mut engine.read().await?, case, step).await?;
    match letter {
        Some(number) => letters::sent_as_is(engine, moment, &number).await.map(|_| ()),
        None => happened(engine, moment, case, by_hand(step)).await.map(drop),
    }
}

/// What happened when a person did a step.
pub fn by_hand(step: &str) -> Happened {
    Happened::StepHappened { step: step.to_owned(), how: How::ByHand }
}

/// The number of the letter of a step that waits; `None` where none does.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn waiting_number(
    reading: &mut Reading,
    case: &str,
    step: &str,
) -> Result<Option<String>, Error> {
    for id in reading.letters_of_case(case).await? {
        let Some(letter) = reading.letter(&id).await? else { continue };
        let keys = reading.letter_keys(&id).await?;
        let is_of_step = keys.iter().any(|key| key.case == case && key.step == step);
        let waits = matches!(
            letter.draft.state,
            OutboxState::InReview | OutboxState::SendWindow | OutboxState::WithPerson
        );
        if is_of_step && waits {
            return Ok(id.split_once('-').map(|(number, _)| number.to_owned()));
        }
    }
    Ok(None)
}
