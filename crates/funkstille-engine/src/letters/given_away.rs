//! Letters that are being given away: nothing that is said keeps them any more, and whoever says it
//! is told so (S-11).

use std::collections::BTreeSet;

use funkstille_core::delivery::AttemptState;
use funkstille_store::{Letter, OutboxState, Reading};

use super::LetterGroup;
use crate::error::Error;

/// How many letters are read at once (docs/dev/sending.md).
const PAGE: i64 = 100;

/// The numbers of all letters that are being given away.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn given_away(reading: &mut Reading) -> Result<Vec<String>, Error> {
    let mut numbers = Vec::new();
    let mut after = String::new();
    loop {
        let page = reading.letters_in_state(OutboxState::HandedOver, &after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(numbers) };
        after.clone_from(&last.letter);
        for letter in page {
            numbers.extend(number_of_leaving(reading, &letter).await?);
        }
    }
}

/// As [`given_away`], of these cases.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn given_away_of(
    reading: &mut Reading,
    cases: &[String],
) -> Result<Vec<String>, Error> {
    let mut numbers = BTreeSet::new();
    for case in cases {
        for id in reading.letters_of_case(case).await? {
            if let Some(letter) = reading.letter(&id).await? {
                numbers.extend(number_of_leaving(reading, &letter).await?);
            }
        }
    }
    Ok(numbers.into_iter().collect())
}

/// The number of a letter, where it is being given away.
async fn number_of_leaving(
    reading: &mut Reading,
    letter: &Letter,
) -> Result<Option<String>, Error> {
    if letter.draft.state != OutboxState::HandedOver {
        return Ok(None);
    }
    let last = reading.attempts(&letter.letter).await?.pop();
    let is_leaving = last.is_some_and(|last| last.state == AttemptState::DataStarted);
    Ok(is_leaving.then(|| LetterGroup::number_of(&letter.letter).to_owned()))
}
