//! Which messages belong to one conversation.
//!
//! - `In-Reply-To` is trusted alone.
//! - `References` are walked from the last to the first and count only where the base subject is
//!   the same: people take an old mail to write about something new.
//! - An id that no message here has still joins those that name it.
//! - Where no id leads to a message that is here, an answer by its subject (`Re: …`) joins the
//!   latest message with the same base subject between the same participants, if that is at most
//!   60 days old. Equal subjects alone ("Rechnung", "Hallo") join nothing.
//!
//! Loops and ids from the future are harmless: belonging together has no direction here.

mod groups;
mod person;

pub use person::{Sameness, is_freemail, participant_key, same_person};

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::message::{Mailbox, Message};
use super::subject::{base_subject, is_reply};
use groups::Groups;

/// How old the latest message may be that an answer without usable ids joins.
const SUBJECT_JOIN: SignedDuration = SignedDuration::from_hours(60 * 24);

/// A subject of so many words, or of so many characters, is hardly chosen twice for two matters.
const TELLING_WORDS: usize = 2;

/// See [`TELLING_WORDS`].
const TELLING_CHARS: usize = 10;

/// Recipients beyond these are a mailing, and no sign of who talks with whom.
const MAX_RECIPIENTS: usize = 20;

/// One conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conversation {
    /// Indices of its messages by sent time (those without one last), equal times by index.
    pub messages: Vec<usize>,
    /// Further copies of these messages, as Gmail's labels make them: index of the copy, index of
    /// the message that stands for it.
    pub copies: Vec<(usize, usize)>,
}

/// Sorts messages into conversations, ordered by their first message. Every index is in exactly one
/// conversation, once, as a message or as a copy; a copy has the same Message-ID and the same
/// senders. Takes n log n time in the number of ids and recipients.
pub fn conversations(messages: &[Message]) -> Vec<Conversation> {
    let originals = originals(messages);
    let mut joining = Joining::new(messages);
    let order = by_time(messages, &originals);
    for &index in &order {
        joining.join_by_ids(index);
    }
    for &index in &order {
        joining.join_by_subject(index);
    }
    let mut found: BTreeMap<usize, Conversation> = BTreeMap::new();
    for &index in &order {
        found.entry(joining.groups.leader(index)).or_default().messages.push(index);
    }
    for (index, &original) in originals.iter().enumerate() {
        if index != original {
            let conversation = found.entry(joining.groups.leader(original)).or_default();
            conversation.copies.push((index, original));
        }
    }
    let mut found: Vec<Conversation> = found.into_values().collect();
    found.sort_by_key(|one| one.messages.first().map(|&index| time_key(messages, index)));
    found
}

/// For each message the first one that it is a copy of: itself, if it is none.
fn originals(messages: &[Message]) -> Vec<usize> {
    let mut first = BTreeMap::new();
    let original = |(index, message): (usize, &Message)| match &message.message_id {
        // The sender counts too: a stranger who reuses an id must not hide the message it names.
        Some(id) => *first.entry((id.clone(), senders(message))).or_insert(index),
        None => index,
    };
    messages.iter().enumerate().map(original).collect()
}

fn senders(message: &Message) -> Vec<String> {
    message.from.iter().map(|mailbox| mailbox.address.clone()).collect()
}

fn by_time(messages: &[Message], originals: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> =
        (0..messages.len()).filter(|&index| originals[index] == index).collect();
    order.sort_by_key(|&index| time_key(messages, index));
    order
}

fn time_key(messages: &[Message], index: usize) -> (bool, Option<Timestamp>, usize) {
    let sent_at = messages[index].sent_at;
    (sent_at.is_none(), sent_at, index)
}

/// A base subject and two participants in order, by their numbers.
type Talk = (usize, usize, usize);

struct Joining<'m> {
    messages: &'m [Message],
    /// The number of each message's base subject.
    subjects: Vec<usize>,
    no_subject: usize,
    participants: Numbers,
    /// The first message with each id.
    by_id: BTreeMap<&'m str, usize>,
    /// The first message that answers an id which nobody here has.
    by_missing_id: BTreeMap<&'m str, usize>,
    /// The first message on a subject that refers to an id which nobody here has.
    by_missing_reference: BTreeMap<(&'m str, usize), usize>,
    /// Whether an id of this message led to another that is here.
    linked: Vec<bool>,
    /// The latest message of each talk so far.
    latest: BTreeMap<Talk, (Timestamp, usize)>,
    groups: Groups,
}

