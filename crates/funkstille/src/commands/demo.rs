//! `demo`: an invented mailbox, and what is to be done about it.

use clap::Args;
use funkstille_engine::demo;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::silences;

#[derive(Args)]
pub(crate) struct Demo {}

impl Demo {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let report = demo::scan(&context.data)?;
        if !context.json {
            let told = context.words.say("demo-about", &[("day", demo::TODAY.into())]);
            context.line(&format!("{told}\n"))?;
        }
        silences::show(&report, demo::TODAY, context)?;
        if !context.json {
            let told = context.words.say("demo-next", &[]);
            context.line(&format!("\n{told}"))?;
        }
        Ok(Done::Yes)
    }
}
