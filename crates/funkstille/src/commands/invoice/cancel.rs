//! `invoice cancel`: an invoice is not to be paid any more.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_core::invoice::PaymentIn;
use funkstille_core::money::Money;
use funkstille_engine::invoices::{self, Freed, InvoiceRow};

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
        let cancelled = invoices::cancel(engine, &mut moment, &known.invoice, reason);
        let Freed { of_bank, by_hand } = session.run(cancelled)?;
        row::show(&session, &self.invoice, context)?;
        for payment in &of_bank {
            tell("invoice-freed", (&known, payment), context)?;
        }
        for payment in &by_hand {
            tell("invoice-freed-by-hand", (&known, payment), context)?;
        }
        Ok(Done::Yes)
    }
}

/// Says what becomes of a payment that came for it.
fn tell(
    key: &str,
    (invoice, payment): (&InvoiceRow, &PaymentIn),
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let amount = Money { minor: payment.minor, ..invoice.amount };
    let facts = [
        ("number", Fact::from(&invoice.number)),
        ("payment", Fact::from(&payment.payment)),
        ("day", Fact::Day(payment.on)),
        ("amount", Fact::Money(amount)),
        ("date", Fact::Text(payment.on.to_string())),
        ("plain", Fact::Text(amount.decimal().to_string())),
    ];
    let told = context.words.say(key, &facts);
    Ok(context.hint(&told)?)
}
