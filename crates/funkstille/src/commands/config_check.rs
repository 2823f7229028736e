//! `config check`: whether the configuration is in order, and what looks like a mistake in it.

use clap::Args;
use funkstille_core::explain::{Explain, Fact};
use funkstille_engine::bank;
use funkstille_engine::words::Words;
use serde::Serialize;

use crate::config::key::PREFIX;
use crate::config::{self, Config, Problem};
use crate::context::Context;
use crate::failure::{Done, Failure};

#[derive(Args)]
pub(crate) struct Check {}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Report {
    valid: bool,
    errors: Vec<ErrorRow>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct ErrorRow {
    key: String,
    message: String,
}

impl Check {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let problems = std::mem::take(&mut context.config.problems);
        let notes = notes(&context.config, problems.is_empty(), &context.words);
        let of_data = of_data(context);
        if context.json {
            let row = |error: &Problem| error_row(error, &context.words);
            let own = of_data.into_iter().map(|message| ErrorRow { key: DATA.to_owned(), message });
            let errors: Vec<_> = problems.iter().map(row).chain(own).collect();
            let valid = errors.is_empty();
            context.document(&Report { valid, errors, notes })?;
            return Ok(if valid { Done::Yes } else { Done::NotAllRead });
        }
        let is_in_order = problems.is_empty() && of_data.is_empty();
        if is_in_order {
            for told in in_order(&context.config, &context.words) {
                context.line(&told)?;
            }
        }
        for note in notes {
            let told = context.words.say("config-note", &[("message", Fact::Text(note))]);
            context.line(&told)?;
        }
        of_data.iter().try_for_each(|told| context.note(told))?;
        match problems.is_empty() {
            true if is_in_order => Ok(Done::Yes),
            true => Ok(Done::NotAllRead),
            false => Err(Failure::Config(problems)),
        }
    }
}

/// The key of what is wrong with a data file of the user's own.
const DATA: &str = "data";

/// What is wrong with mappings of tables and tables of law.
fn of_data(context: &Context<'_>) -> Vec<String> {
    let found = [bank::mappings(&context.data).err(), context.data.laws().err()];
    found.into_iter().flatten().map(|error| context.words.explain(&error)).collect()
}

fn error_row(problem: &Problem, words: &Words) -> ErrorRow {
    ErrorRow { key: problem.key(), message: problem.tell(words) }
}

/// That all is in order, and which file was read.
fn in_order(config: &Config, words: &Words) -> [String; 2] {
    let facts = [
        ("user", Fact::from(config.user())),
        ("business", Fact::Text(config.business().to_string())),
    ];
    let file = match &config.file {
        Some(path) => {
            let key = if config.file_is_there { "config-read" } else { "config-no-file" };
            words.say(key, &[("path", Fact::Text(path.display().to_string()))])
        }
        None => words.say("config-no-place", &[]),
    };
    [words.say("config-in-order", &facts), file]
}

/// What is no error, and may surprise. What is missing is known only where nothing is wrong.
pub(super) fn notes(config: &Config, is_in_order: bool, words: &Words) -> Vec<String> {
    let missing = config.database().and(config.backups()).err().filter(|_| is_in_order);
    let missing = missing.map(|problem| problem.tell(words));
    let unknown = config.unknown_variables.iter().map(|name| unknown_variable(name, words));
    missing.into_iter().chain(unknown).collect()
}

fn unknown_variable(name: &str, words: &Words) -> String {
    let told = words.say("config-unknown-variable", &[("variable", Fact::from(name))]);
    // All begin alike, which must not make them similar.
    let end = |name: &str| name.trim_start_matches(PREFIX).to_owned();
    let known = config::known_variables();
    let similar = config::nearest(&end(name), known.iter().map(|name| end(name)));
    config::with_guess(told, similar.map(|end| format!("{PREFIX}{end}")), words)
}
