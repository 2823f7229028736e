//! The rules name the next step for every silent conversation.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::calendar::{Calendar, SendingTime, days_between};
use funkstille_core::case::{Reason, Surroundings};
use funkstille_core::playbook::{Playbook, Stage};
use funkstille_core::silence::{Asks, Entry, Known as Background, Said, Verdict, judge, propose};
use funkstille_formats::mail::Signals;
use funkstille_formats::mail::message::Mailbox;
use funkstille_formats::mail::thread::participant_key;
use jiff::Timestamp;
use jiff::civil::Date;

use super::request::{Request, SilentClient};
use crate::data::{Data, playbook_path};
use crate::error::Error;
use crate::mail::entries::entries;
use crate::mail::letter::{Content, Letter};
use crate::mail::threads::Threads;
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

/// A message of another conversation, perhaps.
#[derive(Clone)]
struct Mail {
    at: Timestamp,
    on: Date,
    id: Option<String>,
}

/// What is known of each address over all conversations.
#[derive(Default)]
struct Known {
    /// Our messages to it.
    written_on: BTreeMap<String, Vec<Mail>>,
    /// Messages that a person wrote, by the company or address, and by the name.
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
            if shows_work(&entries(&thread, &request.days())) {
                let addresses = thread.iter().filter_map(|letter| addressee(letter, request));
                known.with_work.extend(addresses.map(|to| to.address.clone()));
            }
        }
        known
    }

    fn learn(&mut self, letter: &Letter, request: &Request) {
        let message = &letter.message;
        let Some(sent_at) = message.sent_at else { return };
        let id = message.message_id.clone();
        let mail = Mail { at: sent_at, on: request.days().of(sent_at), id };
        if letter.is_ours() {
            for to in &message.to {
                self.written_on.entry(to.address.clone()).or_default().push(mail.clone());
            }
        } else if let (true, Some(from)) = (letter.is_by_person(), message.from.first()) {
            for key in person_keys(from) {
                self.wrote_on.entry(key).or_default().push(mail.clone());
            }
            if let Some(name) = &from.name {
                self.names.insert(from.address.clone(), name.clone());
            }
        }
    }
}

/// What stands for a person: the company's domain or the whole address, and the full name. Anyone
/// can write any name, so a name suggests and proves nothing.
fn person_keys(person: &Mailbox) -> Vec<String> {
    let name = person.name.as_deref().unwrap_or_default().trim().to_lowercase();
    let full_name = name.contains(' ').then(|| format!("name {name}"));
    [participant_key(&person.address)].into_iter().chain(full_name).collect()
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
fn addressee<'a>(letter: &'a Letter, request: &Request) -> Option<&'a Mailbox> {
    let is_other = |to: &&Mailbox| {
        !request.me.contains(&to.address) && !Signals::builtin().is_machine(&to.address)
    };
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
        let entries = entries(thread, &self.request.days());
        let Verdict::Waiting(first) = judge(&entries, Background::default()) else {
            return Ok(None);
        };
        // Nobody answers at an address that is there for sending only.
        let Some(to) = addressee(thread[first.trigger], self.request) else {
            return Ok(None);
        };
        let background = Background {
            has_other_work: self.known.with_work.contains(&to.address),
            client_wrote: person_keys(to).iter().any(|key| self.known.wrote_on.contains_key(key)),
        };
        let Verdict::Waiting(silence) = judge(&entries, background) else {
            return Ok(None);
        };
        let playbook = self.playbooks.of(silence.stage);
        let mut around = self.around.clone();
        let written = self.known.written_on.get(&to.address).map(Vec::as_slice);
        around.other_messages_on =
            elsewhere(written.unwrap_or_default(), thread).map(|mail| mail.on).collect();
        let today = self.request.as_of;
        let Some(mut proposal) = propose(&entries, &silence, playbook, &around, today)? else {
            return Ok(None);
        };
        let since = thread[silence.trigger].message.sent_at;
        let wrote = self.wrote_elsewhere(to, thread).filter(|mail| Some(mail.at) > since);
        let latest = wrote.map(|mail| mail.on).max();
        proposal.reasons.extend(latest.map(|on| Reason::WroteElsewhere { on }));
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

    /// What the client, the same company or somebody of the same name wrote in other
    /// conversations.
    fn wrote_elsewhere<'a>(
        &'a self,
        client: &Mailbox,
        thread: &'a [&Letter],
    ) -> impl Iterator<Item = &'a Mail> {
        let mails = person_keys(client).into_iter().filter_map(|key| self.known.wrote_on.get(&key));
        mails.flat_map(move |mails| elsewhere(mails, thread))
    }
}

fn elsewhere<'a>(mails: &'a [Mail], thread: &[&Letter]) -> impl Iterator<Item = &'a Mail> {
    let here: BTreeSet<_> = thread.iter().map(|letter| letter.message.message_id.clone()).collect();
    mails.iter().filter(move |mail| !here.contains(&mail.id))
}

fn asked(letter: &Letter) -> String {
    match &letter.content {
        Content::Ours(wish) => wish.sentence.clone(),
        _ => String::new(),
    }
}
