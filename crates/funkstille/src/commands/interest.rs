//! `interest`: what is owed beside a principal, line by line, with the source of each number.

use std::collections::BTreeMap;

use clap::Args;
use funkstille_core::claim::law::{Confidence, Origin};
use funkstille_core::claim::{Applied, DayCount, Line, Percent, Statement};
use funkstille_core::explain::Fact;
use funkstille_core::money::{Currency, Money};
use funkstille_engine::interest::{self, PaidOn, Request};
use funkstille_engine::words::Words;
use funkstille_engine::{Error, simulate};
use jiff::civil::Date;
use serde::Serialize;

use super::choice::{CURRENCIES, one_of};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::table::{self, Column};

/// The ways to count days, by their names.
const DAY_COUNTS: &[(&str, DayCount)] = &[
    ("act/act", DayCount::ActAct),
    ("act/365", DayCount::Act365),
    ("30/360", DayCount::Thirty360),
    ("act/360", DayCount::Act360),
];

#[derive(Args)]
pub(crate) struct Interest {
    #[arg(long, value_name = "RULE")]
    rule: String,

    #[arg(long, value_name = "AMOUNT", value_parser = simulate::read_amount)]
    principal: Money,

    #[arg(long, value_name = "DATE", value_parser = simulate::read_date)]
    from: Option<Date>,

    #[arg(long, value_name = "DATE", value_parser = simulate::read_date)]
    until: Option<Date>,

    #[arg(long, value_name = "NUMBER")]
    days: Option<u32>,

    #[arg(long, value_name = "PERCENT", value_parser = interest::read_rate)]
    #[arg(allow_negative_numbers = true)]
    rate: Option<Percent>,

    #[arg(long, value_name = "CURRENCY", value_parser = CURRENCIES)]
    currency: Option<String>,

    #[arg(long, value_name = "COUNT", value_parser = one_of(DAY_COUNTS))]
    day_count: Option<DayCount>,

    #[arg(long = "payment", value_name = "PAYMENT", value_parser = str::parse::<PaidOn>)]
    payment: Vec<PaidOn>,

    #[arg(long, value_name = "AMOUNT", value_parser = read_costs, allow_negative_numbers = true)]
    costs: Option<Money>,

    #[arg(long, value_name = "DATE", value_parser = simulate::read_date)]
    contract_date: Option<Date>,

    #[arg(long)]
    provisional: bool,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document {
    interest: String,
    flat_fee: String,
    principal_left: String,
    currency: String,
    total: String,
    provisional: bool,
    periods: Vec<Period>,
}

#[derive(Serialize)]
struct Period {
    from: Option<Date>,
    until: Option<Date>,
    days: i64,
    rate: String,
    principal: String,
    interest: String,
}

impl Interest {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let request = Request {
            rule: self.rule.clone(),
            rate: self.rate,
            currency: self.currency.as_deref().and_then(Currency::parse),
            principal_minor: self.principal.minor,
            costs_minor: self.costs.map_or(0, |costs| costs.minor),
            from: self.from,
            until: self.until,
            days: self.days,
            payments: self.payment.clone(),
            day_count: self.day_count,
            contract_on: self.contract_date,
            provisional: self.provisional,
        };
        let statement = interest::run(&request, &context.data)?;
        if context.json {
            context.document(&document(&statement))?;
        } else {
            let text = text(&statement, &context.words);
            context.line(&text)?;
        }
        Ok(Done::Yes)
    }
}

/// Reads costs: an amount of zero or more.
fn read_costs(text: &str) -> Result<Money, Error> {
    let costs = Money::parse(text, Currency::EUR).filter(|costs| costs.minor >= 0);
    costs.ok_or_else(|| Error::BadAmount(text.to_owned()))
}

fn document(statement: &Statement) -> Document {
    Document {
        interest: decimal(statement.interest_minor, statement),
        flat_fee: decimal(flat_fee(statement), statement),
        principal_left: decimal(statement.left.principal, statement),
        currency: statement.currency.to_string(),
        total: decimal(statement.total_minor, statement),
        provisional: statement.is_provisional,
        periods: lines(statement).map(|line| period(line, statement)).collect(),
    }
}

fn period(line: &Line, statement: &Statement) -> Period {
    Period {
        from: line.days_on.map(|(from, _)| from),
        until: line.days_on.map(|(_, until)| until),
        days: line.days,
        rate: line.rate.to_string(),
        principal: decimal(line.principal_minor, statement),
        interest: line.interest.four_decimals(),
    }
}

fn lines(statement: &Statement) -> impl Iterator<Item = &Line> {
    statement.runs.iter().flat_map(|run| &run.lines)
}

fn flat_fee(statement: &Statement) -> i64 {
    statement.flat_fee.as_ref().map_or(0, |fee| fee.amount_minor)
}

/// An amount with a point and no currency: `1190.00`.
fn decimal(minor: i64, statement: &Statement) -> String {
    let money = Money { minor, currency: statement.currency }.to_string();
    money.split(' ').next().unwrap_or_default().to_owned()
}

