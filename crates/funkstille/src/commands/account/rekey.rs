//! `account rekey`: passwords and tokens are sealed with another key.

use std::path::PathBuf;

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::accounts;
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Rekey {
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document {
    sealed: usize,
    lost: Vec<Lost>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lost_receivers: Vec<LostReceiver>,
}

/// As [`Lost`], of those who are told what happens.
#[derive(Serialize)]
struct LostReceiver {
    business: i64,
    receiver: String,
}

/// An account whose secret none of the keys opens.
#[derive(Serialize)]
struct Lost {
    business: i64,
    account: String,
}

impl Rekey {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let keys = context.config.key()?;
        let to = self.to.as_deref();
        let done = session.run(accounts::rekey(&session.engine, &mut moment, &keys, to))?;
        let all_opened = done.lost.is_empty() && done.lost_receivers.is_empty();
        let lost = done.lost.into_iter().map(|(business, account)| Lost { business, account });
        let receivers = done.lost_receivers.into_iter();
        let lost_receivers =
            receivers.map(|(business, receiver)| LostReceiver { business, receiver }).collect();
        let document = Document { sealed: done.sealed, lost: lost.collect(), lost_receivers };
        if context.json {
            context.document(&document)?;
        } else {
            let count = Fact::Number(i64::try_from(document.sealed).unwrap_or(i64::MAX));
            let told = context.words.say("account-rekeyed", &[("count", count)]);
            context.line(&told)?;
            for lost in &document.lost {
                let facts =
                    [("business", lost.business.into()), ("account", (&lost.account).into())];
                let told = context.words.say("account-lost", &facts);
                context.line(&told)?;
            }
            for lost in &document.lost_receivers {
                let facts =
                    [("business", lost.business.into()), ("receiver", (&lost.receiver).into())];
                let told = context.words.say("tell-lost", &facts);
                context.line(&told)?;
            }
            if let Some(file) = to {
                let file = Fact::Text(file.display().to_string());
                let told = context.words.say("account-rekey-to", &[("file", file)]);
                context.hint(&told)?;
            }
        }
        Ok(if all_opened { Done::Yes } else { Done::No })
    }
}
