//! Silences as people and programs read them; for `scan`.

use funkstille_core::case::Reason;
use funkstille_core::explain::Fact;
use funkstille_core::playbook::Starts;
use funkstille_engine::scan::{Report, SilentClient};
use funkstille_engine::words::Words;
use jiff::civil::Date;
use serde::Serialize;

use crate::context::Context;
use crate::failure::Failure;
use crate::table::width;

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Row<'a> {
    client: &'a str,
    address: &'a str,
    subject: &'a str,
    message_id: Option<&'a str>,
    sent_at: String,
    silent_days: i64,
    stage: &'static str,
    step: &'a str,
    date: Date,
    reason: String,
}

/// Most characters of a question that is quoted.
const QUOTE_CHARS: usize = 160;

/// Writes what a scan found: to programs as one document, to people sorted by what to do when.
pub(crate) fn show(report: &Report, today: Date, context: &mut Context<'_>) -> Result<(), Failure> {
    for problem in &report.problems {
        let told = context.words.explain(problem);
        context.note(&told)?;
    }
    if context.json {
        let words = &context.words;
        let rows: Vec<_> = report.silences.iter().map(|silence| row(silence, words)).collect();
        return Ok(context.document(&rows)?);
    }
    let told = text(report, today, &context.words);
    Ok(context.line(&told)?)
}

fn row<'a>(silence: &'a SilentClient, words: &Words) -> Row<'a> {
    Row {
        client: &silence.client,
        address: &silence.address,
        subject: &silence.subject,
        message_id: silence.message_id.as_deref(),
        sent_at: silence.sent_at.to_string(),
        silent_days: silence.silent_days,
        stage: silence.stage.as_str(),
        step: &silence.step,
        date: silence.date,
        reason: format!("{}; {}", stage_reason(silence, words), step_reason(silence, words)),
    }
}

fn stage_reason(silence: &SilentClient, words: &Words) -> String {
    words.say(&format!("stage-sign-{}", silence.sign.as_str()), &[])
}

fn step_reason(silence: &SilentClient, words: &Words) -> String {
    words.reasons(&silence.reasons, Starts::Message)
}

/// What is due today, what comes later, what can be let go; a sentence on each.
fn text(report: &Report, today: Date, words: &Words) -> String {
    let is_old = |silence: &&SilentClient| {
        silence.reasons.iter().any(|reason| matches!(reason, Reason::TooOld { .. }))
    };
    let is_due = |silence: &&SilentClient| silence.date <= today;
    let silences = || report.silences.iter();
    let mut later: Vec<_> = silences().filter(|s| !is_old(s) && !is_due(s)).collect();
    later.sort_by_key(|silence| silence.date);
    let groups = [
        ("silences-today", silences().filter(|s| !is_old(s) && is_due(s)).collect::<Vec<_>>()),
        ("silences-later", later),
        ("silences-old", silences().filter(is_old).collect()),
    ];
    let mut parts = vec![summary(report, today, words)];
    for (key, group) in groups {
        if group.is_empty() {
            continue;
        }
        let facts = [("count", count(group.len())), ("day", today.into())];
        parts.push(words.say(key, &facts));
        parts.extend(group.into_iter().map(|silence| block(silence, today, words)));
    }
    parts.join("\n\n")
}

fn count(of: usize) -> Fact {
    Fact::Number(i64::try_from(of).unwrap_or(i64::MAX))
}

fn summary(report: &Report, today: Date, words: &Words) -> String {
    let key = if report.silences.is_empty() { "silences-none" } else { "silences-summary" };
    let facts = [
        ("count", count(report.silences.len())),
        ("conversations", count(report.counts.conversations)),
        ("messages", count(report.counts.messages)),
        ("day", today.into()),
    ];
    words.say(key, &facts)
}

/// Who, what, when, and why; the question that waits.
fn block(silence: &SilentClient, today: Date, words: &Words) -> String {
    let mut lines = vec![head(silence, words), format!("  {}", silence.subject)];
    let when = if silence.date <= today { "silence-step-today" } else { "silence-step-on" };
    let facts = [("step", Fact::Text(words.step(&silence.step))), ("day", silence.date.into())];
    lines.push(format!("  → {}", words.say(when, &facts)));
    lines.extend(wrapped(&step_reason(silence, words)));
    lines.extend(wrapped(&stage_reason(silence, words)));
    if !silence.asked.is_empty() {
        let quote = clip(&silence.asked);
        lines.extend(wrapped(&words.say("silence-asked", &[("quote", Fact::Text(quote))])));
    }
    lines.join("\n")
}

fn head(silence: &SilentClient, words: &Words) -> String {
    let facts = [
        ("client", Fact::from(&silence.client)),
        ("address", Fact::from(&silence.address)),
        ("count", Fact::Number(silence.silent_days)),
        ("stage", Fact::Key(format!("stage-{}", silence.stage.as_str()))),
    ];
    words.say("silence-head", &facts)
}

fn clip(text: &str) -> String {
    let mut clipped: String = text.chars().take(QUOTE_CHARS).collect();
    if clipped.len() < text.len() {
        clipped.push('…');
    }
    clipped
}

fn wrapped(text: &str) -> Vec<String> {
    let options = textwrap::Options::new(usize::from(width()))
        .initial_indent("    ")
        .subsequent_indent("    ");
    textwrap::wrap(text, options).into_iter().map(String::from).collect()
}
