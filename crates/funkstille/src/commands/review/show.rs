//! `review show`: exactly what leaves, why, and what forbids it.

use clap::Args;
use funkstille_core::case::Switch;
use funkstille_core::explain::Fact;
use funkstille_core::guard::Refusal;
use funkstille_core::playbook::Action;
use funkstille_engine::letters::{self, Enclosed, Progress, Remark, Sheet};
use funkstille_engine::sending::ToldDelivery;
use funkstille_engine::texts::tone::ToneBreak;
use funkstille_engine::texts::written::Written;
use funkstille_engine::today::Leaving;
use funkstille_engine::words::Words;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::list;
use crate::commands::today::when;
use crate::concern::{ChannelRow, ConcernRow, Speech, channel_rows, row, wrapped};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;
use crate::table::width;

#[derive(Args)]
pub(crate) struct Show {
    #[arg(value_name = "LETTER")]
    letter: String,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "the contract has them one by one")]
struct Document<'a> {
    letter: &'a str,
    state: &'static str,
    leaves_at: Option<String>,
    #[serde(flatten)]
    concern: ConcernRow<'a>,
    step: &'a str,
    from: From<'a>,
    channels: Vec<ChannelRow<'a>>,
    letter_subject: &'a str,
    text: &'a str,
    attachments: Vec<&'a str>,
    missing_invoices: usize,
    letter_date: Date,
    deadline: Option<Date>,
    since: Option<Date>,
    why: String,
    forbidden: Vec<String>,
    written_anew_when_approved: bool,
    edited: bool,
    tone: Vec<ToneRow<'a>>,
    fingerprint: &'a str,
    without_claim: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    why_no_claim: Option<String>,
    tried: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    held: Vec<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    without_post: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unread_mailboxes: Vec<String>,
}

#[derive(Serialize)]
struct From<'a> {
    name: &'a str,
    address: &'a str,
}

/// A word that breaks the tone, and the list that has it.
#[derive(Serialize)]
pub(super) struct ToneRow<'a> {
    word: &'a str,
    list: &'a str,
}

impl Show {
    pub(crate) fn run(
        &self,
        session: &Session,
        context: &mut Context<'_>,
    ) -> Result<Done, Failure> {
        let sheet = read(session, &self.letter)?;
        let leaving = match sheet.progress {
            Progress::Leaves(_) => list::leaving(session, &sheet.number)?,
            _ => None,
        };
        if context.json {
            let document = serde_json::to_string(&document(&sheet, leaving.as_ref(), context))?;
            context.line(&document)?;
        } else {
            let told = told(&sheet, context)?;
            let to_do = what_to_do(&sheet, leaving.as_ref(), context)?;
            context.line(&format!("{told}\n{to_do}"))?;
        }
        Ok(Done::Yes)
    }
}

/// The letter as it stands.
pub(super) fn read(session: &Session, letter: &str) -> Result<Sheet, Failure> {
    let now = session.moment()?.now;
    session.run(letters::read(&session.engine, now, letter))
}

/// The rows of words that break the tone.
pub(super) fn tone_rows(tone: &[ToneBreak]) -> Vec<ToneRow<'_>> {
    tone.iter().map(|it| ToneRow { word: &it.word, list: &it.list }).collect()
}

