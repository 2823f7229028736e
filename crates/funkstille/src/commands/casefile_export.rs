//! `casefile export`: everything about one case in one file.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::casefile::{self, Exported};
use funkstille_engine::{Error, StoreError};
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Export {
    #[arg(value_name = "CASE")]
    case: String,

    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What is told about a file that was written.
#[derive(Serialize)]
struct Written {
    path: String,
    lines: u64,
    entries: u64,
    missing_files: u64,
    head: String,
}

impl Export {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let exported = session.run(casefile::export(&session.engine, &self.case))?;
        match &self.out {
            None => context.out.write_all(exported.text.as_bytes())?,
            Some(path) => write(path, &exported, context)?,
        }
        if exported.missing_files > 0 {
            let count = Fact::Number(i64::try_from(exported.missing_files).unwrap_or(i64::MAX));
            let told = context.words.say("casefile-missing-files", &[("count", count)]);
            writeln!(context.err, "{told}")?;
        }
        Ok(Done::Yes)
    }
}

/// Nothing is written over a file that is there.
fn not_written(path: &Path, error: &io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::AlreadyExists => {
            StoreError::Exists { place: path.display().to_string() }.into()
        }
        _ => Error::unwritable(path, error),
    }
}

fn write(path: &Path, exported: &Exported, context: &mut Context<'_>) -> Result<(), Failure> {
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    let written = file.and_then(|mut file| file.write_all(exported.text.as_bytes()));
    written.map_err(|error| not_written(path, &error))?;
    let Exported { lines, entries, missing_files, head, .. } = *exported;
    let (path, head) = (path.display().to_string(), head.to_string());
    if context.json {
        return Ok(context.document(&Written { path, lines, entries, missing_files, head })?);
    }
    let facts = [
        ("path", Fact::Text(path)),
        ("lines", Fact::Text(lines.to_string())),
        ("head", Fact::Text(head)),
    ];
    let told = context.words.say("casefile-written", &facts);
    Ok(context.line(&told)?)
}
