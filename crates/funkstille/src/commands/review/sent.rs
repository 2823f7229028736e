//! `review sent`: the letter was sent by hand.

use clap::Args;
use funkstille_engine::letters;

use super::done;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Sent {
    #[arg(value_name = "LETTER")]
    letter: String,

    #[arg(long)]
    as_is: bool,
}

impl Sent {
    pub(crate) fn run(
        &self,
        session: &Session,
        context: &mut Context<'_>,
    ) -> Result<Done, Failure> {
        sent(session, (&self.letter, self.as_is), context)
    }
}

pub(super) fn sent(
    session: &Session,
    (letter, as_is): (&str, bool),
    context: &mut Context<'_>,
) -> Result<Done, Failure> {
    let mut moment = session.moment()?;
    let notes = if as_is {
        session.run(letters::sent_as_is(&session.engine, &mut moment, letter))?
    } else {
        session.run(letters::sent(&session.engine, &mut moment, letter))?
    };
    let said = done("review-sent", letter, context)?;
    for note in notes {
        let told = context.words.explain(&note);
        context.hint(&told)?;
    }
    Ok(said)
}
