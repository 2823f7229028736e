//! What keeps a letter from being approved: guards 5 and 7.

use funkstille_core::guard::{LetterFacts, Refusal};
use funkstille_core::playbook::{Action, Step};

use super::misworded::unfilled;
use super::prepare::step_of;
use super::{LetterGroup, enclosures};
use crate::change::Known;
use crate::error::Error;

/// What forbids a letter; empty where nothing does.
///
/// # Errors
/// Where a day lies outside the holiday table.
pub(crate) fn refusals(known: &Known<'_>, group: &LetterGroup) -> Result<Vec<Refusal>, Error> {
    let file = group.file()?;
    let Some(case) = group.keys.first().map(|key| key.case.as_str()) else { return Ok(vec![]) };
    let draft = group.channels.first().map(|letter| &letter.draft);
    let named = draft.and_then(|draft| unfilled(&draft.subject, &draft.text));
    let named = named.map(|named| Refusal::Unfilled { named });
    let Ok(step) = step_of(known, case, group.step()) else {
        // A letter outside the table (a decline, thanks) asks for nothing.
        return Ok(do_not_contact(known, case)?.into_iter().chain(named).collect());
    };
    let around = known.around_business();
    let client = &known.matter(case)?.client;
    let debtor = known.client(client)?.state.as_ref().and_then(|state| state.client.debtor);
    let own = known.deadline_for(debtor).filter(|_| step.deadline.is_some());
    let bounds = own.or(step.deadline);
    let mut refusals: Vec<Refusal> =
        enclosures::refusal(known, &step, debtor)?.into_iter().chain(named).collect();
    for key in &group.keys {
        let facts = LetterFacts {
            // One that leaves on a later day bears that day.
            letter_on: known.today.max(file.letter_on),
            carries_invoice: file.missing_invoices == 0,
            asked_before: asked_before(known, &key.case)?,
            deadline: file.deadline_on.zip(bounds),
            do_not_contact: do_not_contact(known, &key.case)?.is_some(),
        };
        refusals.extend(facts.refusals(&step, &around.calendar)?);
    }
    let mut unique: Vec<Refusal> = Vec::new();
    for refusal in refusals {
        if !unique.contains(&refusal) {
            unique.push(refusal);
        }
    }
    Ok(unique)
}

/// Whether an earlier letter of a case asked for the money.
fn asked_before(known: &Known<'_>, case: &str) -> Result<bool, Error> {
    let (state, found) = known.case(case)?;
    let asked = |step: &&Step| step.asks_for_money() && state.sent_on(&step.name).is_some();
    let taken_over = state.taken_over.as_ref();
    let position = taken_over.and_then(|done| found.playbook.position(&done.last_step));
    let before = found.playbook.steps.iter().enumerate();
    let elsewhere = before
        .filter(|(at, _)| Some(*at) <= position)
        .any(|(_, step)| step.asks_for_money() && step.does.iter().any(|it| Action::sends(*it)));
    Ok(elsewhere || found.playbook.steps.iter().any(|step| asked(&step)))
}

fn do_not_contact(known: &Known<'_>, case: &str) -> Result<Option<Refusal>, Error> {
    let client = &known.matter(case)?.client;
    let state = known.client(client)?.state.as_ref();
    Ok(state.filter(|state| state.client.do_not_contact).map(|_| Refusal::DoNotContact))
}
