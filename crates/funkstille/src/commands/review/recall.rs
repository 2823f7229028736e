//! `review recall`: the approval of a letter is taken back before it leaves.

use clap::Args;
use funkstille_engine::letters;

use super::done;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Recall {
    #[arg(value_name = "LETTER")]
    letter: String,
}

impl Recall {
    pub(crate) fn run(
        &self,
        session: &Session,
        context: &mut Context<'_>,
    ) -> Result<Done, Failure> {
        let mut moment = session.moment()?;
        session.run(letters::recall(&session.engine, &mut moment, &self.letter))?;
        done("review-recalled", &self.letter, context)
    }
}
