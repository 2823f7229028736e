//! The digest as the user reads it: plain text, one line for each thing.

use funkstille_core::explain::{Explain, Fact};

use super::DayDigest;
use crate::bank::gap_told;
use crate::cases::Told;
use crate::sending::ToldDelivery;
use crate::today::{Concern, Group, Item, Leaving, Note, What};
use crate::words::Words;

/// Subject and text of a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
}

impl DayDigest {
    /// The digest in these words.
    pub fn letter(&self, words: &Words) -> Letter {
        let today = &self.today;
        let waits = today.groups.iter().map(|(_, items)| items.len()).sum::<usize>();
        let on = ("day", Fact::Day(today.date));
        let count_of = |what: usize| Fact::Number(i64::try_from(what).unwrap_or(i64::MAX));
        let facts = [on, ("count", count_of(waits + today.problems.len()))];
        let mut parts = vec![self.head(words, &facts)];
        let mut part = |key: &str, lines: Vec<String>| {
            if !lines.is_empty() {
                let head = words.say(key, &[("count", count_of(lines.len()))]);
                parts.push(format!("{head}\n{}", lines.join("\n")));
            }
        };
        part("digest-came", self.came.iter().map(|came| came_line(came, words)).collect());
        for (group, items) in &today.groups {
            let lines = items.iter().map(|item| item_line(*group, item, words)).collect();
            part(&group.heading(today.switch), lines);
        }
        let stays = |letter: &&Leaving| !letter.held.is_empty() || letter.tried.is_some();
        let held = today.leaves_by_itself.iter().filter(stays);
        part("digest-held", held.map(|letter| held_line(letter, words)).collect());
        let problems = today.problems.iter().map(|problem| {
            let what = words.step(&problem.step);
            let first = line(&problem.concern, &what, words);
            format!("{first}\n  {}", words.explain(&problem.error))
        });
        part("today-problems", problems.collect());
        let accounts = self.accounts.iter().map(|account| {
            let why = account.why.clone().unwrap_or_else(|| Fact::from(""));
            let facts = [("address", Fact::from(&account.address)), ("why", why)];
            words.say("digest-account", &facts)
        });
        part("digest-accounts", accounts.collect());
        parts.push(self.foot(words));
        Letter { subject: words.say("digest-subject", &facts), text: parts.join("\n\n") + "\n" }
    }

    fn head(&self, words: &Words, facts: &[(&str, Fact)]) -> String {
        let mut lines = vec![words.say("today-title", facts)];
        if let Some(pause) = &self.today.paused {
            lines.push(words.say("today-paused", &pause.facts(&self.today.zone)));
        }
        let unread = self.today.unread_mailboxes.iter();
        lines.extend(unread.map(|mailbox| mailbox.told(&self.today.zone, words)));
        lines.extend(self.today.bank_gaps.iter().map(|gap| gap_told(gap, words)));
        if let Some(missed) = self.missed {
            lines.push(words.say(missed.name(), &[("day", Fact::Day(missed.on))]));
        }
        if !self.says_something() {
            lines.push(words.say("today-quiet", &[]));
        }
        lines.join("\n")
    }

    fn foot(&self, words: &Words) -> String {
        let facts = [
            ("sequence", Fact::Text(self.end.sequence.to_string())),
            ("digest", Fact::Text(self.end.digest.to_string())),
        ];
        words.say("digest-ledger", &facts)
    }
}

fn came_line(came: &super::Came, words: &Words) -> String {
    let told = match &came.what {
        // How much stands in the account, not in a mail.
        funkstille_core::case::Happened::PaymentReceived { .. } => words.say("digest-payment", &[]),
        what => words.entry(&Told(what)),
    };
    let facts = [
        ("client", Fact::from(&came.client_name)),
        ("case", Fact::from(&came.case)),
        ("told", Fact::Text(told)),
    ];
    words.say("digest-came-line", &facts)
}

fn item_line(group: Group, item: &Item, words: &Words) -> String {
    let what = match &item.what {
        What::Letter { step, .. } | What::Task { step, .. } => words.step(step),
        what => words.say(&format!("today-what-{}", what.as_str()), &[]),
    };
    let mut lines = vec![line(&item.concern, &what, words)];
    let otherwise = Fact::Text(words.explain(&item.otherwise));
    if group != Group::Approve {
        lines.push(words.say("today-otherwise", &[("otherwise", otherwise)]));
    }
    let is_told =
        |note: &&Note| matches!(note, Note::HoldsBack { .. } | Note::Tried(_) | Note::Bank(_));
    let blocks = item.notes.iter().filter(is_told);
    lines.extend(blocks.map(|note| words.explain(note)));
    lines.join("\n  ")
}

fn held_line(letter: &Leaving, words: &Words) -> String {
    let mut lines = vec![line(&letter.concern, &words.step(&letter.step), words)];
    lines.extend(letter.held.iter().map(|why| words.explain(why as &dyn Explain)));
    let tried = letter.tried.iter().map(|tried| words.explain(&ToldDelivery(&tried.last)));
    lines.extend(tried);
    lines.join("\n  ")
}

/// Who, what, since when.
fn line(concern: &Concern, what: &str, words: &Words) -> String {
    let days = match (concern.overdue_days, concern.silent_days) {
        (Some(days), _) => Some(("today-overdue", days)),
        (None, Some(days)) => Some(("today-silent", days)),
        (None, None) => None,
    };
    let days = days.map(|(key, days)| words.say(key, &[("count", Fact::Number(days))]));
    let parts = [concern.client_name.clone(), what.to_owned()].into_iter().chain(days);
    format!("- {}", parts.collect::<Vec<_>>().join(" · "))
}
