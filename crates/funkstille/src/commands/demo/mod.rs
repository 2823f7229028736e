//! `demo`: an invented freelancer's world in a database of its own, and days that pass in it.

mod diary;

use std::path::{Path, PathBuf};

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::business::LanguageName;
use funkstille_engine::cases::CaseOverview;
use funkstille_engine::demo::{self, Stride};
use funkstille_engine::words::Language;
use jiff::civil::Date;
use serde::Serialize;

use super::today;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Demo {
    #[arg(long, value_name = "FILE")]
    at: Option<PathBuf>,

    #[arg(long)]
    again: bool,

    #[arg(long, value_name = "ADVANCE", value_parser = Stride::parse)]
    advance: Option<Stride>,

    #[arg(long, requires = "advance")]
    by_itself: bool,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document {
    database: String,
    date: Date,
    cases: usize,
    things: usize,
}

impl Demo {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let path = self.at.clone().unwrap_or_else(|| context.config.demo.clone());
        let language = match context.words.language() {
            Language::De => LanguageName::De,
            Language::En => LanguageName::En,
        };
        let opening = demo::begin(&path, &context.data, language, self.again);
        let session = Session::of(context, opening)?;
        match self.advance {
            Some(stride) => self.advance(&path, stride, (&session, context))?,
            None => self.show(&path, (&session, context))?,
        }
        Ok(Done::Yes)
    }

    /// Shows the day of the world.
    fn show(
        &self,
        path: &Path,
        (session, context): (&Session, &mut Context<'_>),
    ) -> Result<(), Failure> {
        let page = today::read(session)?;
        if context.json {
            let now = session.moment()?.now;
            let cases = session.run(CaseOverview::all(&session.engine, now, true))?.0.len();
            let things = page.groups.iter().map(|(_, items)| items.len()).sum();
            let database = path.display().to_string();
            return Ok(context.document(&Document { database, date: page.date, cases, things })?);
        }
        let told = context.words.say("demo-about", &[("day", page.date.into())]);
        context.line(&format!("{told}\n"))?;
        today::show(&page, today::of, context)?;
        let first = page.groups.iter().flat_map(|(_, items)| items);
        let first = first.flat_map(|item| &item.concern.cases).next();
        let mut facts = self.facts(path, page.date);
        facts.push(("case", Fact::from(first.map_or("1", String::as_str))));
        let told = context.words.say("demo-next", &facts);
        Ok(context.hint(&format!("\n{told}"))?)
    }

    /// Lets days pass, and tells what happened.
    fn advance(
        &self,
        path: &Path,
        stride: Stride,
        (session, context): (&Session, &mut Context<'_>),
    ) -> Result<(), Failure> {
        let days = session.run(demo::advance(&session.engine, stride, self.by_itself))?;
        diary::show(&days, session, context)?;
        if context.json {
            return Ok(());
        }
        let page = today::read(session)?;
        today::show(&page, today::short, context)?;
        let told = context.words.say("demo-advanced", &self.facts(path, page.date));
        Ok(context.hint(&format!("\n{told}"))?)
    }

    /// The day, and how the next command names the database.
    fn facts(&self, path: &Path, day: Date) -> Vec<(&'static str, Fact)> {
        let database = path.display().to_string();
        let at = self.at.as_ref().map(|_| format!(" --at {database}")).unwrap_or_default();
        vec![("day", day.into()), ("database", Fact::Text(database)), ("at", Fact::Text(at))]
    }
}
