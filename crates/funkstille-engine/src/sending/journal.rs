//! The journal of attempts: each turn is written in the same transaction as what follows from it,
//! in the table of attempts and in the ledger of every case that the letter is about.

use funkstille_core::delivery::{AttemptState, Delivery};
use funkstille_core::evidence::Digest;
use funkstille_core::playbook::Action;
use funkstille_store::event::CaseRecord;
use funkstille_store::{Attempt, Claim, CopyState, Letter};
use jiff::Timestamp;

use super::transport::Route;
use crate::change::Change;
use crate::error::Error;
use crate::letters::LetterGroup;

/// An attempt that is about to begin.
pub(super) fn begins(
    claim: &Claim,
    (route, message_id, content): (&Route, &str, Option<Digest>),
    earlier: &[Attempt],
    now: Timestamp,
) -> Attempt {
    Attempt {
        letter: claim.letter.letter.clone(),
        attempt: earlier.last().map_or(1, |last| last.attempt + 1),
        account: route.account.clone(),
        host: route.host.clone(),
        message_id: message_id.to_owned(),
        state: AttemptState::Began,
        reply: String::new(),
        copy: CopyState::None,
        content,
        lease_token: claim.letter.lease_token,
        began_at: now,
        changed_at: now,
    }
}

/// Writes an attempt before it begins.
pub(super) async fn open(
    change: &mut Change<'_>,
    group: &LetterGroup,
    attempt: &Attempt,
) -> Result<(), Error> {
    change.work.put_attempt(attempt).await?;
    record(change, group, attempt)
}

/// A person sent a letter by hand: what left is on record, with the bytes that were approved.
pub(super) async fn by_hand(
    change: &mut Change<'_>,
    group: &LetterGroup,
    row: &Letter,
) -> Result<(), Error> {
    let earlier = change.work.read().attempts(&row.letter).await?;
    let now = change.moment.now;
    let claim = Claim { letter: row.clone() };
    let begun = begins(&claim, (&Route::default(), "", row.draft.approved), &earlier, now);
    let attempt = Attempt { state: AttemptState::Accepted, ..begun };
    open(change, group, &attempt).await
}

/// An attempt took a turn. What it cannot come to from where it is, it does not: then nothing is
/// written, and the answer is no.
pub(super) async fn turn(
    change: &mut Change<'_>,
    group: &LetterGroup,
    attempt: &mut Attempt,
    (state, reply): (AttemptState, &str),
) -> Result<bool, Error> {
    if !attempt.state.leads_to(state) {
        return Ok(false);
    }
    let is_mail = !attempt.host.is_empty() && attempt.copy == CopyState::None;
    let left = state == AttemptState::Accepted && is_mail;
    let copy = if left { CopyState::Wanted } else { attempt.copy };
    let now = change.moment.now;
    change.work.change_attempt(attempt, (state, reply), copy, now).await?;
    attempt.state = state;
    attempt.copy = copy;
    attempt.changed_at = now;
    reply.clone_into(&mut attempt.reply);
    record(change, group, attempt)?;
    Ok(true)
}

/// The turn, in the ledger of each case.
fn record(change: &mut Change<'_>, group: &LetterGroup, attempt: &Attempt) -> Result<(), Error> {
    let row = group.channels.iter().find(|row| row.letter == attempt.letter);
    for key in &group.keys {
        let delivery = Delivery {
            on: change.today,
            letter: attempt.letter.clone(),
            step: key.step.clone(),
            channel: row.map_or(Action::Email, channel),
            recipient: row.map_or(String::new(), |row| row.recipient.clone()),
            attempt: u32::try_from(attempt.attempt).unwrap_or(u32::MAX),
            state: attempt.state,
            host: attempt.host.clone(),
            message_id: attempt.message_id.clone(),
            reply: attempt.reply.clone(),
            content: row.and_then(|row| row.draft.approved),
        };
        change.record(&key.case, &CaseRecord::Delivery(delivery))?;
    }
    Ok(())
}

/// The way by which a letter goes.
pub(super) fn channel(row: &Letter) -> Action {
    Action::parse(&row.channel).unwrap_or(Action::Email)
}
