//! `case show`: what happened so far, what waits, and what is to come.

use clap::Args;
use funkstille_core::case::{Happened, LetterTurn, Plan, PlanOutcome};
use funkstille_core::delivery::{AttemptState, Delivery};
use funkstille_core::explain::Fact;
use funkstille_engine::Error;
use funkstille_engine::cases::{self, CaseOverview, Standing, StoryLine, Told};
use funkstille_engine::looks::ToldFinding;
use funkstille_engine::sending::ToldDelivery;
use funkstille_engine::tasks::TaskState;
use funkstille_engine::today::{Note, notes_of_case};
use funkstille_engine::words::Words;
use jiff::civil::Date;
use serde::Serialize;

use super::row::{self, Row, amount};
use crate::commands::simulate::held_key;
use crate::concern::wrapped;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;
use crate::table::{self, Column};

#[derive(Args)]
pub(crate) struct Show {
    #[arg(value_name = "CASE")]
    case: String,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    row: Row<'a>,
    invoice: Option<Invoice<'a>>,
    events: Vec<Event<'a>>,
    tasks: Vec<String>,
    /// What to know of the message that the case asks about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    plan: Vec<Planned<'a>>,
    /// Where the plan leads: an outcome, or `held`.
    leads_to: &'static str,
}

#[derive(Serialize)]
struct Invoice<'a> {
    number: &'a str,
    invoiced_on: Date,
    due_on: Option<Date>,
    amount: Option<String>,
    currency: Option<String>,
    on_file: bool,
}

#[derive(Serialize)]
struct Event<'a> {
    date: Date,
    at: String,
    actor: &'a str,
    what: &'a str,
    told: String,
}

#[derive(Serialize)]
struct Planned<'a> {
    step: &'a str,
    action: &'static str,
    date: Date,
    at: String,
    reason: String,
}

impl Show {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let now = session.moment()?.now;
        let case = session.run(CaseOverview::load(&session.engine, &self.case, now))?;
        let story = session.run(cases::story(&session.engine, &case.case))?;
        let notes = session.run(notes_of_case(&session.engine, &case))?;
        let notes = told_notes(&notes, &context.words);
        let plan = case.plan()?;
        if context.json {
            let document = document(&case, (&story, notes), &plan, &context.words)?;
            context.document(&document)?;
        } else {
            let text = text(&case, (&story, &notes), &plan, &context.words)?;
            context.line(&text)?;
        }
        Ok(Done::Yes)
    }
}

fn document<'a>(
    case: &'a CaseOverview,
    (story, notes): (&'a [StoryLine], Vec<String>),
    plan: &'a Plan,
    words: &Words,
) -> Result<Document<'a>, Error> {
    let opening = &case.state.opening;
    let invoice = case.matter.invoice.as_ref().map(|invoice| Invoice {
        number: &invoice.number,
        invoiced_on: invoice.issued_on,
        due_on: opening.due_on,
        amount: opening.claim.map(amount),
        currency: opening.claim.map(|claim| claim.currency.to_string()),
        on_file: invoice.file.is_some(),
    });
    let events = story.iter().map(|line| Event {
        date: line.on,
        at: line.at.to_string(),
        actor: &line.actor,
        what: &line.what,
        told: told(line, words),
    });
    let steps = plan.steps.iter().map(|step| Planned {
        step: &step.step,
        action: step.action.as_str(),
        date: step.day,
        at: step.at.to_string(),
        reason: words.reasons(&step.reasons, opening.starts),
    });
    Ok(Document {
        row: row::row(case)?,
        invoice,
        events: events.collect(),
        tasks: open_tasks(case),
        notes,
        plan: steps.collect(),
        leads_to: match &plan.outcome {
            PlanOutcome::Ended(outcome) => outcome.as_str(),
            PlanOutcome::Held(_) => "held",
        },
    })
}

fn told(line: &StoryLine, words: &Words) -> String {
    match (&line.happened, &line.delivery) {
        (Some(what), _) => words.entry(&Told(what)),
        (None, Some(delivery)) => words.entry(&ToldDelivery(delivery)),
        _ if !line.found.is_empty() => {
            let told = line.found.iter().map(|finding| words.entry(&ToldFinding(finding)));
            told.collect::<Vec<_>>().join(". ")
        }
        _ if line.is_erased => words.say("story-erased", &[]),
        _ => words.say("story-concerns", &[]),
    }
}

/// The names of its open tasks: `12/call`.
fn open_tasks(case: &CaseOverview) -> Vec<String> {
    let open = case.tasks.iter().filter(|task| task.state == TaskState::Open);
    let name = |task: &funkstille_engine::tasks::Task| {
        format!("{}/{}", task.case, funkstille_engine::tasks::name_of(&task.kind))
    };
    open.map(name).collect()
}

fn told_notes(notes: &[Note], words: &Words) -> Vec<String> {
    notes.iter().map(|note| words.explain(note)).collect()
}

