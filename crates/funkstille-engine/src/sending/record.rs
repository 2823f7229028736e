//! What became of a letter that was handed over.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::case::{BounceKind, Happened, How, Withdrawal};
use funkstille_core::delivery::AttemptState;
use funkstille_core::guard::Fate;
use funkstille_core::playbook::Action;
use funkstille_formats::mail::Signals;
use funkstille_store::{Attempt, Claim, Letter, LetterDraft, LetterKey, OutboxState};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::begin::Handing;
use super::journal::{self, channel};
use super::transport::Ending;
use crate::cases::forget_address;
use crate::change::{Change, waiting_letter};
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::letters::{LetterGroup, key_of, leave};
use crate::mail::letter_left;

/// After how many minutes a server that was not ready is asked again: the last one holds from then
/// on. Greylisting wants some minutes (RFC 6647, section 4); a server that is down wants patience
/// (RFC 5321, section 4.5.4.1).
const AGAIN_IN_MINUTES: &[i64] = &[5, 15, 30, 60];

/// Writes how it came out.
pub(super) async fn ended(
    engine: &Engine,
    moment: &mut Moment,
    handing: &Handing,
    ending: &Ending,
) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    let group = LetterGroup::load(change.work.read(), &handing.claim.letter.letter).await?;
    change.load_cases(&group.cases()).await?;
    let claim = &handing.claim;
    let attempts = change.work.read().attempts(&claim.letter.letter).await?;
    let attempt = attempts.into_iter().find(|it| it.attempt == handing.attempt.attempt);
    let mut attempt = attempt.unwrap_or_else(|| handing.attempt.clone());
    let (state, reply) = turn(ending);
    if !journal::turn(&mut change, &group, &mut attempt, (state, reply)).await? {
        // It was seen in a mailbox before its server answered: that is known already.
        return Ok(());
    }
    match ending {
        Ending::Accepted { .. } => {
            let on = change.today;
            left(&mut change, &group, claim, on).await?;
            know_again(&mut change, &group, &attempt).await?;
        }
        Ending::Later { .. } => {
            let now = change.moment.now;
            let until = now + pause_before(attempt.attempt);
            change.work.settle_letter(claim, OutboxState::SendWindow, now, until).await?;
        }
        Ending::Refused { address_dead, .. } => {
            refused(&mut change, &group, claim, *address_dead).await?;
        }
        Ending::Uncertain { .. } => {
            let now = change.moment.now;
            change.work.settle_letter(claim, OutboxState::Uncertain, now, now).await?;
        }
    }
    change.finish().await
}

/// A mail that left is known again by its id: what answers it, or comes back, finds its step.
async fn know_again(
    change: &mut Change<'_>,
    group: &LetterGroup,
    attempt: &Attempt,
) -> Result<(), Error> {
    if attempt.message_id.is_empty() {
        return Ok(());
    }
    let now = change.moment.now;
    for LetterKey { case, step, .. } in &group.keys {
        let of = (case.as_str(), step.as_str());
        letter_left(&mut change.work, of, (&attempt.message_id, false), now).await?;
    }
    Ok(())
}

/// How far an attempt came that ended so, and what was said to it.
fn turn(ending: &Ending) -> (AttemptState, &str) {
    match ending {
        Ending::Accepted { reply } => (AttemptState::Accepted, reply),
        Ending::Later { reply } => (AttemptState::Later, reply),
        Ending::Refused { reply, .. } => (AttemptState::Refused, reply),
        Ending::Uncertain { reply } => (AttemptState::Uncertain, reply),
    }
}

/// How long to wait after an attempt of this number, from 1.
pub(super) fn pause_before(attempt: i64) -> SignedDuration {
    let at = usize::try_from(attempt - 1).unwrap_or(0).min(AGAIN_IN_MINUTES.len() - 1);
    SignedDuration::from_mins(AGAIN_IN_MINUTES[at])
}

/// A letter left on that day, whatever was heard meanwhile: its steps happened.
pub(super) async fn left(
    change: &mut Change<'_>,
    group: &LetterGroup,
    claim: &Claim,
    on: Date,
) -> Result<(), Error> {
    let now = change.moment.now;
    change.work.settle_letter(claim, OutboxState::Sent, now, now).await?;
    happened(change, group, (on, How::ByProgram)).await?;
    rest_goes_anew(change, group).await
}

