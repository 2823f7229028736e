//! What holds a letter at the moment in which it would leave.

use funkstille_core::calendar::days_between;
use funkstille_core::case::{
    APPROVAL_DAYS, Handling, MESSAGE_GAP_DAYS, Next, Pending, Switch, handling, next_step,
};
use funkstille_core::evidence::Digest;
use funkstille_core::guard::{Knowledge, Refusal, is_open};
use funkstille_core::playbook::{Action, Stage};
use funkstille_store::{BankGap, Letter, LetterKey};

use crate::bank;
use crate::change::{Change, Known, waiting_letter};
use crate::error::Error;
use crate::letters::{LetterGroup, refusals, step_of};

/// Whether an approval is too old: it is asked for again.
///
/// # Errors
/// Where a case of the letter was not loaded.
pub(crate) fn has_old_approval(known: &Known<'_>, group: &LetterGroup) -> Result<bool, Error> {
    for LetterKey { case, .. } in &group.keys {
        if let Some(Pending::Letter { approved_on: Some(on), .. }) = &known.case(case)?.0.pending
            && days_between(*on, known.today) > APPROVAL_DAYS
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a letter that nobody has read would be read first, were it written today: by now it is
/// late, or letters are to be read again (docs/rules.md, *Modes*).
///
/// # Errors
/// Where a day lies outside the holiday table.
pub(super) fn needs_a_reader(change: &mut Change<'_>, group: &LetterGroup) -> Result<bool, Error> {
    if !group.file()?.by_program {
        return Ok(false);
    }
    let (switch, today) = (change.business.switch(), change.today);
    for LetterKey { case, step, .. } in &group.keys {
        change.around(case);
        let (state, found) = change.case(case)?;
        let row = found.playbook.step(step).filter(|_| waiting_letter(state) == Some(step));
        let Some(row) = row else { continue };
        let next = next_step(state, &found.playbook, change.around_business(), Some(today))?;
        let days_late = match next {
            Next::Step(next) if next.step == *step => days_between(next.planned, today),
            _ => 0,
        };
        if handling(row, &found.playbook, switch, days_late) != Handling::Auto {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the bytes are those that were approved.
pub(super) fn is_as_approved(letter: &Letter, bytes: &[u8]) -> bool {
    letter.draft.approved == Some(Digest::of(bytes))
}

/// Whether every case still waits for this letter, or it left today by another channel. `by_hand`
/// is the way by which a person is to send it.
pub(super) fn still_waits(
    change: &Change<'_>,
    group: &LetterGroup,
    by_hand: Option<Action>,
) -> Result<bool, Error> {
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
        let (today, calendar) = (change.today, &change.around_business().calendar);
        let is_free = match by_hand {
            Some(_) => state.lets_post(today, calendar)?,
            None => state.goes_on(today, calendar)?,
        };
        let is_overtaken = state.overtaken_approvals.contains(step);
        let goes_on = state.sent_on(step) == Some(change.today) && is_free && !is_overtaken;
        if !waits && !goes_on {
            return Ok(false);
        }
    }
    Ok(!group.keys.is_empty())
}

/// What holds a letter now: a pause, a program that only reminds, and guards 1, 2, 4, 5 and 7.
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
    held.extend(only_reminds(known));
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

/// What holds every letter where the program sends nothing itself.
pub(super) fn only_reminds(known: &Known<'_>) -> Option<Refusal> {
    (known.business.switch() == Switch::RemindOnly).then_some(Refusal::OnlyReminds)
}

/// The payments of the client that came in, until a person says what they pay, and what statements
/// lack.
///
/// # Errors
/// Where the database fails.
pub(super) async fn unanswered(
    change: &mut Change<'_>,
    group: &LetterGroup,
) -> Result<Vec<Refusal>, Error> {
    let client = client_with_invoice(change, group)?.map(str::to_owned);
    let asked = match client {
        Some(client) => bank::asked_of(change.work.read(), &client).await?,
        None => Vec::new(),
    };
    let gaps = bank::open_gaps(change.work.read()).await?;
    let incomplete = incomplete(change, group, &gaps)?;
    Ok(asked.into_iter().chain(incomplete).collect())
}

/// The client of a letter that asks for invoices; `None` for any other letter.
///
/// # Errors
/// Where a case of the letter was not loaded.
pub(crate) fn client_with_invoice<'a>(
    known: &'a Known<'_>,
    group: &LetterGroup,
) -> Result<Option<&'a str>, Error> {
    for LetterKey { case, .. } in &group.keys {
        let matter = known.matter(case)?;
        if matter.invoice.is_some() {
            return Ok(Some(&matter.client));
        }
    }
    Ok(None)
}

/// What holds a letter about money because of what statements lack, unless somebody has looked at
/// the account today.
///
/// # Errors
/// Where a case of the letter was not loaded.
pub(crate) fn incomplete(
    known: &Known<'_>,
    group: &LetterGroup,
    gaps: &[BankGap],
) -> Result<Option<Refusal>, Error> {
    let Some(first) = group.keys.first() else { return Ok(None) };
    let state = known.case(&first.case)?.0;
    let is_about_money = state.opening.stage == Stage::Payment;
    let is_checked = state.account_checked_on == Some(known.today);
    Ok(bank::incomplete(gaps).filter(|_| is_about_money && !is_checked))
}

/// What holds a letter about money because of the bank: data that is too old, or lacks something.
///
/// # Errors
/// Where a case of the letter was not loaded.
pub(crate) fn held_by_bank(
    known: &Known<'_>,
    group: &LetterGroup,
    (knowledge, gaps): (&Knowledge, &[BankGap]),
) -> Result<Vec<Refusal>, Error> {
    let Some(first) = group.keys.first() else { return Ok(Vec::new()) };
    let state = known.case(&first.case)?.0;
    let effect = step_of(known, &first.case, &first.step).ok().and_then(|step| step.effect);
    let account_checked_on = state.account_checked_on.max(knowledge.account_checked_on);
    let knowledge = Knowledge { account_checked_on, ..*knowledge };
    let unknown = knowledge.gaps(state.opening.stage, effect, known.now, known.today);
    let of_bank = unknown.into_iter().filter(|it| matches!(it, Refusal::BankStale { .. }));
    Ok(of_bank.chain(incomplete(known, group, gaps)?).collect())
}

/// Whether another message to the client left today.
///
/// # Errors
/// Where a case of the letter was not loaded.
pub(crate) fn wrote_today(known: &Known<'_>, group: &LetterGroup) -> Result<bool, Error> {
    Ok(last_other_message(known, group)? == Some(known.today))
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
    let (own, before) = (left_on(known, group)?, rest_of(known, group)?);
    // One message a day leaves to a client: what left with it in other cases was the same letter.
    let siblings = siblings.filter_map(|row| row.last_message_on);
    let mut last = siblings.filter(|on| !before.contains(on)).max();
    // What left of it by another channel lies among sent mail too.
    last = last.max(known.written_on(client).filter(|on| !own.contains(on)));
    for LetterKey { case, .. } in &group.keys {
        let (state, found) = known.case(case)?;
        let sent = state.messages_on(&found.playbook).into_iter();
        last = last.max(sent.filter(|on| !own.contains(on)).max());
    }
    Ok(last)
}

/// The days on which the letter left by another channel: today, or before where this is the rest of
/// it.
fn left_on(known: &Known<'_>, group: &LetterGroup) -> Result<Vec<jiff::civil::Date>, Error> {
    let mut days = rest_of(known, group)?;
    for LetterKey { case, step, .. } in &group.keys {
        let sent_on = known.case(case)?.0.sent_on(step);
        days.extend(sent_on.filter(|on| *on == known.today));
    }
    Ok(days)
}

/// The days on which the messages left of which this is the rest.
///
/// # Errors
/// Where a case of the letter was not loaded.
pub(crate) fn rest_of(
    known: &Known<'_>,
    group: &LetterGroup,
) -> Result<Vec<jiff::civil::Date>, Error> {
    let mut days = Vec::new();
    for LetterKey { case, step, .. } in &group.keys {
        days.extend(known.case(case)?.0.rest_of_on(step));
    }
    Ok(days)
}