fn document<'a>(
    sheet: &'a Sheet,
    leaving: Option<&Leaving>,
    context: &Context<'_>,
) -> Document<'a> {
    let words = &context.words;
    let leaves = sheet.switch != Switch::RemindOnly;
    let leaves_at = leaves_at(sheet, leaving).filter(|_| leaves);
    let leaves_at = leaves_at.map(|at| at.to_zoned(sheet.zone.clone()).to_string());
    let held = leaving.map_or(sheet.held_by_bank.as_slice(), |leaving| leaving.held.as_slice());
    Document {
        letter: &sheet.number,
        state: sheet.progress.as_str(),
        leaves_at,
        concern: row(&sheet.concern),
        step: &sheet.step,
        from: From { name: &sheet.from.0, address: &sheet.from.1 },
        channels: channel_rows(&sheet.channels),
        letter_subject: &sheet.subject,
        text: &sheet.text,
        attachments: sheet.attachments.iter().map(Enclosed::name).collect(),
        missing_invoices: sheet.missing_invoices,
        letter_date: sheet.letter_on,
        deadline: sheet.deadline_on,
        since: sheet.since,
        why: words.reasons(&sheet.why, sheet.concern.starts),
        forbidden: sheet.forbidden.iter().map(|refusal| words.explain(refusal)).collect(),
        written_anew_when_approved: sheet.remarks.contains(&Remark::OfAnotherDay),
        edited: sheet.remarks.contains(&Remark::Edited),
        tone: tone_rows(&sheet.tone),
        fingerprint: &sheet.fingerprint,
        without_claim: sheet.remarks.contains(&Remark::WithoutClaim),
        why_no_claim: sheet.no_claim.as_ref().map(|why| words.explain(why)),
        tried: tried(sheet, words),
        held: held.iter().map(|refusal| words.explain(refusal)).collect(),
        without_post: sheet.remarks.contains(&Remark::WithoutPost),
        unread_mailboxes: unread(sheet, words),
    }
}

/// When a letter that is approved leaves, at the earliest.
fn leaves_at(sheet: &Sheet, leaving: Option<&Leaving>) -> Option<Timestamp> {
    match (leaving, sheet.progress) {
        (Some(leaving), _) => Some(leaving.at),
        (None, Progress::Leaves(at)) => Some(at),
        _ => None,
    }
}

/// The letter for people: its head, its text between two lines, what is wrong with it.
pub(super) fn told(sheet: &Sheet, context: &Context<'_>) -> Result<String, Failure> {
    let written = Written::load(&context.data)?;
    let speech = Speech { words: &context.words, written: &written };
    let rule = "─".repeat(usize::from(width()));
    let mut lines = head(sheet, &speech);
    lines.push(rule.clone());
    lines.extend(sheet.text.trim_end().lines().flat_map(|line| wrapped(line, "", "")));
    lines.push(rule);
    lines.extend(warnings(sheet, &speech));
    Ok(lines.join("\n"))
}

fn head(sheet: &Sheet, speech: &Speech<'_>) -> Vec<String> {
    let words = speech.words;
    let concern = &sheet.concern;
    let number = words.say("review-letter", &[("letter", Fact::from(&sheet.number))]);
    let who = [number, concern.client_name.clone(), words.step(&sheet.step)];
    let title = who.into_iter().chain(speech.measure(concern)).collect::<Vec<_>>().join(" · ");
    let mut lines = wrapped(&title, "", "  ");
    let mut line = |key: &str, value: &str| {
        let told = words.say(key, &[("value", Fact::from(value))]);
        lines.extend(wrapped(&told, "  ", "      "));
    };
    line("review-about", &speech.matter(concern));
    let why = words.reasons(&sheet.why, concern.starts);
    if !why.is_empty() {
        line("review-why", &why);
    }
    line("review-from", &format!("{} <{}>", sheet.from.0, sheet.from.1));
    line("review-to", &speech.channels(&sheet.channels, sheet.is_registered));
    line("review-subject", &sheet.subject);
    if !sheet.attachments.is_empty() {
        line("review-attached", &speech.enclosed(&sheet.attachments));
    }
    if let Some(deadline) = sheet.deadline_on {
        line("review-deadline", &words.day(deadline));
    }
    line("review-fingerprint", &sheet.fingerprint);
    lines.extend(tried(sheet, words).iter().flat_map(|told| wrapped(told, "  ", "      ")));
    lines
}

/// What became of handing it over.
fn tried(sheet: &Sheet, words: &Words) -> Vec<String> {
    sheet.tried.iter().map(|turn| words.explain(&ToldDelivery(turn))).collect()
}

/// Mailboxes in which an answer may lie that nobody knows.
pub(super) fn unread(sheet: &Sheet, words: &Words) -> Vec<String> {
    sheet.unread_mailboxes.iter().map(|it| it.told(&sheet.zone, words)).collect()
}

