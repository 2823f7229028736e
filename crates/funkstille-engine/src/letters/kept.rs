//! The words of a letter, put on record in the ledger of each of its cases: a row of the outbox
//! that was changed or lost by other hands is found.

use funkstille_core::case::{Happened, LetterTurn};
use funkstille_core::evidence::Digest;
use funkstille_store::{Letter, LetterKey};

use super::LetterFile;
use crate::change::Change;
use crate::error::Error;

/// Puts on record what a letter says, in each of its cases.
///
/// # Errors
/// Where a case was not loaded.
pub(crate) fn keep(
    change: &mut Change<'_>,
    keys: &[LetterKey],
    letter: &str,
    (turn, content): (LetterTurn, Digest),
) -> Result<(), Error> {
    for key in keys {
        let (letter, step) = (letter.to_owned(), key.step.clone());
        change.happen(&key.case, Happened::LetterKept { letter, step, turn, content })?;
    }
    Ok(())
}

/// The digest of what a letter in the outbox says.
pub(crate) fn digest_of(letter: &Letter) -> Digest {
    let to = (letter.channel.as_str(), letter.recipient.as_str());
    let words = (letter.draft.subject.as_str(), letter.draft.text.as_str());
    digest(to, words, &attachments(&letter.facts))
}

/// The digests of what goes with a letter; none for a letter that was written by other means.
pub(crate) fn attachments(facts: &str) -> Vec<String> {
    LetterFile::read(facts).map(|file| file.attachments).unwrap_or_default()
}

/// The digest of a letter's way and recipient, its subject and text, and the digests of its
/// attachments, each after its length in bytes (docs/dev/ledger.md, *The case file*).
pub(crate) fn digest(
    (channel, recipient): (&str, &str),
    (subject, text): (&str, &str),
    attachments: &[String],
) -> Digest {
    let mut content = Vec::new();
    let attachments = attachments.iter().map(String::as_str);
    for part in [channel, recipient, subject, text].into_iter().chain(attachments) {
        let bytes = u64::try_from(part.len()).unwrap_or(u64::MAX);
        content.extend(bytes.to_be_bytes());
        content.extend(part.as_bytes());
    }
    Digest::of(&content)
}
