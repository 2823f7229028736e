//! `look`: what the program can find out about silent clients by itself.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::looks::{self, Look, Looked, ToldFinding};
use funkstille_engine::words::Words;
use jiff::civil::Date;
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct LookAround {}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    cases: usize,
    found: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    case: &'a str,
    date: Date,
    found: Vec<String>,
}

impl LookAround {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let looked = session.run(async {
            let last_seen = looks::last_seen(&session.engine, moment.now).await?;
            looks::run(&session.engine, &mut moment, &looks::client(), &last_seen).await
        })?;
        if context.json {
            let document = document(&looked, &context.words);
            context.document(&document)?;
            return Ok(Done::Yes);
        }
        for (case, look) in &looked.done {
            for found in told(look, &context.words) {
                let facts = [("case", Fact::from(case)), ("found", Fact::Text(found))];
                let line = context.words.say("look-line", &facts);
                context.line(&line)?;
            }
        }
        let count = Fact::Number(i64::try_from(looked.cases).unwrap_or(i64::MAX));
        let key = if looked.done.is_empty() { "look-nothing" } else { "look-done" };
        let told = context.words.say(key, &[("count", count)]);
        context.hint(&told)?;
        Ok(Done::Yes)
    }
}

fn told(look: &Look, words: &Words) -> Vec<String> {
    look.findings.iter().map(|finding| words.explain(&ToldFinding(finding))).collect()
}

fn document<'a>(looked: &'a Looked, words: &Words) -> Document<'a> {
    let found = looked.done.iter().map(|(case, look)| Line {
        case,
        date: look.on,
        found: told(look, words),
    });
    Document { cases: looked.cases, found: found.collect() }
}
