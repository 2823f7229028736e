//! `resume`: what was paused goes on.

use clap::Args;
use funkstille_engine::pause;
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Resume {
    #[arg(long, value_name = "REASON", required = true)]
    reason: String,
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
        let mut moment = session.moment()?;
        let resumed = session.run(pause::resume(&session.engine, &mut moment, &self.reason))?;
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
}
