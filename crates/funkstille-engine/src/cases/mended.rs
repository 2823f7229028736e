//! A way was found by which a message can go: in its case, and in others that wait for the same.

use std::collections::BTreeSet;

use funkstille_core::case::{Block, CaseState, FollowOn, Happened, Next, next_step};
use funkstille_core::client::Reach;
use funkstille_core::playbook::{Action, Playbook, Step};
use funkstille_store::OutboxState;

use crate::change::Change;
use crate::error::{Error, LetterProblem, Problem};
use crate::letters::{LetterGroup, recipient};

/// Records that a way was found. What came back by one of several ways goes again by it; cases of
/// the client that wait for the same address, or for the same letter, go on as well.
///
/// # Errors
/// [`LetterProblem::NoGoodAddress`] where the client has no address by which the message could go.
pub(crate) async fn mend(change: &mut Change<'_>, case: &str) -> Result<(), Error> {
    needs_another_address(change, case)?;
    for other in wait_for_the_same(change, case).await? {
        go_on(change, &other)?;
    }
    go_on(change, case)
}

/// Lets the open cases of a client go on that wait for a way of this kind, where their messages go
/// to one that was put on file just now (docs/rules.md, *What stops or bends a plan*).
///
/// # Errors
/// Where the client was not loaded, or the database fails.
pub(crate) async fn mend_waiting(
    change: &mut Change<'_>,
    client: &str,
    given: &[Reach],
) -> Result<(), Error> {
    if given.is_empty() {
        return Ok(());
    }
    let open = change.siblings(client).iter().filter(|row| row.is_open);
    let open: Vec<String> = open.map(|row| row.case.clone()).collect();
    let ids: Vec<&str> = open.iter().map(String::as_str).collect();
    change.load_readable(&ids).await?;
    for case in &open {
        if !is_what_it_waits_for(change, case, given)? {
            continue;
        }
        go_again(change, case)?;
        if !lacks_another_way(change, case)? {
            change.happen(case, Happened::DeliveryMended)?;
        }
    }
    Ok(())
}

