//! `case thank`: the letter that thanks for a payment.

use clap::Args;
use funkstille_engine::letters;

use super::row;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Thank {
    #[arg(value_name = "CASE")]
    case: String,
}

impl Thank {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let letter = session.run(letters::thank(&session.engine, &mut moment, &self.case))?;
        row::show(&session, &self.case, context)?;
        row::show_letter(&letter, context)?;
        Ok(Done::Yes)
    }
}
