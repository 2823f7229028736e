//! `invoice refused`: the client will not pay, and says so for good.

use clap::Args;
use funkstille_engine::invoices;
use funkstille_engine::simulate::read_date;
use jiff::civil::Date;

use super::row;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Refused {
    #[arg(value_name = "INVOICE")]
    invoice: String,

    #[arg(long, value_name = "DATE", value_parser = read_date)]
    on: Date,
}

impl Refused {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let known = row::find(&session, &self.invoice)?;
        session.run(invoices::refused(&session.engine, &mut moment, &known.invoice, self.on))?;
        row::show(&session, &self.invoice, context)?;
        Ok(Done::Yes)
    }
}
