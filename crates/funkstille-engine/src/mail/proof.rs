//! Whether a message can be trusted to come from whom it says (docs/mail.md, *Forged mail*).

use std::collections::BTreeSet;

use funkstille_formats::mail::Proof;
use funkstille_store::MailRow;

use super::circle::Circle;
use super::letter::Letter;

/// The ids that only somebody knows who has a message of ours: those of our messages in a
/// conversation, and those that our messages name.
pub(super) fn secrets(thread: &[&Letter]) -> BTreeSet<String> {
    let ours = thread.iter().filter(|letter| letter.is_ours()).map(|letter| &letter.message);
    let ids = ours.flat_map(|ours| {
        ours.message_id.iter().chain(&ours.in_reply_to).chain(&ours.references).cloned()
    });
    ids.collect()
}

/// How far a message can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// The writer must have had our message, or the receiving server vouches for the sender.
    Proved,
    /// Nothing speaks for it but a name and a subject.
    Unproved,
    /// The receiving server says that it is not from whom it says. That outweighs everything.
    Forged,
}

/// How far a message of a conversation can be trusted.
pub(super) fn trust(letter: &Letter, circle: &Circle, secrets: &BTreeSet<String>) -> Trust {
    let row = circle.row(letter);
    match Proof::parse(&row.proof) {
        Proof::Fail => Trust::Forged,
        Proof::Pass => Trust::Proved,
        Proof::Unknown if names(row, secrets) => Trust::Proved,
        Proof::Unknown => Trust::Unproved,
    }
}

fn names(row: &MailRow, ids: &BTreeSet<String>) -> bool {
    row.answers.iter().chain(&row.refers).any(|id| ids.contains(id))
}
