//! `sync`: all accounts are read once, to their end.

use std::io::{IsTerminal, Write, stderr};

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::Error;
use funkstille_engine::accounts::{self, Entrance};
use funkstille_engine::bank::{TakenIn, Watch};
use funkstille_engine::mail::Noticed;
use funkstille_engine::round::{self, Clock, Progress, ReadAccount};
use funkstille_engine::words::Words;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use super::account::entrance;
use super::bank;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::plain::plain;
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Sync {
    #[arg(value_name = "ACCOUNT")]
    account: Option<String>,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    accounts: Vec<Row<'a>>,
    /// What the folder for statements gave, in words.
    bank: Vec<String>,
}

#[derive(Serialize)]
struct Row<'a> {
    account: &'a str,
    address: &'a str,
    new: usize,
    known: usize,
    unreadable: Vec<Unread<'a>>,
    closed: Vec<Closed<'a>>,
    told: Vec<Told<'a>>,
    opened: &'a [String],
    suggested: &'a [String],
    problem: Option<String>,
}

#[derive(Serialize)]
struct Unread<'a> {
    folder: &'a str,
    uid: u32,
    why: &'a str,
    left: bool,
}

#[derive(Serialize)]
struct Closed<'a> {
    folder: &'a str,
    why: String,
}

#[derive(Serialize)]
struct Told<'a> {
    case: &'a str,
    message: &'a str,
    did: &'static str,
}

/// A folder with fewer messages to read is read before a bar could be looked at.
const BAR_FROM_MESSAGES: u64 = 1000;

impl Sync {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let clock = session.clock()?;
        let entrance = entrance(&session, context)?;
        let accounts = session.run(self.accounts(&session))?;
        let taken = taken_in(&session, &clock, &entrance)?;
        let bank: Vec<String> =
            taken.iter().flat_map(|taken| bank::taken_in(taken, &context.words)).collect();
        if accounts.is_empty() && entrance.bank.is_none() {
            let none = context.words.say("account-none", &[]);
            context.hint(&none)?;
            session.run(round::tell(&session.engine, &clock, &entrance))?;
            return Ok(Done::Yes);
        }
        let mut results = Vec::new();
        for account in accounts {
            let mut shown = Shown::new(context);
            let reads = read(&session, &clock, (&entrance, &account.account), &mut shown);
            let read = session.run(reads);
            shown.end();
            match read {
                Ok(read) => results.push((account, Ok(read))),
                // The database is needed for all of them; anything else is a matter of this one.
                Err(Failure::Engine(error)) if !matches!(error, Error::Store(_)) => {
                    results.push((account, Err(error)));
                }
                Err(failure) => return Err(failure),
            }
        }
        show(&results, bank, context)?;
        session.run(round::tell(&session.engine, &clock, &entrance))?;
        let is_whole = results.iter().all(|(_, read)| read.is_ok());
        Ok(if is_whole { Done::Yes } else { Done::NotReached })
    }

    /// The account that is meant, or all of them.
    async fn accounts(&self, session: &Session) -> Result<Vec<accounts::Account>, Error> {
        let mut reading = session.engine.read().await?;
        match &self.account {
            Some(given) => Ok(vec![accounts::find(&mut reading, given).await?]),
            None => accounts::list(&mut reading).await,
        }
    }
}

async fn read(
    session: &Session,
    clock: &Clock,
    (entrance, account): (&Entrance, &str),
    shown: &mut Shown<'_>,
) -> Result<ReadAccount, Error> {
    let engine = &session.engine;
    let read = async {
        let way = round::account(engine, &mut clock.moment(), entrance, account).await?;
        match way {
            Some(way) => round::read_account(engine, clock, &way, &mut |it| shown.show(it)).await,
            None => Ok(ReadAccount::default()),
        }
    };
    let read = read.await;
    round::note(engine, account, read.as_ref().err(), clock).await?;
    read
}

