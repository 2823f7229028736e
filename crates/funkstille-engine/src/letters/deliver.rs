//! Letters leave. In this version they only ever leave into a sink, which cannot open a socket:
//! practice and tests see everything that a real transport will see.

use funkstille_core::calendar::days_between;
use funkstille_core::case::{
    APPROVAL_DAYS, CaseState, FollowOn, Happened, How, MESSAGE_GAP_DAYS, Pending, Switch,
    Withdrawal,
};
use funkstille_core::evidence::Digest;
use funkstille_core::guard::{Knowledge, Refusal, is_open};
use funkstille_core::playbook::Action;
use funkstille_store::{Claim, Letter, LetterDraft, LetterKey, OutboxState};
use jiff::{SignedDuration, Timestamp};

use super::approve::{is_of_another_day, write_anew};
use super::guard::refusals;
use super::prepare::step_of;
use super::{LetterFile, LetterGroup, proofs};
use crate::business::Business;
use crate::change::{Change, Known, waiting_letter};
use crate::engine::{Engine, Moment, refuse_early_clock};
use crate::error::Error;

/// Where letters go. A closed list: what is not in it cannot be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Transport {
    /// Keeps what it is given, and sends nothing.
    Sink(Vec<Delivered>),
}

/// A letter that was handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// Its id, such as `7-email`.
    pub letter: String,
    /// By which way: `email`, `letter`, `fax`.
    pub channel: String,
    /// To whom.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// What a round of delivering did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delivery {
    /// The ids of letters that left.
    pub sent: Vec<String>,
    /// Letters that were held, each with the reasons.
    pub held: Vec<(String, Vec<Refusal>)>,
}

/// How long one worker holds a letter, and how long a letter that was held is left alone
/// (docs/rules.md, guard 1: the mailbox is read again after as long).
const LEASE: SignedDuration = SignedDuration::from_mins(15);

/// Hands over the letters whose time has come, each after all guards were asked again. While
/// everything is paused nothing leaves: it is asked in the transaction in which a letter is
/// handed over, so that a pause holds at once.
///
/// # Errors
/// Where the database fails, or the clock stands before the last entry of the ledger.
pub async fn deliver(
    engine: &Engine,
    moment: &mut Moment,
    transport: &mut Transport,
    knowledge: &Knowledge,
) -> Result<Delivery, Error> {
    refuse_early_clock(&mut engine.read().await?, moment.now).await?;
    let mut delivery = Delivery::default();
    let business = Business::load(&mut engine.read().await?).await?;
    if business.switch() == Switch::RemindOnly {
        return Ok(delivery);
    }
    let until = moment.now + LEASE;
    while let Some(claim) = engine.store.claim_letter(engine.tenant, moment.now, until).await? {
        let letter = claim.letter.letter.clone();
        let held = hand_over(engine, moment, (&claim, knowledge)).await?;
        if held.is_empty() {
            transport.take(&claim.letter, moment.now);
            record_sent(engine, moment, &claim).await?;
            delivery.sent.push(letter);
        } else {
            let is_paused = held.iter().any(|it| matches!(it, Refusal::Paused { .. }));
            delivery.held.push((letter, held));
            if is_paused {
                break;
            }
        }
    }
    Ok(delivery)
}

/// Asks every guard again and records that the letter is being handed over, or that it is held;
/// gives what holds it.
async fn hand_over(
    engine: &Engine,
    moment: &mut Moment,
    (claim, knowledge): (&Claim, &Knowledge),
) -> Result<Vec<Refusal>, Error> {
    let mut change = Change::begin(engine, moment).await?;
    let group = LetterGroup::load(change.work.read(), &claim.letter.letter).await?;
    change.load_cases(&group.cases()).await?;
    let now = change.moment.now;
    // What was claimed may have been changed, stopped or sent by hand since.
    let current = group.channels.iter().find(|row| row.letter == claim.letter.letter);
    if current != Some(&claim.letter) {
        return Ok(vec![Refusal::NotApproved]);
    }
    if !is_as_approved(&claim.letter)? || !still_waits(&change, &group)? {
        give_rest_to_a_person(&mut change, claim, &group)?;
        stop(&mut change, claim, &group).await?;
        change.finish().await?;
        return Ok(vec![Refusal::NotApproved]);
    }
    if is_of_another_day(&change, &group)? {
        write_anew(&mut change, &group).await?;
        change.finish().await?;
        return Ok(vec![Refusal::NotApproved]);
    }
    let mut held = held_by(&mut change, &group, knowledge)?;
    if has_old_approval(&change, &group)? {
        held.push(Refusal::NotApproved);
    }
    let is_free = held.is_empty();
    let how_far = if is_free { OutboxState::HandedOver } else { OutboxState::SendWindow };
    // What a pause holds leaves as soon as it ends.
    let until = if change.paused.is_some() { now } else { now + LEASE };
    change.work.record_claim(claim, how_far, now, Some(until)).await?;
    change.finish().await?;
    Ok(held)
}

