//! A letter is written from its text.

use funkstille_core::case::deadline_on;
use funkstille_core::client::{Client, Language};
use funkstille_core::money::Money;
use funkstille_core::playbook::{Action, Stage, Step};
use jiff::civil::Date;

use super::claim::{Part, claims_something, sum_of};
use super::facts::{About, Sources};
use super::file::{Asks, Thread, digits};
use super::recipients;
use super::stale::written_as;
use super::{LetterFile, enclosures};
use crate::change::Known;
use crate::claims::{self, ClaimAbout, StatedClaim};
use crate::error::{Error, Problem};
use crate::texts::Facts;

/// A letter that is written, for all its channels.
pub(crate) struct Composed {
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) file: LetterFile,
    /// By which channels it goes, and to whom.
    pub(crate) recipients: Vec<(Action, String)>,
}

/// Writes the letter of `step` about `cases` of one client, as a letter of `letter_on`.
///
/// # Errors
/// Where a value is missing that the text needs: no letter has a gap.
pub(crate) fn compose(
    known: &Known<'_>,
    (client, cases): (&str, &[String]),
    step: &Step,
    letter_on: Date,
) -> Result<Composed, Error> {
    let unknown = || Problem::UnknownClient { given: client.to_owned() };
    let found = known.client(client)?.state.as_ref().ok_or_else(unknown)?;
    let mut about = Vec::new();
    for case in cases {
        let matter = known.matter(case)?;
        let project = matter.project.as_ref().and_then(|id| found.projects.get(id));
        let project = project.map(|project| project.title.as_str());
        let claim = step.asks_for_money().then(|| claims::of_case(known, case, letter_on));
        let claim = claim.transpose()?;
        let state = known.case(case)?.0;
        let not_due_minor = state.not_due_minor(letter_on);
        about.push(About { matter, state, project, claim, not_due_minor });
    }
    let first = about.first().ok_or_else(|| Problem::UnknownCase { given: String::new() })?;
    let stage = first.state.opening.stage;
    let contact = recipients::contact(&found.client, stage);
    let around = known.around_business();
    let debtor = found.client.debtor;
    let own = known.deadline_for(debtor).filter(|_| step.deadline.is_some());
    let deadline = own.or(step.deadline);
    let deadline = deadline.map(|d| deadline_on(letter_on, d, &around.calendar)).transpose()?;
    let sources = Sources {
        business: &known.business,
        client: &found.client,
        contact,
        cases: &about,
        today: letter_on,
        deadline_on: deadline,
        asks_for_money: step.asks_for_money(),
    };
    let key = step.text.clone().unwrap_or_default();
    let facts = facts_of(known, &sources, &key);
    let filled = known.engine.texts.letter(&key, sources.voice(), &facts)?;
    let subject = match stage {
        // Always in the thread of the message that nobody answered.
        Stage::Enquiry | Stage::Running => in_thread(&first.matter.subject),
        Stage::Payment => filled.subject,
    };
    let invoices = about.iter().filter_map(|about| about.matter.invoice.as_ref());
    let attachments: Vec<_> = invoices.filter_map(|invoice| invoice.file.as_ref()).collect();
    let missing_invoices = if step.asks_for_money() { about.len() - attachments.len() } else { 0 };
    let attaches = stage == Stage::Payment && step.asks_for_money();
    let enclosures = enclosures::digests(known, step, debtor)?;
    let attachments = attachments.into_iter().filter(|_| attaches).chain(&enclosures);
    let text = with_signature(&filled.body, &known.business.signature);
    let file = LetterFile {
        letter_on,
        text: key,
        facts: facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        deadline_on: deadline,
        answers: first.matter.message_id.clone(),
        attachments: attachments.map(digits).collect(),
        missing_invoices,
        is_edited: false,
        without: None,
        thread: Thread::default(),
        by_program: false,
        written: Some(written_as(&subject, &text)),
        statement: statement(known, (&found.client, &about), (letter_on, sources.voice().language)),
        asks: if step.asks_for_money() { asks(cases, &about) } else { Vec::new() },
    };
    let recipients = recipients::recipients(&step.does, &found.client, stage);
    Ok(Composed { subject, text, file, recipients })
}

/// The statement of claim that goes with a letter: a part for each invoice of which something is
/// claimed.
fn statement(
    known: &Known<'_>,
    (client, about): (&Client, &[About<'_>]),
    (letter_on, language): (Date, Language),
) -> Vec<StatedClaim> {
    let claimed = about.iter().filter_map(|about| match &about.claim {
        Some(Ok(statement)) => Some((about, statement)),
        _ => None,
    });
    let is_claimed = claims_something(about);
    let stated = claimed.filter(|_| is_claimed).map(|(about, statement)| {
        let own = about.matter.invoice.as_ref();
        let number = own.map_or("", |invoice| invoice.number.as_str());
        let on_record = known.invoice_of(about.matter).map(|(_, invoice)| invoice);
        let parties = ClaimAbout::of(&known.business, Some(client), on_record);
        let opening = &about.state.opening;
        let parties = ClaimAbout {
            issued_on: parties.issued_on.or(own.map(|invoice| invoice.issued_on)),
            due_on: on_record.map_or(opening.due_on, |_| parties.due_on),
            ..parties
        };
        let claimed = opening.claim.map_or(0, |claim| claim.minor);
        let minor = on_record.map_or(claimed, |invoice| invoice.terms.amount.minor);
        let amount = Money { minor, currency: statement.currency };
        let what = (number, amount, letter_on);
        StatedClaim::of((statement, &parties), what, (&known.engine.written, language))
    });
    stated.collect()
}

/// How much it asks for about each of its cases.
fn asks(cases: &[String], about: &[About<'_>]) -> Vec<Asks> {
    let each = cases.iter().zip(about).filter_map(|(case, about)| {
        let total = sum_of(std::slice::from_ref(about), Part::Total)?;
        Some(Asks::of(case, total))
    });
    each.filter(|asks| asks.amount().is_some_and(|it| it.minor > 0)).collect()
}

/// The values that a text takes.
fn facts_of(known: &Known<'_>, sources: &Sources<'_>, key: &str) -> Facts {
    let names = known.engine.texts.names(key).unwrap_or_default();
    sources.values(&known.engine.written, |name| names.contains(&name))
}

/// The prefix of an answer (RFC 5322, section 3.6.5).
const ANSWER: &str = "Re: ";

fn in_thread(subject: &str) -> String {
    let is_answer =
        subject.get(..ANSWER.len()).is_some_and(|start| start.eq_ignore_ascii_case(ANSWER));
    if is_answer { subject.to_owned() } else { format!("{ANSWER}{subject}") }
}

/// What stands above a signature (RFC 3676, section 4.3).
pub(super) const SIGNATURE_MARK: &str = "-- ";

fn with_signature(body: &str, signature: &str) -> String {
    let body = body.trim_end();
    match signature.trim_end() {
        "" => format!("{body}\n"),
        signature => format!("{body}\n\n{SIGNATURE_MARK}\n{signature}\n"),
    }
}