/// The other ways of a letter that left, which were stopped while nobody knew whether it would:
/// they are still to go, unless another letter goes by them already.
async fn rest_goes_anew(change: &mut Change<'_>, group: &LetterGroup) -> Result<(), Error> {
    for row in group.channels.iter().filter(|row| row.draft.state == OutboxState::Stopped) {
        let mut current = Vec::new();
        for key in change.work.read().letter_keys(&row.letter).await? {
            let now = key_of(change, &key.case, &key.step, (channel(row), &row.recipient))?;
            if now == key && !is_used(change, &key).await? {
                current.push(key);
            }
        }
        change.still_to_go(&current, channel(row))?;
    }
    Ok(())
}

/// Whether a letter that was not stopped has this key.
async fn is_used(change: &mut Change<'_>, key: &LetterKey) -> Result<bool, Error> {
    for id in change.work.read().letters_of_case(&key.case).await? {
        let row = change.work.read().letter(&id).await?;
        if row.is_some_and(|row| !row.draft.state.never_left())
            && change.work.read().letter_keys(&id).await?.contains(key)
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The steps of a letter happened on that day, since it left by one of its ways. What left by
/// another one before counts from the later day (S-08).
pub(super) async fn happened(
    change: &mut Change<'_>,
    group: &LetterGroup,
    (on, how): (Date, How),
) -> Result<(), Error> {
    let own = ways_of_now(change, group).await?;
    let mut is_new = false;
    for LetterKey { case, step, .. } in &group.keys {
        let state = change.case(case)?.0;
        let again = state.ways_again.get(step).cloned().unwrap_or_default();
        let others = if again.is_disjoint(&own) { again } else { BTreeSet::new() };
        if state.is_rest(step) || state.sent_on(step).is_none_or(|earlier| earlier < on) {
            let happened = Happened::StepHappened { step: step.clone(), how };
            change.happen_on(case, on, happened)?;
            is_new = true;
            for channel in others {
                let step = step.clone();
                change.happen(case, Happened::WayStillToGo { step, channel })?;
            }
        }
    }
    if is_new {
        leave(change, group)?;
    }
    for row in group.channels.iter().filter(|row| row.draft.state == OutboxState::Refused) {
        if !is_of_now(change, row).await? {
            // It was told when it came back, and goes by another address since.
            continue;
        }
        let attempts = change.work.read().attempts(&row.letter).await?;
        let is_dead = attempts.last().is_some_and(is_of_dead_address);
        came_back(change, group, (&row.letter, is_dead)).await?;
    }
    Ok(())
}

/// The ways by which a letter goes or went in the round that its step is in. What goes again by
/// another way meanwhile is a letter of its own: that this one left says nothing of it.
async fn ways_of_now(
    change: &mut Change<'_>,
    group: &LetterGroup,
) -> Result<BTreeSet<Action>, Error> {
    let mut ways = BTreeSet::new();
    for row in group.channels.iter().filter(|row| !row.draft.state.never_left()) {
        if is_of_now(change, row).await? {
            ways.insert(channel(row));
        }
    }
    Ok(ways)
}

/// Whether a letter is of the round that its step is in: it did not come back from there before.
async fn is_of_now(change: &mut Change<'_>, row: &Letter) -> Result<bool, Error> {
    for key in change.work.read().letter_keys(&row.letter).await? {
        if key_of(change, &key.case, &key.step, (channel(row), &row.recipient))? == key {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A letter was refused by one of its ways: nothing left by it. Where others are still to come, or
/// have left, they stand.
async fn refused(
    change: &mut Change<'_>,
    group: &LetterGroup,
    claim: &Claim,
    is_dead: bool,
) -> Result<(), Error> {
    let now = change.moment.now;
    change.work.settle_letter(claim, OutboxState::Refused, now, now).await?;
    let is_other = |row: &&Letter| row.letter != claim.letter.letter;
    let others = group.channels.iter().filter(is_other);
    if others.clone().any(|row| row.draft.state == OutboxState::Sent) {
        return came_back(change, group, (&claim.letter.letter, is_dead)).await;
    }
    if others.clone().any(|row| !row.draft.state.never_left()) {
        // What is still to come says of this one that it was refused ([`left`]).
        return Ok(());
    }
    let why = kind(is_dead);
    for LetterKey { case, step, .. } in &group.keys {
        if waiting_letter(change.case(case)?.0) != Some(step) {
            continue;
        }
        let taken_back = Withdrawal::Refused;
        change.happen(case, Happened::LetterWithdrawn { step: step.clone(), why: taken_back })?;
        change.happen(case, Happened::Bounced { step: Some(step.clone()), why })?;
    }
    forget_where_dead(change, group, (&claim.letter.letter, is_dead)).await
}

/// Of a letter that left by other ways, one was refused.
async fn came_back(
    change: &mut Change<'_>,
    group: &LetterGroup,
    (letter, is_dead): (&str, bool),
) -> Result<(), Error> {
    let Some(row) = group.channels.iter().find(|row| row.letter == letter) else { return Ok(()) };
    let (channel, why) = (channel(row), kind(is_dead));
    for LetterKey { case, step, .. } in &group.keys {
        if change.case(case)?.0.sent_on(step).is_some() {
            let step = step.clone();
            change.happen(case, Happened::WayLost { step, channel, why })?;
        }
    }
    forget_where_dead(change, group, (letter, is_dead)).await
}

fn kind(is_dead: bool) -> BounceKind {
    if is_dead { BounceKind::AddressDead } else { BounceKind::NotAccepted }
}

async fn forget_where_dead(
    change: &mut Change<'_>,
    group: &LetterGroup,
    (letter, is_dead): (&str, bool),
) -> Result<(), Error> {
    let row = group.channels.iter().find(|row| row.letter == letter);
    let (Some(row), Some(first)) = (row.filter(|_| is_dead), group.keys.first()) else {
        return Ok(());
    };
    forget_address(change, &first.case, (channel(row), &row.recipient)).await
}

/// Whether a server refused a recipient since nobody is there.
fn is_of_dead_address(attempt: &Attempt) -> bool {
    attempt.state == AttemptState::Refused
        && funkstille_formats::mail::names_dead_address(&attempt.reply, Signals::builtin())
}

/// A message was seen in a mailbox that only a letter of unknown fate can have led to: its copy, an
/// answer to it, its bounce. Then it left.
pub(crate) async fn seen_outside(
    change: &mut Change<'_>,
    message_ids: &[&str],
    at: Timestamp,
) -> Result<(), Error> {
    for message_id in message_ids {
        let mut attempts = change.work.read().attempts_with_id(message_id).await?;
        // What the user does with a draft is seen among sent mail alone ([`super::find_draft`]).
        attempts.retain(|attempt| attempt.state != AttemptState::Drafted);
        for mut attempt in last_of_each(attempts) {
            found(change, &mut attempt, (AttemptState::Found, at)).await?;
        }
    }
    Ok(())
}

/// Of each letter the last attempt that may have led to something: what is sent again has the same
/// id, and a copy of that says nothing of the attempt before.
fn last_of_each(attempts: Vec<Attempt>) -> impl Iterator<Item = Attempt> {
    let mut last: BTreeMap<String, Attempt> = BTreeMap::new();
    for attempt in attempts {
        let may_have_led = matches!(attempt.state.fate(), Fate::Sent | Fate::Uncertain);
        let is_later = |known: &Attempt| known.attempt < attempt.attempt;
        if may_have_led && last.get(&attempt.letter).is_none_or(is_later) {
            last.insert(attempt.letter.clone(), attempt);
        }
    }
    last.into_values()
}

/// An attempt of unknown fate has turned out well.
pub(super) async fn found(
    change: &mut Change<'_>,
    attempt: &mut Attempt,
    (state, at): (AttemptState, Timestamp),
) -> Result<bool, Error> {
    let group = LetterGroup::load(change.work.read(), &attempt.letter).await?;
    change.load_cases(&group.cases()).await?;
    if !journal::turn(change, &group, attempt, (state, "")).await? {
        return Ok(false);
    }
    let Some(row) = group.channels.iter().find(|row| row.letter == attempt.letter) else {
        return Ok(false);
    };
    let zone = change.around_business().sending.zone.clone();
    let on = at.to_zoned(zone).date().min(change.today);
    match row.draft.state {
        OutboxState::HandedOver | OutboxState::Uncertain => {
            left(change, &group, &Claim { letter: row.clone() }, on).await?;
        }
        // A person had it sent again, and it has not left again yet.
        OutboxState::SendWindow => {
            let draft = LetterDraft { state: OutboxState::Sent, ..row.draft.clone() };
            let now = change.moment.now;
            change.work.change_letter(&row.letter, row.version, &draft, now).await?;
            happened(change, &group, (on, How::ByProgram)).await?;
            rest_goes_anew(change, &group).await?;
        }
        _ => return Ok(false),
    }
    know_again(change, &group, attempt).await?;
    Ok(true)
}
