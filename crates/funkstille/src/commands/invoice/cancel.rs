//! `invoice cancel`: an invoice is not to be paid any more.

use clap::Args;
use funkstille_engine::invoices;

use super::row;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Cancel {
    #[arg(value_name = "INVOICE")]
    invoice: String,

    #[arg(long, value_name = "REASON", default_value = "")]
    reason: String,
}

impl Cancel {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let known = row::find(&session, &self.invoice)?;
        let (engine, reason) = (&session.engine, self.reason.as_str());
        session.run(invoices::cancel(engine, &mut moment, &known.invoice, reason))?;
        row::show(&session, &self.invoice, context)?;
        Ok(Done::Yes)
    }
}