/// How far a long reading is: a bar on a terminal, a line for each part of it anywhere else.
struct Shown<'a> {
    bar: Option<ProgressBar>,
    lines: &'a mut dyn Write,
    words: &'a Words,
}

impl<'a> Shown<'a> {
    fn new(context: &'a mut Context<'_>) -> Self {
        let Context { words, err, .. } = context;
        let bar = stderr().is_terminal().then(|| {
            let target = ProgressDrawTarget::stderr();
            let bar = ProgressBar::with_draw_target(None, target).with_style(style("{prefix} …"));
            bar.set_prefix(words.say("sync-progress", &[]));
            // Until it is known how much there is to read.
            bar.tick();
            bar
        });
        Self { bar, lines: &mut **err, words }
    }

    fn show(&mut self, progress: Progress<'_>) {
        let read = u64::try_from(progress.read).unwrap_or(u64::MAX);
        let all = read.saturating_add(u64::from(progress.remaining));
        if all < BAR_FROM_MESSAGES {
            return;
        }
        let Some(bar) = &self.bar else {
            let facts = [
                ("folder", progress.folder.into()),
                ("read", count(progress.read)),
                ("all", Fact::Number(i64::try_from(all).unwrap_or(i64::MAX))),
            ];
            let line = self.words.say("sync-progress-line", &facts);
            // Whoever does not listen any more keeps no mail from being read.
            let _ = writeln!(self.lines, "{}", plain(&line));
            return;
        };
        bar.set_style(style("{prefix} {msg} {bar:40} {human_pos}/{human_len}"));
        bar.set_message(progress.folder.to_owned());
        bar.set_length(all);
        bar.set_position(read);
    }

