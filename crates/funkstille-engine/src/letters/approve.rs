//! A person read a letter and approves its exact bytes.

use funkstille_core::case::{Happened, LetterTurn, Pending, Switch};
use funkstille_core::evidence::Digest;
use funkstille_core::guard::Refusal;
use funkstille_store::{Letter, LetterDraft, OutboxState};
use jiff::Timestamp;
use jiff::civil::Date;

use super::compose::{Composed, compose};
use super::file::digits;
use super::form::{self, Written};
use super::group::has_or_may_have_left;
use super::guard::refusals;
use super::kept::{digest_of, keep};
use super::prepare::step_of;
use super::{LetterFile, LetterGroup, enclosures, window};
use crate::change::{Change, Known, waiting_letter};
use crate::engine::{Engine, Moment};
use crate::error::{Error, LetterProblem, Problem};

/// What became of an approval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Approved {
    /// The letter leaves at this instant at the earliest, unless something comes.
    LeavesAt(Timestamp),
    /// It named days that are not right for the day on which it leaves: it was written anew, as a
    /// letter of that day, and has to be read again.
    WrittenAnew,
}

/// Approves a letter, with all its channels. `fingerprint` is that of the letter which the person
/// read ([`LetterGroup::fingerprint`]); `None` where it is read and approved in one go.
///
/// # Errors
/// Where something forbids the letter, it was changed since it was read, or the program only
/// reminds.
pub async fn approve(
    engine: &Engine,
    moment: &mut Moment,
    letter: &str,
    fingerprint: Option<&str>,
) -> Result<Approved, Error> {
    let mut change = Change::begin(engine, moment).await?;
    let group = waiting(&mut change, letter).await?;
    let number = || group.number.clone();
    if fingerprint.is_some_and(|read| group.fingerprint() != read) {
        return Err(Problem::OtherLetter { letter: number() }.into());
    }
    if change.business.switch() == Switch::RemindOnly {
        return Err(Problem::RemindOnly { letter: number() }.into());
    }
    if let Some(at) = approved_today(&change, &group)? {
        return Ok(Approved::LeavesAt(at));
    }
    let why = refusals(&change, &group)?;
    let held = |why| Err(Problem::LetterHeld { letter: number(), why }.into());
    // A deadline that is too near may be mended by writing the letter anew; nothing else is.
    if why.iter().any(|refusal| !matches!(refusal, Refusal::DeadlineOutside { .. })) {
        return held(why);
    }
    let send_at = window::leaves_at(&mut change, &group).await?;
    let leaves_on = send_at.to_zoned(change.around_business().sending.zone.clone()).date();
    if is_of_another_day(&group, leaves_on)? || lacks_enclosures(&change, &group)? {
        write_anew(&mut change, &group, leaves_on).await?;
        change.finish().await?;
        return Ok(Approved::WrittenAnew);
    }
    if let Some(lost) = group.channels.iter().find(|letter| letter.recipient.is_empty()) {
        let channel = lost.channel.clone();
        return Err(Problem::NoRecipient { letter: number(), channel }.into());
    }
    if !why.is_empty() {
        return held(why);
    }
    let digests = keep_forms(&mut change, &group, send_at).await?;
    let content = Some(together(&digests));
    for key in &group.keys {
        let step = key.step.clone();
        change.happen(&key.case, Happened::LetterApproved { step, content })?;
    }
    change.finish().await?;
    Ok(Approved::LeavesAt(send_at))
}

