//! The diary of days that passed, as people and programs read it.

use std::collections::BTreeMap;

use funkstille_core::case::Happened;
use funkstille_core::explain::{Explain, Fact};
use funkstille_core::playbook::Action;
use funkstille_engine::business::Business;
use funkstille_engine::cases::{CaseOverview, Told};
use funkstille_engine::demo::{Day, Left, Said};
use funkstille_engine::texts::written::Written;
use jiff::civil::Date;
use serde::Serialize;

use crate::concern::{Speech, wrapped};
use crate::context::Context;
use crate::failure::Failure;
use crate::session::Session;

/// The JSON of the contract, one line for each day; the order of the fields is part of it.
#[derive(Serialize)]
struct DayRow<'a> {
    date: Date,
    came_in: Vec<SaidRow<'a>>,
    done: Vec<SaidRow<'a>>,
    by_hand: Vec<SaidRow<'a>>,
    left: Vec<LeftRow<'a>>,
    held: Vec<HeldRow<'a>>,
    problems: Vec<ProblemRow<'a>>,
}

#[derive(Serialize)]
struct SaidRow<'a> {
    case: &'a str,
    client: &'a str,
    what: String,
    told: String,
}

#[derive(Serialize)]
struct LeftRow<'a> {
    letter: &'a str,
    cases: &'a [String],
    client: &'a str,
    step: &'a str,
    channel: &'a str,
    recipient: &'a str,
}

#[derive(Serialize)]
struct HeldRow<'a> {
    letter: &'a str,
    reasons: Vec<String>,
}

#[derive(Serialize)]
struct ProblemRow<'a> {
    case: &'a str,
    message: String,
}

/// What the keys of what happened begin with.
const HAPPENED: &str = "happened-";

/// What is told with.
struct Teller<'a> {
    speech: Speech<'a>,
    /// The freelancer.
    name: &'a str,
    /// All cases, by id.
    cases: BTreeMap<&'a str, &'a CaseOverview>,
}

/// Tells the days.
pub(super) fn show(
    days: &[Day],
    session: &Session,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let now = session.moment()?.now;
    let (cases, _) = session.run(CaseOverview::all(&session.engine, now, true))?;
    let business =
        session.run(async { Business::load(&mut session.engine.read().await?).await })?;
    let written = Written::load(&context.data)?;
    let teller = Teller {
        speech: Speech { words: &context.words, written: &written },
        name: &business.name,
        cases: cases.iter().map(|case| (case.case.as_str(), case)).collect(),
    };
    let told: Vec<String> = if context.json {
        let rows = days.iter().map(|day| serde_json::to_string(&teller.row(day)));
        rows.collect::<Result<_, _>>()?
    } else if days.iter().all(Day::is_quiet) {
        vec![teller.speech.words.say("demo-quiet", &[]) + "\n"]
    } else {
        days.iter().filter(|day| !day.is_quiet()).map(|day| teller.day(day) + "\n").collect()
    };
    for day in told {
        context.line(&day)?;
    }
    Ok(())
}

