//! `claim`: what is owed today for one invoice, line by line.

use clap::Args;
use funkstille_core::claim::{BaseRate, BeyondTable, Statement, UsedRate};
use funkstille_core::explain::Fact;
use funkstille_core::invoice::CostsIn;
use funkstille_core::money::Money;
use funkstille_engine::claims::{self, Receivable, Told};
use funkstille_engine::invoices;
use jiff::civil::Date;
use serde::Serialize;

use super::case::row::amount;
use super::interest;
use super::receivables::due_by_law;
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
    /// The law that makes it due, where neither contract nor invoice does.
    #[serde(skip_serializing_if = "Option::is_none")]
    due_by_law: Option<&'a str>,
    /// The first day that bears nothing for now, since its rate is not known yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out_from: Option<Date>,
    /// Who claims, and from whom: names with their addresses.
    creditor: &'a str,
    debtor: &'a str,
    invoice_date: Option<Date>,
    costs: Vec<Costs<'a>>,
    rates: Vec<Used<'a>>,
}

/// What else was to be paid.
#[derive(Serialize)]
struct Costs<'a> {
    date: Date,
    amount: String,
    #[serde(rename = "for")]
    what: &'a str,
}

/// Of what a rate is made: the base rate and the points above it, each with its law.
#[derive(Serialize)]
struct Used<'a> {
    from: Option<Date>,
    rate: String,
    /// The law of the rate, or of the points; `null` for a rate that was agreed.
    basis: Option<&'a str>,
    points: Option<String>,
    base: Option<Base<'a>>,
}

#[derive(Serialize)]
struct Base<'a> {
    rate: String,
    since: Option<Date>,
    basis: &'a str,
    published_by: Option<&'a str>,
    /// Nothing where none is named.
    source: Option<&'a str>,
    confidence: &'static str,
    verified_on: Option<Date>,
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
            let beyond =
                if self.provisional { BeyondTable::Provisional } else { BeyondTable::LeftOut };
            claims::owed(&session.engine, now, (&meant, beyond)).await
        })?;
        if context.json {
            let why_not = owed.claim.as_ref().err().map(|why| context.words.explain(why));
            context.document(&document(&owed, today, why_not))?;
            return Ok(Done::Yes);
        }
        for part in told(&owed, today, context) {
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
        due_by_law: owed.due_by_law.as_ref().map(|law| law.basis.as_str()),
        left_out_from: stated.and_then(|statement| statement.left_out_from),
        creditor: &owed.about.creditor,
        debtor: &owed.about.debtor,
        invoice_date: owed.about.issued_on,
        costs: costs(owed, as_of),
        rates: stated.map_or_else(Vec::new, |it| it.rates.iter().map(rate).collect()),
    }
}

/// What else was to be paid until a day.
fn costs(owed: &Receivable, until: Date) -> Vec<Costs<'_>> {
    let costs = owed.about.costs.iter().filter(|costs| costs.on <= until);
    let row = |costs: &CostsIn| amount(Money { minor: costs.minor, ..owed.amount });
    costs.map(|it| Costs { date: it.on, amount: row(it), what: &it.what }).collect()
}

fn rate(used: &UsedRate) -> Used<'_> {
    let is_read = |base: &BaseRate| !base.origin.source.is_empty();
    let base = used.base.as_ref().map(|base| Base {
        rate: base.percent.to_string(),
        since: base.origin.holds_from,
        basis: &base.origin.basis,
        published_by: base.published_by.as_deref(),
        source: Some(base.origin.source.as_str()).filter(|_| is_read(base)),
        confidence: base.origin.confidence.as_str(),
        verified_on: Some(base.origin.verified_on).filter(|_| is_read(base)),
    });
    let points = used.points.as_ref().filter(|_| base.is_some());
    Used {
        from: used.from,
        rate: used.rate.to_string(),
        basis: used.points.as_ref().map(|(_, law)| law.basis.as_str()),
        points: points.map(|(points, _)| points.to_string()),
        base,
    }
}

/// The last day before it is time-barred; what was cancelled never is.
fn last_day(owed: &Receivable) -> Option<Date> {
    let limitation = owed.limitation.filter(|_| !owed.is_cancelled);
    limitation.map(|limitation| limitation.last_day_on)
}

/// Whom and what it is about, and the statement; or what is open, and why nothing else is claimed.
fn told(owed: &Receivable, today: Date, context: &Context<'_>) -> Vec<String> {
    let words = &context.words;
    let mut parts = owed.about.told((&owed.number, owed.amount), words);
    if owed.is_cancelled {
        parts.push(words.say("claim-cancelled", &[]));
    } else if owed.is_paid {
        let is_all = owed.total_minor() <= 0;
        let key = if is_all { "claim-paid" } else { "claim-paid-beside" };
        parts.push(words.say(key, &[]));
    }
    match &owed.claim {
        Ok(statement) => {
            let costs = owed.about.costs_told((today, owed.amount.currency), words);
            let told = Told { costs, ..Told::of(statement, words) };
            parts.push(format!("\n{}", interest::text(&told)));
        }
        Err(why) => {
            let open = Money { minor: owed.open_minor, ..owed.amount };
            parts.push(words.say("claim-open", &[("amount", Fact::Money(open))]));
            parts.push(words.say("claim-nothing-else", &[]));
            parts.push(words.explain(why));
            parts.extend(owed.about.costs_told((today, owed.amount.currency), words));
        }
    }
    parts.extend(due_by_law(owed, words));
    parts.extend(last_day(owed).map(|day| words.say("claim-last-day", &[("day", day.into())])));
    parts
}
