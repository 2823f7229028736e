//! `claim`: what is owed today for one invoice, line by line.

use clap::Args;
use funkstille_core::claim::Statement;
use funkstille_core::explain::Fact;
use funkstille_core::money::Money;
use funkstille_engine::claims::{self, Receivable, Told};
use funkstille_engine::invoices;
use jiff::civil::Date;
use serde::Serialize;

use super::case::row::amount;
use super::interest;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Claim {
    #[arg(value_name = "CASE-OR-INVOICE")]
    matter: String,

    #[arg(long)]
    provisional: bool,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    invoice: &'a str,
    client: &'a str,
    client_name: &'a str,
    case: Option<&'a str>,
    as_of: Date,
    due: Option<Date>,
    days_overdue: i64,
    amount: String,
    paid: String,
    /// Whether it counts as paid, so that nobody asks for it any more.
    paid_in_full: bool,
    /// Whether the invoice was cancelled, so that nothing is owed for it.
    cancelled: bool,
    /// Whether anything is claimed beside what is left of the principal.
    claimed: bool,
    /// Why nothing is.
    why_not: Option<String>,
    default: Option<Default>,
    #[serde(flatten)]
    statement: Stated,
    interest_left: String,
    costs_left: String,
    payments: Vec<Applied>,
    last_day: Option<Date>,
    /// What of the principal is not due yet; left out where all of it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_due: Option<String>,
}

/// The statement in the words of `interest`, or the principal alone.
#[derive(Serialize)]
#[serde(untagged)]
enum Stated {
    Whole(interest::Document),
    Principal { principal_left: String, currency: String, total: String },
}

#[derive(Serialize)]
struct Default {
    since: Date,
    ground: &'static str,
    basis: String,
}

#[derive(Serialize)]
struct Applied {
    date: Date,
    amount: String,
    to_costs: String,
    to_interest: String,
    to_principal: String,
}

impl Claim {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let now = session.moment()?.now;
        let (today, owed) = session.run(async {
            let mut reading = session.engine.read().await?;
            let meant = invoices::meant(&mut reading, &self.matter).await?;
            drop(reading);
            claims::owed(&session.engine, now, (&meant, self.provisional)).await
        })?;
        if context.json {
            let why_not = owed.claim.as_ref().err().map(|why| context.words.explain(why));
            context.document(&document(&owed, today, why_not))?;
            return Ok(Done::Yes);
        }
        for part in told(&owed, context) {
            context.line(&part)?;
        }
        Ok(Done::Yes)
    }
}

fn document(owed: &Receivable, as_of: Date, why_not: Option<String>) -> Document<'_> {
    let money = |minor| amount(Money { minor, ..owed.amount });
    let stated = owed.claim.as_ref().ok();
    let left = |part: fn(&Statement) -> i64| money(stated.map_or(0, part));
    let default = stated.and_then(|statement| statement.default.as_ref());
    let applied = stated.into_iter().flat_map(|statement| &statement.payments);
    Document {
        invoice: &owed.number,
        client: &owed.client,
        client_name: &owed.client_name,
        case: owed.case.as_deref(),
        as_of,
        due: owed.due_on,
        days_overdue: owed.days_overdue,
        amount: amount(owed.amount),
        paid: money(owed.paid_minor),
        paid_in_full: owed.is_paid,
        cancelled: owed.is_cancelled,
        claimed: stated.is_some(),
        why_not,
        default: default.map(|default| Default {
            since: default.since_on,
            ground: default.ground.as_str(),
            basis: default.origin.basis.clone(),
        }),
        statement: match stated {
            Some(statement) => Stated::Whole(interest::document(statement)),
            None => Stated::Principal {
                principal_left: money(owed.open_minor),
                currency: owed.amount.currency.to_string(),
                total: money(owed.open_minor),
            },
        },
        interest_left: left(|statement| statement.left.interest),
        costs_left: left(|statement| statement.left.costs),
        payments: applied
            .map(|applied| Applied {
                date: applied.payment.on,
                amount: amount(applied.payment.amount),
                to_costs: money(applied.to_costs),
                to_interest: money(applied.to_interest),
                to_principal: money(applied.to_principal),
            })
            .collect(),
        last_day: last_day(owed),
        not_due: Some(owed.not_due_minor).filter(|minor| *minor > 0).map(money),
    }
}

/// The last day before it is time-barred; what was cancelled never is.
fn last_day(owed: &Receivable) -> Option<Date> {
    let limitation = owed.limitation.filter(|_| !owed.is_cancelled);
    limitation.map(|limitation| limitation.last_day_on)
}

/// Whom and what it is about, and the statement; or what is open, and why nothing else is claimed.
fn told(owed: &Receivable, context: &Context<'_>) -> Vec<String> {
    let words = &context.words;
    let facts = [
        ("number", Fact::from(&owed.number)),
        ("client", Fact::from(&owed.client_name)),
        ("amount", Fact::Money(owed.amount)),
        ("due", owed.due_on.map_or(Fact::from("none"), Fact::Day)),
    ];
    let mut parts = vec![words.say("claim-head", &facts)];
    if owed.is_cancelled {
        parts.push(words.say("claim-cancelled", &[]));
    } else if owed.is_paid {
        let is_all = owed.total_minor() <= 0;
        let key = if is_all { "claim-paid" } else { "claim-paid-beside" };
        parts.push(words.say(key, &[]));
    }
    match &owed.claim {
        Ok(statement) => parts.push(format!("\n{}", interest::text(&Told::of(statement, words)))),
        Err(why) => {
            let open = Money { minor: owed.open_minor, ..owed.amount };
            parts.push(words.say("claim-open", &[("amount", Fact::Money(open))]));
            parts.push(words.say("claim-nothing-else", &[]));
            parts.push(words.explain(why));
        }
    }
    parts.extend(last_day(owed).map(|day| words.say("claim-last-day", &[("day", day.into())])));
    parts
}
