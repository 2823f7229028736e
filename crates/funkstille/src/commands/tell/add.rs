//! `tell add`: a webhook or a topic of ntfy is told what happens from now on.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::accounts::SecretText;
use funkstille_engine::data;
use funkstille_engine::telling::{self, Kind, NewReceiver, ReceiverKind, Settings};
use funkstille_engine::{Error, Problem};
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Add {
    #[arg(value_name = "WAY", value_parser = ["webhook", "ntfy"])]
    way: String,

    #[arg(value_name = "URL")]
    url: String,

    #[arg(long = "kind", value_name = "KIND", value_parser = kind)]
    kinds: Vec<Kind>,

    #[arg(long)]
    names: bool,

    #[arg(long)]
    private: bool,

    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    receiver: &'a str,
    way: &'a str,
    secret: Option<&'a str>,
}

/// The kind of this name.
fn kind(name: &str) -> Result<Kind, Error> {
    let found = Kind::ALL.iter().copied().find(|kind| kind.as_str() == name);
    let known = || Kind::ALL.iter().map(|kind| kind.as_str().to_owned()).collect();
    let unknown = || Problem::UnknownKey { given: name.to_owned(), known: known() };
    Ok(found.ok_or_else(unknown)?)
}

impl Add {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let (mut moment, keys) = (session.moment()?, context.config.key()?);
        let token = match &self.token_file {
            Some(file) => Some(SecretText::from(data::read_text(file)?.trim())),
            None => None,
        };
        let settings = Settings {
            url: self.url.clone(),
            private: self.private,
            names: self.names,
            kinds: self.kinds.iter().copied().collect::<BTreeSet<_>>(),
        };
        let kind = if self.way == "webhook" { ReceiverKind::Webhook } else { ReceiverKind::Ntfy };
        let new = NewReceiver { kind, settings, token };
        let added = session.run(telling::add(&session.engine, &mut moment, &keys, new))?;
        let secret = added.secret.as_ref().map(SecretText::reveal);
        if context.json {
            let receiver = added.receiver.as_str();
            context.document(&Document { receiver, way: &self.way, secret })?;
            return Ok(Done::Yes);
        }
        let facts = [("receiver", Fact::from(&added.receiver))];
        let told = context.words.say("tell-added", &facts);
        context.line(&told)?;
        if let Some(secret) = secret {
            let told = context.words.say("tell-secret", &[("secret", Fact::from(secret))]);
            context.line(&told)?;
        }
        Ok(Done::Yes)
    }
}
