//! `review again`: a letter of unknown fate is to be sent again.

use clap::Args;
use funkstille_engine::sending;

use super::done;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Again {
    #[arg(value_name = "LETTER")]
    letter: String,
}

impl Again {
    pub(crate) fn run(
        &self,
        session: &Session,
        context: &mut Context<'_>,
    ) -> Result<Done, Failure> {
        let mut moment = session.moment()?;
        session.run(sending::again(&session.engine, &mut moment, &self.letter))?;
        done("review-again", &self.letter, context)
    }
}
