//! Letters that wait for a person's word, and those of which nobody knows whether they left.

use funkstille_core::case::{
    CaseState, Decision, Next, Pending, Reason, Switch, decide, next_step,
};
use funkstille_core::guard::Knowledge;
use funkstille_core::playbook::Action;
use funkstille_store::{BankGap, OutboxState};
use jiff::civil::Date;

use super::concern::concern;
use super::gather::Gathered;
use super::item::{Item, What};
use super::notes::Note;
use super::otherwise::Otherwise;
use super::tried::{drafted, unclear};
use super::unprepared::Looked;
use crate::bank::{AskedPayment, held_for};
use crate::change::Known;
use crate::error::Error;
use crate::letters::{LetterGroup, is_misdated, lacks_post, no_claim, refusals, step_of};
use crate::sending::{client_with_invoice, held_by_bank, wrote_today};

/// What is known of the bank, and what is not.
pub(super) struct OfBank<'a> {
    pub knowledge: &'a Knowledge,
    /// What statements lack.
    pub gaps: &'a [BankGap],
    /// The payments about which a person is asked.
    pub asked: &'a [AskedPayment],
}

/// One item for each letter that is not approved, and for each that may have left.
///
/// # Errors
/// Where a case of a letter was not loaded.
pub(super) fn items(
    gathered: &mut Gathered<'_>,
    bank: &OfBank<'_>,
    looked: &mut Looked,
) -> Result<Vec<Item>, Error> {
    let mut items = Vec::new();
    for (state, group) in &gathered.letters {
        let item = match state {
            OutboxState::InReview => to_approve(&mut gathered.known, group, (bank, looked)),
            OutboxState::SendWindow if waits_for_a_person(&gathered.known, group) => {
                to_approve(&mut gathered.known, group, (bank, looked))
            }
            // It leaves by itself, or is a task.
            OutboxState::SendWindow | OutboxState::WithPerson => continue,
            OutboxState::HandedOver => handed_over(&gathered.known, group),
            _ => uncertain(&gathered.known, group),
        };
        let of = (&group.cases()[..], group.step());
        items.extend(looked.or_problem(&gathered.known, of, item)?);
    }
    Ok(items)
}

/// Whether a letter that was approved goes out only when a person sends it: the program reminds
/// alone since then.
pub(super) fn waits_for_a_person(known: &Known<'_>, group: &LetterGroup) -> bool {
    let is_whole = group.channels.iter().all(|row| row.draft.state == OutboxState::SendWindow);
    is_whole && known.business.switch() == Switch::RemindOnly
}

