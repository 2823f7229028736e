//! `review approve`: exactly these bytes may leave.

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::letters::{self, Approved};
use funkstille_engine::texts::written::Written;
use serde::Serialize;

use super::{list, show};
use crate::commands::today::when;
use crate::concern::{Speech, wrapped};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Approve {
    #[arg(value_name = "LETTER")]
    letter: String,

    #[arg(long, value_name = "FINGERPRINT")]
    fingerprint: Option<String>,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    letter: &'a str,
    approved: bool,
    leaves_at: Option<String>,
    held: Vec<String>,
    fingerprint: &'a str,
    /// The mailboxes among whose drafts it lies.
    drafts: Vec<String>,
}

impl Approve {
    pub(crate) fn run(
        &self,
        session: &Session,
        context: &mut Context<'_>,
    ) -> Result<Done, Failure> {
        approve(session, (&self.letter, self.fingerprint.as_deref()), context)
    }
}

/// Approves a letter whose fingerprint is this one, and says when it leaves. One that had to be
/// written anew is not approved: somebody has to read it first.
pub(super) fn approve(
    session: &Session,
    (letter, fingerprint): (&str, Option<&str>),
    context: &mut Context<'_>,
) -> Result<Done, Failure> {
    let mut moment = session.moment()?;
    let approve = letters::approve(&session.engine, &mut moment, letter, fingerprint);
    let approved = session.run(approve)?;
    let sheet = show::read(session, letter)?;
    let (leaves_at, done) = match approved {
        Approved::LeavesAt(at) => (Some(at), Done::Yes),
        Approved::WrittenAnew => (None, Done::No),
    };
    let leaving = list::leaving(session, &sheet.number)?;
    let held = leaving.map(|leaving| leaving.held).unwrap_or_default();
    let held: Vec<String> = held.iter().map(|held| context.words.explain(held)).collect();
    let drafts = session.run(letters::drafts_of(&session.engine, &sheet.number))?;
    if context.json {
        let leaves_at = leaves_at.map(|at| at.to_zoned(sheet.zone.clone()).to_string());
        let approved = done == Done::Yes;
        let fingerprint = &sheet.fingerprint;
        let letter = &sheet.number;
        let document = Document { letter, approved, leaves_at, held, fingerprint, drafts };
        context.document(&document)?;
        return Ok(done);
    }
    let written = Written::load(&context.data)?;
    let speech = Speech { words: &context.words, written: &written };
    let mut facts = vec![("letter", Fact::from(&sheet.number))];
    let key = if let Some(at) = leaves_at {
        facts.push(("when", Fact::Text(when(at, &sheet.zone, &speech))));
        "review-approved"
    } else {
        facts.push(("day", Fact::Day(sheet.letter_on)));
        "review-written-anew"
    };
    let mut lines = wrapped(&context.words.say(key, &facts), "", "");
    lines.extend(held.iter().flat_map(|told| wrapped(told, "! ", "  ")));
    if done == Done::Yes {
        for address in &drafts {
            let told = context.words.say("review-approved-draft", &[("address", address.into())]);
            lines.extend(wrapped(&told, "! ", "  "));
        }
    }
    context.line(&lines.join("\n"))?;
    Ok(done)
}
