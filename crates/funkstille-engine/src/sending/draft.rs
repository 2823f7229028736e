//! A letter lies among the user's drafts, and leaves where the user sends it from there.

use funkstille_core::case::{FollowOn, Happened, LetterTurn};
use funkstille_core::delivery::AttemptState;
use funkstille_formats::mail::subject::base_subject;
use funkstille_store::{Attempt, CopyState, Letter, LetterDraft, LetterKey, MailRow, OutboxState};
use jiff::Timestamp;

use super::journal;
use crate::cases::by_hand;
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

/// The drafts of letters that still wait, be it for a word or, approved meanwhile, to leave: what
/// the user sends from among the drafts is the same letter.
pub(crate) async fn open_drafts(change: &mut Change<'_>) -> Result<Vec<(Attempt, Letter)>, Error> {
    let (mut open, mut after) = (Vec::new(), String::new());
    loop {
        let page =
            change.work.read().attempts_in_state(AttemptState::Drafted, &after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(open) };
        after.clone_from(&last.letter);
        for attempt in page {
            let letter = change.work.read().letter(&attempt.letter).await?;
            let letter = letter.filter(still_waits);
            open.extend(letter.map(|row| (attempt, row)));
        }
    }
}

fn still_waits(row: &Letter) -> bool {
    matches!(row.draft.state, OutboxState::InReview | OutboxState::SendWindow)
}

/// Whether a mail is the one that lay among the drafts: it has its id, in whichever header
/// (`copy_of`); or it went to the same address under the same subject, since some mail programs
/// give what they send another id.
pub(crate) fn is_draft(
    (attempt, letter): &(Attempt, Letter),
    (row, copy_of): (&MailRow, Option<&str>),
) -> bool {
    let mut ids = row.message_id.as_deref().into_iter().chain(copy_of);
    let has_id = ids.any(|id| id.eq_ignore_ascii_case(&attempt.message_id));
    let recipient = letter.recipient.to_lowercase();
    let is_later = row.sent_at.is_some_and(|at| at >= attempt.began_at);
    let is_same = row.recipients.contains(&recipient)
        && row.base_subject == base_subject(&letter.draft.subject);
    row.is_ours && (has_id || (is_later && is_same))
}

/// The user sent a draft at that instant: its step happened by hand, that day. What was to go by
/// other ways becomes a task.
pub(crate) async fn sent_from_drafts(
    change: &mut Change<'_>,
    mut attempt: Attempt,
    at: Timestamp,
) -> Result<(), Error> {
    let mut group = LetterGroup::load(change.work.read(), &attempt.letter).await?;
    change.load_cases(&group.cases()).await?;
    journal::turn(change, &group, &mut attempt, (AttemptState::Found, "")).await?;
    let now = change.moment.now;
    let mut has_rest = false;
    for row in group.channels.iter_mut().filter(|row| still_waits(row)) {
        let is_it = row.letter == attempt.letter;
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
    let zone = change.around_business().sending.zone.clone();
    let on = at.to_zoned(zone).date().min(change.today);
    for LetterKey { case, step, .. } in &group.keys {
        if waiting_letter(change.case(case)?.0) != Some(step) {
            continue;
        }
        change.happen_on(case, on, by_hand(step))?;
        if has_rest {
            let task = FollowOn::SendRest { step: step.clone(), sent_on: on };
            change.happen(case, Happened::FollowOnOpened(task))?;
        }
    }
    leave(change, &group)
}