/// Whether an open case waits for one of these ways. A full mailbox waits for room in it, and not
/// for another address.
fn is_what_it_waits_for(change: &Change<'_>, case: &str, given: &[Reach]) -> Result<bool, Error> {
    let Ok((state, _)) = change.case(case) else { return Ok(false) };
    let has_task = |task| state.follow_ons.contains_key(&task);
    let was_refused = has_task(FollowOn::DidNotArrive) && !has_task(FollowOn::CompareAddresses);
    if state.ended.is_some() || was_refused {
        return Ok(false);
    }
    for channel in [Action::Email, Action::Letter, Action::Fax] {
        let way = way(change, case, channel)?;
        if waits_for(state, channel)
            && way.is_some_and(|way| given.iter().any(|it| it.is_same(&way)))
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether something else came back too, and nothing is on file by which it could go again: the
/// person who looks for it still has the task.
fn lacks_another_way(change: &Change<'_>, case: &str) -> Result<bool, Error> {
    let state = change.case(case)?.0;
    if state.blocks.contains(&Block::NeedsAddress) {
        return Ok(false);
    }
    for (_, channel) in &state.lost_ways {
        if !has_way(change, case, *channel)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn go_on(change: &mut Change<'_>, case: &str) -> Result<(), Error> {
    go_again(change, case)?;
    change.happen(case, Happened::DeliveryMended)
}

/// What came back by one of several ways goes again by it, unless it comes too late.
fn go_again(change: &mut Change<'_>, case: &str) -> Result<(), Error> {
    let is_late = is_next_due(change, case)?;
    let (state, found) = change.case(case)?;
    let is_overtaken = |step: &str| is_late || has_later_message(state, &found.playbook, step);
    let mut again = Vec::new();
    for (step, channel) in state.lost_ways.iter().filter(|(step, _)| !is_overtaken(step)) {
        if has_way(change, case, *channel)? {
            again.push(Happened::WayGoesAgain { step: step.clone(), channel: *channel });
        }
    }
    again.into_iter().try_for_each(|what| change.happen(case, what))
}

/// Whether a message of the plan waits for today: what came back before it comes too late.
fn is_next_due(change: &mut Change<'_>, case: &str) -> Result<bool, Error> {
    let today = change.today;
    change.around(case);
    let (state, found) = change.case(case)?;
    let next = next_step(state, &found.playbook, change.around_business(), Some(today))?;
    let Next::Step(next) = next else { return Ok(false) };
    let sends = found.playbook.step(&next.step).is_some_and(Step::sends);
    Ok(sends && next.day <= today)
}

/// Whether a later message of the table has left: the one before it never follows.
fn has_later_message(state: &CaseState, playbook: &Playbook, step: &str) -> bool {
    let later = playbook.steps.iter().skip_while(|row| row.name != step).skip(1);
    let mut later = later.filter(|row| row.sends());
    later.any(|row| state.sent_on(&row.name).is_some())
}

/// The other open cases of the client that go on with this one.
async fn wait_for_the_same(change: &mut Change<'_>, case: &str) -> Result<Vec<String>, Error> {
    let client = change.matter(case)?.client.clone();
    let open = change.siblings(&client).iter().filter(|row| row.is_open && row.case != case);
    let open: Vec<String> = open.map(|row| row.case.clone()).collect();
    let ids: Vec<&str> = open.iter().map(String::as_str).collect();
    change.load_readable(&ids).await?;
    let joint = cases_of_last_letter(change, case).await?;
    let state = change.case(case)?.0;
    let is_same = |other: &String| {
        let Ok((other_state, _)) = change.case(other) else { return false };
        let has = |block| [state, other_state].iter().all(|it| it.blocks.contains(&block));
        if has(Block::NeedsAddress) && state.dead_channel == other_state.dead_channel {
            return needs_another_address(change, other).is_ok();
        }
        let shares_way = !state.lost_ways.is_disjoint(&other_state.lost_ways);
        joint.contains(other) && (has(Block::DidNotArrive) || shares_way)
    };
    Ok(open.iter().filter(|other| is_same(other)).cloned().collect())
}

/// The cases of the letter about this one that left last.
async fn cases_of_last_letter(
    change: &mut Change<'_>,
    case: &str,
) -> Result<BTreeSet<String>, Error> {
    let reading = change.work.read();
    let mut last = (0, BTreeSet::new());
    for id in reading.letters_of_case(case).await? {
        let has_left = |state| state == OutboxState::Sent;
        let number = LetterGroup::number_of(&id).parse::<u64>().unwrap_or(0);
        let letter = reading.letter(&id).await?.filter(|letter| has_left(letter.draft.state));
        if letter.is_some() && number > last.0 {
            let keys = reading.letter_keys(&id).await?;
            last = (number, keys.into_iter().map(|key| key.case).collect());
        }
    }
    Ok(last.1)
}

/// Whether a message waits for a mail address, or went by other ways alone for want of one.
pub(crate) fn waits_for_mail_address(state: &CaseState) -> bool {
    waits_for(state, Action::Email)
}

/// Whether a message waits for an address of this kind, or went by other ways alone for want of
/// one. Where all of several ways came back, one of them is enough.
pub(crate) fn waits_for(state: &CaseState, channel: Action) -> bool {
    let dead = state.dead_channel.unwrap_or(Action::Email);
    let mut ways = state.ways_again.values().flatten().chain([&dead]);
    let needs = state.blocks.contains(&Block::NeedsAddress) && ways.any(|way| *way == channel);
    needs || state.lost_ways.iter().any(|(_, way)| *way == channel)
}

/// Refuses that a way was found where the client has no address by which the message could go.
///
/// # Errors
/// [`LetterProblem::NoGoodAddress`].
pub(crate) fn needs_another_address(change: &Change<'_>, case: &str) -> Result<(), Error> {
    let state = change.case(case)?.0;
    if !state.blocks.contains(&Block::NeedsAddress) {
        return Ok(());
    }
    let channel = state.dead_channel.unwrap_or(Action::Email);
    // Where all of several ways came back, one of them is enough.
    for way in state.ways_again.values().flatten().chain([&channel]) {
        if has_way(change, case, *way)? {
            return Ok(());
        }
    }
    let (case, client) = (case.to_owned(), change.matter(case)?.client.clone());
    let channel = channel.as_str().to_owned();
    Err(Problem::Letter(LetterProblem::NoGoodAddress { case, client, channel }).into())
}

/// Whether something is on file by which a letter about the case could go.
fn has_way(change: &Change<'_>, case: &str, channel: Action) -> Result<bool, Error> {
    Ok(way(change, case, channel)?.is_some())
}

/// By what a letter about the case would go.
fn way(change: &Change<'_>, case: &str, channel: Action) -> Result<Option<Reach>, Error> {
    let stage = change.case(case)?.0.opening.stage;
    let client = change.client(&change.matter(case)?.client)?.state.as_ref();
    let found = client.and_then(|found| recipient(channel, &found.client, stage));
    Ok(found.cloned().map(match channel {
        Action::Letter => Reach::Postal,
        Action::Fax => Reach::Fax,
        _ => Reach::Address,
    }))
}
