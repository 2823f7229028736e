//! `config set`: a value of the business.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::business::{self, Business, BusinessSet};
use serde::Serialize;

use super::{given_away, left_drafts};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Set {
    #[arg(value_name = "KEY")]
    key: String,

    #[arg(value_name = "VALUE", num_args = 1.., required = true, allow_negative_numbers = true)]
    value: Vec<String>,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    key: &'a str,
    value: &'a str,
    /// How many open cases were looked at again.
    cases: usize,
    /// Letters for which the word came too late.
    given_away: &'a [String],
}

impl Set {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let text = self.value.join(" ");
        let set = business::set(&session.engine, &mut moment, &self.key, &text);
        let BusinessSet { cases, given_away } = session.run(set)?;
        let values = session.run(async {
            let mut reading = session.engine.read().await?;
            Ok(Business::load(&mut reading).await?.values())
        })?;
        let value = values.get(&self.key).map_or("", String::as_str);
        if context.json {
            let given_away = &given_away;
            context.document(&Document { key: &self.key, value, cases, given_away })?;
            return Ok(Done::Yes);
        }
        let count = i64::try_from(cases).unwrap_or(i64::MAX);
        let facts = [
            ("key", Fact::from(&self.key)),
            ("value", value.into()),
            ("is_empty", if value.is_empty() { "yes" } else { "no" }.into()),
        ];
        let told = context.words.say("config-set", &facts);
        context.line(&told)?;
        if cases > 0 {
            let told = context.words.say("config-set-cases", &[("count", count.into())]);
            context.line(&told)?;
        }
        given_away::tell(&given_away, context)?;
        // Letters that waited are written anew.
        left_drafts::tell(&session, |_| cases > 0, context)?;
        Ok(Done::Yes)
    }
}
