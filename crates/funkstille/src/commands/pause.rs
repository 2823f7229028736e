//! `pause`: nothing leaves until somebody lets it go on.

use clap::Args;
use funkstille_engine::pause;
use jiff::Timestamp;
use serde::Serialize;

use super::given_away;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Pause {
    #[arg(long, value_name = "REASON")]
    reason: Option<String>,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    paused: bool,
    since: Option<Timestamp>,
    why: Option<&'a str>,
    changed: bool,
    given_away: &'a [String],
}

impl Pause {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let reason = self.reason.as_deref().unwrap_or_default();
        let paused = session.run(pause::pause(&session.engine, &mut moment, reason))?;
        let (changed, pause) = (paused.is_new, paused.pause.as_ref());
        if context.json {
            let (since, why) = pause.map(|it| (it.since, it.why.as_str())).unzip();
            let given_away = &paused.given_away;
            context.document(&Document { paused: true, since, why, changed, given_away })?;
            return Ok(Done::Yes);
        }
        let facts = pause.map(|it| it.facts(&paused.zone)).unwrap_or_default();
        let key = if changed { "pause-begins" } else { "pause-there" };
        let told = context.words.say(key, &facts);
        context.line(&told)?;
        given_away::tell(&paused.given_away, context)?;
        let next = context.words.say("pause-next", &[]);
        Ok(context.hint(&next).map(|()| Done::Yes)?)
    }
}
