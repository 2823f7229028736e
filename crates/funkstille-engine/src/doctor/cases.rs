//! Open cases that cannot go on by themselves: the playbook cannot be read, a letter cannot be
//! written, the client has no address, the invoice is not on file.

use std::collections::BTreeSet;

use funkstille_core::case::CaseState;
use funkstille_core::client::{Client, Contact};
use funkstille_core::guard::Knowledge;
use funkstille_core::playbook::{Action, Effect, Playbook};
use funkstille_store::Reading;
use funkstille_store::projection::CaseRow;
use jiff::Timestamp;

use super::{Finding, Findings, State, count, names, or_failed};
use crate::change::Known;
use crate::clients::can_be_written_to;
use crate::engine::Engine;
use crate::error::Error;
use crate::today::today;

const CASES: &str = "cases";
const UNREADABLE: &str = "case-playbooks";
const LETTERS: &str = "letters";
const ADDRESSES: &str = "addresses";
const INVOICES: &str = "invoices";
const POST: &str = "post";

/// How many cases are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

/// What was seen, in open cases.
#[derive(Default)]
struct Seen {
    open: usize,
    /// Cases whose playbook cannot be read.
    unreadable: Vec<String>,
    /// Clients to whom nothing can be sent.
    without_address: BTreeSet<String>,
    /// Clients to whom the next letter cannot go by post too, as it is to.
    without_post: BTreeSet<String>,
    /// Cases whose next letter or last one must carry the invoice, which is not on file.
    without_copy: Vec<String>,
}

pub(super) async fn look(engine: &Engine, now: Timestamp) -> Findings {
    let seen = match engine.clock(now).await {
        Ok(now) => see(engine, now).await.map(|seen| (seen, now)),
        Err(error) => Err(error),
    };
    let (seen, now) = match seen {
        Ok(seen) => seen,
        Err(error) => return vec![Finding::failed(CASES, State::Wrong, &error)],
    };
    let without_address: Vec<String> = seen.without_address.into_iter().collect();
    let without_post: Vec<String> = seen.without_post.into_iter().collect();
    let mut found = vec![Finding::ok(CASES, &[("count", count(seen.open))])];
    found.extend(listed(UNREADABLE, State::Wrong, &seen.unreadable));
    if seen.unreadable.is_empty() {
        found.extend(or_failed(LETTERS, unwritten(engine, now).await));
    }
    found.extend(listed(ADDRESSES, State::Warning, &without_address));
    found.extend(listed(POST, State::Warning, &without_post));
    found.extend(listed(INVOICES, State::Warning, &seen.without_copy));
    found
}

/// One finding about all of them; none where there is none.
fn listed(check: &'static str, state: State, ids: &[String]) -> Option<Finding> {
    let facts = [("count", count(ids.len())), ("names", names(ids))];
    (!ids.is_empty()).then(|| Finding::new(check, state, "missing", &facts))
}

async fn see(engine: &Engine, now: Timestamp) -> Result<Seen, Error> {
    let mut reading = engine.read().await?;
    let (mut seen, mut after) = (Seen::default(), String::new());
    loop {
        let page = reading.cases_open(&after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(seen) };
        after.clone_from(&last.case);
        seen.open += page.len();
        let mut known = Known::of(engine, &mut reading, now).await?;
        seen.load(&mut known, &mut reading, &page).await?;
        for row in &page {
            seen.look_at(&known, row);
        }
    }
}

impl Seen {
    /// Loads a page of cases; those that cannot be loaded are noted.
    async fn load(
        &mut self,
        known: &mut Known<'_>,
        reading: &mut Reading,
        page: &[CaseRow],
    ) -> Result<(), Error> {
        let ids: Vec<&str> = page.iter().map(|row| row.case.as_str()).collect();
        match known.load_cases(reading, &ids).await {
            Err(error @ Error::Store(_)) => return Err(error),
            Ok(()) => return Ok(()),
            Err(_) => {}
        }
        for case in ids {
            match known.load_cases(reading, &[case]).await {
                Err(error @ Error::Store(_)) => return Err(error),
                Err(_) => self.unreadable.push(case.to_owned()),
                Ok(()) => {}
            }
        }
        Ok(())
    }

    fn look_at(&mut self, known: &Known<'_>, row: &CaseRow) {
        let client = known.client(&row.matter.client).ok().and_then(|view| view.state.as_ref());
        if let Some(state) = client
            && !has_address(&state.client)
        {
            self.without_address.insert(state.client.name.clone());
        }
        let Ok((state, found)) = known.case(&row.case) else { return };
        if let Some(client) = client
            && goes_by_post(&found.playbook, row)
            && client.client.contacts.iter().all(|it| it.postal_addresses.is_empty())
        {
            self.without_post.insert(client.client.name.clone());
        }
        let invoice = found.view.matter.as_ref().and_then(|matter| matter.invoice.as_ref());
        let is_missing = invoice.is_none_or(|invoice| invoice.file.is_none());
        if is_missing && needs_invoice(state, &found.playbook, row) {
            self.without_copy.push(row.case.clone());
        }
    }
}

/// Whether anything can be sent to a client.
fn has_address(client: &Client) -> bool {
    let has_one = |contact: &Contact| {
        let ways = [&contact.postal_addresses, &contact.faxes];
        let by_mail = contact.addresses.iter().any(|address| can_be_written_to(address));
        by_mail || ways.into_iter().any(|way| !way.is_empty())
    };
    client.contacts.iter().any(has_one)
}

/// Whether the letter of a case that waits, or is next, goes by post too.
fn goes_by_post(playbook: &Playbook, row: &CaseRow) -> bool {
    let step = next_letter(row).and_then(|step| playbook.step(step));
    step.is_some_and(|step| step.does.contains(&Action::Letter))
}

/// The step whose letter waits, or the one that is next.
fn next_letter(row: &CaseRow) -> Option<&str> {
    let next = row.due.as_ref().and_then(|due| due.step.as_deref());
    row.letter_step.as_deref().or(next)
}

/// Whether a case has come to the step that sends the invoice again (docs/rules.md, *Payment*), or
/// that step is next or waits.
fn needs_invoice(state: &CaseState, playbook: &Playbook, row: &CaseRow) -> bool {
    let is_claim = |step: &funkstille_core::playbook::Step| step.effect == Some(Effect::Claim);
    let Some(resend) = playbook.steps.iter().position(is_claim) else { return false };
    let next = next_letter(row);
    let from_there = &playbook.steps[resend..];
    from_there
        .iter()
        .any(|step| Some(step.name.as_str()) == next || state.sent_on(&step.name).is_some())
}

/// Cases whose letter was due and could not be written at the last tick.
async fn unwritten(engine: &Engine, now: Timestamp) -> Result<Findings, Error> {
    let nothing = Knowledge { mailbox_read_at: None, bank_read_at: None, account_checked_on: None };
    let page = today(engine, now, &nothing).await?;
    let cases = page.problems.iter().flat_map(|problem| problem.concern.cases.clone());
    let cases: Vec<String> = cases.collect();
    if cases.is_empty() {
        return Ok(vec![Finding::ok(LETTERS, &[])]);
    }
    Ok(listed(LETTERS, State::Warning, &cases).into_iter().collect())
}
