//! `config show`: every key with its value, and where that comes from. Passwords are not shown.

use clap::Args;
use serde::Serialize;

use crate::config::key::{KEYS, Key};
use crate::config::{Config, Source};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::table::{self, Column};

#[derive(Args)]
pub(crate) struct Show {}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Row {
    key: &'static str,
    /// Nothing where the key is not set and has no default here.
    value: Option<String>,
    from: String,
}

/// Most characters of a key, and of where its value comes from, in a line of the table.
const KEY_WIDTH: u16 = 12;
const FROM_WIDTH: u16 = 40;

impl Show {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        if context.json {
            let rows = KEYS.iter().map(|key| row(key, &context.config));
            context.document(&rows.collect::<Vec<_>>())?;
        } else {
            let table = table(context);
            context.line(&table)?;
        }
        Ok(Done::Yes)
    }
}

fn row(key: &Key, config: &Config) -> Row {
    let (value, source) = shown(key, config);
    Row { key: key.name, value, from: source.to_string() }
}

/// The value of a key as it may be shown, if it has one, and where that comes from.
fn shown(key: &Key, config: &Config) -> (Option<String>, Source) {
    match config.setting(key.name) {
        Some(setting) => (Some(key.shown(&setting.value)), setting.source.clone()),
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
