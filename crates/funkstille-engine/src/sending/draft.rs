//! A letter lies among the user's drafts, and leaves where the user sends it from there.

use funkstille_core::case::{FollowOn, Happened, LetterTurn};
use funkstille_core::delivery::AttemptState;
use funkstille_core::playbook::{Action, Stage};
use funkstille_formats::mail::subject::base_subject;
use funkstille_store::{Attempt, CopyState, Letter, LetterDraft, LetterKey, MailRow, OutboxState};
use jiff::Timestamp;
use jiff::civil::Date;

use super::journal;
use crate::cases::{by_hand, may_happen, waiting_number, withdraw_waiting};
use crate::change::{Change, waiting_letter};
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::letters::{Draft, LetterGroup, digest_of, keep, leave};

/// How many attempts are read at once (docs/dev/sending.md).
const PAGE: i64 = 500;

/// Notes that a letter lies among the drafts of an account: each text of it once.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn drafted(
    engine: &Engine,
    moment: &mut Moment,
    (draft, account): (&Draft, &str),
) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    let letter = &draft.row.letter;
    let group = LetterGroup::load(change.work.read(), letter).await?;
    change.load_cases(&group.cases()).await?;
    let earlier = change.work.read().attempts(letter).await?;
    let is_known = |it: &Attempt| it.message_id == draft.form.message_id;
    if earlier.iter().any(is_known) {
        return Ok(());
    }
    let now = change.moment.now;
    let content = change.work.put_blob(&draft.form.bytes, now).await?;
    let attempt = Attempt {
        letter: letter.clone(),
        attempt: earlier.last().map_or(1, |last| last.attempt + 1),
        account: account.to_owned(),
        host: String::new(),
        message_id: draft.form.message_id.clone(),
        state: AttemptState::Drafted,
        reply: String::new(),
        copy: CopyState::None,
        content: Some(content),
        lease_token: draft.row.lease_token,
        began_at: now,
        changed_at: now,
    };
    journal::open(&mut change, &group, &attempt).await?;
    change.finish().await
}

/// All drafts that were not seen leaving, whatever became of their letters: what the user sends
/// from among the drafts is that letter, be it that it waits, or that it was taken back since.
pub(crate) async fn open_drafts(change: &mut Change<'_>) -> Result<Vec<(Attempt, Letter)>, Error> {
    let (mut open, mut after) = (Vec::new(), String::new());
    loop {
        let page =
            change.work.read().attempts_in_state(AttemptState::Drafted, &after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(open) };
        after.clone_from(&last.letter);
        for attempt in page {
            let letter = change.work.read().letter(&attempt.letter).await?;
            open.extend(letter.map(|row| (attempt, row)));
        }
    }
}

fn still_waits(row: &Letter) -> bool {
    matches!(row.draft.state, OutboxState::InReview | OutboxState::SendWindow)
}

