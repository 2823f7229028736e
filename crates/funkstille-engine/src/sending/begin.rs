//! A letter is about to leave: guards, journal, and once more before the letter itself is given
//! away.

use funkstille_core::case::{Happened, Withdrawal};
use funkstille_core::delivery::AttemptState;
use funkstille_core::guard::{Fate, Knowledge, Refusal};
use funkstille_core::playbook::Action;
use funkstille_store::{Attempt, Claim, Letter, LetterDraft, LetterKey, OutboxState};
use jiff::{SignedDuration, Timestamp};

use super::guards::{
    has_old_approval, held_by, is_as_approved, needs_a_reader, only_reminds, still_waits,
    unanswered,
};
use super::transport::{Delivered, Route, Transport};
use super::{by_hand, journal, rates};
use crate::change::{Change, waiting_letter};
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::letters::{self, Form, LetterFile, LetterGroup, Written, is_of_another_day, refusals};
use crate::{mail, reason};

/// How long one worker holds a letter (docs/dev/sending.md).
pub(super) const LEASE: SignedDuration = SignedDuration::from_mins(15);

/// A letter on its way out.
pub(super) struct Handing {
    pub(super) claim: Claim,
    pub(super) attempt: Attempt,
    pub(super) parcel: Delivered,
}

/// Whether a letter that was claimed may leave.
pub(super) enum Begun {
    /// It is held.
    Held(Vec<Refusal>),
    /// A person is to post or to fax it; the task is on the list.
    Given,
    /// It may; the attempt is on record.
    Free(Box<Handing>),
}

/// Asks every guard and writes that the letter is about to be handed over, or that it is held.
/// `knowledge` is what is known of mailbox and bank; `None` where the database knows.
pub(super) async fn begin(
    engine: &Engine,
    moment: &mut Moment,
    claim: Claim,
    (transport, knowledge): (&Transport, Option<&Knowledge>),
) -> Result<Begun, Error> {
    let mut change = Change::begin(engine, moment).await?;
    let group = LetterGroup::load(change.work.read(), &claim.letter.letter).await?;
    change.load_cases(&group.cases()).await?;
    let now = change.moment.now;
    // What was claimed may have been changed, stopped or sent by hand since.
    let current = group.channels.iter().find(|row| row.letter == claim.letter.letter);
    if current != Some(&claim.letter) {
        return Ok(Begun::Held(vec![Refusal::NotApproved]));
    }
    let by_hand = letters::by_hand(&change.business, &claim.letter);
    let form = form_of(&mut change, &claim.letter).await?;
    let form = form.filter(|form| is_as_approved(&claim.letter, &form.approved));
    let is_wanted = still_waits(&change, &group, by_hand)?;
    let Some(form) = form.filter(|_| is_wanted) else {
        let why = why_not_wanted(&change, &group)?;
        if why == Refusal::GoesAnew {
            // It is never gone in silence.
            change.take_way_back((claim.letter, &group.keys)).await?;
        } else {
            stop(&mut change, &claim, &group).await?;
        }
        change.finish().await?;
        return Ok(Begun::Held(vec![why]));
    };
    if let Some(why) = to_be_read(&mut change, &group)? {
        let why = if group.may_have_left_beside(&claim.letter.letter) {
            // It goes anew by this way alone: what left by another one stays as the client has it.
            change.take_way_back((claim.letter, &group.keys)).await?;
            Refusal::GoesAnew
        } else {
            wait_for_a_reader(&mut change, &group, why).await?
        };
        change.finish().await?;
        return Ok(Begun::Held(vec![why]));
    }
    let mut held = asked(&mut change, (&claim, &group), knowledge).await?;
    let route = transport.route(&change.business.email);
    match (by_hand, route) {
        (Some(way), _) if held.is_empty() => {
            by_hand::give(&mut change, &claim, (&group, way)).await?;
            change.finish().await?;
            return Ok(Begun::Given);
        }
        (None, Some(route)) if held.is_empty() => {
            return hand_out(change, (claim, &group, form), &route).await;
        }
        (None, None) => held.push(rates::no_way_out(change.work.read()).await?),
        _ => {}
    }
    // What holds it may be gone the next moment: it is asked again in the next round.
    hold(change, &claim, (held, now)).await
}

