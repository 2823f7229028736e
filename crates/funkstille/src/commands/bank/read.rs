//! `bank read`: what each file says, entry by entry.

use std::path::{Path, PathBuf};

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::bank::{self, BankProblem, ReadStatement};
use funkstille_formats::bank::{BankEntry, BankPart};
use jiff::civil::Date;
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::table::{NAME_WIDTH, headed};

#[derive(Args)]
pub(crate) struct Read {
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    format: &'a str,
    account: Option<&'a str>,
    booked: Option<Date>,
    valued: Option<Date>,
    amount: String,
    currency: Option<String>,
    counterparty: Option<&'a str>,
    counterparty_account: Option<&'a str>,
    reference: Option<&'a str>,
    end_to_end_id: Option<&'a str>,
    bank_id: Option<&'a str>,
}

#[derive(Serialize)]
struct Unread<'a> {
    path: &'a str,
    error: String,
    line: Option<u64>,
}

impl Read {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let mappings = bank::mappings(&context.data)?;
        let mut done = Done::NotAllRead;
        for path in &self.files {
            match bank::read(path, &mappings) {
                Ok(statement) => {
                    show(path, &statement, context)?;
                    done = Done::Yes;
                }
                Err(problem) => complain(&problem, context)?,
            }
        }
        Ok(done)
    }
}

fn show(path: &Path, statement: &ReadStatement, context: &mut Context<'_>) -> Result<(), Failure> {
    let ReadStatement { format, entries, problems, .. } = statement;
    if context.json {
        let path = path.display().to_string();
        for entry in entries {
            context.document(&line(&path, format, entry))?;
        }
    } else {
        let facts = [
            ("path", Fact::Text(path.display().to_string())),
            ("format", format.into()),
            ("count", i64::try_from(entries.len()).unwrap_or(i64::MAX).into()),
        ];
        let heading = context.words.say("bank-read-file", &facts);
        context.line(&heading)?;
        if !entries.is_empty() {
            let told = table(entries, context);
            context.line(&told)?;
        }
    }
    problems.iter().try_for_each(|problem| complain(problem, context))
}

pub(super) fn complain(problem: &BankProblem, context: &mut Context<'_>) -> Result<(), Failure> {
    let error = context.words.explain(problem);
    if context.json {
        let path = problem.path.display().to_string();
        context.document(&Unread { path: &path, error, line: problem.line })?;
    } else {
        context.note(&error)?;
    }
    Ok(())
}

fn line<'a>(path: &'a str, format: &'a str, entry: &'a BankEntry) -> Line<'a> {
    let part = entry.only_part();
    let said = |of: fn(&BankPart) -> Option<&String>| part.and_then(of).map(String::as_str);
    Line {
        path,
        format,
        account: entry.account.as_deref(),
        booked: entry.booked_on,
        valued: entry.valued_on,
        amount: entry.amount.decimal().to_string(),
        currency: entry.currency().map(|currency| currency.to_string()),
        counterparty: said(|part| part.counterparty.as_ref()),
        counterparty_account: said(|part| part.counterparty_account.as_ref()),
        reference: entry.reference(),
        end_to_end_id: said(|part| part.end_to_end_id.as_ref()),
        bank_id: entry.bank_id.as_deref().or(said(|part| part.bank_id.as_ref())),
    }
}

/// A table for people.
fn table(entries: &[BankEntry], context: &Context<'_>) -> String {
    let heads = [
        ("bank-head-booked", Some(10)),
        ("bank-head-amount", Some(16)),
        ("bank-head-counterparty", NAME_WIDTH),
        ("bank-head-reference", None),
    ];
    let mut table = headed(&context.words, &heads);
    for entry in entries {
        let counterparty = entry.only_part().and_then(|part| part.counterparty.as_deref());
        table.add_row([
            entry.booked_on.map(|day| day.to_string()).unwrap_or_default(),
            match entry.currency() {
                Some(_) => entry.amount.to_string(),
                None => entry.amount.decimal().to_string(),
            },
            counterparty.unwrap_or_default().to_owned(),
            entry.reference().unwrap_or_default().to_owned(),
        ]);
    }
    table.to_string()
}