fn text(
    case: &CaseOverview,
    (story, notes): (&[StoryLine], &[String]),
    plan: &Plan,
    words: &Words,
) -> Result<String, Error> {
    let standing = case.standing()?;
    let mut parts = vec![head(case, &standing, words), past(story, words)];
    if !notes.is_empty() {
        let notes = notes.iter().flat_map(|note| wrapped(note, "", ""));
        parts.push(notes.collect::<Vec<_>>().join("\n"));
    }
    let tasks = open_tasks(case);
    if !tasks.is_empty() {
        parts.push(words.say("case-tasks", &[("tasks", Fact::Text(tasks.join(", ")))]));
    }
    if case.state.ended.is_none() {
        if !plan.steps.is_empty() {
            parts.push(future(case, plan, words));
        }
        parts.push(outcome(plan, words));
    }
    Ok(parts.join("\n\n"))
}

fn head(case: &CaseOverview, standing: &Standing, words: &Words) -> String {
    let opening = &case.state.opening;
    let facts = [
        ("case", Fact::from(&case.case)),
        ("client", Fact::from(&case.client.client.name)),
        ("subject", Fact::from(&case.matter.subject)),
    ];
    let mut lines = vec![words.say("case-head", &facts)];
    let facts = [
        ("stage", Fact::Key(format!("stage-{}", opening.stage.as_str()))),
        ("playbook", Fact::from(&opening.playbook)),
        ("day", opening.trigger_on.into()),
        ("count", Fact::Number(case.silent_days())),
    ];
    lines.push(words.say("case-about", &facts));
    if let Some(project) = case.project() {
        lines.push(words.say("case-project", &[("project", Fact::from(&project.title))]));
    }
    if let Some(balance) = row::balance(case) {
        let number = case.matter.invoice.as_ref().map_or("none", |invoice| &invoice.number);
        let facts = [
            ("number", Fact::from(number)),
            ("balance", Fact::Money(balance)),
            ("amount", opening.claim.map_or(Fact::from(""), Fact::Money)),
            ("due", opening.due_on.map_or(Fact::from("none"), Fact::Day)),
        ];
        lines.push(words.say("case-money", &facts));
    }
    lines.push(row::standing(standing, words));
    lines.join("\n")
}

fn past(story: &[StoryLine], words: &Words) -> String {
    let column = |key, most| Column { head: words.say(key, &[]), most };
    let mut table = table::with_columns(&[
        column("head-day", None),
        column("head-actor", None),
        column("head-happened", None),
    ]);
    // That the case is about something goes without saying; that this changed does not.
    let is_news = |(at, line): &(usize, &StoryLine)| {
        (*at > 0 || line.happened.is_some()) && !is_passed(&story[at + 1..], line)
    };
    for (_, line) in story.iter().enumerate().filter(is_news) {
        if is_told_otherwise(line) {
            continue;
        }
        table.add_row([words.day(line.on), line.actor.clone(), told(line, words)]);
    }
    table.trim_fmt()
}

/// Whether another line of the same day says it: that a letter was prepared, or sent by hand.
fn is_told_otherwise(line: &StoryLine) -> bool {
    let turn = match &line.happened {
        Some(Happened::LetterKept { turn, .. }) => *turn,
        _ => return false,
    };
    matches!(turn, LetterTurn::Written | LetterTurn::SentByHand)
}

/// Whether an attempt went on after it gave the letter away: what came of it is told then.
fn is_passed(later: &[StoryLine], line: &StoryLine) -> bool {
    let Some(one) = &line.delivery else { return false };
    let goes_on = |other: &Delivery| (&other.letter, other.attempt) == (&one.letter, one.attempt);
    let mut others = later.iter().filter_map(|line| line.delivery.as_ref());
    one.state == AttemptState::DataStarted && others.any(goes_on)
}

fn future(case: &CaseOverview, plan: &Plan, words: &Words) -> String {
    let column = |key, most| Column { head: words.say(key, &[]), most };
    let mut table = table::with_columns(&[
        column("simulate-day", None),
        column("simulate-step", Some(STEP_WIDTH)),
        column("simulate-why", None),
    ]);
    for step in &plan.steps {
        table.add_row([
            words.day(step.day),
            words.step(&step.step),
            words.reasons(&step.reasons, case.state.opening.starts),
        ]);
    }
    table.trim_fmt()
}

/// Most characters of a step in a line of the table.
const STEP_WIDTH: u16 = 26;

fn outcome(plan: &Plan, words: &Words) -> String {
    match &plan.outcome {
        PlanOutcome::Ended(outcome) => words.say(&format!("outcome-{}", outcome.as_str()), &[]),
        PlanOutcome::Held(blocks) => {
            let told = blocks.iter().map(|block| words.say(held_key(*block), &[]));
            told.collect::<Vec<_>>().join("\n")
        }
    }
}
