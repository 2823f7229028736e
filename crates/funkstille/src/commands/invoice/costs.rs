//! `invoice costs`: something else is to be paid with an invoice.

use clap::Args;
use funkstille_engine::invoices;
use funkstille_engine::simulate::read_date;
use jiff::civil::Date;

use super::row;
use crate::commands::choice::money;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Costs {
    #[arg(value_name = "INVOICE")]
    invoice: String,

    #[arg(value_name = "AMOUNT", allow_negative_numbers = true)]
    amount: String,

    #[arg(long = "for", value_name = "TEXT")]
    what: String,

    #[arg(long, value_name = "DATE", value_parser = read_date)]
    on: Option<Date>,
}

impl Costs {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let known = row::find(&session, &self.invoice)?;
        let amount = money(&self.amount, &known.amount.currency.to_string())?;
        let costs = (self.on, amount, self.what.as_str());
        session.run(invoices::add_costs(&session.engine, &mut moment, &known.invoice, costs))?;
        row::show(&session, &self.invoice, context)?;
        Ok(Done::Yes)
    }
}
