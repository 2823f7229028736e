//! A call about a letter is made once for all cases of the letter.

use funkstille_core::case::{FollowOn, Happened};
use funkstille_core::playbook::TaskOutcome;
use funkstille_store::Reading;
use jiff::civil::Date;

use crate::change::Change;
use crate::error::Error;
use crate::letters::LetterGroup;

/// What a call gave goes for the other cases for which it was made too. That the number is wrong is
/// one task, in the case that has the call.
pub(super) async fn in_other_cases(
    change: &mut Change<'_>,
    case: &str,
    (task, outcome, until): (&FollowOn, TaskOutcome, Option<Date>),
) -> Result<(), Error> {
    let others = others(change.work.read(), case, task).await?;
    let ids: Vec<&str> = others.iter().map(String::as_str).collect();
    change.load_readable(&ids).await?;
    for other in &others {
        let is_given =
            change.state(other).is_some_and(|state| state.given_with_another.contains_key(task));
        if is_given && change.broken(other).is_none() {
            let task = task.clone();
            let what = match outcome {
                TaskOutcome::WrongNumber => Happened::FollowOnDone(task),
                _ => Happened::FollowOnCameOut { task, outcome, until },
            };
            change.happen(other, what)?;
        }
    }
    Ok(())
}

/// The other cases of the letter that a call asks about.
pub(super) async fn others(
    reading: &mut Reading,
    case: &str,
    task: &FollowOn,
) -> Result<Vec<String>, Error> {
    let FollowOn::ConfirmArrival { step, .. } = task else { return Ok(Vec::new()) };
    let letter = LetterGroup::last_sent(reading, case, step).await?;
    let cases = letter.iter().flat_map(LetterGroup::cases).filter(|other| *other != case);
    Ok(cases.map(str::to_owned).collect())
}