/// What holds the letter: every guard, and what became of it before.
async fn asked(
    change: &mut Change<'_>,
    (claim, group): (&Claim, &LetterGroup),
    knowledge: Option<&Knowledge>,
) -> Result<Vec<Refusal>, Error> {
    let knowledge = match knowledge {
        Some(knowledge) => *knowledge,
        None => mail::knowledge(change.work.read()).await?,
    };
    let mut held = held_by(change, group, &knowledge)?;
    held.extend(unanswered(change, group).await?);
    let earlier = change.work.read().attempts(&claim.letter.letter).await?;
    let last = earlier.last().map_or(Fate::NotSent, |last| last.state.fate());
    let said_again = earlier.last().is_some_and(|it| it.state == AttemptState::SaidAgain);
    held.extend(last.refusal(said_again));
    Ok(held)
}

async fn hold(
    mut change: Change<'_>,
    claim: &Claim,
    (why, until): (Vec<Refusal>, Timestamp),
) -> Result<Begun, Error> {
    let now = change.moment.now;
    change.work.record_claim(claim, OutboxState::SendWindow, now, Some(until)).await?;
    change.finish().await?;
    Ok(Begun::Held(why))
}

/// The attempt goes on record, unless the server has been handed too many.
async fn hand_out(
    mut change: Change<'_>,
    (claim, group, form): (Claim, &LetterGroup, Form),
    route: &Route,
) -> Result<Begun, Error> {
    let now = change.moment.now;
    if let Some((full, room_at)) = full(&mut change, route).await? {
        let zone = change.around_business().sending.zone.clone();
        let then = rates::to_be_read_then(&change, group, room_at.to_zoned(zone).date())?;
        let why = [full].into_iter().chain(then).collect();
        return hold(change, &claim, (why, room_at)).await;
    }
    if let Some(kept) = rates::kept_for_others(&mut change, group, route).await? {
        // One of those may be stopped: it is asked again in the next round.
        return hold(change, &claim, (vec![kept], now)).await;
    }
    change.work.record_claim(&claim, OutboxState::HandedOver, now, Some(now + LEASE)).await?;
    // Whatever happens, the bytes that may have left are there.
    let content = change.work.put_blob(&form.bytes, now).await?;
    let earlier = change.work.read().attempts(&claim.letter.letter).await?;
    let attempt = journal::begins(&claim, (route, &form.message_id, Some(content)), &earlier, now);
    journal::open(&mut change, group, &attempt).await?;
    let from = change.business.email.clone();
    change.finish().await?;
    let letter = &claim.letter;
    let parcel = Delivered {
        letter: letter.letter.clone(),
        channel: letter.channel.clone(),
        recipient: letter.recipient.clone(),
        subject: letter.draft.subject.clone(),
        text: letter.draft.text.clone(),
        from,
        address: form.address,
        bytes: form.bytes,
        at: now,
    };
    Ok(Begun::Free(Box::new(Handing { claim, attempt, parcel })))
}

/// What holds the next message to a server back, and until when.
async fn full(
    change: &mut Change<'_>,
    route: &Route,
) -> Result<Option<(Refusal, Timestamp)>, Error> {
    let Some(rates) = route.rates else { return Ok(None) };
    let zone = change.around_business().sending.zone.clone();
    let now = change.moment.now;
    rates::full(change.work.read(), (&route.host, rates), now, &zone).await
}

/// Why a person has to read a letter before it leaves.
enum Unread {
    /// Its approval has run out.
    ApprovalLapsed,
    /// It names the days of another day.
    OfAnotherDay,
    /// Nobody has read it, and it comes late.
    NoReader,
}

/// Why a person has to read a letter before it leaves; `None` where nobody has to.
fn to_be_read(change: &mut Change<'_>, group: &LetterGroup) -> Result<Option<Unread>, Error> {
    Ok(if has_old_approval(change, group)? {
        Some(Unread::ApprovalLapsed)
    } else if is_of_another_day(group, change.today)? {
        Some(Unread::OfAnotherDay)
    } else {
        needs_a_reader(change, group)?.then_some(Unread::NoReader)
    })
}

/// The letter waits for a person's word; one of another day is written anew for today. Gives what
/// is told.
async fn wait_for_a_reader(
    change: &mut Change<'_>,
    group: &LetterGroup,
    why: Unread,
) -> Result<Refusal, Error> {
    match why {
        Unread::OfAnotherDay => {
            let today = change.today;
            letters::write_anew(change, group, today).await?;
            Ok(Refusal::ToBeRead)
        }
        Unread::ApprovalLapsed => {
            put_back(change, group).await?;
            Ok(Refusal::ApprovalLapsed)
        }
        Unread::NoReader => {
            put_back(change, group).await?;
            Ok(Refusal::ToBeRead)
        }
    }
}

