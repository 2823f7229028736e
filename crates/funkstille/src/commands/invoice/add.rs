//! `invoice add`: an invoice becomes known.

use clap::Args;
use funkstille_engine::invoices::{self, NewInvoice};
use funkstille_engine::simulate::read_date;
use jiff::civil::Date;

use super::facts::Facts;
use super::row;
use crate::commands::choice::{CURRENCIES, money};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Add {
    #[arg(value_name = "CLIENT", required_unless_present = "project")]
    client: Option<String>,

    #[arg(long, value_name = "NUMBER")]
    number: String,

    #[arg(long, value_name = "DATE", value_parser = read_date)]
    date: Date,

    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    amount: String,

    #[arg(long, value_name = "CURRENCY", value_parser = CURRENCIES, default_value = "EUR")]
    currency: String,

    #[command(flatten)]
    facts: Facts,
}

impl Add {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let new = NewInvoice {
            client: self.client.clone().unwrap_or_default(),
            number: self.number.clone(),
            issued_on: self.date,
            amount: money(&self.amount, &self.currency)?,
            facts: self.facts.read(&self.currency)?,
        };
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        session.run(invoices::add(&session.engine, &mut moment, &new))?;
        row::show(&session, &self.number, context)?;
        Ok(Done::Yes)
    }
}
