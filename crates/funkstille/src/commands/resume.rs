//! `resume`: what was paused goes on.

use std::io::{BufRead, IsTerminal, stdin};

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::pause::{self, GoOn, Home, Paused};
use funkstille_engine::{Error, Problem};
use serde::Serialize;

use super::account::home;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Resume {
    #[arg(long, value_name = "REASON", required = true)]
    reason: String,

    #[arg(long)]
    other_stopped: bool,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document {
    paused: bool,
    changed: bool,
}

impl Resume {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let here = home(&session, context)?;
        let resumed = match self.resume(&session, &here, self.other_stopped) {
            Err(Failure::Engine(Error::Problem(problem @ Problem::OtherAtWork { .. })))
                if !context.json && stdin().is_terminal() =>
            {
                if !says_yes(&problem, &mut stdin().lock(), context)? {
                    return Err(Error::from(problem).into());
                }
                self.resume(&session, &here, true)?
            }
            resumed => resumed?,
        };
        if context.json {
            context.document(&Document { paused: false, changed: resumed.is_new })?;
            return Ok(Done::Yes);
        }
        let (key, facts) = match (&resumed.pause, resumed.is_new) {
            (Some(pause), _) => ("pause-ends", pause.facts(&resumed.zone)),
            (None, true) => ("pause-ends-unreadable", vec![]),
            (None, false) => ("pause-none", vec![]),
        };
        let told = context.words.say(key, &facts);
        context.line(&told)?;
        Ok(Done::Yes)
    }

    fn resume(&self, session: &Session, here: &Home, is_alone: bool) -> Result<Paused, Failure> {
        let word = GoOn { reason: &self.reason, here: Some(here), is_alone };
        session.run(pause::resume(&session.engine, &mut session.moment()?, word))
    }
}

/// Asks the person who sits there whether the other one is stopped for good.
fn says_yes(
    problem: &Problem,
    input: &mut dyn BufRead,
    context: &mut Context<'_>,
) -> Result<bool, Failure> {
    let yes = context.words.say("resume-yes", &[]);
    let found = Fact::Text(context.words.explain(problem));
    let asks = context.words.say("resume-asks", &[("found", found), ("yes", (&yes).into())]);
    write!(context.err, "{asks} ")?;
    context.err.flush()?;
    let mut answer = String::new();
    input.read_line(&mut answer)?;
    Ok(answer.trim().to_lowercase() == yes)
}
