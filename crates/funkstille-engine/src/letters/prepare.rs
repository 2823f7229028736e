//! Letters that are due are written into the outbox, each once.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::case::{CaseState, Handling, Happened, LetterTurn};
use funkstille_core::evidence::Digest;
use funkstille_core::playbook::{Action, Step};
use funkstille_store::{LetterDraft, LetterKey, NewLetter, OutboxState, Reading};
use jiff::Timestamp;

use super::approve::together;
use super::compose::{Composed, compose};
use super::form::{self, Written};
use super::window::WINDOW;
use super::{LetterFile, LetterGroup, enclosures, kept};
use crate::change::{Change, Known};
use crate::error::{Error, LetterProblem, Problem};
use crate::numbers::{self, Counted};

/// A letter that is to be prepared: one step of one or several cases of one client.
pub(crate) struct Prepare {
    pub(crate) client: String,
    pub(crate) step: String,
    pub(crate) cases: Vec<String>,
    pub(crate) channels: Vec<Action>,
    pub(crate) handling: Handling,
}

/// What came of preparing.
#[derive(Default)]
pub(crate) struct Prepared {
    /// What happened to each case.
    pub(crate) events: Vec<(String, Happened)>,
    /// Cases whose letter could not be written.
    pub(crate) problems: Vec<(String, Error)>,
}

/// Writes letters into the outbox.
///
/// # Errors
/// Where the database fails. What keeps a single letter from being written is among the problems.
pub(crate) async fn prepare(
    change: &mut Change<'_>,
    wanted: Vec<Prepare>,
) -> Result<Prepared, Error> {
    let mut prepared = Prepared::default();
    if wanted.is_empty() {
        return Ok(prepared);
    }
    let clients: Vec<&str> = wanted.iter().map(|letter| letter.client.as_str()).collect();
    change.load_clients(&clients).await?;
    enclosures::keep(change).await?;
    let now = change.moment.now;
    let first = numbers::take(&mut change.work, Counted::Letter, wanted.len(), now).await?;
    let unknown = of_unknown_fate(change).await?;
    let mut letters = Vec::new();
    let mut groups = Vec::new();
    for (number, wanted) in (first..).zip(wanted) {
        match write(change, number, &wanted).and_then(|rows| may_go(rows, &unknown)) {
            Ok(mut rows) => match approve_all(change, &mut rows).await {
                Err(error @ Error::Store(_)) => return Err(error),
                Err(error) => prepared.problems.extend(of_all(&wanted, &error)),
                Ok(()) => {
                    groups.push(Group::of(wanted, &rows));
                    letters.extend(rows);
                }
            },
            Err(error) => prepared.problems.extend(of_all(&wanted, &error)),
        }
    }
    let refused = change.work.put_letters(&letters, now).await?;
    let refused: BTreeSet<String> = refused.into_iter().map(|there| there.letter).collect();
    for new in letters.iter().filter(|new| !refused.contains(&new.letter)) {
        let to = (new.channel.as_str(), new.recipient.as_str());
        let words = (new.draft.subject.as_str(), new.draft.text.as_str());
        let content = kept::digest(to, words, &kept::attachments(&new.facts));
        kept::keep(change, &new.keys, &new.letter, (LetterTurn::Written, content))?;
    }
    for group in groups {
        record(&mut prepared, &group, &refused);
    }
    Ok(prepared)
}

/// What keeps a letter from being written, for each of its cases.
fn of_all(wanted: &Prepare, error: &Error) -> Vec<(String, Error)> {
    wanted.cases.iter().map(|case| (case.clone(), error.clone())).collect()
}

/// A letter that was written.
struct Group {
    wanted: Prepare,
    /// The ids of its rows.
    rows: BTreeSet<String>,
    /// The digest of what was approved, where it leaves by itself.
    approved: Option<Digest>,
}

impl Group {
    fn of(wanted: Prepare, rows: &[NewLetter]) -> Self {
        let approved: Option<Vec<Digest>> = rows.iter().map(|row| row.draft.approved).collect();
        let rows = rows.iter().map(|row| row.letter.clone()).collect();
        Self { wanted, rows, approved: approved.map(|digests| together(&digests)) }
    }
}

/// A letter whose every channel was used before is not prepared again: at most once.
fn record(prepared: &mut Prepared, group: &Group, refused: &BTreeSet<String>) {
    let is_new = group.rows.difference(refused).next().is_some();
    for case in &group.wanted.cases {
        let step = group.wanted.step.clone();
        if !is_new {
            let error = Problem::LetterThere { case: case.clone(), step };
            prepared.problems.push((case.clone(), error.into()));
            continue;
        }
        prepared.events.push((case.clone(), Happened::LetterPrepared { step: step.clone() }));
        if let content @ Some(_) = group.approved {
            prepared.events.push((case.clone(), Happened::LetterApproved { step, content }));
        }
    }
}

