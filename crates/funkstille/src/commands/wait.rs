//! `wait`: a message of ours waits for an answer, says a person.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::mail::{self, Noticed};
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Wait {
    #[arg(value_name = "MESSAGE")]
    message: String,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    message: &'a str,
    cases: &'a [String],
}

impl Wait {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let noticed = session.run(mail::wait(&session.engine, &mut moment, &self.message))?;
        opened(&self.message, &noticed, context)
    }
}

/// Says which cases were opened.
pub(super) fn opened(
    message: &str,
    noticed: &Noticed,
    context: &mut Context<'_>,
) -> Result<Done, Failure> {
    if context.json {
        context.document(&Document { message, cases: &noticed.opened })?;
        return Ok(Done::Yes);
    }
    for case in &noticed.opened {
        let told = context.words.say("wait-opened", &[("case", Fact::from(case))]);
        context.line(&told)?;
    }
    if noticed.opened.is_empty() {
        let told = context.words.say("wait-there", &[]);
        context.line(&told)?;
    }
    Ok(Done::Yes)
}
