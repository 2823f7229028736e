//! `bank match`: what came in is matched with invoices, and what is not sure is asked.

use std::collections::BTreeMap;

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_core::money::Money;
use funkstille_engine::bank::{
    self, BankGap, BankPayment, Matched, Question, Waiting, gap_told, number_of, place_of,
};

use jiff::civil::Date;
use serde::Serialize;

use super::import::became;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Match {
    #[arg(value_name = "ENTRY")]
    entry: Option<String>,

    #[arg(value_name = "INVOICE", requires = "entry")]
    invoices: Vec<String>,

    #[arg(long, requires = "entry", conflicts_with = "invoices")]
    none: bool,

    #[arg(long, conflicts_with = "entry")]
    all: bool,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Line<'a> {
    entry: String,
    state: &'static str,
    booked: Date,
    amount: String,
    currency: String,
    counterparty: Option<&'a str>,
    reference: Option<&'a str>,
    pays: Vec<Pays<'a>>,
    why: Vec<&'static str>,
}

#[derive(Serialize)]
struct Pays<'a> {
    invoice: &'a str,
    amount: String,
}

/// What a statement lacks, by the place that takes the place of a number.
#[derive(Serialize)]
struct GapLine<'a> {
    entry: String,
    state: &'static str,
    file: &'a str,
    line: i64,
}

impl Match {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let engine = &session.engine;
        if self.all {
            return show_all(&session, context);
        }
        let Some(entry) = &self.entry else {
            let waiting = session.run(bank::match_waiting(engine, &mut moment))?;
            return if context.json {
                document(&waiting, context)
            } else {
                show(&waiting, context)
            };
        };
        if self.none && settle(&session, entry, context)? {
            return Ok(Done::Yes);
        }
        let (key, payment, pays) = if self.none {
            let payment = session.run(bank::match_none(engine, &mut moment, entry))?;
            let key = if payment.is_return { "bank-return-none" } else { "bank-matched-none" };
            (key, payment, vec![])
        } else {
            let invoices = &self.invoices;
            let by_hand = bank::match_by_hand(engine, &mut moment, entry, invoices);
            let matched = session.run(by_hand)?;
            ("bank-matched-by-hand", matched.payment, matched.pays)
        };
        if context.json {
            context.document(&line(&payment, &pays, vec![]))?;
        } else {
            let facts = facts(&payment, &[]);
            let told = context.words.say(key, &facts);
            context.line(&told)?;
        }
        Ok(Done::Yes)
    }
}

/// Everything that came in, with what became of it by now.
fn show_all(session: &Session, context: &mut Context<'_>) -> Result<Done, Failure> {
    let mut moment = session.moment()?;
    let (waiting, all) = session.run(async {
        let waiting = bank::match_waiting(&session.engine, &mut moment).await?;
        let mut reading = session.engine.read().await?;
        let all = bank::came_in(&mut reading).await?;
        Ok((waiting, all))
    })?;
    let questions = waiting.questions.iter();
    let asked: BTreeMap<(i64, i64), &Question> =
        questions.map(|it| ((it.payment.entry, it.payment.part), it)).collect();
    for (payment, pays) in &all {
        if context.json {
            match asked.get(&(payment.entry, payment.part)) {
                Some(question) => context.document(&question_line(question))?,
                None => context.document(&line(payment, pays, vec![]))?,
            }
            continue;
        }
        let numbers: Vec<&str> = pays.iter().map(|(invoice, _)| invoice.as_str()).collect();
        let mut facts = facts(payment, &numbers);
        facts.push(("state", Fact::from(payment.state.name())));
        let told = context.words.say("bank-entry-line", &facts);
        context.line(&told)?;
    }
    if all.is_empty() && !context.json {
        let told = context.words.say("bank-nothing-came", &[]);
        context.hint(&told)?;
    }
    Ok(Done::Yes)
}

/// Settles what a statement lacks at a place, where something is open there.
fn settle(session: &Session, place: &str, context: &mut Context<'_>) -> Result<bool, Failure> {
    let mut moment = session.moment()?;
    let gaps = session.run(bank::settle_gaps(&session.engine, &mut moment, place))?;
    for gap in &gaps {
        if context.json {
            context.document(&gap_line(gap, "settled"))?;
        } else {
            let facts = [("place", Fact::Text(place_of(gap)))];
            let told = context.words.say("bank-gap-settled", &facts);
            context.line(&told)?;
        }
    }
    Ok(!gaps.is_empty())
}

