//! `payment add`: money came.

use std::collections::BTreeSet;

use clap::Args;
use funkstille_core::case::{CaseState, Happened, Pending};
use funkstille_core::claim::{Balance, BeyondTable};
use funkstille_core::explain::Fact;
use funkstille_core::money::Money;
use funkstille_core::playbook::EndOutcome;
use funkstille_engine::cases::{self, CaseOverview};
use funkstille_engine::claims;
use funkstille_engine::invoices::{self, InvoiceRow, Meant};
use funkstille_engine::simulate::read_date;
use jiff::civil::Date;

use crate::commands::case::row;
use crate::commands::choice::{CURRENCIES, money};
use crate::commands::invoice;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Add {
    #[arg(value_name = "CASE-OR-INVOICE")]
    case: String,

    #[arg(value_name = "AMOUNT", allow_negative_numbers = true)]
    amount: Option<String>,

    #[arg(long, value_name = "CURRENCY", value_parser = CURRENCIES, default_value = "EUR")]
    currency: String,

    #[arg(long, value_name = "DATE", value_parser = read_date)]
    on: Option<Date>,
}

impl Add {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let amount = self.amount.as_deref().map(|amount| money(amount, &self.currency));
        let amount = amount.transpose()?;
        let session = Session::open(context)?;
        let meant = session.run(async {
            let mut reading = session.engine.read().await?;
            invoices::meant(&mut reading, &self.case).await
        })?;
        match meant {
            Meant::Invoice(row) if row.case.is_none() => {
                let (standing, _) = self.for_invoice(&session, &row, amount)?;
                invoice::show(&session, &row.number, context)?;
                let beyond = too_much(standing, row.amount);
                let beyond = beyond_claim(&session, beyond, &self.case)?;
                tell_too_much(beyond, context)?;
                Ok(Done::Yes)
            }
            Meant::Invoice(row) => {
                let case = row.case.clone().unwrap_or_default();
                self.for_case(&session, (&case, Some(&row), amount), context)
            }
            Meant::Case(case) => self.for_case(&session, (&case, None, amount), context),
        }
    }

    fn for_invoice(
        &self,
        session: &Session,
        row: &InvoiceRow,
        amount: Option<Money>,
    ) -> Result<(Balance, Vec<String>), Failure> {
        let mut moment = session.moment()?;
        let paid = (amount, self.on);
        session.run(invoices::by_hand(&session.engine, &mut moment, &row.invoice, paid))
    }

    fn for_case(
        &self,
        session: &Session,
        (case, invoice, amount): (&str, Option<&InvoiceRow>, Option<Money>),
        context: &mut Context<'_>,
    ) -> Result<Done, Failure> {
        let mut moment = session.moment()?;
        let now = moment.now;
        let load = || CaseOverview::load(&session.engine, case, now);
        let before = session.run(load())?;
        let given_away = if let Some(row) = invoice {
            self.for_invoice(session, row, amount)?.1
        } else {
            let what = Happened::PaymentReceived { amount };
            session.run(cases::happened(&session.engine, &mut moment, case, what))?
        };
        let after = session.run(load())?;
        row::show_said(session, case, &given_away, context)?;
        if context.json {
            return Ok(Done::Yes);
        }
        let beyond = after.state.balance().filter(|balance| balance.minor < 0);
        let beyond = beyond.map(|balance| Money { minor: -balance.minor, ..balance });
        tell_too_much(beyond_claim(session, beyond, &self.case)?, context)?;
        if matches!(after.state.ended, Some((EndOutcome::Paid, _))) {
            let told = context.words.say("payment-thank", &[("case", Fact::from(case))]);
            context.hint(&told)?;
        }
        if let (None, Some(balance)) = (after.state.ended, after.state.balance()) {
            let facts = [("balance", Fact::Money(balance))];
            let told = context.words.say("payment-left", &facts);
            context.line(&told)?;
        }
        if let Some(step) = letter(&before.state)
            && letter(&after.state).is_none()
            && given_away.is_empty()
        {
            let step = Fact::Text(context.words.step(step));
            let told = context.words.say("payment-withdrawn", &[("step", step)]);
            context.line(&told)?;
        }
        for step in not_to_send(&before.state, &after.state) {
            let of_step = Fact::Text(context.words.step(step));
            let is_open = after.state.ended.is_none() && after.state.is_rest(step);
            let rest = if is_open { "yes" } else { "no" };
            let facts = [("step", of_step), ("rest", rest.into())];
            let told = context.words.say("payment-not-to-send", &facts);
            context.line(&told)?;
        }
        Ok(Done::Yes)
    }
}

/// What came beyond the amount of the invoice.
fn too_much(standing: Balance, amount: Money) -> Option<Money> {
    match standing {
        Balance::Overpaid(minor) => Some(Money { minor, ..amount }),
        _ => None,
    }
}

/// What of the money beyond the amount came beyond all that may be claimed on this day, too: costs,
/// interest and flat fee are owed beside it. A rate that is not known yet is taken from the last.
fn beyond_claim(
    session: &Session,
    beyond: Option<Money>,
    matter: &str,
) -> Result<Option<Money>, Failure> {
    let Some(beyond) = beyond.filter(|beyond| beyond.minor > 0) else { return Ok(None) };
    let now = session.moment()?.now;
    let (_, owed) = session.run(async {
        let mut reading = session.engine.read().await?;
        let meant = invoices::meant(&mut reading, matter).await?;
        drop(reading);
        claims::owed(&session.engine, now, (&meant, BeyondTable::Provisional)).await
    })?;
    let minor = owed.overpaid_minor();
    Ok(Some(Money { minor, ..beyond }).filter(|beyond| beyond.minor > 0))
}

/// Money that came and was not owed is somebody else's.
fn tell_too_much(beyond: Option<Money>, context: &mut Context<'_>) -> Result<(), Failure> {
    let Some(beyond) = beyond.filter(|_| !context.json) else { return Ok(()) };
    let told = context.words.say("payment-too-much", &[("amount", Fact::Money(beyond))]);
    Ok(context.line(&told)?)
}

/// The steps of which a person was to send a printed letter, and is not any more.
fn not_to_send<'a>(before: &'a CaseState, after: &'a CaseState) -> BTreeSet<&'a str> {
    let of = |state: &'a CaseState| {
        let given = state.with_person().filter_map(|(task, _)| task.letter());
        given.map(|(step, _)| step).collect::<BTreeSet<_>>()
    };
    of(before).difference(&of(after)).copied().collect()
}

/// The step whose letter waits.
fn letter(state: &CaseState) -> Option<&str> {
    match &state.pending {
        Some(Pending::Letter { step, .. }) => Some(step),
        _ => None,
    }
}
