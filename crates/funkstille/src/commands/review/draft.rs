//! `review draft`: a letter lies among the drafts of the user's own mailbox.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::round;
use serde::Serialize;

use crate::commands::account::entrance;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Draft {
    #[arg(value_name = "LETTER")]
    letter: String,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    letter: &'a str,
    account: &'a str,
    address: &'a str,
    folder: &'a str,
    was_there: bool,
}

impl Draft {
    pub(crate) fn run(
        &self,
        session: &Session,
        context: &mut Context<'_>,
    ) -> Result<Done, Failure> {
        let mut moment = session.moment()?;
        let entrance = entrance(session, context)?;
        let drafting = round::draft(&session.engine, &mut moment, &entrance, &self.letter);
        let drafted = session.run(drafting)?;
        if context.json {
            context.document(&Document {
                letter: &drafted.letter,
                account: &drafted.account,
                address: &drafted.address,
                folder: &drafted.folder,
                was_there: drafted.was_there,
            })?;
            return Ok(Done::Yes);
        }
        let facts = [
            ("letter", Fact::from(&drafted.letter)),
            ("address", Fact::from(&drafted.address)),
            ("folder", Fact::from(&drafted.folder)),
        ];
        let key = if drafted.was_there { "review-drafted-before" } else { "review-drafted" };
        let told = context.words.say(key, &facts);
        context.line(&told)?;
        Ok(Done::Yes)
    }
}