/// A letter waits for a person's word again.
async fn put_back(change: &mut Change<'_>, group: &LetterGroup) -> Result<(), Error> {
    for LetterKey { case, step, .. } in &group.keys {
        letters::lapse(change, case, step).await?;
        if waiting_letter(change.case(case)?.0) == Some(step) {
            change.happen(case, Happened::ApprovalLapsed { step: step.clone() })?;
        }
    }
    Ok(())
}

/// Letters that nobody has read and that no longer leave by themselves, since the program does less
/// by itself from now on, wait for a person's word at once.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn put_back_unread(change: &mut Change<'_>) -> Result<(), Error> {
    let mut after = String::new();
    loop {
        let page =
            change.work.read().letters_in_state(OutboxState::SendWindow, &after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after.clone_from(&last.letter);
        for row in page {
            let group = LetterGroup::load(change.work.read(), &row.letter).await?;
            change.load_readable_whole(&group.cases()).await?;
            // What cannot be looked at is held when its time comes.
            let is_readable = group.cases().iter().all(|case| change.case(case).is_ok());
            if is_readable && needs_a_reader(change, &group)? {
                put_back(change, &group).await?;
            }
        }
    }
}

/// How many letters are read at once (docs/dev/sending.md).
const PAGE: i64 = 100;

/// The form of a letter that leaves now; `None` where it cannot be made any more: then it is not
/// what was approved.
async fn form_of(change: &mut Change<'_>, letter: &Letter) -> Result<Option<Form>, Error> {
    let file = LetterFile::read(&letter.facts)?;
    let keys = change.work.read().letter_keys(&letter.letter).await?;
    let ways = (letter.channel.as_str(), letter.recipient.as_str(), letter.client.as_str());
    let written = Written::of(ways, &letter.draft, (&file, &keys));
    let now = change.moment.now;
    match letters::form(change, written, now).await {
        Err(error @ Error::Store(_)) => Err(error),
        form => Ok(form.ok()),
    }
}

/// Writes that the letter itself is now given away, unless something came in between; gives what
/// did.
pub(super) async fn start_data(
    engine: &Engine,
    moment: &mut Moment,
    handing: &mut Handing,
) -> Result<Vec<Refusal>, Error> {
    let mut change = Change::begin(engine, moment).await?;
    let letter = &handing.claim.letter;
    let group = LetterGroup::load(change.work.read(), &letter.letter).await?;
    change.load_cases(&group.cases()).await?;
    let now = change.moment.now;
    let zone = change.around_business().sending.zone.clone();
    let mut held: Vec<Refusal> = change.paused.iter().map(|it| it.refusal(&zone)).collect();
    held.extend(only_reminds(&change));
    held.extend(refusals(&change, &group)?);
    held.extend(unanswered(&mut change, &group).await?);
    let is_wanted = still_waits(&change, &group, None)?;
    if held.is_empty() && is_wanted {
        // Whoever lost the lease is refused here, before anything has left.
        change
            .work
            .record_claim(&handing.claim, OutboxState::HandedOver, now, Some(now + LEASE))
            .await?;
        let turn = (AttemptState::DataStarted, "");
        journal::turn(&mut change, &group, &mut handing.attempt, turn).await?;
        change.finish().await?;
        return Ok(vec![]);
    }
    if !is_wanted {
        held.push(why_not_wanted(&change, &group)?);
    }
    let why = held.first().map(|why| reason::record(why)).unwrap_or_default();
    let turn = (AttemptState::CalledOff, why.as_str());
    journal::turn(&mut change, &group, &mut handing.attempt, turn).await?;
    let state = if is_wanted { OutboxState::SendWindow } else { OutboxState::Stopped };
    change.work.settle_letter(&handing.claim, state, now, now).await?;
    if let Some(way) = Action::parse(&handing.claim.letter.channel).filter(|_| !is_wanted) {
        change.still_to_go(&group.keys, way)?;
    }
    change.finish().await?;
    Ok(held)
}

/// Why a letter is not wanted as it is: a way of a message that left by another one goes anew, as
/// long as one of its cases is open.
fn why_not_wanted(change: &Change<'_>, group: &LetterGroup) -> Result<Refusal, Error> {
    for LetterKey { case, step, .. } in &group.keys {
        let state = change.case(case)?.0;
        if state.sent_on(step).is_some() && state.ended.is_none() {
            return Ok(Refusal::GoesAnew);
        }
    }
    Ok(Refusal::NotApproved)
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