/// Which of the drafts a mail is: the one that has its id, in whichever header (`copy_of`); or one
/// that went to the same address under the same subject, since some mail programs give what they
/// send another id. What waits comes before what was taken back.
pub(crate) async fn find_draft(
    change: &mut Change<'_>,
    drafts: &[(Attempt, Letter)],
    (row, copy_of): (&MailRow, Option<&str>),
) -> Result<Option<usize>, Error> {
    let ids: Vec<&str> = row.message_id.as_deref().into_iter().chain(copy_of).collect();
    let has_id = |(attempt, _): &(Attempt, Letter)| {
        ids.iter().any(|id| id.eq_ignore_ascii_case(&attempt.message_id))
    };
    if !row.is_ours || drafts.is_empty() {
        return Ok(None);
    }
    if let Some(found) = drafts.iter().position(has_id) {
        return Ok(Some(found));
    }
    for id in ids {
        // It is another letter.
        if !change.work.read().attempts_with_id(id).await?.is_empty() {
            return Ok(None);
        }
    }
    let alike = drafts.iter().enumerate().filter(|(_, draft)| is_alike(draft, row));
    let mut alike: Vec<(bool, usize)> =
        alike.map(|(at, (_, letter))| (!still_waits(letter), at)).collect();
    alike.sort_unstable();
    for (_, at) in alike {
        if may_be_sent(change, &drafts[at].1).await? {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

fn is_alike((attempt, letter): &(Attempt, Letter), row: &MailRow) -> bool {
    let recipient = letter.recipient.to_lowercase();
    row.sent_at.is_some_and(|at| at >= attempt.began_at)
        && row.recipients.contains(&recipient)
        && row.base_subject == base_subject(&letter.draft.subject)
}

/// Whether a mail that is only like a letter may be it: the letter waits, or was taken back and its
/// step did not happen otherwise. After the end of a case, only a letter about money is known by
/// its subject: it names the invoice.
async fn may_be_sent(change: &mut Change<'_>, letter: &Letter) -> Result<bool, Error> {
    if still_waits(letter) {
        return Ok(true);
    }
    if letter.draft.state != OutboxState::Stopped {
        return Ok(false);
    }
    let keys = keys_of(change, letter).await?;
    Ok(keys.iter().any(|LetterKey { case, step, .. }| {
        change.case(case).is_ok_and(|(state, _)| {
            let is_known = state.ended.is_none() || state.opening.stage == Stage::Payment;
            state.sent_on(step).is_none() && is_known
        })
    }))
}

/// The cases that a draft is about, and its step in each, as the ledger has it: the keys of a
/// letter that was taken back go over to the one that was written anew.
async fn keys_of(change: &mut Change<'_>, letter: &Letter) -> Result<Vec<LetterKey>, Error> {
    change.load_clients(&[&letter.client]).await?;
    let cases = change.siblings(&letter.client).iter().map(|row| row.case.clone());
    let cases: Vec<String> = cases.collect();
    let ids: Vec<&str> = cases.iter().map(String::as_str).collect();
    change.load_readable(&ids).await?;
    let mut keys = Vec::new();
    for case in cases {
        let Ok((_, found)) = change.case(&case) else { continue };
        let of_letter = found.view.deliveries.iter().find(|it| it.letter == letter.letter);
        let Some(step) = of_letter.map(|it| it.step.clone()) else { continue };
        keys.push(LetterKey { key: String::new(), case, step });
    }
    Ok(keys)
}

/// The user sent a draft at that instant: its step happened by hand, that day. Gives the cases that
/// it is about, and its step in each.
pub(crate) async fn sent_from_drafts(
    change: &mut Change<'_>,
    (mut attempt, letter): (Attempt, Letter),
    at: Timestamp,
) -> Result<Vec<LetterKey>, Error> {
    let mut group = LetterGroup::load(change.work.read(), &attempt.letter).await?;
    let waits = still_waits(&letter);
    if !waits {
        group.keys = keys_of(change, &letter).await?;
    }
    change.load_cases(&group.cases()).await?;
    journal::turn(change, &group, &mut attempt, (AttemptState::Found, "")).await?;
    let zone = change.around_business().sending.zone.clone();
    let on = at.to_zoned(zone).date().min(change.today);
    let keys = group.keys.clone();
    if waits {
        sent_as_it_waits(change, (group, &attempt.letter), on).await?;
    } else {
        sent_though_taken_back(change, group, on).await?;
    }
    Ok(keys)
}

/// What was to go by other ways becomes a task.
async fn sent_as_it_waits(
    change: &mut Change<'_>,
    (mut group, letter): (LetterGroup, &str),
    on: Date,
) -> Result<(), Error> {
    let now = change.moment.now;
    let mut has_rest = false;
    for row in group.channels.iter_mut().filter(|row| still_waits(row)) {
        let is_it = row.letter == letter;
        let (state, turn) = if is_it {
            (OutboxState::Sent, LetterTurn::SentByHand)
        } else {
            (OutboxState::Stopped, LetterTurn::Withdrawn)
        };
        let draft = LetterDraft { state, ..row.draft.clone() };
        change.work.change_letter(&row.letter, row.version, &draft, now).await?;
        keep(change, &group.keys, &row.letter, (turn, digest_of(row)))?;
        row.draft = draft;
        has_rest |= !is_it;
    }
    for LetterKey { case, step, .. } in &group.keys {
        if waiting_letter(change.case(case)?.0) == Some(step) {
            happened(change, (case, step), (on, has_rest))?;
        }
    }
    leave(change, &group)
}

/// The letter was taken back, and perhaps written anew; the client has it all the same. Where its
/// step did not happen otherwise, it has happened, and what waits in its place is taken back.
async fn sent_though_taken_back(
    change: &mut Change<'_>,
    mut group: LetterGroup,
    on: Date,
) -> Result<(), Error> {
    let mut counts = Vec::new();
    for key in std::mem::take(&mut group.keys) {
        let (case, step) = (key.case.as_str(), key.step.as_str());
        let (what, state) = (by_hand(step), change.case(case)?.0);
        if state.sent_on(step).is_some() || !may_happen(state, &what) {
            continue;
        }
        let has_rest = has_other_ways(change, &group, (case, step)).await?;
        withdraw_waiting(change, case, &what)?;
        happened(change, (case, step), (on, has_rest))?;
        counts.push(key);
    }
    group.keys = counts;
    leave(change, &group)
}

/// Whether a step was to go by other ways than mail, as its letter says that waits, else this one.
async fn has_other_ways(
    change: &mut Change<'_>,
    group: &LetterGroup,
    (case, step): (&str, &str),
) -> Result<bool, Error> {
    let reading = change.work.read();
    let waits = match waiting_number(reading, case, step).await? {
        Some(number) => Some(LetterGroup::load(reading, &number).await?),
        None => None,
    };
    let rows = &waits.as_ref().unwrap_or(group).channels;
    Ok(rows.iter().any(|row| row.channel != Action::Email.as_str()))
}

fn happened(
    change: &mut Change<'_>,
    (case, step): (&str, &str),
    (on, has_rest): (Date, bool),
) -> Result<(), Error> {
    change.happen_on(case, on, by_hand(step))?;
    if has_rest {
        let task = FollowOn::SendRest { step: step.to_owned(), sent_on: on };
        change.happen(case, Happened::FollowOnOpened(task))?;
    }
    Ok(())
}
