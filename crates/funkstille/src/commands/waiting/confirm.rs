//! `waiting confirm`: what was suggested does wait; a case is opened.

use clap::Args;
use funkstille_engine::mail;

use crate::commands::wait::opened;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Confirm {
    #[arg(value_name = "MESSAGE")]
    message: String,
}

impl Confirm {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let noticed = session.run(mail::confirm(&session.engine, &mut moment, &self.message))?;
        opened(&self.message, &noticed, context)
    }
}
