//! `task show`: what to say, where to look, and what can come out.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_core::playbook::TaskOutcome;
use funkstille_engine::looks::{found, other_address};
use funkstille_engine::tasks::{self, Again, Errand, Link, OpenTask, Script};
use funkstille_engine::today::{Note, notes_of_task};
use funkstille_engine::words::Words;
use serde::Serialize;

use super::row::{self, Row};
use crate::concern::wrapped;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;
use crate::table::width;

#[derive(Args)]
pub(crate) struct Show {
    #[arg(value_name = "TASK")]
    task: String,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    row: Row<'a>,
    title: Option<&'a str>,
    /// What the program found when it looked around.
    found: Vec<String>,
    /// What to know of the message for which it is on the list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    parts: Vec<Part<'a>>,
    outcomes: Vec<&'a str>,
    links: Vec<LinkRow<'a>>,
    /// The letter that it sends, where a person is to post or to fax one.
    errand: Option<ErrandRow<'a>>,
    /// The message that it sends again, where it does.
    again: Option<AgainRow<'a>>,
    /// Words of the public parts that do not belong into a public place.
    breaks: Vec<&'a str>,
}

#[derive(Serialize)]
struct ErrandRow<'a> {
    letter: &'a str,
    channel: &'static str,
    recipient: &'a str,
    registered: bool,
}

#[derive(Serialize)]
struct AgainRow<'a> {
    /// The letter that has its text; nothing where it was no letter of this program.
    letter: Option<&'a str>,
    address: Option<&'a str>,
    /// `new`, `same`, `on-file` or `nobody`.
    which: &'static str,
}

#[derive(Serialize)]
struct LinkRow<'a> {
    kind: &'static str,
    name: &'a str,
    url: &'a str,
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the names are those of the JSON")]
struct Part<'a> {
    part: &'a str,
    text: &'a str,
    /// Whether everyone can read it where it is written.
    public: bool,
}

impl Show {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let now = session.moment()?.now;
        let open = session.run(tasks::one(&session.engine, &self.task, now))?;
        let language = context.words.language();
        let script = session.run(tasks::script(&session.engine, &open, language))?;
        let notes = session.run(notes_of_task(&session.engine, &open))?;
        if context.json {
            let document = document(&open, (script.as_ref(), &notes), &context.words);
            context.document(&document)?;
        } else {
            let text = text(&open, (script.as_ref(), &notes), &context.words);
            context.line(&text)?;
        }
        Ok(Done::Yes)
    }
}

fn document<'a>(
    open: &'a OpenTask,
    (script, notes): (Option<&'a Script>, &[Note]),
    words: &Words,
) -> Document<'a> {
    let part = |(script, (part, text)): (&'a Script, &'a (String, String))| Part {
        part,
        text,
        public: script.public.contains(part),
    };
    let parts = script
        .into_iter()
        .flat_map(|script| script.text.parts.iter().map(move |part| (script, part)));
    Document {
        row: row::row(open),
        title: script.map(|script| script.text.title.as_str()),
        found: found(&open.case.looks, words),
        notes: notes.iter().map(|note| words.explain(note)).collect(),
        parts: parts.map(part).collect(),
        outcomes: open.outcomes().into_iter().map(TaskOutcome::as_str).collect(),
        links: script.into_iter().flat_map(|script| &script.links).map(link).collect(),
        errand: open.errand.as_ref().map(errand),
        again: open.again.as_ref().map(again),
        breaks: broken(script).collect(),
    }
}

fn errand(errand: &Errand) -> ErrandRow<'_> {
    ErrandRow {
        letter: &errand.letter,
        channel: errand.way.as_str(),
        recipient: &errand.recipient,
        registered: errand.is_registered,
    }
}

fn again(again: &Again) -> AgainRow<'_> {
    AgainRow {
        letter: again.letter.as_deref(),
        address: again.to.address(),
        which: again.to.as_str(),
    }
}

/// Which message is to be sent again, and where it goes.
fn once_more(open: &OpenTask, again: &Again, words: &Words) -> String {
    let matter = &open.case.matter;
    let text = match &again.letter {
        Some(letter) => words.say("task-again-text", &[("letter", letter.into())]),
        None => words.say("task-again-own", &[("subject", Fact::from(&matter.subject))]),
    };
    let address = again.to.address().unwrap_or_default();
    let facts = [("address", Fact::from(address)), ("client", Fact::from(&matter.client))];
    words.say(&format!("task-again-to-{}", again.to.as_str()), &facts) + "\n" + &text
}

/// What is to be sent, where, and how its pages are had.
fn to_send(errand: &Errand, words: &Words) -> String {
    let kind = if errand.is_registered { "registered" } else { errand.way.as_str() };
    let facts = [("letter", Fact::from(&errand.letter))];
    let told = words.say(&format!("task-errand-{kind}"), &facts);
    told + "\n" + &indented(&errand.recipient)
}

