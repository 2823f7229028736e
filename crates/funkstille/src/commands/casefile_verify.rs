//! `casefile verify`: whether a case file is whole. It needs no database.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::Error;
use funkstille_engine::casefile::{self, BrokenLine, Verified};
use funkstille_engine::words::Words;
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};

#[derive(Args)]
pub(crate) struct Verify {
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Whole {
    valid: bool,
    entries: u64,
    head: String,
    case: String,
    gaps: u64,
    files: u64,
    letters: u64,
}

/// The first line that breaks the file; stream and version where it is an entry of the ledger.
#[derive(Serialize)]
struct Broken {
    valid: bool,
    line: u64,
    stream: Option<String>,
    version: Option<i64>,
    flaw: &'static str,
    message: String,
}

impl Verify {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let bytes = fs::read(&self.file).map_err(|error| Error::unreadable(&self.file, &error))?;
        match casefile::verify(&bytes) {
            Ok(verified) => {
                tell_whole(&verified, context)?;
                Ok(Done::Yes)
            }
            Err(broken) => {
                tell_broken(broken, context)?;
                Ok(Done::No)
            }
        }
    }
}

fn tell_whole(verified: &Verified, context: &mut Context<'_>) -> Result<(), Failure> {
    let Verified { entries, gaps, files, letters, .. } = *verified;
    let (case, head) = (verified.case.clone(), verified.head.to_string());
    if context.json {
        let valid = true;
        return Ok(context.document(&Whole {
            valid,
            entries,
            head,
            case,
            gaps,
            files,
            letters,
        })?);
    }
    let count = |count: u64| Fact::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let facts = [
        ("case", Fact::Text(case)),
        ("entries", count(entries)),
        ("files", count(files)),
        ("letters", count(letters)),
    ];
    let mut told = vec![context.words.say("casefile-whole", &facts)];
    if gaps > 0 {
        told.push(context.words.say("casefile-gaps", &[("count", count(gaps))]));
    }
    told.push(context.words.say("casefile-head", &[("head", Fact::Text(head))]));
    Ok(context.line(&told.join("\n"))?)
}

fn tell_broken(broken: BrokenLine, context: &mut Context<'_>) -> Result<(), Failure> {
    let message = sentence(&broken, &context.words);
    if !context.json {
        return Ok(context.line(&message)?);
    }
    let (stream, version) = broken.entry.unzip();
    let (line, flaw) = (broken.line, broken.flaw.as_str());
    Ok(context.document(&Broken { valid: false, line, stream, version, flaw, message })?)
}

fn sentence(broken: &BrokenLine, words: &Words) -> String {
    let told = words.explain(broken);
    let Some((stream, version)) = &broken.entry else { return told };
    let facts = [("stream", Fact::from(stream)), ("version", Fact::Text(version.to_string()))];
    format!("{told} {}", words.say("casefile-entry", &facts))
}
