//! A step that was done elsewhere cannot have been done before there was anything to do it for.

use funkstille_core::playbook::{Effect, Starts, Step};
use jiff::civil::Date;

use crate::change::Known;
use crate::error::{Early, Error, Problem};

/// Refuses a step on a day on which it cannot have been done (docs/rules.md, *What stops or bends a
/// plan*). An early reminder is none of these: people send them.
///
/// # Errors
/// [`Problem::TooEarly`].
pub(super) fn refuse_early(
    known: &Known<'_>,
    case: &str,
    (step, on): (&str, Option<Date>),
) -> Result<(), Error> {
    let Some(on) = on else { return Ok(()) };
    let (state, found) = known.case(case)?;
    let opening = &state.opening;
    let row = found.playbook.step(step);
    let is_final =
        row.is_some_and(|row| matches!(row.effect, Some(Effect::FinalNotice | Effect::Court)));
    let message = (opening.starts == Starts::Message).then_some(opening.trigger_on);
    let asks = row.is_some_and(Step::asks_for_money);
    let invoice = known.matter(case)?.invoice.as_ref().map(|invoice| invoice.issued_on);
    let bounds = [
        (message, Early::Message),
        (invoice.filter(|_| asks || message.is_none()), Early::Invoice),
    ];
    let before = bounds
        .into_iter()
        .find_map(|(day, than)| day.filter(|day| on < *day).map(|day| (day, than)));
    let due = opening.due_on.filter(|due_on| is_final && on <= *due_on);
    match before.or(due.map(|due_on| (due_on, Early::Due))) {
        Some((day, than)) => Err(Problem::TooEarly { step: step.to_owned(), on, than, day }.into()),
        None => Ok(()),
    }
}