impl<'m> Joining<'m> {
    fn new(messages: &'m [Message]) -> Self {
        let mut by_id = BTreeMap::new();
        for (index, message) in messages.iter().enumerate() {
            if let Some(id) = message.message_id.as_deref().filter(|id| !id.is_empty()) {
                by_id.entry(id).or_insert(index);
            }
        }
        let mut numbers = Numbers::default();
        let no_subject = numbers.of(String::new());
        let subjects =
            messages.iter().map(|message| numbers.of(base_subject(&message.subject))).collect();
        Self {
            messages,
            subjects,
            no_subject,
            participants: Numbers::default(),
            by_id,
            by_missing_id: BTreeMap::new(),
            by_missing_reference: BTreeMap::new(),
            linked: vec![false; messages.len()],
            latest: BTreeMap::new(),
            groups: Groups::new(messages.len()),
        }
    }

    fn join_by_ids(&mut self, index: usize) {
        let messages = self.messages;
        let message = &messages[index];
        for id in ids(&message.in_reply_to) {
            if let Some(&target) = self.by_id.get(id) {
                self.link(index, target);
            } else {
                let first = *self.by_missing_id.entry(id).or_insert(index);
                self.groups.join(index, first);
                self.join_missing_reference(index, id);
            }
        }
        for id in ids(&message.references).rev() {
            if self.linked[index] {
                return;
            }
            match self.by_id.get(id) {
                Some(&target) if self.subjects[target] == self.subjects[index] => {
                    self.link(index, target);
                }
                Some(_) => {}
                None => self.join_missing_reference(index, id),
            }
        }
    }

    fn link(&mut self, index: usize, target: usize) {
        if index != target {
            self.linked[index] = true;
            self.groups.join(index, target);
        }
    }

    fn join_missing_reference(&mut self, index: usize, id: &'m str) {
        let key = (id, self.subjects[index]);
        let first = *self.by_missing_reference.entry(key).or_insert(index);
        self.groups.join(index, first);
    }

    /// Must be called in the order of time.
    fn join_by_subject(&mut self, index: usize) {
        let message = &self.messages[index];
        let talks = self.talks(index);
        let latest = talks.iter().filter_map(|talk| self.latest.get(talk)).max().copied();
        if let Some((at, target)) = latest
            && !self.linked[index]
            && message.sent_at.is_none_or(|sent_at| sent_at.duration_since(at) <= SUBJECT_JOIN)
            && (is_reply(&message.subject) || self.comes_back(index, target))
        {
            self.groups.join(index, target);
        }
        if let Some(sent_at) = message.sent_at {
            self.latest.extend(talks.into_iter().map(|talk| (talk, (sent_at, index))));
        }
    }

    /// Whether a message without a mark of an answer is one all the same: the other side writes,
    /// under a subject that says enough not to be chosen twice.
    fn comes_back(&mut self, index: usize, target: usize) -> bool {
        let subject = base_subject(&self.messages[index].subject);
        let telling = subject.split_whitespace().count() >= TELLING_WORDS
            || subject.chars().count() >= TELLING_CHARS;
        let sender = self.numbers_of(&self.messages[index].from);
        telling && sender != self.numbers_of(&self.messages[target].from)
    }

    /// Every pair of a sender and a recipient of the message, with its subject.
    fn talks(&mut self, index: usize) -> Vec<Talk> {
        let subject = self.subjects[index];
        let message = &self.messages[index];
        if subject == self.no_subject {
            return Vec::new();
        }
        let senders: Vec<usize> = self.numbers_of(&message.from);
        let mut recipients = self.numbers_of(&message.to);
        recipients.extend(self.numbers_of(&message.cc));
        recipients.truncate(MAX_RECIPIENTS);
        let pairs = senders.iter().flat_map(|&sender| {
            recipients.iter().map(move |&other| (subject, sender.min(other), sender.max(other)))
        });
        pairs.collect()
    }

    fn numbers_of(&mut self, mailboxes: &[Mailbox]) -> Vec<usize> {
        let known = mailboxes.iter().take(MAX_RECIPIENTS);
        known.map(|mailbox| self.participants.of(participant_key(&mailbox.address))).collect()
    }
}

fn ids(ids: &[String]) -> impl DoubleEndedIterator<Item = &str> {
    ids.iter().map(String::as_str).filter(|id| !id.is_empty())
}

/// Gives equal texts equal numbers.
#[derive(Default)]
struct Numbers(BTreeMap<String, usize>);

impl Numbers {
    fn of(&mut self, text: String) -> usize {
        let next = self.0.len();
        *self.0.entry(text).or_insert(next)
    }
}

#[cfg(test)]
mod tests;