/// When a letter leaves that was approved today already, and names the right days: to say it again
/// changes nothing.
fn approved_today(change: &Change<'_>, group: &LetterGroup) -> Result<Option<Timestamp>, Error> {
    for key in &group.keys {
        let pending = &change.case(&key.case)?.0.pending;
        let is_of_today = matches!(
            pending,
            Some(Pending::Letter { approved_on: Some(on), .. }) if *on == change.today
        );
        if !is_of_today {
            return Ok(None);
        }
    }
    let is_on_its_way = |row: &Letter| row.draft.state == OutboxState::SendWindow;
    let send_at = group.channels.iter().filter_map(|row| row.draft.send_at).max();
    let Some(at) = send_at.filter(|_| group.channels.iter().all(is_on_its_way)) else {
        return Ok(None);
    };
    let leaves_on = at.to_zoned(change.around_business().sending.zone.clone()).date();
    let is_right = !is_of_another_day(group, leaves_on)? && !lacks_enclosures(change, group)?;
    Ok(Some(at).filter(|_| is_right))
}

/// Makes the forms of a letter that was read, keeps them, and lets it leave at that instant; gives
/// their digests.
async fn keep_forms(
    change: &mut Change<'_>,
    group: &LetterGroup,
    send_at: Timestamp,
) -> Result<Vec<Digest>, Error> {
    let thread = form::thread(change, &group.file()?).await?;
    let mut digests = Vec::new();
    for row in &group.channels {
        let file = LetterFile::read(&row.facts)?;
        let file = LetterFile { thread: thread.clone(), by_program: false, ..file };
        let keys = change.work.read().letter_keys(&row.letter).await?;
        let ways = (row.channel.as_str(), row.recipient.as_str(), row.client.as_str());
        let written = Written::of(ways, &row.draft, (&file, &keys));
        let form = form::form(change, written, send_at).await?;
        let (content, approved) = form.keep(change).await?;
        digests.push(approved);
        let draft = LetterDraft {
            state: OutboxState::SendWindow,
            send_at: Some(send_at),
            content: Some(content),
            approved: Some(approved),
            ..row.draft.clone()
        };
        let facts = file.write()?;
        let now = change.moment.now;
        change.work.rewrite_letter(&row.letter, row.version, (&draft, &facts), now).await?;
    }
    Ok(digests)
}

/// The digest of the digests of all channels, in the order of the channels.
pub(super) fn together(digests: &[Digest]) -> Digest {
    let bytes: Vec<u8> = digests.iter().flat_map(Digest::as_bytes).copied().collect();
    Digest::of(&bytes)
}

/// The letter of a number, which waits for a person's word, with its cases loaded.
///
/// # Errors
/// [`Problem::LetterGone`] where it no longer waits; [`LetterProblem::Left`] and
/// [`LetterProblem::Leaving`] where it cannot be held back any more.
pub(super) async fn waiting(change: &mut Change<'_>, letter: &str) -> Result<LetterGroup, Error> {
    waiting_in(change, letter, still_waits_for_a_word).await
}

/// As [`waiting`], also where a person is to post the letter and has not yet.
///
/// # Errors
/// As [`waiting`].
pub(super) async fn not_left(change: &mut Change<'_>, letter: &str) -> Result<LetterGroup, Error> {
    let waits = |group: &LetterGroup| {
        let waits = |row: &Letter| waits(row) || row.draft.state == OutboxState::WithPerson;
        group.channels.iter().all(waits)
    };
    waiting_in(change, letter, waits).await
}

/// The ways by which it never left and never will are none of it any more.
async fn waiting_in(
    change: &mut Change<'_>,
    letter: &str,
    waits: impl Fn(&LetterGroup) -> bool,
) -> Result<LetterGroup, Error> {
    let mut group = LetterGroup::load(change.work.read(), letter).await?;
    group.channels.retain(|row| !row.draft.state.never_left());
    if group.channels.is_empty() || !waits(&group) {
        return Err(gone(&group).into());
    }
    change.load_cases(&group.cases()).await?;
    for key in &group.keys {
        if !change.case(&key.case)?.0.is_closed_for(&key.step) {
            return Err(Problem::LetterGone { letter: group.number }.into());
        }
    }
    Ok(group)
}