fn warnings(sheet: &Sheet, speech: &Speech<'_>) -> Vec<String> {
    let words = speech.words;
    let mut told = speech.sentences(&sheet.forbidden);
    told.extend(speech.sentences(&sheet.held_by_bank));
    let lost = sheet.channels.iter().filter(|(_, recipient)| recipient.is_empty());
    told.extend(lost.map(|(channel, _)| {
        let channel = Fact::Key(format!("action-{}", channel.as_str()));
        words.say("note-no-recipient", &[("channel", channel)])
    }));
    if sheet.remarks.contains(&Remark::WithoutPost) {
        let client = [("client", Fact::from(&sheet.concern.client))];
        told.push(words.say("note-without-post", &client));
    }
    if sheet.remarks.contains(&Remark::WithoutClaim) {
        told.push(words.say("note-without-claim", &[]));
        told.extend(sheet.no_claim.as_ref().map(|why| words.explain(why)));
    }
    if sheet.remarks.contains(&Remark::OfAnotherDay) {
        let letter = [("letter", Fact::from(&sheet.number))];
        told.push(match sheet.switch {
            Switch::RemindOnly => words.say("note-copied-with-days-of-today", &letter),
            _ => words.say("note-written-for-another-day", &[]),
        });
    }
    told.extend(tone(&sheet.tone, speech));
    told.extend(unread(sheet, words));
    told.iter().flat_map(|told| wrapped(told, "! ", "  ")).collect()
}

/// One sentence for each word that breaks the tone.
pub(super) fn tone(tone: &[ToneBreak], speech: &Speech<'_>) -> Vec<String> {
    let told = tone.iter().map(|it| {
        let facts = [("word", Fact::from(&it.word)), ("list", Fact::from(&it.list))];
        speech.words.say("review-tone", &facts)
    });
    told.collect()
}

/// How far it is, and what a person can do now.
fn what_to_do(
    sheet: &Sheet,
    leaving: Option<&Leaving>,
    context: &Context<'_>,
) -> Result<String, Failure> {
    let written = Written::load(&context.data)?;
    let speech = Speech { words: &context.words, written: &written };
    let mut facts = vec![
        ("letter", Fact::from(&sheet.number)),
        ("fingerprint", Fact::from(&sheet.fingerprint)),
    ];
    let key = match (sheet.progress, sheet.switch) {
        (Progress::InReview | Progress::Leaves(_), Switch::RemindOnly) => "review-do-remind-only",
        (Progress::InReview, _) if sheet.forbidden.contains(&Refusal::DoNotContact) => {
            "review-do-by-hand"
        }
        (Progress::InReview, _) => "review-do-approve",
        (Progress::Leaves(at), _) => {
            let at = leaves_at(sheet, leaving).unwrap_or(at);
            facts.push(("when", Fact::Text(when(at, &sheet.zone, &speech))));
            let is_due = leaving.is_some_and(|leaving| leaving.is_due);
            if is_due { "review-do-leaves-now" } else { "review-do-leaves" }
        }
        (Progress::WithPerson, _) => "review-is-with-person",
        (Progress::Sent, _) => "review-was-sent",
        (Progress::Uncertain, _) => "review-is-uncertain",
        (Progress::Stopped, _) => "review-was-stopped",
    };
    let mut told = speech.words.say(key, &facts);
    if is_printed(sheet) {
        told = format!("{told}\n{}", speech.words.say("review-do-print", &facts));
    }
    let held = leaving.map_or(&[][..], |leaving| leaving.held.as_slice());
    let held = speech.sentences(held).into_iter().flat_map(|told| wrapped(&told, "! ", "  "));
    let told = told.lines().flat_map(|line| wrapped(line, "", "    "));
    Ok(held.chain(told).collect::<Vec<_>>().join("\n"))
}

/// Whether a person prints it: it goes on paper, and may still go.
fn is_printed(sheet: &Sheet) -> bool {
    let on_paper =
        |(channel, _): &(Action, String)| matches!(channel, Action::Letter | Action::Fax);
    sheet.progress != Progress::Stopped && sheet.channels.iter().any(on_paper)
}
