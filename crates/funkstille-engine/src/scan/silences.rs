//! The rules name the next step for every silent conversation.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::calendar::{Calendar, SendingTime, days_between};
use funkstille_core::case::{Reason, Surroundings};
use funkstille_core::playbook::{Playbook, Stage};
use funkstille_core::silence::{Asks, Entry, Said, Verdict, judge, propose};
use jiff::civil::Date;

use super::entries::entries;
use super::letter::{Content, Letter};
use super::request::{Request, SilentClient};
use super::threads::{Threads, day};
use crate::data::{Data, playbook_path};
use crate::error::Error;
use crate::playbook_check;

/// The silences among the conversations of a mailbox.
pub(super) fn find(
    threads: &Threads,
    request: &Request,
    data: &Data,
) -> Result<Vec<SilentClient>, Error> {
    let known = Known::of(threads, request);
    let finder = Finder {
        request,
        playbooks: Playbooks::read(data)?,
        around: Surroundings::of_business(
            Calendar::new(data.holiday_table(&request.region)?, BTreeSet::new()),
            SendingTime::usual(request.zone.clone()),
        ),
        known,
    };
    let mut found = Vec::new();
    for thread in threads.iter() {
        found.extend(finder.silence(&thread)?);
    }
    Ok(found)
}

/// The playbook for each stage.
struct Playbooks {
    enquiry: Playbook,
    running: Playbook,
    payment: Playbook,
}

impl Playbooks {
    fn read(data: &Data) -> Result<Self, Error> {
        Ok(Self {
            enquiry: playbook(data, "negotiation")?,
            running: playbook(data, "project")?,
            payment: playbook(data, "payment")?,
        })
    }

    fn of(&self, stage: Stage) -> &Playbook {
        match stage {
            Stage::Enquiry => &self.enquiry,
            Stage::Running => &self.running,
            Stage::Payment => &self.payment,
        }
    }
}

fn playbook(data: &Data, name: &str) -> Result<Playbook, Error> {
    let text = data.playbook_text(name)?;
    playbook_check::run(&text, &|key| data.text_exists(key))
        .map_err(|errors| Error::UnsoundPlaybook { path: playbook_path(name), errors })
}

/// A message, by its day and id.
type Mail = (Date, Option<String>);

/// What is known of each address over all conversations.
#[derive(Default)]
struct Known {
    /// Our messages to it.
    written_on: BTreeMap<String, Vec<Mail>>,
    /// Messages that a person wrote from it.
    wrote_on: BTreeMap<String, Vec<Mail>>,
    /// Addresses that have work with us.
    with_work: BTreeSet<String>,
    /// The name that stands beside it.
    names: BTreeMap<String, String>,
}

impl Known {
    fn of(threads: &Threads, request: &Request) -> Self {
        let mut known = Self::default();
        for letter in &threads.letters {
            known.learn(letter, request);
        }
        for thread in threads.iter() {
            if shows_work(&entries(&thread, request)) {
                let addresses = thread.iter().filter_map(|letter| addressee(letter, request));
                known.with_work.extend(addresses.map(|to| to.address.clone()));
            }
        }
        known
    }

    fn learn(&mut self, letter: &Letter, request: &Request) {
        let message = &letter.message;
        let Some(sent_at) = message.sent_at else { return };
        let mail = (day(sent_at, request), message.message_id.clone());
        if letter.is_ours() {
            for to in &message.to {
                self.written_on.entry(to.address.clone()).or_default().push(mail.clone());
            }
        } else if let (Content::Person { .. } | Content::Holding { .. }, Some(from)) =
            (&letter.content, message.from.first())
        {
            self.wrote_on.entry(from.address.clone()).or_default().push(mail);
            if let Some(name) = &from.name {
                self.names.insert(from.address.clone(), name.clone());
            }
        }
    }
}

/// Whether a conversation shows that we work for the client.
fn shows_work(entries: &[Entry]) -> bool {
    entries.iter().any(|entry| {
        matches!(
            entry.said,
            Said::Answer { accepts: true, .. }
                | Said::Ours { hint: Some(Stage::Running), .. }
                | Said::Ours { asks: Some(Asks::Material | Asks::Invoice), .. }
        )
    })
}

/// Whom a message of ours was written to: the first recipient that is not ourselves.
fn addressee<'a>(
    letter: &'a Letter,
    request: &Request,
) -> Option<&'a funkstille_formats::mail::message::Mailbox> {
    let is_other =
        |to: &&funkstille_formats::mail::message::Mailbox| !request.me.contains(&to.address);
    if letter.is_ours() { letter.message.to.iter().find(is_other) } else { None }
}

struct Finder<'a> {
    request: &'a Request,
    playbooks: Playbooks,
    around: Surroundings,
    known: Known,
}

impl Finder<'_> {
    fn silence(&self, thread: &[&Letter]) -> Result<Option<SilentClient>, Error> {
        let entries = entries(thread, self.request);
        let Verdict::Waiting(first) = judge(&entries, false) else {
            return Ok(None);
        };
        let Some(to) = addressee(thread[first.trigger], self.request) else {
            return Ok(None);
        };
        let has_other_work = self.known.with_work.contains(&to.address);
        let Verdict::Waiting(silence) = judge(&entries, has_other_work) else {
            return Ok(None);
        };
        let playbook = self.playbooks.of(silence.stage);
        let mut around = self.around.clone();
        around.other_messages_on = elsewhere(&self.known.written_on, &to.address, thread);
        let today = self.request.as_of;
        let Some(mut proposal) = propose(&entries, &silence, playbook, &around, today)? else {
            return Ok(None);
        };
        let wrote = elsewhere(&self.known.wrote_on, &to.address, thread).into_iter().max();
        let wrote = wrote.filter(|on| *on > silence.since);
        proposal.reasons.extend(wrote.map(|on| Reason::WroteElsewhere { on }));
        let letter = thread[silence.trigger];
        let Some(sent_at) = letter.message.sent_at else {
            return Ok(None);
        };
        let name = to.name.as_ref().or_else(|| self.known.names.get(&to.address));
        Ok(Some(SilentClient {
            client: name.unwrap_or(&to.address).clone(),
            address: to.address.clone(),
            subject: letter.message.subject.clone(),
            message_id: letter.message.message_id.clone(),
            sent_at: sent_at.to_zoned(self.request.zone.clone()),
            since: silence.since,
            silent_days: days_between(silence.since, today),
            stage: silence.stage,
            sign: silence.sign,
            asked: asked(letter),
            step: proposal.step,
            date: proposal.on,
            reasons: proposal.reasons,
        }))
    }
}

/// The days of an address's mails that belong to other conversations.
fn elsewhere(mails: &BTreeMap<String, Vec<Mail>>, address: &str, thread: &[&Letter]) -> Vec<Date> {
    let here: BTreeSet<_> = thread.iter().map(|letter| &letter.message.message_id).collect();
    let mails = mails.get(address).map(Vec::as_slice).unwrap_or_default();
    mails.iter().filter(|(_, id)| !here.contains(id)).map(|(on, _)| *on).collect()
}

fn asked(letter: &Letter) -> String {
    match &letter.content {
        Content::Ours { intent, .. } => {
            intent.ask.as_ref().map(|ask| ask.sentence.clone()).unwrap_or_default()
        }
        _ => String::new(),
    }
}
