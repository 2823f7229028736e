//! `today`: the page to read with the morning coffee.

mod document;
mod item;
mod page;

pub(crate) use page::{of, short, when};

use clap::Args;
use funkstille_engine::texts::written::Written;
use funkstille_engine::{mail, today};

use crate::concern::Speech;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Today {}

impl Today {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let today = read(&session)?;
        if context.json {
            let written = Written::load(&context.data)?;
            let speech = Speech { words: &context.words, written: &written };
            let document = serde_json::to_string(&document::of(&today, &speech))?;
            context.line(&document)?;
        } else {
            show(&today, page::of, context)?;
        }
        Ok(Done::Yes)
    }
}

/// The page of a business, as it stands now.
pub(crate) fn read(session: &Session) -> Result<today::Today, Failure> {
    let now = session.moment()?.now;
    session.run(async {
        let knowledge = mail::knowledge(&mut session.engine.read().await?).await?;
        today::today(&session.engine, now, &knowledge).await
    })
}

/// Shows it to a person, in one of its forms.
pub(crate) fn show(
    today: &today::Today,
    form: impl Fn(&today::Today, &Speech<'_>) -> String,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let written = Written::load(&context.data)?;
    let page = form(today, &Speech { words: &context.words, written: &written });
    Ok(context.line(&page)?)
}
