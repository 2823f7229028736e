//! `today`: the page to read with the morning coffee.

mod document;
mod item;
mod page;

pub(crate) use page::when;

use clap::Args;
use funkstille_core::guard::Knowledge;
use funkstille_engine::texts::written::Written;
use funkstille_engine::today;

use crate::concern::Speech;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Today {}

/// Neither mailbox nor bank is read yet.
pub(crate) const NOTHING_KNOWN: Knowledge =
    Knowledge { mailbox_read_at: None, bank_read_at: None, account_checked_on: None };

impl Today {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let now = session.moment()?.now;
        let today = session.run(today::today(&session.engine, now, &NOTHING_KNOWN))?;
        let written = Written::load(&context.data)?;
        let words = &context.words;
        let speech = Speech { words, written: &written };
        if context.json {
            let document = serde_json::to_string(&document::of(&today, &speech))?;
            context.line(&document)?;
        } else {
            let page = page::of(&today, &speech);
            context.line(&page)?;
        }
        Ok(Done::Yes)
    }
}
