//! `config show`: every key with its value, and where that comes from, then the values of the
//! business, where there is a database. Passwords are not shown.

use std::collections::BTreeMap;

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::business::Business;
use funkstille_engine::{Error, Problem, StoreError};
use serde::Serialize;

use crate::config::key::{KEYS, Key};
use crate::config::{Config, Source};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;
use crate::table::{self, Column};

#[derive(Args)]
pub(crate) struct Show {}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Row<'a> {
    key: &'a str,
    /// Nothing where the key is not set and has no default here.
    value: Option<String>,
    from: String,
}

/// Most characters of a key, and of where its value comes from, in a line of the table.
const KEY_WIDTH: u16 = 12;
const FROM_WIDTH: u16 = 40;

/// Most characters of a key of the business.
const OWN_KEY_WIDTH: u16 = 16;

impl Show {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let business = business(context)?;
        if context.json {
            let from = format!("business {}", context.config.business());
            let own = business.iter().flatten().map(|(key, value)| Row {
                key,
                value: Some(value.clone()).filter(|value| !value.is_empty()),
                from: from.clone(),
            });
            let rows = KEYS.iter().map(|key| row(key, &context.config)).chain(own);
            let rows: Vec<Row<'_>> = rows.collect();
            context.document(&rows)?;
            return Ok(Done::Yes);
        }
        let table = table(context);
        context.line(&table)?;
        if let Some(business) = business {
            let number = Fact::Text(context.config.business().to_string());
            let head = context.words.say("config-of-business", &[("number", number)]);
            let table = business_table(&business, context);
            context.line(&format!("\n{head}\n{table}"))?;
        }
        Ok(Done::Yes)
    }
}

/// The values of the business; `None` where there is no database or no business in it. A database
/// that cannot be reached keeps nobody from reading the configuration, and a wrong one is named.
fn business(context: &mut Context<'_>) -> Result<Option<BTreeMap<String, String>>, Failure> {
    let read = Session::open(context).and_then(|session| {
        session.run(async {
            let mut reading = session.engine.read().await?;
            Ok(Business::load(&mut reading).await?.values())
        })
    });
    match read {
        Ok(values) => Ok(Some(values)),
        Err(Failure::Config(_)) => Ok(None),
        Err(Failure::Engine(error)) if is_nothing_there(&error) => Ok(None),
        Err(Failure::Engine(error)) => {
            let told = context.words.explain(&error);
            context.note(&told)?;
            Ok(None)
        }
        Err(failure) => Err(failure),
    }
}

fn is_nothing_there(error: &Error) -> bool {
    use StoreError as S;
    match error {
        Error::Problem(Problem::NoBusiness) => true,
        Error::Store(error) => matches!(
            error,
            S::NotThere { .. } | S::NoTenant { .. } | S::TooOld { found: 0, .. } | S::Other { .. }
        ),
        _ => false,
    }
}

fn business_table(values: &BTreeMap<String, String>, context: &Context<'_>) -> String {
    let words = &context.words;
    let column = |key, most| Column { head: words.say(key, &[]), most };
    let mut table = table::with_columns(&[
        column("config-head-key", Some(OWN_KEY_WIDTH)),
        column("config-head-value", None),
    ]);
    for (key, value) in values {
        let none = || words.say("config-none", &[]);
        let value = if value.is_empty() { none() } else { value.clone() };
        table.add_row([key.clone(), value]);
    }
    table.trim_fmt()
}

fn row<'a>(key: &Key, config: &Config) -> Row<'a> {
    let (value, source) = shown(key, config);
    Row { key: key.name, value, from: source.to_string() }
}

/// The value of a key as it may be shown, if it has one, and where that comes from.
fn shown(key: &Key, config: &Config) -> (Option<String>, Source) {
    match config.setting(key.name) {
        Some(setting) => (Some(key.shown_of(setting)), setting.source.clone()),
        None => (None, Source::Default(None)),
    }
}

fn table(context: &Context<'_>) -> String {
    let words = &context.words;
    let column = |key, most| Column { head: words.say(key, &[]), most };
    let mut table = table::with_columns(&[
        column("config-head-key", Some(KEY_WIDTH)),
        column("config-head-value", None),
        column("config-head-from", Some(FROM_WIDTH)),
    ]);
    for key in &KEYS {
        let (value, source) = shown(key, &context.config);
        let value = value.unwrap_or_else(|| words.say("config-none", &[]));
        table.add_row([key.name.to_owned(), value, source.tell(words)]);
    }
    table.trim_fmt()
}