    fn end(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

type Results = [(accounts::Account, Result<ReadAccount, Error>)];

/// Takes in the statements that lie in the folder for them, where there is one.
fn taken_in(
    session: &Session,
    clock: &Clock,
    entrance: &Entrance,
) -> Result<Vec<TakenIn>, Failure> {
    let Some(folder) = &entrance.bank else { return Ok(Vec::new()) };
    let mut moment = clock.moment();
    session.run(Watch::new(folder.clone()).take_in(&session.engine, &mut moment))
}

fn show(results: &Results, bank: Vec<String>, context: &mut Context<'_>) -> Result<(), Failure> {
    if context.json {
        let words = &context.words;
        let nothing = ReadAccount::default();
        let accounts = results.iter().map(|(account, read)| match read {
            Ok(read) => Row::of(account, (read, None), words),
            Err(error) => Row::of(account, (&nothing, Some(error)), words),
        });
        return Ok(context.document(&Document { accounts: accounts.collect(), bank })?);
    }
    for line in bank {
        context.line(&line)?;
    }
    for (account, read) in results {
        match read {
            Ok(read) => {
                for line in lines(&account.address, read, &context.words) {
                    context.line(&line)?;
                }
                for line in unreadable(read, &context.words) {
                    context.note(&line)?;
                }
            }
            Err(error) => {
                let facts = [
                    ("address", Fact::from(&account.address)),
                    ("why", Fact::Text(context.words.explain(error))),
                ];
                let told = context.words.say("sync-failed", &facts);
                context.note(&told)?;
            }
        }
    }
    Ok(())
}

/// What a reading gave, for a person.
pub(super) fn lines(account: &str, read: &ReadAccount, words: &Words) -> Vec<String> {
    let facts = [("address", Fact::from(account)), ("new", count(read.new))];
    let mut lines = vec![words.say("sync-read", &facts)];
    for told in &read.told {
        let key = format!("sync-did-{}", told.did.as_str());
        lines.push(words.say(&key, &[("case", Fact::from(&told.case))]));
    }
    lines.extend(noticed(&read.noticed, words));
    lines
}

/// What could not be read, for a person.
pub(super) fn unreadable(read: &ReadAccount, words: &Words) -> Vec<String> {
    let messages = read.unreadable.iter().map(|(folder, it)| {
        let facts = [
            ("folder", Fact::from(folder)),
            ("number", Fact::Number(i64::from(it.uid))),
            ("why", Fact::Text(reason(&it.why, words))),
        ];
        words.say(if it.is_left { "sync-left" } else { "sync-unreadable" }, &facts)
    });
    let folders = read.closed.iter().map(|(_, error)| words.explain(error));
    messages.chain(folders).collect()
}

/// Why a message cannot be read: what is wrong with its bytes, or what the server says.
fn reason(why: &str, words: &Words) -> String {
    let name = why.split(' ').next().filter(|name| !name.is_empty()).unwrap_or("unknown");
    let key = format!("sync-why-{name}");
    if words.has(&key) { words.say(&key, &[]) } else { why.to_owned() }
}

/// Whose silence was noticed, for a person.
pub(super) fn noticed(noticed: &Noticed, words: &Words) -> Vec<String> {
    let opened = noticed.opened.iter();
    let mut lines: Vec<String> =
        opened.map(|case| words.say("sync-opened", &[("case", Fact::from(case))])).collect();
    if !noticed.suggested.is_empty() {
        let facts = [("count", count(noticed.suggested.len()))];
        lines.push(words.say("sync-suggested", &facts));
    }
    lines.extend(noticed.problems.iter().map(|(_, error)| words.explain(error)));
    lines
}

fn count(number: usize) -> Fact {
    Fact::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

impl<'a> Row<'a> {
    fn of(
        account: &'a accounts::Account,
        (read, problem): (&'a ReadAccount, Option<&Error>),
        words: &Words,
    ) -> Self {
        let unread = read.unreadable.iter().map(|(folder, it)| {
            let (uid, why, left) = (it.uid, it.why.as_str(), it.is_left);
            Unread { folder, uid, why, left }
        });
        let closed = read.closed.iter();
        let closed = closed.map(|(folder, error)| Closed { folder, why: words.explain(error) });
        let told = read.told.iter().map(|told| Told {
            case: &told.case,
            message: &told.mail,
            did: told.did.as_str(),
        });
        Self {
            account: &account.account,
            address: &account.address,
            new: read.new,
            known: read.known,
            unreadable: unread.collect(),
            closed: closed.collect(),
            told: told.collect(),
            opened: &read.noticed.opened,
            suggested: &read.noticed.suggested,
            problem: problem.map(|error| words.explain(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use funkstille_engine::words::Language;

    use super::*;

    /// A log shows how far a long reading is; a short one says nothing.
    #[test]
    fn where_nobody_looks_each_part_of_a_long_reading_is_a_line() {
        let words = Words::new(Language::En);
        let mut written = Vec::new();
        let mut shown = Shown { bar: None, lines: &mut written, words: &words };
        for (folder, read, remaining) in
            [("Sent", 500, 499), ("INBOX", 500, 700), ("INBOX", 1000, 200), ("IN\u{1b}", 1200, 0)]
        {
            shown.show(Progress { folder, read, remaining });
        }
        let written = String::from_utf8(written).expect("UTF-8");
        let lines: Vec<&str> = written.lines().collect();
        assert_eq!(
            lines,
            [
                "Reading mail: INBOX, 500 of 1200",
                "Reading mail: INBOX, 1000 of 1200",
                "Reading mail: IN, 1200 of 1200",
            ]
        );
    }

    #[test]
    fn why_a_message_cannot_be_read_is_said_in_words() {
        let words = Words::new(Language::En);
        for (why, told) in [
            ("no-header 500", "it has no header"),
            ("empty", "it is empty"),
            ("", "the server gives no reason"),
            ("[SERVERBUG] Internal error", "[SERVERBUG] Internal error"),
        ] {
            assert_eq!(reason(why, &words), told);
        }
    }
}
