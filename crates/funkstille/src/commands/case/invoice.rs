//! `case invoice`: what the invoice says, and the copy of it that every demand carries.

use std::path::PathBuf;

use clap::{ArgGroup, Args};
use funkstille_engine::cases::{self, Terms};
use funkstille_engine::invoices::InvoiceCopy;
use funkstille_engine::simulate::read_date;
use jiff::civil::Date;

use super::row;
use crate::commands::choice::{CURRENCIES, money};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
#[command(group = ArgGroup::new("terms").required(true).multiple(true))]
pub(crate) struct Invoice {
    #[arg(value_name = "CASE")]
    case: String,

    #[arg(value_name = "FILE", group = "terms")]
    file: Option<PathBuf>,

    #[arg(long, value_name = "NUMBER", group = "terms")]
    number: Option<String>,

    #[arg(long, value_name = "DATE", value_parser = read_date, group = "terms")]
    invoiced_on: Option<Date>,

    #[arg(long, value_name = "DATE", value_parser = read_date, group = "terms")]
    due: Option<Date>,

    #[arg(long, value_name = "AMOUNT", group = "terms", allow_negative_numbers = true)]
    amount: Option<String>,

    #[arg(long, value_name = "CURRENCY", value_parser = CURRENCIES, default_value = "EUR")]
    currency: String,
}

impl Invoice {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let amount = self.amount.as_deref().map(|amount| money(amount, &self.currency));
        let terms = Terms {
            number: self.number.clone(),
            issued_on: self.invoiced_on,
            due_on: self.due,
            claim: amount.transpose()?,
            file: self.file.as_deref().map(InvoiceCopy::read).transpose()?,
        };
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        session.run(cases::set_terms(&session.engine, &mut moment, &self.case, &terms))?;
        row::show(&session, &self.case, context)?;
        Ok(Done::Yes)
    }
}