/// Stops a letter that is not what was approved or is no longer wanted. A case that still waits
/// for it gets another one.
async fn stop(change: &mut Change<'_>, claim: &Claim, group: &LetterGroup) -> Result<(), Error> {
    let letter = &claim.letter;
    let draft = LetterDraft { state: OutboxState::Stopped, ..letter.draft.clone() };
    let now = change.moment.now;
    change.work.change_letter(&letter.letter, letter.version, &draft, now).await?;
    for LetterKey { case, step, .. } in &group.keys {
        if waiting_letter(change.case(case)?.0) == Some(step) {
            let (step, why) = (step.clone(), Withdrawal::FactsChanged);
            change.happen(case, Happened::LetterWithdrawn { step, why })?;
        }
    }
    Ok(())
}

/// What is left of a step that left by another way on an earlier day (the program was ended between
/// the two) does not leave by itself any more, and becomes a task: it is never gone in silence.
fn give_rest_to_a_person(
    change: &mut Change<'_>,
    claim: &Claim,
    group: &LetterGroup,
) -> Result<(), Error> {
    let was_posted = claim.letter.channel == Action::Letter.as_str();
    for LetterKey { case, step, .. } in &group.keys {
        let state = change.case(case)?.0;
        let Some(sent_on) = state.sent_on(step).filter(|_| goes_on(state)) else { continue };
        let (step, rest) = (step.clone(), FollowOn::SendRest { step: step.clone(), sent_on });
        if !state.follow_ons.contains_key(&rest) {
            change.happen(case, Happened::FollowOnOpened(rest))?;
        }
        if was_posted {
            change.happen(case, Happened::NoProofs { step, with: None })?;
        }
    }
    Ok(())
}

/// Whether nothing has been heard that keeps the rest of a step from leaving.
fn goes_on(state: &CaseState) -> bool {
    state.ended.is_none() && state.blocks.is_empty() && state.waits.is_empty()
}

