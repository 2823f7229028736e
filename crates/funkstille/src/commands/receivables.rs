//! `receivables`: what clients owe today, by its age.

use std::collections::BTreeMap;

use clap::Args;
use funkstille_core::claim::Age;
use funkstille_core::explain::Fact;
use funkstille_core::money::{Currency, Money};
use funkstille_engine::claims::{self, Receivable, Receivables as All, Sums};
use funkstille_engine::words::Words;
use jiff::civil::Date;
use serde::Serialize;

use super::case::row::amount;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;
use crate::table::{self, Column};

#[derive(Args)]
pub(crate) struct Receivables {}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    as_of: Date,
    totals: Vec<SumsRow>,
    clients: Vec<ClientRow<'a>>,
    invoices: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct ClientRow<'a> {
    client: &'a str,
    client_name: &'a str,
    totals: Vec<SumsRow>,
}

#[derive(Serialize)]
struct SumsRow {
    currency: String,
    open: String,
    interest: String,
    fees: String,
    total: String,
    /// Whether one of them is too large to be counted, and so too small here.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    too_large: bool,
    /// What is open, by its age: `not-due`, `1-30`, `31-60`, `61-90`, `over-90`.
    ages: BTreeMap<&'static str, String>,
}

#[derive(Serialize)]
struct Row<'a> {
    invoice: &'a str,
    client: &'a str,
    client_name: &'a str,
    case: Option<&'a str>,
    due: Option<Date>,
    days_overdue: i64,
    age: &'static str,
    amount: String,
    paid: String,
    open: String,
    interest: String,
    fees: String,
    total: String,
    currency: String,
    provisional: bool,
    why_not: Option<String>,
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
}

impl Receivables {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let now = session.moment()?.now;
        let all = session.run(claims::receivables(&session.engine, now))?;
        if context.json {
            context.document(&document(&all, &context.words))?;
            return Ok(Done::Yes);
        }
        if all.rows.is_empty() {
            let none = context.words.say("receivables-none", &[]);
            context.hint(&none)?;
            return Ok(Done::Yes);
        }
        for part in parts(&all, &context.words) {
            context.line(&part)?;
        }
        for (currency, _) in all.sums(|_| true).iter().filter(|(_, sums)| sums.is_too_large) {
            let facts = [("currency", Fact::Text(currency.to_string()))];
            let told = context.words.say("receivables-too-large", &facts);
            context.hint(&told)?;
        }
        for row in &all.rows {
            if let Some(told) = due_by_law(row, &context.words) {
                context.hint(&told)?;
            }
        }
        for row in all.rows.iter().filter(|row| row.nears_limitation(all.today)) {
            let last_day = row.limitation.map_or(Fact::from(""), |it| it.last_day_on.into());
            let is_past = row.limitation.is_some_and(|it| it.last_day_on < all.today);
            let past = Fact::from(if is_past { "past" } else { "soon" });
            let facts = [("number", Fact::from(&row.number)), ("day", last_day), ("past", past)];
            let told = context.words.say("receivables-time-barred", &facts);
            context.hint(&told)?;
        }
        Ok(Done::Yes)
    }
}

/// Says of an invoice that names no due date which law makes it due, and how to say otherwise.
pub(super) fn due_by_law(row: &Receivable, words: &Words) -> Option<String> {
    let law = row.due_by_law.as_ref()?;
    let unverified = Fact::from(if law.confidence.is_unverified() { "yes" } else { "no" });
    let facts = [
        ("number", Fact::from(&row.number)),
        ("day", row.due_on.map_or(Fact::from("none"), Fact::Day)),
        ("basis", Fact::from(&law.basis)),
        ("unverified", unverified),
        ("case", Fact::from(if row.case.is_some() { "yes" } else { "no" })),
    ];
    Some(words.say("claim-due-by-law", &facts))
}

fn document<'a>(all: &'a All, words: &Words) -> Document<'a> {
    let clients = all.clients().into_iter().map(|(client, client_name)| ClientRow {
        client,
        client_name,
        totals: sums_rows(&all.sums(|row| row.client == client)),
    });
    Document {
        as_of: all.today,
        totals: sums_rows(&all.sums(|_| true)),
        clients: clients.collect(),
        invoices: all.rows.iter().map(|row| invoice_row(row, words)).collect(),
    }
}