fn gap_line<'a>(gap: &'a BankGap, state: &'static str) -> GapLine<'a> {
    GapLine { entry: place_of(gap), state, file: &gap.file, line: gap.line }
}

fn document(waiting: &Waiting, context: &mut Context<'_>) -> Result<Done, Failure> {
    for question in &waiting.questions {
        context.document(&question_line(question))?;
    }
    for payment in &waiting.open {
        context.document(&line(payment, &[], vec![]))?;
    }
    for gap in &waiting.gaps {
        context.document(&gap_line(gap, "gap"))?;
    }
    Ok(Done::Yes)
}

fn question_line(question: &Question) -> Line<'_> {
    let why = question.doubts.iter().map(|doubt| doubt.key()).collect();
    line(&question.payment, &question.pays, why)
}

fn line<'a>(
    payment: &'a BankPayment,
    pays: &'a [(String, Money)],
    why: Vec<&'static str>,
) -> Line<'a> {
    let pays =
        pays.iter().map(|(invoice, amount)| Pays { invoice, amount: amount.decimal().to_string() });
    Line {
        entry: number_of(payment.entry, payment.part),
        state: payment.state.name(),
        booked: payment.booked_on,
        amount: payment.amount.decimal().to_string(),
        currency: payment.amount.currency.to_string(),
        counterparty: payment.counterparty.as_deref(),
        reference: payment.reference.as_deref(),
        pays: pays.collect(),
        why,
    }
}

/// What was found out, what is asked, and what nothing is known of.
fn show(waiting: &Waiting, context: &mut Context<'_>) -> Result<Done, Failure> {
    // What is asked stands below.
    let mut lines = became(&Matched { asked: 0, ..waiting.matched }, &context.words);
    for Question { payment, pays, doubts, answer } in &waiting.questions {
        let number = |(invoice, _): &'_ &(String, Money)| invoice.clone();
        let (paid, also): (Vec<_>, Vec<_>) = pays.iter().partition(|(_, amount)| amount.minor > 0);
        let also: Vec<String> = also.iter().map(number).collect();
        let numbers: Vec<&str> = paid.iter().map(|(invoice, _)| invoice.as_str()).collect();
        let why = doubts.iter().map(|doubt| context.words.say(&key_of(doubt.key()), &[]));
        let mut facts = facts(payment, &numbers);
        facts.push(("why", Fact::Text(why.collect::<Vec<_>>().join("; "))));
        let (kind, first) = (answer.key(), numbers.first().copied().unwrap_or_default());
        facts.extend([("answer", Fact::from(kind)), ("first", Fact::from(first))]);
        facts.push(("currency", Fact::Text(answer.currency())));
        let key = if payment.is_return { "bank-asked-return" } else { "bank-asked" };
        lines.push(context.words.say(key, &facts));
        for invoice in also {
            let facts = [facts[0].clone(), ("invoice", Fact::Text(invoice))];
            lines.push(context.words.say("bank-asked-also", &facts));
        }
    }
    if !waiting.open.is_empty() {
        lines.push(context.words.say("bank-open-head", &[]));
    }
    lines.extend(waiting.open.iter().map(|it| context.words.say("bank-open", &facts(it, &[]))));
    lines.extend(waiting.gaps.iter().map(|gap| gap_told(gap, &context.words)));
    if lines.is_empty() {
        let told = context.words.say("bank-asked-nothing", &[]);
        context.hint(&told)?;
    }
    lines.iter().try_for_each(|line| context.line(line))?;
    Ok(Done::Yes)
}

fn facts(payment: &BankPayment, numbers: &[&str]) -> Vec<(&'static str, Fact)> {
    let counterparty = payment.counterparty.clone().unwrap_or_else(|| "none".to_owned());
    let reference = payment.reference.clone().unwrap_or_default();
    vec![
        ("entry", Fact::Text(number_of(payment.entry, payment.part))),
        ("day", payment.booked_on.into()),
        ("amount", Fact::Money(payment.amount)),
        ("counterparty", Fact::Text(counterparty)),
        ("reference", Fact::Text(reference)),
        ("invoices", Fact::Text(numbers.join(" "))),
    ]
}

fn key_of(doubt: &str) -> String {
    format!("bank-doubt-{doubt}")
}