impl Teller<'_> {
    /// A day with a heading for each kind of thing that happened.
    fn day(&self, day: &Day) -> String {
        let words = self.speech.words;
        let said = |all: &[Said]| {
            let told = all.iter().filter(|said| !is_told_below(said, day));
            told.map(|said| self.said(said)).collect::<Vec<_>>()
        };
        let held = day.held.iter().map(|(letter, why)| {
            let why = Fact::Text(self.speech.sentences(why).join(" "));
            words.say("demo-letter-held", &[("letter", Fact::from(letter)), ("why", why)])
        });
        let problems = day.problems.iter();
        let problems = problems.map(|(case, error)| self.line(case, words.explain(error)));
        let sections = [
            ("demo-came-in", said(&day.came_in)),
            ("demo-done", said(&day.done)),
            ("demo-by-hand", said(&day.by_hand)),
            ("demo-left", self.left(&day.left)),
            ("demo-held", held.collect()),
            ("demo-problems", problems.collect()),
        ];
        let mut lines = vec![words.day(day.date)];
        for (key, section) in sections.into_iter().filter(|(_, section)| !section.is_empty()) {
            lines.push(format!("  {}", words.say(key, &[("name", Fact::from(self.name))])));
            lines.extend(section.iter().flat_map(|told| wrapped(told, "    ", "      ")));
        }
        lines.join("\n")
    }

    fn said(&self, said: &Said) -> String {
        self.line(&said.case, self.speech.words.entry(&Told(&said.happened)))
    }

    fn line(&self, case: &str, told: String) -> String {
        let known = self.cases.get(case);
        let facts = [
            ("case", Fact::from(case)),
            ("client", Fact::from(known.map_or("", |known| &known.client.client.name))),
            ("subject", Fact::from(known.map_or("", |known| &known.matter.subject))),
            ("standing", Fact::Text(told)),
        ];
        self.speech.words.say("case-line", &facts)
    }

    /// One line for each letter, with all its ways.
    fn left(&self, left: &[Left]) -> Vec<String> {
        let mut letters: Vec<(&Left, Vec<(Action, String)>)> = Vec::new();
        for row in left {
            let channel = Action::parse(&row.channel).map(|it| (it, row.recipient.clone()));
            match letters.iter_mut().find(|(letter, _)| letter.letter == row.letter) {
                Some((_, channels)) => channels.extend(channel),
                None => letters.push((row, channel.into_iter().collect())),
            }
        }
        let told = letters.iter().map(|(row, channels)| {
            let facts = [
                ("letter", Fact::from(&row.letter)),
                ("client", Fact::from(self.client(&row.cases))),
                ("step", Fact::Text(self.speech.words.step(&row.step))),
                ("channels", Fact::Text(self.speech.channels(channels, self.is_registered(row)))),
            ];
            self.speech.words.say("demo-letter", &facts)
        });
        told.collect()
    }

    fn is_registered(&self, left: &Left) -> bool {
        let known = left.cases.first().and_then(|case| self.cases.get(case.as_str()));
        let step = known.and_then(|known| known.playbook.step(&left.step));
        step.is_some_and(|step| step.registered)
    }

    fn client(&self, cases: &[String]) -> &str {
        let known = cases.first().and_then(|case| self.cases.get(case.as_str()));
        known.map_or("", |known| &known.client.client.name)
    }

    fn row<'a>(&'a self, day: &'a Day) -> DayRow<'a> {
        let words = self.speech.words;
        let said = |said: &'a Said| {
            let told = Told(&said.happened);
            SaidRow {
                case: &said.case,
                client: self.client(std::slice::from_ref(&said.case)),
                what: told.key().trim_start_matches(HAPPENED).to_owned(),
                told: words.entry(&told),
            }
        };
        let left = |left: &'a Left| LeftRow {
            letter: &left.letter,
            cases: &left.cases,
            client: self.client(&left.cases),
            step: &left.step,
            channel: &left.channel,
            recipient: &left.recipient,
        };
        let held = day.held.iter();
        let problems = day.problems.iter();
        DayRow {
            date: day.date,
            came_in: day.came_in.iter().map(said).collect(),
            done: day.done.iter().map(said).collect(),
            by_hand: day.by_hand.iter().map(said).collect(),
            left: day.left.iter().map(left).collect(),
            held: held
                .map(|(letter, why)| HeldRow { letter, reasons: self.speech.sentences(why) })
                .collect(),
            problems: problems
                .map(|(case, error)| ProblemRow { case, message: words.explain(error) })
                .collect(),
        }
    }
}

/// Whether what came of it on the same day says enough: a letter left, a task was done.
fn is_told_below(said: &Said, day: &Day) -> bool {
    match &said.happened {
        Happened::LetterPrepared { step } | Happened::LetterApproved { step, .. } => {
            day.left.iter().any(|left| left.step == *step && left.cases.contains(&said.case))
        }
        Happened::TaskOpened { step } => day.by_hand.iter().any(|other| {
            let is_done =
                matches!(&other.happened, Happened::TaskDone { step: done, .. } if done == step);
            is_done && other.case == said.case
        }),
        Happened::FollowOnOpened(task) => day.by_hand.iter().any(|other| {
            let is_done = match &other.happened {
                Happened::FollowOnDone(done) | Happened::FollowOnCameOut { task: done, .. } => {
                    done == task
                }
                _ => false,
            };
            is_done && other.case == said.case
        }),
        _ => false,
    }
}
