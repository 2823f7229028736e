//! A person changes the words of a letter.

use funkstille_core::case::Happened;
use funkstille_store::{LetterDraft, OutboxState};

use super::LetterFile;
use super::approve::waiting;
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::{Error, Problem};
use crate::line::one_line;

/// Changes subject or text of a letter that waits, in all its channels. An approval that was given
/// is void.
///
/// # Errors
/// Where no such letter waits.
pub async fn edit(
    engine: &Engine,
    moment: &mut Moment,
    letter: &str,
    (subject, text): (Option<&str>, Option<&str>),
) -> Result<(), Error> {
    for (key, given) in [("subject", subject), ("text", text)] {
        if let Some(given) = given.filter(|given| given.trim().is_empty()) {
            let (key, given) = (key.to_owned(), given.to_owned());
            return Err(Problem::BadValue { key, given }.into());
        }
    }
    let mut change = Change::begin(engine, moment).await?;
    let group = waiting(&mut change, letter).await?;
    for row in &group.channels {
        let file = LetterFile { is_edited: true, ..LetterFile::read(&row.facts)? };
        let draft = LetterDraft {
            state: OutboxState::InReview,
            subject: subject.map_or(row.draft.subject.clone(), one_line),
            text: text.map_or(row.draft.text.clone(), str::to_owned),
            content: None,
            approved: None,
            ..row.draft.clone()
        };
        let (facts, at) = (file.write()?, change.moment.now);
        change.work.rewrite_letter(&row.letter, row.version, (&draft, &facts), at).await?;
    }
    let was_approved = group.channels.iter().any(|row| row.draft.approved.is_some());
    for key in group.keys.iter().filter(|_| was_approved) {
        change.happen(&key.case, Happened::ApprovalLapsed { step: key.step.clone() })?;
    }
    change.finish().await
}
