//! `review skip`: the step of a letter is left out, for a reason on record.

use clap::Args;
use funkstille_engine::letters;

use super::done;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Skip {
    #[arg(value_name = "LETTER")]
    letter: String,

    #[arg(long, value_name = "REASON")]
    reason: String,
}

impl Skip {
    pub(crate) fn run(
        &self,
        session: &Session,
        context: &mut Context<'_>,
    ) -> Result<Done, Failure> {
        skip(session, (&self.letter, &self.reason), context)
    }
}

pub(super) fn skip(
    session: &Session,
    (letter, reason): (&str, &str),
    context: &mut Context<'_>,
) -> Result<Done, Failure> {
    let mut moment = session.moment()?;
    session.run(letters::skip(&session.engine, &mut moment, letter, reason))?;
    done("review-skipped", letter, context)
}
