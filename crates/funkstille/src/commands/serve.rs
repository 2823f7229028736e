//! `serve`: reads mail and does the day's work, until it is stopped.

use std::cell::RefCell;
use std::io::{self, Write};
use std::sync::Arc;

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::accounts;
use funkstille_engine::cases::Told;
use funkstille_engine::looks::ToldFinding;
use funkstille_engine::round::{self, Event, Patience};
use funkstille_engine::words::Words;
use funkstille_web::Business;
use serde::Serialize;

use super::account::entrance;
use super::{bank, send, sync};
use crate::clock;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::plain::plain;
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Serve {
    #[arg(long, required = true)]
    headless: bool,

    #[arg(long, value_name = "ADDRESS", default_value = LISTEN)]
    listen: String,
}

/// Where calendars are given out: to this machine alone (docs/telling.md).
const LISTEN: &str = "127.0.0.1:8417";

/// What is said instead of an address where nothing is given out.
const NOWHERE: &str = "off";

/// A line of JSON; the order of the fields is part of the contract.
#[derive(Serialize)]
struct Line {
    at: String,
    event: &'static str,
    account: Option<String>,
    messages: Vec<String>,
}

impl Serve {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        debug_assert!(self.headless, "the parser asks for it");
        let session = Session::open(context)?;
        let clock = session.clock()?;
        let entrance = entrance(&session, context)?;
        let accounts = session.run(async {
            let mut reading = session.engine.read().await?;
            accounts::list(&mut reading).await
        })?;
        let begun = context.words.say("serve-begun", &[]);
        context.hint(&begun)?;
        if accounts.is_empty() {
            let none = context.words.say("serve-no-account", &[]);
            context.hint(&none)?;
        }
        let web = self.answer(&session, context)?;
        let log = Log { words: &context.words, json: context.json };
        let out: RefCell<&mut dyn Write> =
            RefCell::new(if context.json { &mut *context.out } else { &mut *context.err });
        // Where nobody reads the log any more, the work goes on.
        let tell = |event: Event<'_>| drop(log.write(&event, &mut **out.borrow_mut()));
        let work = round::serve((&session.engine, &clock), &entrance, Patience::default(), &tell);
        session.serve(async {
            tokio::select! {
                () = work => {}
                () = web => {}
            }
        })?;
        let ended = context.words.say("serve-ended", &[]);
        context.hint(&ended)?;
        Ok(Done::Yes)
    }
}

impl Serve {
    /// Answers whoever asks for a calendar. Where nobody can, mail is read all the same.
    fn answer(
        &self,
        session: &Session,
        context: &mut Context<'_>,
    ) -> Result<impl Future<Output = ()> + use<>, Failure> {
        let engine = Arc::new(session.again(context)?);
        let listener = match self.listen.as_str() {
            NOWHERE => None,
            address => match session.listen(address) {
                Ok(listener) => Some(listener),
                Err(error) => {
                    let why = Fact::Text(error.to_string());
                    let facts = [("address", Fact::from(address)), ("why", why)];
                    let told = context.words.say("serve-no-listen", &facts);
                    context.hint(&told)?;
                    None
                }
            },
        };
        Ok(async move {
            if let Some(listener) = listener {
                let business = Business { engine, clock: clock::now };
                // Nobody can connect any more: mail is read all the same.
                drop(funkstille_web::serve(listener, business).await);
            }
            std::future::pending::<()>().await;
        })
    }
}

/// What happens, as people and programs read it.
struct Log<'a> {
    words: &'a Words,
    json: bool,
}

impl Log<'_> {
    /// One line for each thing that happened; nothing where nothing did.
    fn write(&self, event: &Event<'_>, out: &mut dyn Write) -> io::Result<()> {
        let (name, account, messages) = self.told(event);
        if messages.is_empty() {
            return Ok(());
        }
        let at = clock::now().to_string();
        if self.json {
            let account = account.map(str::to_owned);
            serde_json::to_writer(&mut *out, &Line { at, event: name, account, messages })?;
            writeln!(out)?;
        } else {
            for message in messages {
                writeln!(out, "{at} {}", plain(&message))?;
            }
        }
        out.flush()
    }

    fn told<'e>(&self, event: &Event<'e>) -> (&'static str, Option<&'e str>, Vec<String>) {
        let words = self.words;
        match event {
            Event::Read(account, read) => {
                let is_quiet = read.new == 0 && read.told.is_empty();
                let mut lines = sync::unreadable(read, words);
                if !is_quiet || !read.noticed.opened.is_empty() {
                    lines.extend(sync::lines(account, read, words));
                }
                ("read", Some(account), lines)
            }
            Event::Trouble(account, error, again_in) => {
                let seconds = i64::try_from(again_in.as_secs()).unwrap_or(i64::MAX);
                let facts = [
                    ("account", Fact::from(*account)),
                    ("why", Fact::Text(words.explain(*error))),
                    ("seconds", seconds.into()),
                ];
                ("trouble", Some(account), vec![words.say("serve-trouble", &facts)])
            }
            Event::Left(account) => {
                let told = words.say("serve-left", &[("account", Fact::from(*account))]);
                ("left", Some(account), vec![told])
            }
            Event::Ticked(ticked) => {
                let done = ticked.done.iter().map(|deed| {
                    let told = words.entry(&Told(&deed.happened));
                    self.prepared(&deed.case, told)
                });
                let problems = ticked.problems.iter();
                let problems =
                    problems.map(|(case, error)| self.prepared(case, words.explain(error)));
                ("prepared", None, done.chain(problems).collect())
            }
            Event::Looked(looked) => {
                let found = looked.done.iter().flat_map(|(case, look)| {
                    let told = look.findings.iter().map(|it| words.explain(&ToldFinding(it)));
                    told.map(|told| self.prepared(case, told)).collect::<Vec<_>>()
                });
                ("looked", None, found.collect())
            }
            Event::TakenIn(taken) => ("bank", None, bank::taken_in(taken, words)),
            Event::Sent(sent) => ("sent", None, send::lines(sent, words)),
            Event::Noticed(noticed) => ("noticed", None, sync::noticed(noticed, words)),
            Event::Failed(error) => {
                let why = Fact::Text(words.explain(*error));
                ("failed", None, vec![words.say("serve-failed", &[("why", why)])])
            }
        }
    }

    fn prepared(&self, case: &str, told: String) -> String {
        let facts = [("case", Fact::from(case)), ("told", Fact::Text(told))];
        self.words.say("serve-prepared", &facts)
    }
}