fn link(link: &Link) -> LinkRow<'_> {
    LinkRow { kind: link.kind.as_str(), name: &link.name, url: &link.url }
}

/// The words of public parts that break the tone.
fn broken(script: Option<&Script>) -> impl Iterator<Item = &str> {
    script.into_iter().flat_map(|script| &script.breaks).map(|found| found.word.as_str())
}

fn text(open: &OpenTask, (script, notes): (Option<&Script>, &[Note]), words: &Words) -> String {
    let what = match script {
        Some(script) => script.text.title.clone(),
        None => row::what(open, words),
    };
    let facts = [
        ("task", Fact::Text(open.name())),
        ("client", Fact::from(&open.case.client.client.name)),
        ("subject", Fact::from(&open.case.matter.subject)),
        ("day", open.task.opened_on.into()),
    ];
    let head = [what, words.say("task-about", &facts), row::blocks(open, words)];
    let mut parts = vec![head.join("\n")];
    if script.is_none() {
        parts.push(words.say(&format!("{}-how", open.key()), &[]));
    }
    parts.extend(open.errand.as_ref().map(|errand| to_send(errand, words)));
    parts.extend(of_message(open, notes, words));
    parts.extend(open.again.as_ref().map(|again| once_more(open, again, words)));
    parts.extend(already_found(open, script, words));
    for (part, text) in script.into_iter().flat_map(|script| &script.text.parts) {
        parts.push(words.say(&format!("task-part-{part}"), &[]) + "\n" + &indented(text));
    }
    parts.extend(clicks(script, words));
    if script.is_some_and(|script| !script.public.is_empty()) {
        parts.push(words.say("task-everyone-can-see", &[]));
        let found: Vec<&str> = broken(script).collect();
        if !found.is_empty() {
            let found = Fact::Text(found.join(", "));
            parts.push(words.say("task-breaks-tone", &[("words", found)]));
        }
    }
    parts.push(ends(open, script, words));
    parts.join("\n\n")
}

/// What can be done with one click, a line each.
fn clicks(script: Option<&Script>, words: &Words) -> Option<String> {
    let links = script?.links.iter();
    let told = |link: &Link| match link.name.as_str() {
        "" => link.url.clone(),
        name => format!("{} ({name})", link.url),
    };
    let clicks: Vec<String> = links.map(told).collect();
    let all = || words.say("task-part-links", &[]) + "\n" + &indented(&clicks.join("\n"));
    (!clicks.is_empty()).then(all)
}

/// What the program found, and what can be done about it; where the script does not say it already.
fn already_found(open: &OpenTask, script: Option<&Script>, words: &Words) -> Option<String> {
    let is_said =
        script.is_some_and(|script| script.text.parts.iter().any(|(it, _)| it == "found"));
    let found = found(&open.case.looks, words);
    if found.is_empty() || is_said {
        return None;
    }
    let mut lines = vec![words.say("task-part-found", &[]), indented(&found.join("\n"))];
    lines.extend(other_address(&open.case).map(|address| to_learn(open, &address, words)));
    Some(lines.join("\n"))
}

/// What to know of the message for which the task is on the list, and where to write instead.
fn of_message(open: &OpenTask, notes: &[Note], words: &Words) -> Option<String> {
    let mut lines: Vec<String> =
        notes.iter().flat_map(|note| wrapped(&words.explain(note), "", "")).collect();
    let instead = notes.iter().filter_map(|note| match note {
        Note::HasLeft { instead, .. } => Some(instead),
        _ => None,
    });
    lines.extend(instead.flatten().map(|address| to_learn(open, address, words)));
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// How an address is put on file.
fn to_learn(open: &OpenTask, address: &str, words: &Words) -> String {
    let client = Fact::from(&open.case.matter.client);
    words.say("task-learn-address", &[("client", client), ("address", address.into())])
}

/// How it is said that the task is done.
fn ends(open: &OpenTask, script: Option<&Script>, words: &Words) -> String {
    let meanings = script.filter(|_| open.outcomes().len() > 1);
    let mut lines = vec![words.say("task-then", &[("task", Fact::Text(open.name()))])];
    for (outcome, meaning) in meanings.into_iter().flat_map(|script| &script.text.outcomes) {
        lines.push(indented(&format!("--outcome {outcome}: {meaning}")));
    }
    lines.join("\n")
}

/// A text of several lines, indented; what is too long wraps.
fn indented(text: &str) -> String {
    let options = textwrap::Options::new(usize::from(width()))
        .initial_indent("    ")
        .subsequent_indent("    ");
    let lines = text.lines().map(|line| match line {
        "" => String::new(),
        line => textwrap::fill(line, &options),
    });
    lines.collect::<Vec<_>>().join("\n")
}
