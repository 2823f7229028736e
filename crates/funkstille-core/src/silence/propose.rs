//! The next step for a silence, and its day.

use jiff::civil::Date;

use super::entry::Entry;
use super::history::{arrived_on, history};
use super::judge::Silence;
use crate::calendar::{CalendarError, days_between};
use crate::case::{Block, CaseState, Happened, Next, NextStep, Reason, Surroundings, next_step};
use crate::playbook::{Action, Playbook, Stage, Starts};

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The step of the playbook, or `move-on`.
    pub step: String,
    /// Its day, or the first business day from today on if that has passed.
    pub on: Date,
    /// Why then.
    pub reasons: Vec<Reason>,
}

/// The step that gives up an old silence (docs/rules.md, *Old silences*).
const MOVE_ON: &str = "move-on";

/// What is silent for longer than this is past following up (docs/rules.md, *Old silences*).
const OLD_DAYS: i64 = 90;

/// What to do about a silence, as of `today`; `None` where nothing is left to do. The messages of
/// this conversation keep their distance by themselves; `around` brings those of others.
/// Errors as [`crate::calendar::Calendar::kind_of`].
pub fn propose(
    entries: &[Entry],
    silence: &Silence,
    playbook: &Playbook,
    around: &Surroundings,
    today: Date,
) -> Result<Option<Proposal>, CalendarError> {
    let next_business_day = around.calendar.on_or_after(today)?;
    let at_once = |step: &str, reason| Proposal {
        step: step.to_owned(),
        on: next_business_day,
        reasons: vec![reason],
    };
    let days = days_between(silence.since, today);
    if days > OLD_DAYS {
        let mut old = at_once(MOVE_ON, Reason::TooOld { days });
        if silence.stage == Stage::Payment {
            old.reasons.push(Reason::StillOwed);
        }
        return Ok(Some(old));
    }
    let due_on = match (silence.due_on, playbook.due_unless_named) {
        (None, Some(wait)) => Some(wait.after(silence.since, &around.calendar)?),
        // A playbook of the user's own that assumes nothing: due with its message, and said so.
        (None, None) if playbook.starts.contains(&Starts::Due) => Some(silence.since),
        (named, _) => named,
    };
    let mut around = around.clone();
    around.other_messages_on.extend(arrived_on(entries));
    let around = &around;
    let events = history(entries, silence, due_on, playbook);
    let Some(mut state) = CaseState::from_history(&events) else {
        return Ok(None);
    };
    let bounced_on = events.iter().rev().find_map(|event| match event.what {
        Happened::Bounced { .. } => Some(event.on),
        _ => None,
    });
    let mut reasons = Vec::new();
    let mut next = next_step(&state, playbook, around, Some(today))?;
    if let Next::Held(blocks) = &next {
        let on = bounced_on.unwrap_or(today);
        if blocks.contains(&Block::NeedsAddress) {
            let why = if state.has_left { Reason::HasLeft { on } } else { Reason::Bounced { on } };
            return Ok(Some(at_once(&address_check(playbook), why)));
        }
        // The message that did not arrive is the next step, once it can arrive.
        reasons.push(Reason::DidNotArrive { on });
        state.blocks.clear();
        next = next_step(&state, playbook, around, Some(today))?;
    }
    let Next::Step(NextStep { step, day, reasons: of_step, .. }) = next else {
        return Ok(None);
    };
    let counts_from_due =
        |reason: &Reason| matches!(reason, Reason::AfterDue { .. } | Reason::NotBeforeDue { .. });
    if silence.due_on.is_none() && of_step.iter().any(counts_from_due) {
        reasons.push(Reason::DueDateUnknown);
    }
    let reasons = of_step.into_iter().chain(reasons).collect();
    Ok(Some(Proposal { step, on: day, reasons }))
}

/// The step that compares addresses; an enquiry has none of its own, and the check comes all the
/// same (docs/rules.md, *What stops or bends a plan*: bounce, the address is dead).
fn address_check(playbook: &Playbook) -> String {
    let check = playbook.steps.iter().find(|step| step.action() == Action::Check);
    check.map_or("compare-addresses", |step| &step.name).to_owned()
}
