//! `review arrived`: a letter of unknown fate arrived.

use clap::Args;
use funkstille_engine::sending;

use super::done;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Arrived {
    #[arg(value_name = "LETTER")]
    letter: String,
}

impl Arrived {
    pub(crate) fn run(
        &self,
        session: &Session,
        context: &mut Context<'_>,
    ) -> Result<Done, Failure> {
        let mut moment = session.moment()?;
        session.run(sending::arrived(&session.engine, &mut moment, &self.letter))?;
        done("review-arrived", &self.letter, context)
    }
}
