//! A tick's work on cases, client by client: one client gets at most one message (guard 3).

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::case::{CaseState, Decision, Handling, Happened, Pending, Withdrawal, decide};
use funkstille_core::guard::{DueMessage, one_message};
use funkstille_core::money::Currency;
use funkstille_core::playbook::{Action, Stage};

use super::Ticked;
use super::decision::{deed, events};
use super::one_call::with_another;
use crate::change::{Change, waiting_letter};
use crate::error::Error;
use crate::letters::{self, Prepare};

/// Rounds of asking on one day (docs/dev/tick.md); more would mean that a case never comes to
/// rest.
const MOST_ROUNDS: usize = 50;

/// A letter that is due in a case.
struct DueLetter {
    step: String,
    channels: Vec<Action>,
    handling: Handling,
}

/// Works on these cases.
pub(super) async fn work_on(
    change: &mut Change<'_>,
    cases: &BTreeSet<String>,
    ticked: &mut Ticked,
) -> Result<(), Error> {
    let ids: Vec<&str> = cases.iter().map(String::as_str).collect();
    change.load_readable(&ids).await?;
    let mut by_client: BTreeMap<String, Vec<(String, DueLetter)>> = BTreeMap::new();
    for case in cases {
        if let Some(error) = change.broken(case) {
            ticked.problems.push((case.clone(), error.clone()));
            continue;
        }
        match rest_of_the_day(change, case, ticked).await {
            Ok(Some(letter)) => {
                let client = change.matter(case)?.client.clone();
                by_client.entry(client).or_default().push((case.clone(), letter));
            }
            Ok(None) => {}
            Err(error @ Error::Store(_)) => return Err(error),
            Err(error) => {
                change.give_way(case);
                ticked.problems.push((case.clone(), error));
            }
        }
    }
    let mut letters = Vec::new();
    for (client, due) in by_client {
        letters.extend(choose(change, &client, due, ticked).await?);
    }
    let prepared = letters::prepare(change, letters).await?;
    let written: BTreeSet<String> = prepared.events.iter().map(|(case, _)| case.clone()).collect();
    for (case, what) in prepared.events {
        happen(change, &case, what, ticked)?;
    }
    for case in &written {
        // The last day of its window may be today: that is said at once, not by the next tick.
        rest_of_the_day(change, case, ticked).await?;
    }
    for (case, error) in prepared.problems {
        change.give_way(&case);
        ticked.problems.push((case, error));
    }
    Ok(())
}

/// Does everything in a case but its letter, which it gives.
async fn rest_of_the_day(
    change: &mut Change<'_>,
    case: &str,
    ticked: &mut Ticked,
) -> Result<Option<DueLetter>, Error> {
    for _ in 0..MOST_ROUNDS {
        let (today, switch) = (change.today, change.business.switch());
        change.around(case);
        let (state, found) = change.case(case)?;
        let decisions = decide(state, &found.playbook, change.around_business(), switch, today)?;
        let mut letter = None;
        let mut is_at_rest = true;
        for decision in decisions {
            if let Decision::PrepareLetter { step, channels, handling, .. } = decision {
                letter = Some(DueLetter { step, channels, handling });
                continue;
            }
            if let Decision::LapseApproval { step } = &decision {
                letters::lapse(change, case, step).await?;
            }
            is_at_rest = false;
            if let Some(what) = with_another(change, case, &decision).await? {
                happen(change, case, what, ticked)?;
                continue;
            }
            for what in events(decision).unwrap_or_default() {
                happen(change, case, what, ticked)?;
            }
        }
        if is_at_rest {
            return Ok(letter);
        }
    }
    Ok(None)
}

fn happen(
    change: &mut Change<'_>,
    case: &str,
    what: Happened,
    ticked: &mut Ticked,
) -> Result<(), Error> {
    ticked.done.push(deed(case, &what));
    change.happen(case, what)
}

