//! Letters that follow the end of a case, each on a person's word: a decline, thanks.

use funkstille_core::case::{Handling, Happened};
use funkstille_core::playbook::{Action, EndOutcome};

use super::prepare::{Prepare, prepare};
use crate::cases::{fits, waiting_number};
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::{Error, Misfit, Problem};

/// Declines an enquiry: its case ends, and the letter that says so waits to be read. `reason` is a
/// private note, of which the letter has no word. Gives the letter's number.
///
/// # Errors
/// Where the case is no enquiry or has ended, there is no reason, or the letter cannot be written.
pub async fn decline(
    engine: &Engine,
    moment: &mut Moment,
    case: &str,
    reason: &str,
) -> Result<String, Error> {
    let mut change = Change::begin(engine, moment).await?;
    change.load_case(case).await?;
    let outcome = EndOutcome::Declined;
    let what = Happened::Ended { outcome, reason: reason.to_owned() };
    fits(&mut change, case, &what)?;
    change.happen(case, what)?;
    write(change, case, outcome).await
}

/// Writes the letter that thanks for a payment. Gives its number.
///
/// # Errors
/// Where the case was not paid, was thanked for, or the letter cannot be written.
pub async fn thank(engine: &Engine, moment: &mut Moment, case: &str) -> Result<String, Error> {
    let mut change = Change::begin(engine, moment).await?;
    change.load_case(case).await?;
    write(change, case, EndOutcome::Paid).await
}

async fn write(mut change: Change<'_>, case: &str, outcome: EndOutcome) -> Result<String, Error> {
    let ended = change.case(case)?.0.ended.map(|(outcome, _)| outcome);
    let letter = ended.filter(|ended| *ended == outcome).and_then(EndOutcome::closing_letter);
    let not_paid = || Problem::DoesNotFit { case: case.to_owned(), why: Misfit::NotPaid };
    let step = letter.ok_or_else(not_paid)?;
    let wanted = Prepare {
        client: change.matter(case)?.client.clone(),
        step: step.to_owned(),
        cases: vec![case.to_owned()],
        channels: vec![Action::Email],
        handling: Handling::Review,
    };
    let prepared = prepare(&mut change, vec![wanted]).await?;
    if let Some((_, error)) = prepared.problems.into_iter().next() {
        return Err(error);
    }
    for (case, what) in prepared.events {
        change.happen(&case, what)?;
    }
    let number = waiting_number(change.work.read(), case, step).await?;
    change.finish().await?;
    Ok(number.expect("a letter that was prepared just now waits"))
}