/// The rows of a letter: one for each channel.
fn write(change: &mut Change<'_>, number: u64, wanted: &Prepare) -> Result<Vec<NewLetter>, Error> {
    let case = wanted.cases.first().map_or("", String::as_str);
    let send_at = send_at(change, case)?;
    let step = step_by(change, case, (&wanted.step, &wanted.channels))?;
    let Composed { subject, text, file, recipients } =
        compose(change, (&wanted.client, &wanted.cases), &step, change.today)?;
    let facts = file.write()?;
    let mut rows = Vec::new();
    for (channel, recipient) in recipients {
        // What has nowhere to go waits for a person, whatever its mode.
        let is_auto = wanted.handling == Handling::Auto && !recipient.is_empty();
        let state = if is_auto { OutboxState::SendWindow } else { OutboxState::InReview };
        // Nobody has read it: that it leaves can be seen, and stopped, as long as an approval can.
        let send_at = if is_auto { send_at.max(change.moment.now + WINDOW) } else { send_at };
        let (subject, text, send_at) = (subject.clone(), text.clone(), Some(send_at));
        let draft = LetterDraft { state, send_at, subject, text, content: None, approved: None };
        let to = (channel, recipient.as_str());
        let keys = wanted.cases.iter().map(|case| key_of(change, case, &step.name, to));
        rows.push(NewLetter {
            letter: format!("{number}-{}", channel.as_str()),
            keys: keys.collect::<Result<_, _>>()?,
            client: wanted.client.clone(),
            channel: channel.as_str().to_owned(),
            recipient,
            draft,
            facts: facts.clone(),
        });
    }
    Ok(rows)
}

/// The row of a step that goes out by these ways.
fn step_by(
    known: &Known<'_>,
    case: &str,
    (step, channels): (&str, &[Action]),
) -> Result<Step, Error> {
    Ok(Step { does: channels.to_vec(), ..step_of(known, case, step)? })
}

/// Says whether the letter of a step could be written today; nothing is kept of it.
///
/// # Errors
/// What keeps it from being written.
pub(crate) fn can_be_written(
    known: &Known<'_>,
    (client, case): (&str, &str),
    step: (&str, &[Action]),
) -> Result<(), Error> {
    let step = step_by(known, case, step)?;
    compose(known, (client, &[case.to_owned()]), &step, known.today).map(drop)
}

/// When a letter that is prepared now may leave at the earliest.
pub(crate) fn send_at(change: &mut Change<'_>, case: &str) -> Result<Timestamp, Error> {
    let (now, today) = (change.moment.now, change.today);
    let around = change.around(case);
    let at = around.sending.allowed_on(today, around.client_zone.as_ref(), &around.calendar)?;
    Ok(at.timestamp().max(now))
}

/// The row of a step in the playbook of a case, or of the letter that follows its end.
///
/// # Errors
/// Where the playbook has no such step.
pub(crate) fn step_of(known: &Known<'_>, case: &str, step: &str) -> Result<Step, Error> {
    if CaseState::is_closing_letter(step) {
        return Ok(Step::outside_the_table(step));
    }
    let playbook = &known.case(case)?.1.playbook;
    let unknown = || Problem::UnknownStep {
        step: step.to_owned(),
        playbook: playbook.name.clone(),
        known: playbook.steps.iter().map(|step| step.name.clone()).collect(),
    };
    Ok(playbook.step(step).cloned().ok_or_else(unknown)?)
}

/// What a letter by one way is, whoever gets it: its key without the recipient.
type Once = String;

/// The letters of which nobody knows whether they left: what they are, and their numbers.
async fn of_unknown_fate(change: &mut Change<'_>) -> Result<BTreeMap<Once, String>, Error> {
    let reading = change.work.read();
    let mut unknown = BTreeMap::new();
    for how_far in [OutboxState::HandedOver, OutboxState::Uncertain] {
        let mut after = String::new();
        loop {
            let page = reading.letters_in_state(how_far, &after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.letter);
            for letter in &page {
                let number = LetterGroup::number_of(&letter.letter);
                for key in reading.letter_keys(&letter.letter).await? {
                    unknown.insert(once(&key.key, &letter.recipient), number.to_owned());
                }
            }
        }
    }
    Ok(unknown)
}

/// How many rows are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

/// A key without its recipient.
fn once(key: &str, recipient: &str) -> Once {
    key.replacen(&format!("/{recipient}"), "/", 1)
}

