//! `invoice set`: what else becomes known of an invoice.

use clap::Args;
use funkstille_engine::invoices;

use super::facts::Facts;
use super::row;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Set {
    #[arg(value_name = "INVOICE")]
    invoice: String,

    #[command(flatten)]
    facts: Facts,
}

impl Set {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let known = row::find(&session, &self.invoice)?;
        let facts = self.facts.read(&known.amount.currency.to_string())?;
        session.run(invoices::set(&session.engine, &mut moment, &known.invoice, &facts))?;
        row::show(&session, &self.invoice, context)?;
        Ok(Done::Yes)
    }
}
