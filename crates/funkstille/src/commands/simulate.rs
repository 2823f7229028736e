//! `simulate`: a playbook played forward, each step with its day and the reason for it.

use clap::Args;
use funkstille_core::calendar::Region;
use funkstille_core::case::{Block, PlanOutcome, PlannedStep};
use funkstille_core::explain::Fact;
use funkstille_core::money::Money;
use funkstille_core::playbook::{Action, Starts};
use funkstille_engine::Error;
use funkstille_engine::simulate::{self, Event, Request, Simulation};
use funkstille_engine::words::Words;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::table::{self, Column};

#[derive(Args)]
pub(crate) struct Simulate {
    #[arg(long, value_name = "NAME")]
    playbook: String,

    #[arg(long, value_name = "DATE", value_parser = simulate::read_date)]
    from: Date,

    #[arg(long, value_name = "REGION", value_parser = read_region)]
    region: Region,

    #[arg(long, value_name = "DATE", value_parser = simulate::read_date)]
    due: Option<Date>,

    #[arg(long, value_name = "ZONE", value_parser = simulate::read_time_zone)]
    time_zone: Option<TimeZone>,

    #[arg(long, value_name = "ZONE", value_parser = simulate::read_time_zone)]
    client_time_zone: Option<TimeZone>,

    #[arg(long, value_name = "AMOUNT", value_parser = simulate::read_amount)]
    #[arg(allow_negative_numbers = true)]
    amount: Option<Money>,

    #[arg(long = "event", value_name = "EVENT", value_parser = str::parse::<Event>)]
    event: Vec<Event>,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    playbook: &'a str,
    region: &'a str,
    steps: Vec<Row<'a>>,
    outcome: &'static str,
}

#[derive(Serialize)]
struct Row<'a> {
    step: &'a str,
    action: &'static str,
    date: Date,
    at: String,
    reason: String,
}

impl Simulate {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let request = Request {
            playbook: self.playbook.clone(),
            from: self.from,
            due: self.due,
            region: self.region.clone(),
            time_zone: self.time_zone.clone(),
            client_time_zone: self.client_time_zone.clone(),
            amount: self.amount,
            events: self.event.clone(),
        };
        let simulation = simulate::run(&request, &context.data)?;
        if context.json {
            let document = document(&simulation, &context.words);
            context.document(&document)?;
        } else {
            let text = text(&simulation, &context.words);
            context.line(&text)?;
        }
        Ok(Done::Yes)
    }
}

/// Reads a region, with an error that has its words.
pub(super) fn read_region(text: &str) -> Result<Region, Error> {
    Ok(Region::parse(text)?)
}

fn document<'a>(simulation: &'a Simulation, words: &Words) -> Document<'a> {
    let starts = simulation.opening.starts;
    let row = |step: &'a PlannedStep| Row {
        step: &step.step,
        action: step.action.as_str(),
        date: step.day,
        at: step.at.to_string(),
        reason: words.reasons(&step.reasons, starts),
    };
    Document {
        playbook: &simulation.playbook.name,
        region: simulation.region.as_str(),
        steps: simulation.plan.steps.iter().map(row).collect(),
        outcome: match &simulation.plan.outcome {
            PlanOutcome::Ended(outcome) => outcome.as_str(),
            PlanOutcome::Held(_) => "held",
        },
    }
}

/// A title, a table of the steps, and one sentence for each thing that is said about the end.
fn text(simulation: &Simulation, words: &Words) -> String {
    let mut parts = vec![title(simulation, words)];
    if !simulation.plan.steps.is_empty() {
        parts.push(steps(simulation, words));
    }
    parts.push(outcome(&simulation.plan.outcome, words));
    parts.join("\n\n")
}

fn title(simulation: &Simulation, words: &Words) -> String {
    let anchor = match simulation.opening.starts {
        Starts::Message => "anchor-trigger",
        Starts::Due => "anchor-due",
    };
    let facts = [
        ("playbook", Fact::from(&simulation.playbook.name)),
        ("region", Fact::from(simulation.region.as_str())),
        ("of", Fact::Key(anchor.to_owned())),
        ("day", simulation.opening.trigger_on.into()),
    ];
    words.say("simulate-title", &facts)
}

fn steps(simulation: &Simulation, words: &Words) -> String {
    let column = |key, most| Column { head: words.say(key, &[]), most };
    let mut table = table::with_columns(&[
        column("simulate-day", None),
        column("simulate-time", None),
        column("simulate-step", Some(22)),
        column("simulate-does", Some(16)),
        column("simulate-why", None),
    ]);
    for step in &simulation.plan.steps {
        table.add_row([
            words.day(step.at.date()),
            step.at.strftime("%H:%M").to_string(),
            words.step(&step.step),
            what_it_does(step, simulation, words),
            words.reasons(&step.reasons, simulation.opening.starts),
        ]);
    }
    table.trim_fmt()
}

/// The step's action, and the further channels that its row names.
fn what_it_does(step: &PlannedStep, simulation: &Simulation, words: &Words) -> String {
    let row = simulation.playbook.step(&step.step);
    let channels = row.map_or(vec![step.action], |row| row.does.clone());
    let registered = row.is_some_and(|row| row.registered);
    let told = channels.into_iter().map(|action| match action {
        Action::Letter if registered => words.say("action-letter-registered", &[]),
        _ => words.say(&format!("action-{}", action.as_str()), &[]),
    });
    told.collect::<Vec<_>>().join(", ")
}

fn outcome(outcome: &PlanOutcome, words: &Words) -> String {
    match outcome {
        PlanOutcome::Ended(outcome) => words.say(&format!("outcome-{}", outcome.as_str()), &[]),
        PlanOutcome::Held(blocks) => {
            let told = blocks.iter().map(|block| words.say(held_key(*block), &[]));
            told.collect::<Vec<_>>().join("\n")
        }
    }
}

/// The key of the sentence that says what holds a case.
pub(super) fn held_key(block: Block) -> &'static str {
    match block {
        Block::AnswerToJudge => "held-answer-to-judge",
        Block::MailToJudge => "held-mail-to-judge",
        Block::WaitsForBank => "held-waits-for-bank",
        Block::NeedsAddress => "held-needs-address",
        Block::DidNotArrive => "held-did-not-arrive",
        Block::SendAgain => "held-send-again",
        Block::Dispute => "held-dispute",
        Block::HeldByHand => "held-by-hand",
        Block::EntryErased => "held-entry-erased",
        Block::NothingLeft => "held-nothing-left",
        Block::NeedsDueDate => "held-needs-due-date",
    }
}
