//! `invoice add`: an invoice becomes known.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::invoices::{self, NewInvoice};
use funkstille_engine::simulate::read_date;
use jiff::Timestamp;
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
        let invoice = session.run(invoices::add(&session.engine, &mut moment, &new))?;
        row::show(&session, &self.number, context)?;
        self.tell_case(&session, (&invoice, moment.now), context)?;
        Ok(Done::Yes)
    }

    /// Says which case asks for it already, or perhaps does.
    fn tell_case(
        &self,
        session: &Session,
        (invoice, now): (&str, Timestamp),
        context: &mut Context<'_>,
    ) -> Result<(), Failure> {
        let number = ("number", Fact::from(&self.number));
        if let Some(case) = row::find(session, &self.number)?.case {
            let told = context.words.say("invoice-asked-by", &[number, ("case", (&case).into())]);
            return Ok(context.hint(&told)?);
        }
        let cases = session.run(invoices::perhaps_asked(&session.engine, now, invoice))?;
        let Some(first) = cases.first() else { return Ok(()) };
        let facts = [
            number,
            ("cases", Fact::Text(cases.join(", "))),
            ("case", first.into()),
            ("date", Fact::Text(self.date.to_string())),
        ];
        let told = context.words.say("invoice-perhaps-asked", &facts);
        Ok(context.note(&told)?)
    }
}
