//! `payment revert`: money that came counts no longer.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_core::invoice::WhyReverted;
use funkstille_engine::invoices;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Revert {
    #[arg(value_name = "PAYMENT-NAME")]
    payment: String,

    #[arg(long)]
    returned: bool,
}

impl Revert {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let why = if self.returned { WhyReverted::Returned } else { WhyReverted::Mistaken };
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let numbers = session.run(async {
            let engine = &session.engine;
            let ids = invoices::revert(engine, &mut moment, &self.payment, why).await?;
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            let rows = engine.read().await?.invoice_rows(&ids).await?;
            Ok(rows.into_iter().map(|row| row.number).collect::<Vec<_>>())
        })?;
        if context.json {
            let document = serde_json::json!({ "payment": self.payment, "invoices": numbers });
            context.document(&document)?;
            return Ok(Done::Yes);
        }
        let facts =
            [("payment", Fact::from(&self.payment)), ("numbers", Fact::Text(numbers.join(", ")))];
        let told = context.words.say("payment-reverted", &facts);
        context.line(&told)?;
        Ok(Done::Yes)
    }
}