fn sums_rows(sums: &BTreeMap<Currency, Sums>) -> Vec<SumsRow> {
    let row = |(currency, sums): (&Currency, &Sums)| {
        let money = |minor| amount(Money { minor, currency: *currency });
        let of_age = |age: &Age| sums.ages.get(age).copied().unwrap_or_default();
        SumsRow {
            currency: currency.to_string(),
            open: money(sums.open_minor),
            interest: money(sums.interest_minor),
            fees: money(sums.fees_minor),
            total: money(sums.total_minor),
            too_large: sums.is_too_large,
            ages: Age::ALL.iter().map(|age| (age.as_str(), money(of_age(age)))).collect(),
        }
    };
    sums.iter().map(row).collect()
}

fn invoice_row<'a>(row: &'a Receivable, words: &Words) -> Row<'a> {
    let money = |minor| amount(Money { minor, ..row.amount });
    let stated = row.claim.as_ref().ok();
    let fees = |it: &funkstille_core::claim::Statement| it.left.costs + it.flat_fee_minor();
    Row {
        invoice: &row.number,
        client: &row.client,
        client_name: &row.client_name,
        case: row.case.as_deref(),
        due: row.due_on,
        days_overdue: row.days_overdue,
        age: row.age.as_str(),
        amount: amount(row.amount),
        paid: money(row.paid_minor),
        open: money(row.open_minor),
        interest: money(stated.map_or(0, |statement| statement.left.interest)),
        fees: money(stated.map_or(0, fees)),
        total: money(row.total_minor()),
        currency: row.amount.currency.to_string(),
        provisional: stated.is_some_and(|statement| statement.is_provisional),
        why_not: row.claim.as_ref().err().map(|why| words.explain(why)),
        last_day: row.limitation.map(|limitation| limitation.last_day_on),
        not_due: Some(row.not_due_minor).filter(|minor| *minor > 0).map(money),
        due_by_law: row.due_by_law.as_ref().map(|law| law.basis.as_str()),
        left_out_from: stated.and_then(|statement| statement.left_out_from),
    }
}

/// A table of the invoices, and one of the clients and of all together, for each currency.
fn parts(all: &All, words: &Words) -> Vec<String> {
    let mut parts = vec![invoices(all, words)];
    for (currency, sums) in all.sums(|_| true) {
        let mut table = table::with_columns(&ages_head(words));
        for (client, name) in all.clients() {
            let of_client = all.sums(|row| row.client == client);
            if let Some(sums) = of_client.get(&currency) {
                table.add_row(ages_row(name, sums, (currency, words)));
            }
        }
        table.add_row(ages_row(&words.say("receivables-all", &[]), &sums, (currency, words)));
        parts.push(format!("\n{}", table.trim_fmt()));
    }
    parts
}

fn invoices(all: &All, words: &Words) -> String {
    let heads = [
        ("head-invoice", None),
        ("head-client", table::NAME_WIDTH),
        ("head-due", None),
        ("head-overdue", None),
        ("head-open", None),
        ("head-interest-and-fees", None),
        ("head-total", None),
    ];
    let mut table = table::headed(words, &heads);
    for row in &all.rows {
        let money = |minor| words.money(Money { minor, ..row.amount });
        let mark = if left_out_from(row).is_some() { " *" } else { "" };
        table.add_row([
            row.number.clone(),
            row.client_name.clone(),
            row.due_on.map_or("–".to_owned(), |day| words.day(day)),
            row.days_overdue.to_string(),
            money(row.open_minor),
            format!("{}{mark}", money(row.total_minor() - row.open_minor)),
            money(row.total_minor()),
        ]);
    }
    let left_out = all.rows.iter().filter_map(left_out_from).min();
    let note = left_out
        .map_or(String::new(), |day| words.say("receivables-left-out", &[("day", day.into())]));
    format!("{}\n{note}", table.trim_fmt()).trim_end().to_owned()
}

/// The first day that bears nothing for now.
fn left_out_from(row: &Receivable) -> Option<Date> {
    row.claim.as_ref().ok()?.left_out_from
}

fn ages_head(words: &Words) -> Vec<Column> {
    let column = |key: String| Column { head: words.say(&key, &[]), most: None };
    let ages = Age::ALL.iter().map(|age| format!("receivables-age-{}", age.as_str()));
    let keys = std::iter::once("head-client".to_owned()).chain(ages);
    keys.chain(["head-open".to_owned(), "head-total".to_owned()]).map(column).collect()
}

fn ages_row(name: &str, sums: &Sums, (currency, words): (Currency, &Words)) -> Vec<String> {
    let money = |minor| words.money(Money { minor, currency });
    let ages = Age::ALL.iter().map(|age| sums.ages.get(age).copied().unwrap_or_default());
    let mut row = vec![name.to_owned()];
    row.extend(ages.map(money));
    row.extend([money(sums.open_minor), money(sums.total_minor)]);
    row
}