/// Whether an approval is too old: the tick asks for it again.
fn has_old_approval(change: &Change<'_>, group: &LetterGroup) -> Result<bool, Error> {
    for LetterKey { case, .. } in &group.keys {
        if let Some(Pending::Letter { approved_on: Some(on), .. }) = &change.case(case)?.0.pending
            && days_between(*on, change.today) > APPROVAL_DAYS
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the bytes are those that were approved.
fn is_as_approved(letter: &Letter) -> Result<bool, Error> {
    let file = LetterFile::read(&letter.facts)?;
    let to = (letter.channel.as_str(), letter.recipient.as_str());
    let content = file.content(to, &letter.draft.subject, &letter.draft.text);
    Ok(letter.draft.approved == Some(Digest::of(&content)))
}

/// Whether every case still waits for this letter, or it left today by another channel.
fn still_waits(change: &Change<'_>, group: &LetterGroup) -> Result<bool, Error> {
    for LetterKey { case, step, .. } in &group.keys {
        let state = change.case(case)?.0;
        if !state.is_closed_for(step) {
            return Ok(false);
        }
        let waits = matches!(
            &state.pending,
            Some(Pending::Letter { step: waiting, approved_on: Some(_), .. }) if waiting == step
        );
        // Another channel of the same step left today, and nothing has been heard since.
        let goes_on = state.sent_on(step) == Some(change.today) && goes_on(state);
        if !waits && !goes_on {
            return Ok(false);
        }
    }
    Ok(!group.keys.is_empty())
}

/// What holds a letter now: a pause, and guards 1, 2, 4, 5 and 7.
///
/// # Errors
/// Where a day lies outside the holiday table.
pub(crate) fn held_by(
    known: &mut Known<'_>,
    group: &LetterGroup,
    knowledge: &Knowledge,
) -> Result<Vec<Refusal>, Error> {
    let (now, today) = (known.now, known.today);
    let zone = &known.around_business().sending.zone;
    let mut held: Vec<Refusal> = known.paused.iter().map(|it| it.refusal(zone)).collect();
    let Some(first) = group.keys.first() else { return Ok(held) };
    let (state, _) = known.case(&first.case)?;
    let about = state.opening.stage;
    let effect = step_of(known, &first.case, &first.step).ok().and_then(|step| step.effect);
    let account_checked_on = state.account_checked_on.max(knowledge.account_checked_on);
    let knowledge = Knowledge { account_checked_on, ..*knowledge };
    held.extend(knowledge.gaps(about, effect, now, today));
    held.extend(refusals(known, group)?);
    let last = last_other_message(known, group)?;
    let is_close = |on: &jiff::civil::Date| days_between(*on, today) < MESSAGE_GAP_DAYS;
    held.extend(last.filter(is_close).map(|message_on| Refusal::TooSoon { message_on }));
    let around = known.around(&first.case);
    let there = now.to_zoned(around.sending.zone.clone());
    if !is_open(&there, around.client_zone.as_ref(), &around.calendar)? {
        held.push(Refusal::OutsideHours);
    }
    Ok(held)
}

/// The last day of a message to the client that is not this one.
fn last_other_message(
    known: &Known<'_>,
    group: &LetterGroup,
) -> Result<Option<jiff::civil::Date>, Error> {
    let cases = group.cases();
    let Some(first) = group.keys.first() else { return Ok(None) };
    let client = &known.matter(&first.case)?.client;
    let siblings = known.siblings(client).iter();
    let siblings = siblings.filter(|row| !cases.contains(&row.case.as_str()));
    let mut last = siblings.filter_map(|row| row.last_message_on).max();
    // What left today by another channel lies among sent mail too.
    let left_today = left_today(known, group)?;
    last = last.max(known.written_on(client).filter(|on| !left_today || *on != known.today));
    for LetterKey { case, step, .. } in &group.keys {
        let (state, found) = known.case(case)?;
        let own_today = (state.sent_on(step) == Some(known.today)).then_some(known.today);
        let sent = state.messages_on(&found.playbook).into_iter();
        last = last.max(sent.filter(|on| Some(*on) != own_today).max());
    }
    Ok(last)
}

/// Whether the letter left today by another channel.
fn left_today(known: &Known<'_>, group: &LetterGroup) -> Result<bool, Error> {
    for LetterKey { case, step, .. } in &group.keys {
        if known.case(case)?.0.sent_on(step) == Some(known.today) {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn record_sent(engine: &Engine, moment: &mut Moment, claim: &Claim) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    let group = LetterGroup::load(change.work.read(), &claim.letter.letter).await?;
    change.load_cases(&group.cases()).await?;
    let now = change.moment.now;
    change.work.record_claim(claim, OutboxState::Sent, now, None).await?;
    let mut is_first_way = false;
    for LetterKey { case, step, .. } in &group.keys {
        // It left, whatever was heard meanwhile.
        if change.case(case)?.0.sent_on(step) != Some(change.today) {
            let (step, how) = (step.clone(), How::ByProgram);
            change.happen(case, Happened::StepHappened { step, how })?;
            is_first_way = true;
        }
    }
    if is_first_way {
        proofs::give_out(&mut change, &group)?;
    }
    change.finish().await
}

impl Transport {
    fn take(&mut self, letter: &Letter, at: Timestamp) {
        let Self::Sink(delivered) = self;
        delivered.push(Delivered {
            letter: letter.letter.clone(),
            channel: letter.channel.clone(),
            recipient: letter.recipient.clone(),
            subject: letter.draft.subject.clone(),
            text: letter.draft.text.clone(),
            at,
        });
    }
}
