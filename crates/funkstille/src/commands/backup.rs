//! `backup`: everything in one file, and whether such a file is good.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::backup::{self, Kept};
use funkstille_engine::words::Words;
use funkstille_engine::{Error, StoreError};
use serde::Serialize;

use crate::clock;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session;

#[derive(Args)]
pub(crate) struct Backup {
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    #[arg(long, requires = "file")]
    verify: bool,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    file: String,
    valid: bool,
    rows: &'a BTreeMap<String, u64>,
    entries: u64,
    /// By the number of the business: the last entry of its ledger.
    heads: BTreeMap<i64, u64>,
    /// Tables that do not follow from the ledger.
    out_of_step: &'a BTreeSet<String>,
}

#[derive(Serialize)]
struct Bad {
    file: String,
    valid: bool,
    message: String,
}

impl Backup {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let runtime = session::runtime()?;
        if let (Some(file), true) = (&self.file, self.verify) {
            return match runtime.block_on(backup::verify(file)) {
                Ok(kept) => tell("backup-whole", file, &kept, context),
                Err(Error::Store(error)) if is_an_answer(&error) => tell_bad(file, error, context),
                Err(error) => Err(error.into()),
            };
        }
        let store = session::store(&runtime, context)?;
        let (file, kept) = if let Some(file) = &self.file {
            (file.clone(), runtime.block_on(backup::make(&store, file))?)
        } else {
            let folder = context.config.backups()?;
            runtime.block_on(backup::make_usual(&store, folder, clock::now()))?
        };
        runtime.block_on(store.close());
        tell("backup-made", &file, &kept, context)
    }
}

/// Whether an error says that the file is no good backup, and not that it could not be looked at.
fn is_an_answer(error: &StoreError) -> bool {
    use StoreError as E;
    let is_none = matches!(error, E::NoBackup { .. } | E::AtWork { .. } | E::Unreadable { .. });
    is_none || backup::is_damage(error)
}

fn tell(key: &str, file: &Path, kept: &Kept, context: &mut Context<'_>) -> Result<Done, Failure> {
    if context.json {
        context.document(&Document {
            file: file.display().to_string(),
            valid: true,
            rows: &kept.rows,
            entries: kept.entries,
            heads: kept.heads.iter().map(|(tenant, head)| (tenant.0, *head)).collect(),
            out_of_step: &kept.out_of_step,
        })?;
        return Ok(Done::Yes);
    }
    let place = ("file", Fact::Text(file.display().to_string()));
    for told in [context.words.say(key, &[place])].into_iter().chain(lines(kept, &context.words)) {
        context.line(&told)?;
    }
    if !kept.out_of_step.is_empty() {
        let told = context.words.say("backup-out-of-step", &[]);
        context.hint(&told)?;
    }
    Ok(Done::Yes)
}

/// What is in it: rows and entries, and where the ledger of each business ends.
pub(super) fn lines(kept: &Kept, words: &Words) -> Vec<String> {
    let number = |count: u64| Fact::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let rows = kept.rows.values().sum();
    let facts = [("rows", number(rows)), ("entries", number(kept.entries))];
    let heads = kept.heads.iter().map(|(tenant, head)| {
        let facts = [("business", Fact::Text(tenant.0.to_string())), ("head", number(*head))];
        words.say("backup-head", &facts)
    });
    [words.say("backup-holds", &facts)].into_iter().chain(heads).collect()
}

fn tell_bad(file: &Path, error: StoreError, context: &mut Context<'_>) -> Result<Done, Failure> {
    let message = context.words.explain(&Error::from(error));
    let file = file.display().to_string();
    if context.json {
        context.document(&Bad { file, valid: false, message })?;
        return Ok(Done::No);
    }
    let facts = [("file", Fact::Text(file)), ("why", Fact::Text(message))];
    let told = context.words.say("backup-bad", &facts);
    context.line(&told)?;
    Ok(Done::No)
}
