//! `payment add`: money came.

use clap::Args;
use funkstille_core::case::{CaseState, Happened, Pending};
use funkstille_core::explain::Fact;
use funkstille_core::playbook::EndOutcome;
use funkstille_engine::cases::{self, CaseOverview};

use crate::commands::case::row;
use crate::commands::choice::{CURRENCIES, money};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Add {
    #[arg(value_name = "CASE")]
    case: String,

    #[arg(value_name = "AMOUNT")]
    amount: Option<String>,

    #[arg(long, value_name = "CURRENCY", value_parser = CURRENCIES, default_value = "EUR")]
    currency: String,
}

impl Add {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let amount = self.amount.as_deref().map(|amount| money(amount, &self.currency));
        let what = Happened::PaymentReceived { amount: amount.transpose()? };
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let now = moment.now;
        let load = || CaseOverview::load(&session.engine, &self.case, now);
        let before = session.run(load())?;
        session.run(cases::happened(&session.engine, &mut moment, &self.case, what))?;
        let after = session.run(load())?;
        row::show(&session, &self.case, context)?;
        if context.json {
            return Ok(Done::Yes);
        }
        if matches!(after.state.ended, Some((EndOutcome::Paid, _))) {
            let told = context.words.say("payment-thank", &[("case", Fact::from(&self.case))]);
            context.hint(&told)?;
        }
        if let (None, Some(balance)) = (after.state.ended, after.state.balance()) {
            let facts = [("balance", Fact::Money(balance))];
            let told = context.words.say("payment-left", &facts);
            context.line(&told)?;
        }
        if let Some(step) = letter(&before.state)
            && letter(&after.state).is_none()
        {
            let step = Fact::Text(context.words.step(step));
            let told = context.words.say("payment-withdrawn", &[("step", step)]);
            context.line(&told)?;
        }
        Ok(Done::Yes)
    }
}

/// The step whose letter waits.
fn letter(state: &CaseState) -> Option<&str> {
    match &state.pending {
        Some(Pending::Letter { step, .. }) => Some(step),
        _ => None,
    }
}
