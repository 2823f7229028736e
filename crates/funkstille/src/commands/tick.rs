//! `tick`: what is to be done today is decided and prepared. Nothing leaves.

use std::collections::BTreeMap;

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::cases::{CaseOverview, Told};
use funkstille_engine::tick::{self, Ticked};
use funkstille_engine::today::{UnreadMailbox, mailboxes_not_read};
use funkstille_engine::words::Words;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Tick {}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    cases: usize,
    done: Vec<Deed<'a>>,
    problems: Vec<AnyTrouble<'a>>,
}

#[derive(Serialize)]
struct Deed<'a> {
    case: &'a str,
    what: &'static str,
    step: Option<&'a str>,
}

/// Of a case, of an invoice about which none could begin, or of a mailbox that was not read for
/// long.
#[derive(Serialize)]
#[serde(untagged)]
enum AnyTrouble<'a> {
    Case(Trouble<'a>),
    Invoice(InvoiceTrouble<'a>),
    Mailbox(MailboxTrouble<'a>),
}

#[derive(Serialize)]
struct MailboxTrouble<'a> {
    account: &'a str,
    address: &'a str,
    read_at: Option<Timestamp>,
    message: String,
}

#[derive(Serialize)]
struct Trouble<'a> {
    case: &'a str,
    message: String,
}

#[derive(Serialize)]
struct InvoiceTrouble<'a> {
    invoice: &'a str,
    message: String,
}

impl Tick {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment_of_the_program()?;
        let ticked = session.run(tick::tick(&session.engine, &mut moment))?;
        let unread = session.run(mailboxes_not_read(&session.engine, moment.now))?;
        if context.json {
            let document = document(&ticked, &unread, &context.words);
            context.document(&document)?;
            return Ok(Done::Yes);
        }
        let cases = overviews(&ticked, &session, moment.now)?;
        for deed in &ticked.done {
            let told = context.words.entry(&Told(&deed.happened));
            let told = line(&deed.case, &cases, told, &context.words);
            context.line(&told)?;
        }
        for (case, error) in &ticked.problems {
            let told = context.words.explain(error);
            let told = line(case, &cases, told, &context.words);
            context.note(&told)?;
        }
        for (_, error) in &ticked.refused {
            // It names the invoice.
            let told = context.words.explain(error);
            context.note(&told)?;
        }
        let (unread, zone) = unread;
        for mailbox in &unread {
            let told = mailbox.told(&zone, &context.words);
            context.hint(&told)?;
        }
        let count = Fact::Number(i64::try_from(ticked.cases).unwrap_or(i64::MAX));
        let key = if ticked.done.is_empty() { "tick-nothing" } else { "tick-done" };
        let told = context.words.say(key, &[("count", count)]);
        context.hint(&told)?;
        Ok(Done::Yes)
    }
}

fn document<'a>(
    ticked: &'a Ticked,
    (unread, zone): &'a (Vec<UnreadMailbox>, TimeZone),
    words: &Words,
) -> Document<'a> {
    let deed = |deed: &'a tick::Deed| Deed {
        case: &deed.case,
        what: deed.what,
        step: deed.step.as_deref(),
    };
    let trouble = |(case, error): &'a (String, funkstille_engine::Error)| {
        AnyTrouble::Case(Trouble { case, message: words.explain(error) })
    };
    let invoice = |(invoice, error): &'a (String, funkstille_engine::Error)| {
        AnyTrouble::Invoice(InvoiceTrouble { invoice, message: words.explain(error) })
    };
    let mailbox = |it: &'a UnreadMailbox| {
        AnyTrouble::Mailbox(MailboxTrouble {
            account: &it.account,
            address: &it.address,
            read_at: it.read_at,
            message: it.told(zone, words),
        })
    };
    let of_cases = ticked.problems.iter().map(trouble);
    let of_invoices = ticked.refused.iter().map(invoice);
    let of_mailboxes = unread.iter().map(mailbox);
    Document {
        cases: ticked.cases,
        done: ticked.done.iter().map(deed).collect(),
        problems: of_cases.chain(of_invoices).chain(of_mailboxes).collect(),
    }
}

/// The cases of which something is told, by id.
fn overviews(
    ticked: &Ticked,
    session: &Session,
    now: jiff::Timestamp,
) -> Result<BTreeMap<String, CaseOverview>, Failure> {
    let done = ticked.done.iter().map(|deed| deed.case.as_str());
    let troubled = ticked.problems.iter().map(|(case, _)| case.as_str());
    let mut ids: Vec<&str> = done.chain(troubled).collect();
    ids.sort_unstable();
    ids.dedup();
    let cases = session.run(async {
        let mut reading = session.engine.read().await?;
        // Of a case that cannot be worked on only the number is told.
        CaseOverview::load_some(&session.engine, &mut reading, &ids, now).await
    })?;
    Ok(cases.into_iter().map(|case| (case.case.clone(), case)).collect())
}

fn line(case: &str, cases: &BTreeMap<String, CaseOverview>, told: String, words: &Words) -> String {
    let facts = [("case", Fact::from(case)), ("standing", Fact::Text(told))];
    // Of a case that cannot be read only the number is known.
    let Some(known) = cases.get(case) else { return words.say("case-line-unread", &facts) };
    let of_case = [
        ("client", Fact::from(&known.client.client.name)),
        ("subject", Fact::from(&known.matter.subject)),
    ];
    words.say("case-line", &facts.into_iter().chain(of_case).collect::<Vec<_>>())
}
