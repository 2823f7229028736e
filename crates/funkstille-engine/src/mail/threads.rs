//! Messages become conversations, and reports find the message that they are about.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::calendar::days_between;
use funkstille_formats::mail::message::Message;
use funkstille_formats::mail::thread::conversations;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::letter::{Content, Letter};

/// The days on which mail is looked at.
#[derive(Clone, Debug)]
pub(crate) struct Days {
    /// The zone in which days are counted.
    pub(crate) zone: TimeZone,
    /// The day that counts as today; later mail is left aside.
    pub(crate) as_of: Date,
}

impl Days {
    /// The civil day of an instant where we are.
    pub(crate) fn of(&self, at: Timestamp) -> Date {
        at.to_zoned(self.zone.clone()).date()
    }
}

/// The conversations of a mailbox.
pub(crate) struct Threads {
    /// The messages, without those that count nowhere.
    pub(crate) letters: Vec<Letter>,
    /// Each conversation: places in `letters`, oldest first.
    threads: Vec<Vec<usize>>,
}

/// How long after a message of ours an automatic reply without any link may still be about it;
/// mail servers send such a reply to one sender once in a week or so (RFC 3834, section 2).
const LOOSE_REPLY_DAYS: i64 = 14;

impl Threads {
    /// Sorts letters into conversations. Mail after the day that counts as today, mail to many and
    /// conversations on mailing lists are left aside.
    pub(crate) fn of(letters: Vec<Letter>, days: &Days) -> Self {
        let mut this = Self::all(letters, days, &BTreeSet::new());
        this.threads.retain(|thread| thread.iter().any(|at| this.letters[*at].is_ours()));
        this
    }

    /// The same, with conversations in which we wrote nothing. Those in which a message has or
    /// names one of the ids `of_cases` are kept whatever lists they went through.
    pub(crate) fn all(letters: Vec<Letter>, days: &Days, of_cases: &BTreeSet<String>) -> Self {
        let mut letters = letters;
        order_replies(&mut letters);
        let letters: Vec<Letter> = letters
            .into_iter()
            .filter(|letter| letter.message.sent_at.is_some_and(|at| days.of(at) <= days.as_of))
            .collect();
        let messages: Vec<Message> = letters.iter().map(|l| l.message.clone()).collect();
        let mut threads = Vec::new();
        for conversation in conversations(&messages) {
            let copies = conversation.copies.iter().map(|(copy, _)| *copy);
            let all = conversation.messages.iter().copied().chain(copies);
            if all.clone().any(|at| names(&letters[at], of_cases)) || !is_list(&letters, all) {
                threads.push(conversation.messages);
            }
        }
        let mut this = Self { letters, threads };
        this.attach_loose(days);
        this
    }

    pub(crate) fn len(&self) -> usize {
        self.threads.len()
    }

    /// The conversations, each as its letters, oldest first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Vec<&Letter>> {
        self.threads.iter().map(|thread| thread.iter().map(|at| &self.letters[*at]).collect())
    }

    /// Puts reports into the conversation of the message that they are about: a bounce by the id
    /// that it quotes, an absence by who is away.
    fn attach_loose(&mut self, days: &Days) {
        let known = Homes { by_id: self.threads_by_id(), written_to: self.written_to(days) };
        let mut moves: BTreeSet<(usize, usize)> = BTreeSet::new();
        for (from, thread) in self.threads.iter().enumerate() {
            for &at in thread {
                for to in self.homes(at, &known, days) {
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

    /// Our messages to each address: their days, and the conversations that they are in.
    fn written_to(&self, days: &Days) -> BTreeMap<&str, Vec<(Date, usize)>> {
        let mut written: BTreeMap<&str, Vec<(Date, usize)>> = BTreeMap::new();
        for (number, thread) in self.threads.iter().enumerate() {
            let ours = thread.iter().map(|at| &self.letters[*at]).filter(|l| l.is_ours());
            for message in ours.map(|letter| &letter.message) {
                let Some(on) = message.sent_at.map(|at| days.of(at)) else { continue };
                for to in &message.to {
                    written.entry(&to.address).or_default().push((on, number));
                }
            }
        }
        written
    }

    /// The conversations that a report belongs to: a bounce by the id that it quotes, an absence
    /// by the sender, to whom we wrote shortly before.
    fn homes(&self, at: usize, known: &Homes<'_>, days: &Days) -> BTreeSet<usize> {
        let report = &self.letters[at];
        match &report.content {
            Content::Bounce { of, .. } => {
                of.iter().filter_map(|id| known.by_id.get(id.as_str()).copied()).collect()
            }
            Content::Away { .. } | Content::Left => {
                let sender = report.message.from.first().map(|from| from.address.as_str());
                let written = sender.and_then(|sender| known.written_to.get(sender));
                let Some(sent_at) = report.message.sent_at else { return BTreeSet::new() };
                let reported_on = days.of(sent_at);
                let written = written.map(Vec::as_slice).unwrap_or_default().iter();
                let recent =
                    |on: Date| (0..=LOOSE_REPLY_DAYS).contains(&days_between(on, reported_on));
                written.filter(|(on, _)| recent(*on)).map(|(_, number)| *number).collect()
            }
            _ => BTreeSet::new(),
        }
    }
}

/// Where reports can belong.
struct Homes<'a> {
    /// The conversation of each message of ours, by its id.
    by_id: BTreeMap<&'a str, usize>,
    /// Our messages to each address.
    written_to: BTreeMap<&'a str, Vec<(Date, usize)>>,
}

/// How often the order of replies is looked at: once for each undated message in a row.
const REPLY_ROUNDS: usize = 2 + 1;

/// An answer comes after the message that it answers, whatever the clock of its writer says; one
/// without any date comes right after it.
fn order_replies(letters: &mut [Letter]) {
    for _ in 0..REPLY_ROUNDS {
        let sent: BTreeMap<String, Timestamp> = letters
            .iter()
            .filter_map(|l| Some((l.message.message_id.clone()?, l.message.sent_at?)))
            .collect();
        for letter in letters.iter_mut() {
            let answered = letter.message.in_reply_to.iter().filter_map(|id| sent.get(id)).max();
            let Some(answered) = answered else { continue };
            let earliest = answered.saturating_add(SignedDuration::from_secs(1));
            letter.message.sent_at = letter.message.sent_at.max(earliest.ok());
        }
    }
}

/// Whether a message has or names one of these ids.
fn names(letter: &Letter, ids: &BTreeSet<String>) -> bool {
    let message = &letter.message;
    let named = message.in_reply_to.iter().chain(&message.references);
    message.message_id.iter().chain(named).any(|id| ids.contains(id))
}

/// A conversation on a mailing list: it began there, or a copy of our own mail came back from it.
fn is_list(letters: &[Letter], mut all: impl Iterator<Item = usize>) -> bool {
    let Some(first) = all.next() else { return true };
    let through_list = |at: usize| letters[at].message.through_list;
    through_list(first) && letters[first].is_bulk()
        || all.any(|at| through_list(at) && letters[at].is_ours())
        || (through_list(first) && letters[first].message.in_reply_to.is_empty())
}
