//! `restore`: a database from a backup. It is paused.

use std::path::PathBuf;

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::backup;
use serde::Serialize;

use super::backup::lines;
use crate::clock;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session;

#[derive(Args)]
pub(crate) struct Restore {
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[arg(long, value_name = "DATABASE")]
    into: Option<String>,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document {
    file: String,
    database: String,
    /// The version of the backup's schema.
    version: i64,
    rows: u64,
    entries: u64,
    paused: bool,
}

impl Restore {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let database = match &self.into {
            Some(database) => database.as_str(),
            None => context.config.database()?,
        };
        let location = session::location(database)?;
        let restoring = backup::restore(&self.file, &location, clock::now());
        let restored = session::runtime()?.block_on(restoring)?;
        let (file, database) = (self.file.display().to_string(), location.to_string());
        let kept = &restored.kept;
        if context.json {
            let (rows, entries) = (kept.rows.values().sum(), kept.entries);
            let version = restored.version;
            let paused = true;
            context.document(&Document { file, database, version, rows, entries, paused })?;
            return Ok(Done::Yes);
        }
        let facts = [("file", Fact::Text(file)), ("database", Fact::Text(database))];
        let told = [context.words.say("restore-done", &facts)];
        for told in told.into_iter().chain(lines(kept, &context.words)) {
            context.line(&told)?;
        }
        let next = context.words.say("restore-next", &[]);
        Ok(context.hint(&next).map(|()| Done::Yes)?)
    }
}