/// A title, the lines, what became of each payment, the sum, and where the numbers come from.
fn text(statement: &Statement, words: &Words) -> String {
    let mut parts = vec![title(statement, words), table_of_lines(statement, words)];
    let applied = statement.runs.iter().filter_map(|run| run.applied.as_ref());
    let payments: Vec<String> = applied.map(|applied| payment(applied, statement, words)).collect();
    parts.extend((!payments.is_empty()).then(|| payments.join("\n")));
    parts.push(sums(statement, words));
    parts.extend(notes(statement, words));
    parts.extend(sources(statement, words));
    parts.join("\n\n")
}

fn title(statement: &Statement, words: &Words) -> String {
    let count = Fact::from(statement.day_count.as_str());
    match &statement.rule {
        Some(rule) => words.say("interest-title", &[("rule", Fact::from(rule)), ("count", count)]),
        None => words.say("interest-title-agreed", &[("count", count)]),
    }
}

fn table_of_lines(statement: &Statement, words: &Words) -> String {
    let column = |key| Column { head: words.say(key, &[]), most: None };
    let mut table = table::with_columns(&[
        column("interest-from"),
        column("interest-until"),
        column("interest-days"),
        column("interest-rate"),
        column("interest-principal"),
        column("interest-interest"),
    ]);
    for line in lines(statement) {
        let day = |day: Option<Date>| day.map_or("–".to_owned(), |day| words.day(day));
        let percent = [("rate", Fact::Text(words.decimal(&line.rate.to_string())))];
        table.add_row([
            day(line.days_on.map(|(from, _)| from)),
            day(line.days_on.map(|(_, until)| until)),
            line.days.to_string(),
            words.say("interest-percent", &percent),
            money(line.principal_minor, statement, words),
            words.decimal(&line.interest.four_decimals()),
        ]);
    }
    table.trim_fmt()
}

fn payment(applied: &Applied, statement: &Statement, words: &Words) -> String {
    let amount = |minor| Fact::Text(money(minor, statement, words));
    let facts = [
        ("day", Fact::Day(applied.payment.on)),
        ("amount", Fact::Money(applied.payment.amount)),
        ("costs", amount(applied.to_costs)),
        ("interest", amount(applied.to_interest)),
        ("principal", amount(applied.to_principal)),
    ];
    words.say("interest-applied", &facts)
}

/// What is owed at the end, item by item.
fn sums(statement: &Statement, words: &Words) -> String {
    let left = statement.left;
    let mut items = vec![
        ("interest-sum-all", statement.interest_minor),
        ("interest-sum-principal", left.principal),
    ];
    let further = [
        ("interest-sum-costs", left.costs),
        ("interest-sum-open", left.interest),
        ("interest-sum-flat-fee", flat_fee(statement)),
    ];
    items.extend(further.into_iter().filter(|(_, minor)| *minor != 0));
    items.push(("interest-sum-total", statement.total_minor));
    let told = items.into_iter().map(|(key, minor)| {
        words.say(key, &[("amount", Fact::Text(money(minor, statement, words)))])
    });
    told.collect::<Vec<_>>().join("\n")
}

/// What a person must know before the sum is used.
fn notes(statement: &Statement, words: &Words) -> Option<String> {
    let mut notes = Vec::new();
    if statement.is_provisional {
        notes.push(words.say("interest-note-provisional", &[]));
    }
    if statement.overpaid_minor > 0 {
        let amount = Fact::Text(money(statement.overpaid_minor, statement, words));
        notes.push(words.say("interest-note-overpaid", &[("amount", amount)]));
    }
    if statement.origins.iter().any(|origin| origin.confidence.is_unverified()) {
        notes.push(words.say("interest-note-unverified", &[]));
    }
    (!notes.is_empty()).then(|| notes.join("\n"))
}

/// Where the numbers come from; rates of one table that come from one place are one line.
fn sources(statement: &Statement, words: &Words) -> Option<String> {
    let mut first_days: BTreeMap<(&str, &str, Confidence, Date), Option<Date>> = BTreeMap::new();
    for Origin { basis, source, confidence, verified_on, holds_from } in &statement.origins {
        let held = first_days.entry((basis, source, *confidence, *verified_on));
        held.and_modify(|first| *first = (*first).min(*holds_from)).or_insert(*holds_from);
    }
    let mut told = vec![words.say("interest-sources", &[])];
    for ((basis, source, confidence, verified_on), since) in first_days {
        let mut facts = vec![
            ("basis", Fact::from(basis)),
            ("source", Fact::from(source)),
            ("day", Fact::Day(verified_on)),
            ("confidence", Fact::Key(format!("interest-confidence-{}", confidence.as_str()))),
        ];
        let key = match since {
            Some(since) => {
                facts.push(("since", Fact::Day(since)));
                "interest-source-since"
            }
            None => "interest-source",
        };
        told.push(format!("- {}", words.say(key, &facts)));
    }
    (told.len() > 1).then(|| told.join("\n"))
}

fn money(minor: i64, statement: &Statement, words: &Words) -> String {
    words.money(Money { minor, currency: statement.currency })
}
