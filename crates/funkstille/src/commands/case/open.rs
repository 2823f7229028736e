//! `case open`: somebody has not answered, or an invoice is due.

use std::path::PathBuf;

use clap::Args;
use funkstille_core::client::InvoiceRef;
use funkstille_core::money::Money;
use funkstille_engine::cases::{self, NewCase};
use funkstille_engine::invoices::InvoiceCopy;
use funkstille_engine::simulate::read_date;
use funkstille_engine::{Error, Problem};
use jiff::civil::Date;

use super::row;
use crate::commands::choice::{CURRENCIES, money};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Open {
    #[arg(value_name = "CLIENT", required_unless_present = "project")]
    client: Option<String>,

    #[arg(long, value_name = "PROJECT")]
    project: Option<String>,

    #[arg(long, value_name = "NAME")]
    playbook: Option<String>,

    #[arg(long, value_name = "SUBJECT", required_unless_present_any = ["project", "invoice"])]
    #[arg(value_parser = read_subject)]
    subject: Option<String>,

    #[arg(long, value_name = "DATE", value_parser = read_date)]
    sent_on: Option<Date>,

    #[arg(long, value_name = "MESSAGE-ID")]
    message_id: Option<String>,

    #[arg(long, value_name = "DATE", value_parser = read_date)]
    due: Option<Date>,

    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    amount: Option<String>,

    #[arg(long, value_name = "CURRENCY", value_parser = CURRENCIES, default_value = "EUR")]
    currency: String,

    #[arg(long, value_name = "NUMBER", requires = "invoiced_on")]
    invoice: Option<String>,

    #[arg(long, value_name = "DATE", value_parser = read_date, requires = "invoice")]
    invoiced_on: Option<Date>,

    #[arg(long, value_name = "FILE", requires = "invoice")]
    file: Option<PathBuf>,

    #[arg(long, value_name = "STEP")]
    done_elsewhere: Option<String>,

    #[arg(long, value_name = "DATE", value_parser = read_date, requires = "done_elsewhere")]
    on: Option<Date>,
}

impl Open {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let file = self.file.as_deref().map(InvoiceCopy::read);
        let (file, new) = (file.transpose()?, self.new_case()?);
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let case = session.run(cases::open(&session.engine, &mut moment, &new))?;
        if let Some(copy) = file {
            session.run(cases::attach_invoice(&session.engine, &mut moment, &case, copy))?;
        }
        row::show_with_notes(&session, &case, context)?;
        Ok(Done::Yes)
    }

    fn new_case(&self) -> Result<NewCase, Error> {
        let amount: Option<&str> = self.amount.as_deref();
        let claim: Option<Money> =
            amount.map(|amount| money(amount, &self.currency)).transpose()?;
        let invoice = self.invoice.clone().zip(self.invoiced_on);
        let invoice =
            invoice.map(|(number, issued_on)| InvoiceRef { number, issued_on, file: None });
        let subjects = [&self.subject, &self.invoice, &self.project];
        let subject = subjects.into_iter().flatten().next().cloned();
        Ok(NewCase {
            client: self.client.clone().unwrap_or_default(),
            project: self.project.clone(),
            playbook: self.playbook.clone(),
            subject: subject.unwrap_or_default(),
            message_id: self.message_id.clone(),
            sent_on: self.sent_on,
            due_on: self.due,
            invoice,
            claim,
            taken_over: self.done_elsewhere.clone().map(|step| (step, self.on)),
        })
    }
}

/// A subject: letters name it, and cannot be written without.
fn read_subject(text: &str) -> Result<String, Error> {
    if text.trim().is_empty() {
        let (key, given) = ("subject".to_owned(), text.to_owned());
        return Err(Problem::BadValue { key, given }.into());
    }
    Ok(text.to_owned())
}
