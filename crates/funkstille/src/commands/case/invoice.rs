//! `case invoice`: the copy of the invoice that every demand carries.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use funkstille_engine::Error;
use funkstille_engine::cases;

use super::row;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Invoice {
    #[arg(value_name = "CASE")]
    case: String,

    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Invoice {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let unreadable = |error| Error::unreadable(&self.file, &error);
        let bytes = fs::read(&self.file).map_err(unreadable)?;
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let attach = cases::attach_invoice(&session.engine, &mut moment, &self.case, &bytes);
        session.run(attach)?;
        row::show(&session, &self.case, context)?;
        Ok(Done::Yes)
    }
}
