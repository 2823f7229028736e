//! `review`: the letters that wait for a person's word: read, changed, approved, skipped.

mod again;
mod approve;
mod arrived;
mod copy;
mod draft;
mod edit;
mod editor;
mod list;
mod print;
mod recall;
mod sent;
mod show;
mod skip;
mod walk;

use std::io::{IsTerminal, stdin, stdout};

use clap::{Args, Subcommand};
use funkstille_core::explain::Fact;
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Review {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Subcommand)]
enum What {
    Show(show::Show),
    Edit(edit::Edit),
    Approve(approve::Approve),
    Skip(skip::Skip),
    Sent(sent::Sent),
    Copy(copy::Copy),
    Draft(draft::Draft),
    Recall(recall::Recall),
    Arrived(arrived::Arrived),
    Again(again::Again),
    Print(print::Print),
}

impl Review {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        match &self.what {
            Some(What::Show(command)) => command.run(&session, context),
            Some(What::Edit(command)) => command.run(&session, context),
            Some(What::Approve(command)) => command.run(&session, context),
            Some(What::Skip(command)) => command.run(&session, context),
            Some(What::Sent(command)) => command.run(&session, context),
            Some(What::Copy(command)) => command.run(&session, context),
            Some(What::Draft(command)) => command.run(&session, context),
            Some(What::Recall(command)) => command.run(&session, context),
            Some(What::Arrived(command)) => command.run(&session, context),
            Some(What::Again(command)) => command.run(&session, context),
            Some(What::Print(command)) => command.run(&session, context),
            None if stdin().is_terminal() && stdout().is_terminal() && !context.json => {
                walk::run(&session, &mut stdin().lock(), context)
            }
            None => list::run(&session, context),
        }
    }
}

/// The JSON of a letter with which something was done.
#[derive(Serialize)]
struct DoneWith<'a> {
    letter: &'a str,
}

/// Says that something was done with a letter.
fn done(key: &str, letter: &str, context: &mut Context<'_>) -> Result<Done, Failure> {
    if context.json {
        context.document(&DoneWith { letter })?;
    } else {
        let told = context.words.say(key, &[("letter", Fact::from(letter))]);
        context.line(&told)?;
    }
    Ok(Done::Yes)
}
