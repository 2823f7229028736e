//! What can be said of an invoice beside number, day and sum.

use std::path::PathBuf;

use clap::Args;
use funkstille_core::claim::Percent;
use funkstille_core::money::Money;
use funkstille_engine::Error;
use funkstille_engine::interest::read_rate;
use funkstille_engine::invoices::{InvoiceCopy, InvoiceFacts};
use funkstille_engine::simulate::read_date;
use jiff::civil::Date;

use crate::commands::choice::money;

#[derive(Args)]
pub(super) struct Facts {
    #[arg(long, value_name = "PROJECT")]
    project: Option<String>,

    #[arg(long, value_name = "DATE", value_parser = read_date)]
    due: Option<Date>,

    #[arg(long = "part", value_name = "PART", conflicts_with_all = ["due", "terms"])]
    part: Vec<String>,

    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u16).range(0..=3650))]
    #[arg(conflicts_with = "due")]
    terms: Option<u16>,

    #[arg(long)]
    agreed: bool,

    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    vat: Option<String>,

    #[arg(long, value_name = "ORDER")]
    order: Option<String>,

    #[arg(long, value_name = "DATE", value_parser = read_date)]
    delivered: Option<Date>,

    #[arg(long, value_name = "DATE", value_parser = read_date)]
    received: Option<Date>,

    #[arg(long)]
    gives_notice: bool,

    #[arg(long, value_name = "SKONTO", value_parser = read_discount)]
    skonto: Option<(Percent, i64)>,

    #[arg(long, value_name = "PERCENT", value_parser = read_rate)]
    rate: Option<Percent>,

    #[arg(long, value_name = "DATE", value_parser = read_date)]
    contract_date: Option<Date>,

    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

impl Facts {
    /// What was said; `currency` is that of the invoice.
    pub(super) fn read(&self, currency: &str) -> Result<InvoiceFacts, Error> {
        let file = self.file.as_deref().map(InvoiceCopy::read);
        let vat = self.vat.as_deref().map(|vat| money(vat, currency));
        Ok(InvoiceFacts {
            amount: None,
            project: self.project.clone(),
            due_on: self.due,
            parts: self.parts(currency)?,
            terms_days: self.terms.map(i64::from),
            due_is_agreed: self.agreed.then_some(true),
            vat: vat.transpose()?,
            order: self.order.clone(),
            delivered_on: self.delivered,
            received_on: self.received,
            gives_notice: self.gives_notice.then_some(true),
            discount: self.skonto,
            rate: self.rate,
            contract_on: self.contract_date,
            file: file.transpose()?,
        })
    }
}

impl Facts {
    /// The parts, each `DATE:AMOUNT`; `None` where none are named.
    fn parts(&self, currency: &str) -> Result<Option<Vec<(Date, Money)>>, Error> {
        let read = |part: &String| {
            let (day, amount) = part.split_once(':').ok_or_else(|| Error::BadDate(part.clone()))?;
            Ok((read_date(day)?, money(amount, currency)?))
        };
        let parts = self.part.iter().map(read).collect::<Result<Vec<_>, Error>>()?;
        Ok(Some(parts).filter(|parts| !parts.is_empty()))
    }
}

/// The most that a discount can be, in percent, and the most days in which it can be taken.
const MOST_PERCENT: &str = "100";
const MOST_DAYS: i64 = 365;

/// Reads `2:10`: two percent within ten days.
fn read_discount(given: &str) -> Result<(Percent, i64), Error> {
    let bad = || funkstille_engine::Problem::BadValue {
        key: "skonto".to_owned(),
        given: given.to_owned(),
    };
    let (percent, days) = given.split_once(':').ok_or_else(bad)?;
    let percent = read_rate(percent)?;
    let days: i64 = days.trim().parse().map_err(|_| bad())?;
    let fits = Percent::parse(MOST_PERCENT).is_some_and(|most| percent <= most);
    if fits && (0..=MOST_DAYS).contains(&days) { Ok((percent, days)) } else { Err(bad().into()) }
}
