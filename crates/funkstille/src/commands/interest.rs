//! `interest`: what is owed beside a principal, line by line, with the source of each number.

use clap::Args;
use funkstille_core::claim::{DayCount, Line, Percent, StatedPart, Statement};
use funkstille_core::money::{Currency, Money};
use funkstille_engine::claims::Told;
use funkstille_engine::interest::{self, PaidOn, Request};
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
    #[arg(allow_negative_numbers = true)]
    principal: Money,

    #[arg(long, value_name = "DATE", value_parser = simulate::read_date)]
    from: Option<Date>,

    #[arg(long, value_name = "DATE", value_parser = simulate::read_date)]
    until: Option<Date>,

    #[arg(long, value_name = "COUNT")]
    days: Option<u32>,

    #[arg(long, value_name = "PERCENT", value_parser = interest::read_rate)]
    #[arg(allow_negative_numbers = true)]
    rate: Option<Percent>,

    #[arg(long, value_name = "CURRENCY", value_parser = CURRENCIES)]
    currency: Option<String>,

    #[arg(long, value_name = "DAY-COUNT", value_parser = one_of(DAY_COUNTS))]
    day_count: Option<DayCount>,

    #[arg(long = "payment", value_name = "PAYMENT", value_parser = str::parse::<PaidOn>)]
    payment: Vec<PaidOn>,

    #[arg(long = "part", value_name = "PART", value_parser = str::parse::<PaidOn>)]
    #[arg(conflicts_with_all = ["from", "days"])]
    part: Vec<PaidOn>,

    #[arg(long, value_name = "AMOUNT", value_parser = read_costs, allow_negative_numbers = true)]
    costs: Option<Money>,

    #[arg(long, value_name = "DATE", value_parser = simulate::read_date)]
    contract_date: Option<Date>,

    #[arg(long)]
    provisional: bool,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
pub(super) struct Document {
    interest: String,
    flat_fee: String,
    principal_left: String,
    currency: String,
    total: String,
    provisional: bool,
    periods: Vec<Period>,
    /// The parts in which the principal is due; left out where it is due at once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    due: Option<Date>,
    /// The first day that bears, and what brought default, where that is known.
    from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ground: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<String>,
    amount: String,
    interest: String,
    left: String,
    /// Whether parts that were agreed later took its place.
    replaced: bool,
}

#[derive(Serialize)]
struct Period {
    from: Option<Date>,
    until: Option<Date>,
    days: i64,
    rate: String,
    principal: String,
    interest: String,
    /// The number of the part that bears, from 1; left out for the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<usize>,
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
            parts: self.part.clone(),
            day_count: self.day_count,
            contract_on: self.contract_date,
            provisional: self.provisional,
        };
        let statement = interest::run(&request, &context.data)?;
        if context.json {
            context.document(&document(&statement))?;
        } else {
            let text = text(&Told::of(&statement, &context.words));
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

pub(super) fn document(statement: &Statement) -> Document {
    Document {
        interest: decimal(statement.interest_minor, statement),
        flat_fee: decimal(statement.flat_fee_minor(), statement),
        principal_left: decimal(statement.left.principal, statement),
        currency: statement.currency.to_string(),
        total: decimal(statement.total_minor, statement),
        provisional: statement.is_provisional,
        periods: lines(statement).map(|line| period(line, statement)).collect(),
        parts: statement.parts.iter().map(|it| part(it, statement)).collect(),
    }
}

fn part(part: &StatedPart, statement: &Statement) -> Part {
    let default = part.due.default.as_ref();
    Part {
        due: part.due.due_on,
        from: part.due.from,
        ground: default.map(|default| default.ground.as_str()),
        basis: default.map(|default| default.origin.basis.clone()),
        amount: decimal(part.due.minor, statement),
        interest: decimal(part.interest_minor, statement),
        left: decimal(part.left_minor, statement),
        replaced: part.is_replaced,
    }
}

fn period((line, part): (&Line, Option<usize>), statement: &Statement) -> Period {
    Period {
        from: line.days_on.map(|(from, _)| from),
        until: line.days_on.map(|(_, until)| until),
        days: line.days,
        rate: line.rate.to_string(),
        principal: decimal(line.principal_minor, statement),
        interest: line.interest.four_decimals(),
        part: part.map(|place| place + 1),
    }
}

/// The lines, each with the place of the part that bears.
fn lines(statement: &Statement) -> impl Iterator<Item = (&Line, Option<usize>)> {
    statement.runs.iter().flat_map(|run| run.lines.iter().map(|line| (line, run.part)))
}

/// An amount with a point and no currency: `1190.00`.
fn decimal(minor: i64, statement: &Statement) -> String {
    let money = Money { minor, currency: statement.currency }.to_string();
    money.split(' ').next().unwrap_or_default().to_owned()
}

/// A title, the lines, what became of each payment, the sum, and where the numbers come from.
pub(super) fn text(told: &Told) -> String {
    let column = |head: &String| Column { head: head.clone(), most: None };
    let columns: Vec<Column> = told.head.iter().map(column).collect();
    let mut table = table::with_columns(&columns);
    for row in &told.rows {
        table.add_row(row);
    }
    let mut parts = vec![told.title.clone()];
    parts.extend(Some(told.default.clone()).filter(|default| !default.is_empty()));
    parts.extend(Some(told.parts.join("\n")).filter(|parts| !parts.is_empty()));
    // Where no period bears interest, a head alone would say nothing.
    parts.extend((!told.rows.is_empty()).then(|| table.trim_fmt()));
    let first = [&told.rates, &told.costs, &told.payments];
    let lists = first.into_iter().chain([&told.sums, &told.notes, &told.sources]);
    parts.extend(lists.filter(|list| !list.is_empty()).map(|list| list.join("\n")));
    parts.join("\n\n")
}
