//! `bank import`: statements are kept, each entry once.

use std::path::{Path, PathBuf};

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_core::money::Currency;
use funkstille_engine::bank::{self, Imported, Matched, ReadStatement, TakenIn};
use funkstille_engine::words::Words;
use serde::Serialize;

use super::read::complain;
use crate::commands::choice::CURRENCIES;
use crate::commands::overpaid::{self, OverpaidRow};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Import {
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    #[arg(long, value_name = "CURRENCY", value_parser = CURRENCIES)]
    currency: Option<String>,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Line<'a> {
    path: String,
    format: &'a str,
    new: usize,
    known: usize,
    announced: usize,
    matched: usize,
    asked: usize,
    returned: usize,
    /// Invoices for which more came with it than was owed.
    overpaid: Vec<OverpaidRow<'a>>,
}

impl Import {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let mappings = bank::mappings(&context.data)?;
        let currency = self.currency.as_deref().and_then(Currency::parse);
        let session = Session::open(context)?;
        let mut done = Done::NotAllRead;
        for path in &self.files {
            match bank::read_to_keep(path, &mappings, currency) {
                Ok(statement) => {
                    let mut moment = session.moment()?;
                    let import = bank::import(&session.engine, &mut moment, path, &statement);
                    let imported = session.run(import)?;
                    show(path, &statement, &imported, context)?;
                    done = Done::Yes;
                }
                Err(problem) => complain(&problem, context)?,
            }
        }
        Ok(done)
    }
}

/// What a file gave, for a person.
fn told(path: &Path, imported: &Imported, words: &Words) -> String {
    let Imported { new, known, announced, matched, .. } = *imported;
    let count = |count: usize| Fact::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let mut facts = vec![("path", Fact::Text(path.display().to_string())), ("new", count(new))];
    facts.extend([("known", count(known)), ("announced", count(announced))]);
    let told = words.say("bank-imported", &facts);
    let line = std::iter::once(told).chain(became(&matched, words)).collect::<Vec<_>>().join(" ");
    let beyond = imported.overpaid.iter().map(|it| overpaid::told(it, words));
    std::iter::once(line).chain(beyond).collect::<Vec<_>>().join("\n")
}

/// What became of new payments, for a person: a sentence for each kind that there is.
pub(super) fn became(matched: &Matched, words: &Words) -> Vec<String> {
    let Matched { certain, asked, returned } = *matched;
    let kinds =
        [("bank-matched", certain), ("bank-returned", returned), ("bank-to-be-asked", asked)];
    let kinds = kinds.into_iter().filter(|(_, count)| *count > 0);
    let count = |count: usize| Fact::Number(i64::try_from(count).unwrap_or(i64::MAX));
    kinds.map(|(key, number)| words.say(key, &[("count", count(number))])).collect()
}

/// What became of a file in the watched folder, for a person: nothing where it is quiet.
pub(crate) fn taken_in(taken: &TakenIn, words: &Words) -> Vec<String> {
    match &taken.outcome {
        _ if taken.is_quiet() => Vec::new(),
        Ok((statement, imported)) => {
            let problems = statement.problems.iter().map(|problem| words.explain(problem));
            std::iter::once(told(&taken.path, imported, words)).chain(problems).collect()
        }
        Err(problem) => vec![words.explain(problem)],
    }
}

fn show(
    path: &Path,
    statement: &ReadStatement,
    imported: &Imported,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    if context.json {
        let Imported { new, known, announced, matched, .. } = *imported;
        let overpaid = imported.overpaid.iter().map(OverpaidRow::from).collect();
        let Matched { certain, asked, returned } = matched;
        let (path, format) = (path.display().to_string(), statement.format.as_str());
        context.document(&Line {
            path,
            format,
            new,
            known,
            announced,
            matched: certain,
            asked,
            returned,
            overpaid,
        })?;
    } else {
        let line = told(path, imported, &context.words);
        context.line(&line)?;
    }
    statement.problems.iter().try_for_each(|problem| complain(problem, context))?;
    if !statement.problems.is_empty() && !context.json {
        let told = context.words.say("bank-gaps-hold", &[]);
        context.note(&told)?;
    }
    Ok(())
}
