//! `tell digest`: when there is a digest of the day by mail.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::telling::digest::{self, Mode};
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Digest {
    #[arg(value_name = "WHEN", value_parser = ["off", "when-needed", "daily"])]
    when: Option<String>,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document {
    when: &'static str,
    last_on: Option<String>,
    is_missing: bool,
}

impl Digest {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let (engine, mut moment) = (&session.engine, session.moment()?);
        let wanted = self.when.as_deref().and_then(Mode::parse);
        let (mode, last) = session.run(async {
            if let Some(mode) = wanted {
                digest::set_mode(engine, &mut moment, mode).await?;
            }
            let mut reading = engine.read().await?;
            Ok((digest::mode(&mut reading).await?, digest::last(&mut reading).await?))
        })?;
        let missed = last.as_ref().and_then(digest::DigestState::missed);
        if context.json {
            let is_missing = missed.is_some();
            let last_on = last.map(|last| last.on.to_string());
            context.document(&Document { when: mode.as_str(), last_on, is_missing })?;
            return Ok(Done::Yes);
        }
        let told = context.words.say(&format!("tell-digest-{}", mode.as_str()), &[]);
        context.line(&told)?;
        if let Some(missed) = missed {
            let told = context.words.say(missed.name(), &[("day", Fact::Day(missed.on))]);
            context.hint(&told)?;
        }
        Ok(Done::Yes)
    }
}
