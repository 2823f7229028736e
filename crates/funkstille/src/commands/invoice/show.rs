//! `invoice show`: everything that is known of an invoice.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_core::money::Money;
use funkstille_engine::invoices::InvoiceOverview;
use funkstille_engine::words::Words;
use jiff::civil::Date;
use serde::Serialize;

use super::row::{self, Row};
use crate::commands::case::row::amount;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Show {
    #[arg(value_name = "INVOICE")]
    invoice: String,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    row: Row<'a>,
    due_is_agreed: bool,
    vat: Option<String>,
    delivered: Option<Date>,
    received: Option<Date>,
    gives_notice: bool,
    skonto: Option<Skonto>,
    rate: Option<String>,
    contract: Option<Date>,
    file: Option<String>,
    refused: Option<Date>,
    payments: Vec<PaymentRow<'a>>,
    costs: Vec<CostsRow<'a>>,
    last_day: Option<Date>,
    /// The parts in which it is due; left out where it is due at once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<PartRow>,
}

#[derive(Serialize)]
struct PartRow {
    due: Date,
    amount: String,
}

#[derive(Serialize)]
struct Skonto {
    percent: String,
    until: Date,
}

#[derive(Serialize)]
struct PaymentRow<'a> {
    payment: &'a str,
    date: Date,
    amount: String,
    account: Option<&'a str>,
}

#[derive(Serialize)]
struct CostsRow<'a> {
    date: Date,
    amount: String,
    what: &'a str,
}

impl Show {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let now = session.moment()?.now;
        let found = session.run(InvoiceOverview::load(&session.engine, &self.invoice, now))?;
        let listed = row::find(&session, &self.invoice)?;
        if context.json {
            let row = Row::of(&listed, &found.owed.client_name);
            context.document(&document(row, &found))?;
            return Ok(Done::Yes);
        }
        row::show(&session, &self.invoice, context)?;
        for line in lines(&found, &context.words) {
            context.line(&format!("  {line}"))?;
        }
        Ok(Done::Yes)
    }
}

fn document<'a>(row: Row<'a>, found: &'a InvoiceOverview) -> Document<'a> {
    let (state, terms) = (&found.state, &found.state.terms);
    let money = |minor| amount(Money { minor, ..terms.amount });
    let payment = |paid: &'a funkstille_core::invoice::PaymentIn| PaymentRow {
        payment: &paid.payment,
        date: paid.on,
        amount: money(paid.minor),
        account: paid.account.as_deref(),
    };
    let costs = |costs: &'a funkstille_core::invoice::CostsIn| CostsRow {
        date: costs.on,
        amount: money(costs.minor),
        what: &costs.what,
    };
    Document {
        row,
        due_is_agreed: terms.due_is_agreed,
        vat: terms.vat_minor.map(money),
        delivered: terms.delivered_on,
        received: terms.received_on,
        gives_notice: terms.gives_notice,
        skonto: terms.discount.map(|discount| Skonto {
            percent: discount.percent.to_string(),
            until: discount.until_on,
        }),
        rate: terms.rate.map(|rate| rate.to_string()),
        contract: terms.contract_on,
        file: terms.file.map(|digest| digest.to_string()),
        refused: state.refused_on,
        payments: state.payments.iter().map(payment).collect(),
        costs: state.costs.iter().map(costs).collect(),
        last_day: found.owed.limitation.map(|limitation| limitation.last_day_on),
        parts: terms.parts.iter().map(|(due, minor)| part(*due, money(*minor))).collect(),
    }
}

fn part(due: Date, amount: String) -> PartRow {
    PartRow { due, amount }
}

/// What is known beside the first line, fact by fact.
fn lines(found: &InvoiceOverview, words: &Words) -> Vec<String> {
    let (state, terms) = (&found.state, &found.state.terms);
    let money = |minor| Fact::Money(Money { minor, ..terms.amount });
    let mut lines = vec![words.say("invoice-issued", &[("day", terms.issued_on.into())])];
    if terms.due_is_agreed {
        lines.push(words.say("invoice-due-agreed", &[]));
    }
    lines.extend(terms.parts.iter().map(|(due_on, minor)| {
        words.say("invoice-part", &[("day", (*due_on).into()), ("amount", money(*minor))])
    }));
    let days = [
        ("invoice-delivered", terms.delivered_on),
        ("invoice-received", terms.received_on),
        ("invoice-contract", terms.contract_on),
        ("invoice-refused", state.refused_on),
        ("invoice-last-day", found.owed.limitation.map(|limitation| limitation.last_day_on)),
    ];
    let days = days.into_iter().filter_map(|(key, day)| Some((key, day?)));
    lines.extend(days.map(|(key, day)| words.say(key, &[("day", day.into())])));
    lines.extend(terms.vat_minor.map(|vat| words.say("invoice-vat", &[("amount", money(vat))])));
    let order = terms.order.as_ref();
    lines.extend(order.map(|order| words.say("invoice-order", &[("order", order.into())])));
    lines.extend(terms.discount.map(|discount| {
        let percent = Fact::Text(words.decimal(&discount.percent.to_string()));
        let facts = [("percent", percent), ("day", discount.until_on.into())];
        words.say("invoice-skonto", &facts)
    }));
    lines.extend(terms.rate.map(|rate| {
        let rate = Fact::Text(words.decimal(&rate.to_string()));
        words.say("invoice-rate", &[("rate", rate)])
    }));
    let copy = if terms.file.is_some() { "invoice-file" } else { "invoice-no-file" };
    lines.push(words.say(copy, &[]));
    lines.extend(state.payments.iter().map(|paid| {
        let payment = Fact::from(&paid.payment);
        let facts = [("day", paid.on.into()), ("amount", money(paid.minor)), ("payment", payment)];
        words.say("invoice-paid-by", &facts)
    }));
    lines.extend(state.costs.iter().map(|costs| {
        let what = Fact::from(&costs.what);
        let facts = [("day", costs.on.into()), ("amount", money(costs.minor)), ("what", what)];
        words.say("invoice-costs", &facts)
    }));
    let case = found.owed.case.as_ref();
    lines.extend(case.map(|case| words.say("invoice-case", &[("case", case.into())])));
    lines
}