/// Guard 3: of all letters that are due to a client, the one that is prepared. What is due in
/// other cases moves; a letter of less weight that waits for approval is taken back, and one of
/// the same or more is never overtaken.
async fn choose(
    change: &mut Change<'_>,
    client: &str,
    due: Vec<(String, DueLetter)>,
    ticked: &mut Ticked,
) -> Result<Option<Prepare>, Error> {
    let waiting = waiting_letters(change, client).await?;
    let due = match (due.len(), waiting.len()) {
        // Nothing else is held up, and what cannot be written is told when it is prepared.
        (0 | 1, 0) => due,
        _ => writable(change, client, due, ticked).await?,
    };
    let mut messages = Vec::new();
    for (case, letter) in &due {
        let opening = &change.case(case)?.0.opening;
        let (stage, currency) = (opening.stage, opening.claim.map(|claim| claim.currency));
        let step = letter.step.clone();
        messages.push(DueMessage { case: case.clone(), stage, step, currency });
    }
    let weight = messages.iter().map(|message| message.stage).max();
    if let Some(step) = joins(&messages, &waiting) {
        // All of them are due today: the next look writes one letter of them.
        for WaitingLetter { case, .. } in waiting {
            let (step, why) = (step.clone(), Withdrawal::FactsChanged);
            happen(change, &case, Happened::LetterWithdrawn { step, why }, ticked)?;
        }
        return Ok(None);
    }
    let is_blocked =
        waiting.iter().any(|letter| Some(letter.stage) >= weight || letter.is_approved);
    let today = one_message(&messages, is_blocked);
    for case in &today.moved {
        change.give_way(case);
    }
    let Some((step, cases)) = today.message else { return Ok(None) };
    let cases = of_same_ways(change, &due, &cases);
    for WaitingLetter { case, step, .. } in waiting {
        let why = Withdrawal::OtherMessageFirst;
        happen(change, &case, Happened::LetterWithdrawn { step, why }, ticked)?;
        change.give_way(&case);
    }
    let mut due: BTreeMap<String, DueLetter> = due.into_iter().collect();
    // What one of them has a person approve, a person approves.
    let mut handlings = cases.iter().filter_map(|case| due.get(case)).map(|letter| letter.handling);
    let by_a_person = handlings.find(|handling| *handling != Handling::Auto);
    let first = cases.first().and_then(|case| due.remove(case));
    Ok(first.map(|DueLetter { channels, handling, .. }| Prepare {
        client: client.to_owned(),
        step,
        cases,
        channels,
        handling: by_a_person.unwrap_or(handling),
    }))
}

/// Of the letters that are due to a client those that can be written: one that cannot is told, and
/// holds up no other, however long nobody mends it.
async fn writable(
    change: &mut Change<'_>,
    client: &str,
    due: Vec<(String, DueLetter)>,
    ticked: &mut Ticked,
) -> Result<Vec<(String, DueLetter)>, Error> {
    change.load_clients(&[client]).await?;
    let mut writable = Vec::new();
    for (case, letter) in due {
        match letters::can_be_written(change, (client, &case), (&letter.step, &letter.channels)) {
            Ok(()) => writable.push((case, letter)),
            Err(error @ Error::Store(_)) => return Err(error),
            Err(error) => {
                change.give_way(&case);
                ticked.problems.push((case, error));
            }
        }
    }
    Ok(writable)
}

/// The step that is due about money in a case while the letter of the same step waits in others,
/// written today and not approved yet: they make one letter (docs/rules.md, guard 3).
fn joins(due: &[DueMessage], waiting: &[WaitingLetter]) -> Option<String> {
    let first = waiting.first()?;
    let is_one =
        waiting.iter().all(|it| it.step == first.step && it.is_of_today && !it.is_approved);
    let fits = |it: &DueMessage| it.step == first.step && it.currency == first.currency;
    let joins = is_one && first.stage == Stage::Payment && due.iter().any(fits);
    joins.then(|| first.step.clone())
}

/// Of the cases of one letter those that go by the same ways as the first; the others, of which
/// only a part goes again, come another day.
fn of_same_ways(
    change: &mut Change<'_>,
    due: &[(String, DueLetter)],
    cases: &[String],
) -> Vec<String> {
    let ways = |case: &String| due.iter().find(|(of, _)| of == case).map(|(_, due)| &due.channels);
    let first = cases.first().and_then(ways);
    let (same, others): (Vec<_>, Vec<_>) = cases.iter().partition(|case| ways(case) == first);
    for case in others {
        change.give_way(case);
    }
    same.into_iter().cloned().collect()
}

/// A letter to the client that is prepared and has not left.
struct WaitingLetter {
    case: String,
    step: String,
    stage: Stage,
    currency: Option<Currency>,
    is_of_today: bool,
    is_approved: bool,
}

async fn waiting_letters(
    change: &mut Change<'_>,
    client: &str,
) -> Result<Vec<WaitingLetter>, Error> {
    let rows = change.siblings(client).iter().filter(|row| row.letter_step.is_some());
    let cases: Vec<String> = rows.map(|row| row.case.clone()).collect();
    let ids: Vec<&str> = cases.iter().map(String::as_str).collect();
    change.load_readable(&ids).await?;
    let mut waiting = Vec::new();
    for case in cases {
        // A letter that follows an end was asked for by a person: no plan waits for it or takes it
        // back, and the guards keep its distance.
        let open = change.state(&case).filter(|state| state.ended.is_none());
        let Some(state) = open else { continue };
        let Some(step) = waiting_letter(state).cloned() else { continue };
        let opening = &state.opening;
        let currency = opening.claim.map(|claim| claim.currency);
        let about = opening.stage;
        let is_of_today = matches!(
            &state.pending,
            Some(Pending::Letter { since, .. }) if *since == change.today
        );
        // What nobody can work on stays as it is.
        let is_approved = is_approved(state) || change.broken(&case).is_some();
        waiting.push(WaitingLetter {
            case,
            step,
            stage: about,
            currency,
            is_of_today,
            is_approved,
        });
    }
    Ok(waiting)
}

fn is_approved(state: &CaseState) -> bool {
    matches!(&state.pending, Some(Pending::Letter { approved_on: Some(_), .. }))
}
