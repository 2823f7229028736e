//! `mail classify`: what each message is, and what the verdict rests on.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::classify::{self, Classified};
use funkstille_engine::words::Words;
use funkstille_formats::mail::{Evidence, FailedRecipient, Place, Verdict};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::Number;

use crate::context::Context;
use crate::failure::{Done, Failure};

#[derive(Args)]
pub(crate) struct Classify {
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
}

/// The name of standard input.
const STANDARD_INPUT: &str = "-";

/// Files that are read before their lines are written.
const FILES_AT_ONCE: usize = 512;

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Line<'a> {
    path: String,
    index: usize,
    message_id: Option<&'a str>,
    from: Option<&'a str>,
    date: Option<Timestamp>,
    kind: &'static str,
    permanent: Option<bool>,
    address_dead: bool,
    failed_recipients: Vec<Recipient<'a>>,
    away_until: Option<Date>,
    holding_until: Option<Date>,
    left_company: bool,
    confidence: Number,
    evidence: Vec<String>,
}

#[derive(Serialize)]
struct Recipient<'a> {
    address: &'a str,
    action: Option<&'a str>,
    status: Option<&'a str>,
}

impl Classify {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let mut done = Done::Yes;
        for path in &self.paths {
            if path.as_os_str() == STANDARD_INPUT {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes)?;
                show(&classify::classify_bytes(path, &bytes), context)?;
            } else if !classify_place(path, context)? {
                done = Done::NotAllRead;
            }
        }
        Ok(done)
    }
}

/// Whether the place itself could be read.
fn classify_place(path: &Path, context: &mut Context<'_>) -> Result<bool, Failure> {
    let (files, problems) = match classify::files(path) {
        Ok(found) => found,
        Err(error) => {
            let told = context.words.explain(&error);
            context.note(&told)?;
            return Ok(false);
        }
    };
    for problem in &problems {
        let told = context.words.explain(problem);
        context.note(&told)?;
    }
    for some in files.chunks(FILES_AT_ONCE) {
        show(&classify::classify_files(some), context)?;
    }
    // A file that was named and cannot be read at all is no message among many.
    Ok(!(files.len() == 1 && files[0] == path && !can_be_read(path)))
}

fn can_be_read(path: &Path) -> bool {
    std::fs::File::open(path).is_ok()
}

fn show(messages: &[Classified], context: &mut Context<'_>) -> Result<(), Failure> {
    for message in messages {
        if context.json {
            let line = line(message, &context.words)?;
            context.document(&line)?;
        } else {
            let told = told(message, &context.words);
            context.line(&told)?;
        }
    }
    Ok(())
}

fn line<'a>(message: &'a Classified, words: &Words) -> Result<Line<'a>, Failure> {
    let Verdict { kind, permanent, address_dead, .. } = message.verdict;
    let recipients = message.verdict.failed_recipients.iter();
    Ok(Line {
        path: message.path.display().to_string(),
        index: message.index,
        message_id: message.message_id.as_deref(),
        from: message.from.as_deref(),
        date: message.date,
        kind: kind.as_str(),
        permanent,
        address_dead,
        failed_recipients: recipients.map(recipient).collect(),
        away_until: message.verdict.away_until,
        holding_until: message.verdict.holding_until,
        left_company: message.verdict.left_company,
        confidence: fraction(message.verdict.confidence_percent)?,
        evidence: evidence(message, words),
    })
}

fn recipient(recipient: &FailedRecipient) -> Recipient<'_> {
    Recipient {
        address: &recipient.address,
        action: recipient.action.as_deref(),
        status: recipient.status.as_deref(),
    }
}

/// `0.95` for 95.
fn fraction(percent: u8) -> Result<Number, Failure> {
    let percent = percent.min(100);
    Ok(format!("{}.{:02}", percent / 100, percent % 100).parse()?)
}

fn evidence(message: &Classified, words: &Words) -> Vec<String> {
    let problem = message.problem.iter().map(|problem| words.explain(problem));
    let signs = message.verdict.evidence.iter().map(|evidence| sign(evidence, words));
    problem.chain(signs).collect()
}

fn sign(evidence: &Evidence, words: &Words) -> String {
    let place = match &evidence.place {
        Place::Header(name) => words.say("place-header", &[("name", Fact::from(name))]),
        Place::Part(name) => words.say("place-part", &[("name", Fact::from(name))]),
        Place::Text => words.say("place-text", &[]),
        Place::Envelope => words.say("place-envelope", &[]),
    };
    let facts = [("place", Fact::Text(place)), ("quote", Fact::from(&evidence.quote))];
    words.say(&format!("sign-{}", evidence.sign.key()), &facts)
}

/// One paragraph for people: the file, the kind, and what it rests on.
fn told(message: &Classified, words: &Words) -> String {
    let kind = words.say(&format!("kind-{}", message.verdict.kind.as_str()), &[]);
    let mut facts = vec![
        ("path", Fact::Text(message.path.display().to_string())),
        ("kind", Fact::Text(kind)),
        ("confidence", Fact::Number(message.verdict.confidence_percent.into())),
    ];
    let mut key = "classify-line";
    if message.index > 0 {
        key = "classify-line-in-file";
        let number = i64::try_from(message.index + 1).unwrap_or(i64::MAX);
        facts.push(("number", Fact::Number(number)));
    }
    let mut lines = vec![words.say(key, &facts)];
    lines.extend(findings(&message.verdict, words));
    lines.extend(evidence(message, words));
    lines.join("\n  ")
}

fn findings(verdict: &Verdict, words: &Words) -> Vec<String> {
    let failed = verdict.failed_recipients.iter().map(|recipient| {
        let status = recipient.status.clone().unwrap_or_default();
        let facts = [("address", Fact::from(&recipient.address)), ("status", Fact::Text(status))];
        words.say("classify-failed", &facts)
    });
    let day = |key: &str, day: Option<Date>| day.map(|day| words.say(key, &[("day", day.into())]));
    let said = |key: &str, so: bool| so.then(|| words.say(key, &[]));
    failed
        .chain(said("classify-address-dead", verdict.address_dead))
        .chain(said("classify-left-company", verdict.left_company))
        .chain(day("classify-away-until", verdict.away_until))
        .chain(day("classify-holding-until", verdict.holding_until))
        .collect()
}
