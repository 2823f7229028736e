//! A task in one line, for people and for programs.

use funkstille_core::explain::Fact;
use funkstille_engine::tasks::{Blocked, OpenTask};
use funkstille_engine::words::Words;
use jiff::civil::Date;
use serde::Serialize;

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    task: String,
    case: &'a str,
    client: &'a str,
    name: &'a str,
    subject: &'a str,
    since: Date,
    /// Nothing, `plan`, or the step that it holds up.
    blocks: Option<&'a str>,
    /// The day from which it counts as left undone.
    until: Option<Date>,
}

pub(super) fn row(open: &OpenTask) -> Row<'_> {
    let (blocks, until) = match &open.blocks {
        None | Some(Blocked::End) => (None, None),
        Some(Blocked::Plan) => (Some("plan"), None),
        Some(Blocked::Step { step, until }) => (step.as_deref(), Some(*until)),
    };
    Row {
        task: open.name(),
        case: &open.case.case,
        client: &open.case.matter.client,
        name: &open.case.client.client.name,
        subject: &open.case.matter.subject,
        since: open.task.opened_on,
        blocks,
        until,
    }
}

/// What is to be done, as a heading shows it.
pub(super) fn what(open: &OpenTask, words: &Words) -> String {
    match open.step() {
        Some(step) => words.step(&step.name),
        None => words.say(&open.key(), &[]),
    }
}

/// What it holds up and until when, in words.
pub(super) fn blocks(open: &OpenTask, words: &Words) -> String {
    match &open.blocks {
        None => words.say("task-blocks-nothing", &[]),
        Some(Blocked::Plan) => words.say("task-blocks-plan", &[]),
        Some(Blocked::End) => words.say("task-blocks-never", &[]),
        Some(Blocked::Step { step: None, until }) => {
            words.say("task-blocks-end", &[("day", (*until).into())])
        }
        Some(Blocked::Step { step: Some(step), until }) => {
            let facts = [("step", Fact::Text(words.step(step))), ("day", (*until).into())];
            words.say("task-blocks-step", &facts)
        }
    }
}