fn to_approve(
    known: &mut Known<'_>,
    group: &LetterGroup,
    (bank, looked): (&OfBank<'_>, &Looked),
) -> Result<Item, Error> {
    let case = group.cases().first().copied().unwrap_or_default().to_owned();
    let (since, why) = why(known, &case, group.step())?;
    let mut notes = Vec::new();
    let concern = concern(known, &group.cases())?;
    let waiting = looked.held_back.get(&concern.client).map_or(0, Vec::len);
    if waiting > 0 {
        notes.push(Note::HoldsBack { cases: waiting });
    }
    for letter in group.channels.iter().filter(|letter| letter.recipient.is_empty()) {
        notes.push(Note::NoRecipient { channel: letter.channel.clone() });
    }
    let reminds_only = known.business.switch() == Switch::RemindOnly;
    if reminds_only && wrote_today(known, group)? {
        notes.push(Note::WroteToday);
    }
    if is_misdated(known, group)? {
        notes.push(if reminds_only {
            Note::CopiedWithDaysOfToday { letter: group.number.clone() }
        } else {
            Note::WrittenForAnotherDay
        });
    }
    if lacks_post(known, group)? {
        notes.push(Note::WithoutPost { client: concern.client.clone() });
    }
    let old = held_by_bank(known, group, (bank.knowledge, bank.gaps))?;
    let client = client_with_invoice(known, group)?;
    let asked = client.into_iter().flat_map(|client| held_for(client, bank.asked));
    notes.extend(old.into_iter().chain(asked).map(Note::Bank));
    if let Some(why) = no_claim(known, group)? {
        notes.extend([Note::WithoutClaim, Note::NoClaim(why)]);
    }
    notes.extend(drafted(known, group));
    let channel = |letter: &funkstille_store::Letter| {
        Some((Action::parse(&letter.channel)?, letter.recipient.clone()))
    };
    let what = What::Letter {
        letter: group.number.clone(),
        step: group.step().to_owned(),
        channels: group.channels.iter().filter_map(channel).collect(),
        is_registered: step_of(known, &case, group.step()).is_ok_and(|step| step.registered),
        forbidden: refusals(known, group)?,
    };
    let has_ended = known.case(&case)?.0.ended.is_some();
    let otherwise = match window_ends(known, &case)? {
        Some(on) => Otherwise::WindowEnds { on },
        None if has_ended => Otherwise::NothingWaits,
        None if reminds_only || what.is_by_hand() => Otherwise::SendYourself,
        None => Otherwise::NothingLeaves,
    };
    Ok(Item { what, concern, since, why, otherwise, notes })
}

/// While a letter is held by whoever hands it over, and after the program ended there, nobody can
/// say yet what became of it.
fn handed_over(known: &Known<'_>, group: &LetterGroup) -> Result<Item, Error> {
    let handed_over =
        group.channels.iter().filter(|row| row.draft.state == OutboxState::HandedOver);
    let until = handed_over.map(|row| row.lease_until).max().unwrap_or(known.now);
    let zone = known.around_business().sending.zone.clone();
    let (letter, step) = (group.number.clone(), group.step().to_owned());
    let (has_passed, until) = (until <= known.now, until.to_zoned(zone).datetime());
    may_have_left(known, group, What::HandedOver { letter, step, until, has_passed })
}

fn uncertain(known: &Known<'_>, group: &LetterGroup) -> Result<Item, Error> {
    let (letter, step) = (group.number.clone(), group.step().to_owned());
    may_have_left(known, group, What::Uncertain { letter, step })
}

fn may_have_left(known: &Known<'_>, group: &LetterGroup, what: What) -> Result<Item, Error> {
    Ok(Item {
        what,
        concern: concern(known, &group.cases())?,
        since: None,
        why: Vec::new(),
        otherwise: Otherwise::NeverSentAgain,
        notes: unclear(known, group),
    })
}

/// Since when the letter or task of a step waits, and why it came on that day. Nothing where the
/// step does not wait, or stands in no playbook.
///
/// # Errors
/// Where the case was not loaded, or a day lies outside the holiday table.
pub(crate) fn why(
    known: &mut Known<'_>,
    case: &str,
    step: &str,
) -> Result<(Option<Date>, Vec<Reason>), Error> {
    known.around(case);
    let (state, found) = known.case(case)?;
    let Some(since) = waits_since(state, step) else { return Ok((None, Vec::new())) };
    let next = next_step(state, &found.playbook, known.around_business(), Some(since))?;
    let why = match next {
        Next::Step(next) if next.step == step => next.reasons,
        _ => Vec::new(),
    };
    Ok((Some(since), why))
}

fn waits_since(state: &CaseState, wanted: &str) -> Option<Date> {
    match &state.pending {
        Some(Pending::Letter { step, since, .. } | Pending::Task { step, since }) => {
            (step == wanted).then_some(*since)
        }
        None => None,
    }
}

/// The last day of a letter's window, where it is about to pass. The tick has said so already, and
/// says it once; so the question is asked as if it had not.
fn window_ends(known: &mut Known<'_>, case: &str) -> Result<Option<Date>, Error> {
    known.around(case);
    let (state, found) = known.case(case)?;
    let mut unwarned = state.clone();
    if let Some(Pending::Letter { warned_on, .. }) = &mut unwarned.pending {
        *warned_on = None;
    }
    let (switch, around) = (known.business.switch(), known.around_business());
    let decisions = decide(&unwarned, &found.playbook, around, switch, known.today)?;
    Ok(decisions.into_iter().find_map(|decision| match decision {
        Decision::WarnWindowEnds { last_day, .. } => Some(last_day),
        _ => None,
    }))
}
