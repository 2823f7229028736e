//! `case decline`: an enquiry is declined, and the letter that says so waits.

use clap::Args;
use funkstille_engine::letters;

use super::row;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Decline {
    #[arg(value_name = "CASE")]
    case: String,

    #[arg(long, value_name = "REASON", default_value = "")]
    reason: String,
}

impl Decline {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let declined = letters::decline(&session.engine, &mut moment, &self.case, &self.reason);
        let letter = session.run(declined)?;
        row::show(&session, &self.case, context)?;
        row::show_letter(&letter, context)?;
        Ok(Done::Yes)
    }
}
