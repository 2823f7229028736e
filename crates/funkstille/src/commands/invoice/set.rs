//! `invoice set`: what else becomes known of an invoice.

use clap::Args;
use funkstille_engine::invoices::{self, InvoiceFacts};

use super::facts::Facts;
use super::row;
use crate::commands::choice::money;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Set {
    #[arg(value_name = "INVOICE")]
    invoice: String,

    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    amount: Option<String>,

    #[command(flatten)]
    facts: Facts,
}

impl Set {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let known = row::find(&session, &self.invoice)?;
        let currency = known.amount.currency.to_string();
        let amount = self.amount.as_deref().map(|amount| money(amount, &currency)).transpose()?;
        let facts = InvoiceFacts { amount, ..self.facts.read(&currency)? };
        session.run(invoices::set(&session.engine, &mut moment, &known.invoice, &facts))?;
        row::show(&session, &self.invoice, context)?;
        Ok(Done::Yes)
    }
}