/// Why a letter no longer waits. Of one that goes by several ways, what left by one is told.
fn gone(group: &LetterGroup) -> Problem {
    let letter = group.number.clone();
    let is_any =
        |states: &[OutboxState]| group.channels.iter().any(|row| states.contains(&row.draft.state));
    if is_any(&[OutboxState::Sent]) {
        return Problem::Letter(LetterProblem::Left { letter });
    }
    if is_any(&[OutboxState::HandedOver, OutboxState::Uncertain]) {
        return Problem::Letter(LetterProblem::Leaving { letter });
    }
    Problem::LetterGone { letter }
}

/// Whether a letter can still be approved, changed or taken.
pub(super) fn still_waits_for_a_word(group: &LetterGroup) -> bool {
    group.channels.iter().all(waits)
}

fn waits(row: &Letter) -> bool {
    matches!(row.draft.state, OutboxState::InReview | OutboxState::SendWindow)
}

/// Whether it was written for another day than that on which it leaves, and says days that count
/// from it.
pub(crate) fn is_of_another_day(group: &LetterGroup, leaves_on: Date) -> Result<bool, Error> {
    let file = group.file()?;
    Ok(file.letter_on != leaves_on && names_days(&file))
}

/// Whether a letter says days that count from that on which it leaves; what a person wrote is left
/// as it is.
pub(crate) fn names_days(file: &LetterFile) -> bool {
    let names_days = ["deadline_on", "days_overdue", "interest_until", "invoices"];
    // A value that a letter does not fill in is there, and empty.
    let is_filled = |name: &str| file.facts.get(name).is_some_and(|value| !value.trim().is_empty());
    names_days.into_iter().any(is_filled) && !file.is_edited
}

/// Whether forms that go with it came on file after it was written.
fn lacks_enclosures(known: &Known<'_>, group: &LetterGroup) -> Result<bool, Error> {
    let case = group.keys.first().map_or("", |key| key.case.as_str());
    let Ok(step) = step_of(known, case, group.step()) else { return Ok(false) };
    let client = &known.matter(case)?.client;
    let debtor = known.client(client)?.state.as_ref().and_then(|state| state.client.debtor);
    let attached = group.file()?.attachments;
    let forms = enclosures::digests(known, &step, debtor)?;
    Ok(forms.iter().any(|digest| !attached.contains(&digits(digest))))
}

/// Writes a letter again, as one of that day: it waits for a person's word. What left, or may have,
/// stays as it was.
pub(crate) async fn write_anew(
    change: &mut Change<'_>,
    group: &LetterGroup,
    letter_on: Date,
) -> Result<(), Error> {
    let Some(first) = group.channels.first() else { return Ok(()) };
    enclosures::keep(change).await?;
    let cases: Vec<String> = group.keys.iter().map(|key| key.case.clone()).collect();
    let step = step_of(change, cases.first().map_or("", String::as_str), group.step())?;
    let Composed { subject, text, file, .. } =
        compose(change, (&first.client, &cases), &step, letter_on)?;
    let facts = file.write()?;
    let is_to_leave = |row: &&Letter| {
        let state = row.draft.state;
        !state.never_left() && !has_or_may_have_left(state)
    };
    for row in group.channels.iter().filter(is_to_leave) {
        let draft = LetterDraft {
            state: OutboxState::InReview,
            subject: subject.clone(),
            text: text.clone(),
            content: None,
            approved: None,
            ..row.draft.clone()
        };
        let at = change.moment.now;
        change.work.rewrite_letter(&row.letter, row.version, (&draft, &facts), at).await?;
        let anew = Letter { draft, facts: facts.clone(), ..row.clone() };
        let kept = (LetterTurn::WrittenAnew, digest_of(&anew));
        keep(change, &group.keys, &row.letter, kept)?;
    }
    let was_approved = group.channels.iter().any(|row| row.draft.approved.is_some());
    for key in group.keys.iter().filter(|_| was_approved) {
        let state = change.case(&key.case)?.0;
        if waiting_letter(state) == Some(&key.step) {
            let step = key.step.clone();
            change.happen(&key.case, Happened::ApprovalLapsed { step })?;
        }
    }
    Ok(())
}
