//! A letter about several cases is asked about with one call (docs/rules.md, *Outcomes of tasks*).

use funkstille_core::case::{Decision, FollowOn, Happened};

use crate::change::Change;
use crate::error::Error;
use crate::letters::LetterGroup;

/// What is recorded instead of a call to confirm a letter where another case of the letter has that
/// call on its list, or had; `None` for anything else.
pub(super) async fn with_another(
    change: &mut Change<'_>,
    case: &str,
    decision: &Decision,
) -> Result<Option<Happened>, Error> {
    let Decision::OpenFollowOn(task @ FollowOn::ConfirmArrival { step, .. }) = decision else {
        return Ok(None);
    };
    let Some(letter) = LetterGroup::last_sent(change.work.read(), case, step).await? else {
        return Ok(None);
    };
    let others: Vec<&str> = letter.cases().into_iter().filter(|other| *other != case).collect();
    change.load_readable(&others).await?;
    let has_it = |other: &&str| {
        change.state(other).is_some_and(|state| {
            matches!(state.follow_ons.get(task), Some(Some(_)))
                || state.follow_ons_done.contains(task)
        })
    };
    let with = others.into_iter().find(has_it);
    Ok(with.map(|with| Happened::GivenWithAnother { task: task.clone(), with: with.to_owned() }))
}