/// The rows of a letter that may go: while nobody knows whether an earlier one left, the same is
/// not written again, to whatever address (guard 6).
///
/// # Errors
/// [`LetterProblem::MayHaveLeft`] where none may.
fn may_go(rows: Vec<NewLetter>, unknown: &BTreeMap<Once, String>) -> Result<Vec<NewLetter>, Error> {
    let mut may_have_left = None;
    let mut free = Vec::new();
    for row in rows {
        let held = row.keys.iter().find_map(|key| {
            let letter = unknown.get(&once(&key.key, &row.recipient))?.clone();
            let (case, step) = (key.case.clone(), key.step.clone());
            Some(LetterProblem::MayHaveLeft { case, step, letter })
        });
        match held {
            Some(problem) => may_have_left = Some(problem),
            None => free.push(row),
        }
    }
    match may_have_left {
        Some(problem) if free.is_empty() => Err(Problem::Letter(problem).into()),
        _ => Ok(free),
    }
}

/// What the letter of a step is unique by, for ever: case, step, channel, recipient, and how often
/// the message came back or had to go again, which a person brought about. No version of the
/// playbook is in it: an edited plan sends nothing twice.
pub(crate) fn key_of(
    known: &Known<'_>,
    case: &str,
    step: &str,
    (channel, recipient): (Action, &str),
) -> Result<LetterKey, Error> {
    let round = known.case(case)?.0.round(step, channel);
    let mut key = format!("{case}/{step}/{}/{recipient}", channel.as_str());
    if round > 0 {
        key = format!("{key}/{round}");
    }
    Ok(LetterKey { key, case: case.to_owned(), step: step.to_owned() })
}

/// Whether the letter of a step was prepared before, by every way by which it would go now, and may
/// have left: then it is not prepared again.
///
/// # Errors
/// Where the case was not loaded, or the database fails.
pub(crate) async fn was_prepared(
    known: &Known<'_>,
    reading: &mut Reading,
    (case, step): (&str, &str),
    recipients: &[(Action, String)],
) -> Result<bool, Error> {
    let mut taken = BTreeSet::new();
    for id in reading.letters_of_case(case).await? {
        let letter = reading.letter(&id).await?;
        if letter.is_some_and(|letter| !letter.draft.state.never_left()) {
            taken.extend(reading.letter_keys(&id).await?.into_iter().map(|key| key.key));
        }
    }
    for (channel, recipient) in recipients {
        if !taken.contains(&key_of(known, case, step, (*channel, recipient))?.key) {
            return Ok(false);
        }
    }
    Ok(!recipients.is_empty())
}

/// Whether a letter leaves without anybody reading it first.
fn leaves_by_itself(row: &NewLetter) -> bool {
    row.draft.state == OutboxState::SendWindow
}

/// The forms of a letter that nobody reads before it leaves, by all its ways.
async fn approve_all(change: &mut Change<'_>, rows: &mut [NewLetter]) -> Result<(), Error> {
    for row in rows.iter_mut().filter(|row| leaves_by_itself(row)) {
        approve_by_program(change, row).await?;
    }
    Ok(())
}

/// Makes the form of a letter that nobody reads before it leaves, and keeps it: the step's mode is
/// the approval.
async fn approve_by_program(change: &mut Change<'_>, row: &mut NewLetter) -> Result<(), Error> {
    let file = LetterFile::read(&row.facts)?;
    let thread = form::thread(change, &file).await?;
    let file = LetterFile { thread, by_program: true, ..file };
    let ways = (row.channel.as_str(), row.recipient.as_str(), row.client.as_str());
    let written = Written::of(ways, &row.draft, (&file, &row.keys));
    let now = change.moment.now;
    let form = form::form(change, written, row.draft.send_at.unwrap_or(now)).await?;
    let (content, approved) = form.keep(change).await?;
    row.draft.content = Some(content);
    row.draft.approved = Some(approved);
    row.facts = file.write()?;
    Ok(())
}

/// The approval of a letter grew too old: it waits for a person's word again.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn lapse(change: &mut Change<'_>, case: &str, step: &str) -> Result<(), Error> {
    for id in change.work.read().letters_of_case(case).await? {
        let Some(letter) = change.work.read().letter(&id).await? else { continue };
        let keys = change.work.read().letter_keys(&id).await?;
        let is_of_step = keys.iter().any(|key| key.case == case && key.step == step);
        let is_approved =
            matches!(letter.draft.state, OutboxState::SendWindow | OutboxState::WithPerson);
        if is_of_step && is_approved {
            let draft =
                LetterDraft { state: OutboxState::InReview, approved: None, ..letter.draft };
            change.work.change_letter(&id, letter.version, &draft, change.moment.now).await?;
        }
    }
    Ok(())
}
