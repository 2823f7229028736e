//! Messages become conversations, and reports find the message that they are about.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_formats::mail::message::Message;
use funkstille_formats::mail::thread::conversations;
use jiff::Timestamp;
use jiff::civil::Date;

use super::letter::{Content, Letter};
use super::request::Request;

/// The conversations of a mailbox.
pub(super) struct Threads {
    /// The messages, without those that count nowhere.
    pub(super) letters: Vec<Letter>,
    /// Each conversation: places in `letters`, oldest first.
    threads: Vec<Vec<usize>>,
}

/// How long after a message of ours an automatic reply without any link may still be about it;
/// mail servers send such a reply to one sender once in a week or so (RFC 3834, section 2).
const LOOSE_REPLY_DAYS: i64 = 14;

impl Threads {
    /// Sorts letters into conversations. Mail after the day that counts as today, mail to many and
    /// conversations on mailing lists are left aside.
    pub(super) fn of(letters: Vec<Letter>, request: &Request) -> Self {
        let letters: Vec<Letter> = letters
            .into_iter()
            .filter(|letter| {
                letter.message.sent_at.is_some_and(|at| day(at, request) <= request.as_of)
            })
            .collect();
        let messages: Vec<Message> = letters.iter().map(|l| l.message.clone()).collect();
        let mut threads = Vec::new();
        for conversation in conversations(&messages) {
            let copies = conversation.copies.iter().map(|(copy, _)| *copy);
            let all = conversation.messages.iter().copied().chain(copies);
            if !is_list(&letters, all) {
                threads.push(conversation.messages);
            }
        }
        let mut this = Self { letters, threads };
        this.attach_loose(request);
        this.threads.retain(|thread| thread.iter().any(|at| this.letters[*at].is_ours()));
        this
    }

    pub(super) fn len(&self) -> usize {
        self.threads.len()
    }

    /// The conversations, each as its letters, oldest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = Vec<&Letter>> {
        self.threads.iter().map(|thread| thread.iter().map(|at| &self.letters[*at]).collect())
    }

    /// Puts reports into the conversation of the message that they are about: a bounce by the id
    /// that it quotes, an absence by who is away.
    fn attach_loose(&mut self, request: &Request) {
        let by_id = self.threads_by_id();
        let mut moves: BTreeSet<(usize, usize)> = BTreeSet::new();
        for (from, thread) in self.threads.iter().enumerate() {
            for &at in thread {
                for to in self.homes(at, &by_id, request) {
                    if to != from {
                        moves.insert((at, to));
                    }
                }
            }
        }
        for (at, to) in &moves {
            self.threads[*to].push(*at);
        }
        let letters = &self.letters;
        for thread in &mut self.threads {
            thread.sort_by_key(|at| letters[*at].message.sent_at);
        }
    }

    fn threads_by_id(&self) -> BTreeMap<&str, usize> {
        let ours = |at: &&usize| self.letters[**at].is_ours();
        self.threads
            .iter()
            .enumerate()
            .flat_map(|(number, thread)| thread.iter().filter(ours).map(move |at| (number, *at)))
            .filter_map(|(number, at)| {
                Some((self.letters[at].message.message_id.as_deref()?, number))
            })
            .collect()
    }

    /// The conversations that a report belongs to.
    fn homes(&self, at: usize, by_id: &BTreeMap<&str, usize>, request: &Request) -> Vec<usize> {
        match &self.letters[at].content {
            Content::Bounce { of, .. } => {
                of.iter().filter_map(|id| by_id.get(id.as_str()).copied()).collect()
            }
            Content::Away { .. } | Content::Left => self.recent_with_sender(at, request),
            _ => Vec::new(),
        }
    }

    /// Conversations in which we wrote to the sender of letter `at` shortly before it.
    fn recent_with_sender(&self, at: usize, request: &Request) -> Vec<usize> {
        let report = &self.letters[at].message;
        let (Some(sender), Some(sent_at)) = (report.from.first(), report.sent_at) else {
            return Vec::new();
        };
        let reported_on = day(sent_at, request);
        let asks_sender = |letter: &Letter| {
            let on = letter.message.sent_at.map(|at| day(at, request));
            let days = on.map(|on| funkstille_core::calendar::days_between(on, reported_on));
            letter.is_ours()
                && letter.message.to.iter().any(|to| to.address == sender.address)
                && days.is_some_and(|days| (0..=LOOSE_REPLY_DAYS).contains(&days))
        };
        let numbered = self.threads.iter().enumerate();
        numbered
            .filter(|(_, thread)| thread.iter().any(|at| asks_sender(&self.letters[*at])))
            .map(|(number, _)| number)
            .collect()
    }
}

/// The civil day of an instant where we are.
pub(super) fn day(at: Timestamp, request: &Request) -> Date {
    at.to_zoned(request.zone.clone()).date()
}

/// A conversation on a mailing list: it began there, or a copy of our own mail came back from it.
fn is_list(letters: &[Letter], mut all: impl Iterator<Item = usize>) -> bool {
    let Some(first) = all.next() else { return true };
    let through_list = |at: usize| letters[at].message.through_list;
    through_list(first) && letters[first].is_bulk()
        || all.any(|at| through_list(at) && letters[at].is_ours())
        || (through_list(first) && letters[first].message.in_reply_to.is_empty())
}
