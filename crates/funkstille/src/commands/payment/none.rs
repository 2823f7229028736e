//! `payment none`: the account was checked, and nothing came.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::money;
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Nothing {}

/// The JSON of the contract.
#[derive(Serialize)]
struct Document {
    /// In how many open cases about money it stands now.
    cases: usize,
}

impl Nothing {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let cases = session.run(money::nothing_came(&session.engine, &mut moment))?;
        if context.json {
            context.document(&Document { cases })?;
        } else {
            let count = Fact::Number(i64::try_from(cases).unwrap_or(i64::MAX));
            let told = context.words.say("payment-nothing-came", &[("count", count)]);
            context.line(&told)?;
        }
        Ok(Done::Yes)
    }
}
