//! Letters that wait while what they were written from changes.

use funkstille_core::case::{CaseState, Happened, Withdrawal};
use funkstille_core::evidence::Digest;

use super::approve::write_anew;
use super::compose::{Composed, compose};
use super::prepare::step_of;
use super::{LetterFile, LetterGroup};
use crate::cases::waiting_number;
use crate::change::{Change, Known, waiting_letter};
use crate::error::Error;

/// Takes back the letters to a client that wait and would be written otherwise now.
///
/// # Errors
/// As [`take_back`].
pub(crate) async fn take_back_all(change: &mut Change<'_>, client: &str) -> Result<(), Error> {
    let waiting = change.siblings(client).iter().filter(|row| row.letter_step.is_some());
    let waiting: Vec<String> = waiting.map(|row| row.case.clone()).collect();
    for case in waiting {
        change.load_case(&case).await?;
        take_back(change, &case).await?;
    }
    Ok(())
}

/// Takes back the letter of a case that waits, where it would be written otherwise now: the next
/// tick writes it anew. What the letter does not speak of leaves it alone, and with it whatever a
/// person changed in it. A letter that follows the end of a case is written anew at once, since no
/// plan would.
///
/// # Errors
/// Where the case was not loaded, or the database fails.
pub(crate) async fn take_back(change: &mut Change<'_>, case: &str) -> Result<(), Error> {
    let Some(step) = waiting_letter(change.case(case)?.0).cloned() else { return Ok(()) };
    if let Some(number) = waiting_number(change.work.read(), case, &step).await? {
        let group = LetterGroup::load(change.work.read(), &number).await?;
        change.load_cases(&group.cases()).await?;
        if !is_stale(change, &group)? {
            return Ok(());
        }
        if CaseState::is_closing_letter(&step) {
            let today = change.today;
            return write_anew(change, &group, today).await;
        }
    }
    let why = Withdrawal::FactsChanged;
    change.happen(case, Happened::LetterWithdrawn { step, why })
}

/// Whether a letter would be written otherwise than it was, by its own day.
fn is_stale(known: &Known<'_>, group: &LetterGroup) -> Result<bool, Error> {
    let (file, cases) = (group.file()?, group.cases());
    let cases: Vec<String> = cases.into_iter().map(str::to_owned).collect();
    let (Some(first), Some(case)) = (group.channels.first(), cases.first()) else {
        return Ok(false);
    };
    let step = step_of(known, case, group.step())?;
    // What can no longer be written is taken back too: the tick says what is missing.
    let Ok(now) = compose(known, (&first.client, &cases), &step, file.letter_on) else {
        return Ok(true);
    };
    let mut to: Vec<(&str, &str)> =
        group.channels.iter().map(|row| (row.channel.as_str(), row.recipient.as_str())).collect();
    let mut to_now: Vec<(&str, &str)> =
        now.recipients.iter().map(|(channel, to)| (channel.as_str(), to.as_str())).collect();
    to.sort_unstable();
    to_now.sort_unstable();
    let words = (first.draft.subject.as_str(), first.draft.text.as_str());
    Ok(to != to_now || !is_written_from(&file, words, &now))
}

/// Whether a letter, whatever a person made of its words, was written from what there is now.
fn is_written_from(file: &LetterFile, (subject, text): (&str, &str), now: &Composed) -> bool {
    let same_words = match (&file.written, file.is_edited) {
        (Some(written), _) => *written == written_as(&now.subject, &now.text),
        (None, false) => (subject, text) == (now.subject.as_str(), now.text.as_str()),
        // An older letter does not say how it was written.
        (None, true) => true,
    };
    // What came with an edit or an approval is none of what it was written from.
    let as_now = LetterFile {
        written: file.written.clone(),
        is_edited: file.is_edited,
        without: file.without.clone(),
        thread: file.thread.clone(),
        by_program: file.by_program,
        // They are in the words; a letter of an earlier version does not say them again.
        asks: file.asks.clone(),
        ..now.file.clone()
    };
    same_words && *file == as_now
}

/// The words of a letter as the program wrote them, in short.
pub(super) fn written_as(subject: &str, text: &str) -> String {
    Digest::of(format!("{subject}\n{text}").as_bytes()).to_string()
}
