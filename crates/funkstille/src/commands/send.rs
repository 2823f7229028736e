//! `send`: letters whose time has come leave, once.

use clap::Args;
use funkstille_core::explain::{Explain, Fact};
use funkstille_engine::letters::LetterGroup;
use funkstille_engine::sending::Ending;
use funkstille_engine::words::Words;
use funkstille_engine::{reason, round};
use jiff::civil::DateTime;
use serde::Serialize;

use super::account::entrance;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Send {}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document {
    sent: Vec<String>,
    /// Letters that a person is to post or to fax.
    to_send_by_hand: Vec<String>,
    held: Vec<Held>,
    failed: Vec<Failed>,
    unclear: Vec<String>,
    /// Letters whose time has come and that are tried again later.
    waits: Vec<Waits>,
    filed: Vec<String>,
    /// Letters of which no copy can be filed: the mailbox has no folder for sent mail.
    unfiled: Vec<String>,
    closed: Vec<Closed>,
}

#[derive(Serialize)]
struct Held {
    letter: String,
    why: Vec<String>,
}

#[derive(Serialize)]
struct Waits {
    letter: String,
    /// In the business's zone.
    again_at: String,
}

#[derive(Serialize)]
struct Failed {
    letter: String,
    outcome: &'static str,
    says: String,
}

#[derive(Serialize)]
struct Closed {
    account: String,
    why: String,
}

impl Send {
    #[expect(clippy::unused_self, reason = "as every command")]
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let clock = session.clock()?;
        let entrance = entrance(&session, context)?;
        let sent = session.run(round::send(&session.engine, &clock, &entrance))?;
        let is_whole = sent.delivery.failed.is_empty() && sent.troubles().next().is_none();
        if context.json {
            context.document(&document(&sent, &context.words))?;
        } else {
            let lines = lines(&sent, &context.words);
            if lines.is_empty() {
                let nothing = context.words.say("send-nothing", &[]);
                context.hint(&nothing)?;
            }
            for line in lines {
                context.line(&line)?;
            }
        }
        session.run(round::tell(&session.engine, &clock, &entrance))?;
        Ok(if is_whole { Done::Yes } else { Done::NotReached })
    }
}

fn document(sent: &round::Sent, words: &Words) -> Document {
    let number = |id: &String| LetterGroup::number_of(id).to_owned();
    let delivery = &sent.delivery;
    let held = delivery.held.iter().map(|(letter, why)| Held {
        letter: number(letter),
        why: why.iter().map(Explain::key).collect(),
    });
    let failed = delivery.failed.iter().map(|(letter, ending)| {
        let (outcome, kept) = ended(ending);
        let says = words.say("send-says", &[("says", reason::told(kept))]);
        Failed { letter: number(letter), outcome, says }
    });
    let closed = sent.troubles().map(|(account, why)| Closed { account: account.to_owned(), why });
    Document {
        sent: delivery.sent.iter().map(number).collect(),
        to_send_by_hand: delivery.given.iter().map(number).collect(),
        held: held.collect(),
        failed: failed.collect(),
        unclear: delivery.unclear.iter().map(number).collect(),
        waits: waits(sent)
            .map(|(letter, at)| Waits { letter: number(letter), again_at: at.to_string() })
            .collect(),
        filed: sent.filed.iter().map(number).collect(),
        unfiled: sent.unfiled.iter().map(|(letter, _)| number(letter)).collect(),
        closed: closed.collect(),
    }
}

fn ended(ending: &Ending) -> (&'static str, &str) {
    match ending {
        Ending::Accepted { reply } => ("left", reply),
        Ending::Refused { reply, .. } => ("refused", reply),
        Ending::Later { reply } => ("later", reply),
        Ending::Uncertain { reply } => ("uncertain", reply),
    }
}

/// The letters that wait to be tried again, of which nothing else is said.
fn waits(sent: &round::Sent) -> impl Iterator<Item = &(String, DateTime)> {
    let is_held = move |letter: &String| sent.delivery.held.iter().any(|(id, _)| id == letter);
    let has_failed = move |letter: &String| sent.delivery.failed.iter().any(|(id, _)| id == letter);
    sent.waits.iter().filter(move |(letter, _)| !is_held(letter) && !has_failed(letter))
}

/// What happened, a line for each thing.
pub(super) fn lines(sent: &round::Sent, words: &Words) -> Vec<String> {
    let delivery = &sent.delivery;
    let say = |name: &str, letter: &str, rest: &[(&'static str, Fact)]| {
        let way = letter.split_once('-').map_or("email", |(_, way)| way);
        let letter = ("letter", Fact::from(LetterGroup::number_of(letter)));
        let way = ("way", Fact::Key(format!("action-{way}")));
        let facts: Vec<_> = [letter, way].into_iter().chain(rest.iter().cloned()).collect();
        words.say(&format!("send-{name}"), &facts)
    };
    let mut lines = Vec::new();
    lines.extend(delivery.sent.iter().map(|letter| say("left", letter, &[])));
    lines.extend(delivery.given.iter().map(|letter| say("given", letter, &[])));
    for (letter, why) in &delivery.held {
        let why: Vec<String> = why.iter().map(|why| words.explain(why)).collect();
        lines.push(say("held", letter, &[("why", Fact::Text(why.join(" ")))]));
    }
    for (letter, ending) in &delivery.failed {
        let (name, kept) = ended(ending);
        lines.push(say(name, letter, &[("says", reason::told(kept))]));
    }
    let ended = || [("says", reason::told(""))];
    lines.extend(delivery.unclear.iter().map(|letter| say("uncertain", letter, &ended())));
    lines.extend(sent.filed.iter().map(|letter| say("filed", letter, &[])));
    for (letter, at) in waits(sent) {
        let time = Fact::Text(at.strftime("%H:%M").to_string());
        lines.push(say("waits", letter, &[("day", at.date().into()), ("time", time)]));
    }
    for (letter, address) in &sent.unfiled {
        lines.push(say("unfiled", letter, &[("address", address.into())]));
    }
    for (account, error) in &sent.closed {
        let facts = [("account", account.into()), ("why", Fact::Text(words.explain(error)))];
        lines.push(words.say("send-closed", &facts));
    }
    for (account, error) in &sent.full {
        let facts = [("account", account.into()), ("why", Fact::Text(words.explain(error)))];
        lines.push(words.say("send-no-copy", &facts));
    }
    lines
}
