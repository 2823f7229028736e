//! Silence is noticed: which of our messages wait for an answer, and which only seem to.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::calendar::days_between;
use funkstille_core::client::{
    ClientState, ContactRole, FormOfAddress, InvoiceRef, Language, ProjectStage, Reach,
};
use funkstille_core::invoice::{InvoiceTerms, names_number};
use funkstille_core::playbook::Stage;
use funkstille_core::silence::{Asks, Entry, Known as Background, Said, Silence, Verdict, judge};
use funkstille_formats::mail::Signals;
use funkstille_store::projection::InvoiceRow;
use funkstille_store::{CaseMail, MailRow, Reading, WaitRow};
use jiff::civil::Date;

use super::circle::Circle;
use super::entries::entries;
use super::learned;
use super::letter::Letter;
use super::tell::{Did, catch_up};
use super::threads::{Days, Threads};
use super::wait::{WaitState, WaitingWhy};
use crate::business::{Business, LanguageName};
use crate::cases::{self, NewCase};
use crate::change::Change;
use crate::clients::{self, NewClient, NewContact};
use crate::engine::{Engine, Moment};
use crate::error::{Error, Problem};
use crate::line::one_line;

/// What was noticed.
#[derive(Debug, Default)]
pub struct Noticed {
    /// The cases that were opened.
    pub opened: Vec<String>,
    /// The messages that seem to wait since now.
    pub suggested: Vec<String>,
    /// Messages for which no case could be opened, and why; they are tried again.
    pub problems: Vec<(String, Error)>,
}

/// A message that is older when it is noticed is past following up (docs/rules.md, *Old silences*).
const OLD_DAYS: i64 = 90;

/// A question seems to wait from this day on (docs/mail.md, *What waits for an answer*).
const SUGGESTED_AFTER_DAYS: i64 = 3;

/// What becomes of a message.
enum Fate {
    /// Nothing yet.
    Stays,
    Becomes(WaitState),
    Opens(Box<Opening>),
}

/// A case that is to be opened.
struct Opening {
    /// The message that has not been answered.
    trigger: MailRow,
    /// Whom it went to: the address, and the name, where one is known.
    to: (String, Option<String>),
    since: Date,
    silence: Silence,
    /// The language that they write in, where that is known.
    language: Option<Language>,
}

/// Looks at every message that waits, or may, once every account was read to its end: opens cases
/// for those that do, and suggests those that seem to. What has a case, was answered, or is too
/// old, is left.
///
/// # Errors
/// Where the database fails, or nobody has said yet who the business is.
pub async fn notice(engine: &Engine, moment: &mut Moment) -> Result<Noticed, Error> {
    let mut noticed = Noticed::default();
    let mut reading = engine.read().await?;
    if !is_read_through(&mut reading).await? {
        return Ok(noticed);
    }
    let states = [WaitState::Asks, WaitState::Suggested, WaitState::Marked];
    let waits = reading.mail_waits(&states.map(WaitState::as_str)).await?;
    if waits.is_empty() {
        return Ok(noticed);
    }
    let zone = Business::load(&mut reading).await?.zone()?;
    let as_of = moment.now.to_zoned(zone.clone()).date();
    let days = Days { zone, as_of };
    let look = Look::load(&mut reading, &waits, &days).await?;
    let threads: Vec<Vec<&Letter>> = look.threads.iter().collect();
    let mut homes: BTreeMap<&str, &[&Letter]> = BTreeMap::new();
    for thread in &threads {
        homes.extend(thread.iter().map(|letter| (letter.key.as_str(), thread.as_slice())));
    }
    let (mut changed, mut to_open) = (Vec::new(), Vec::new());
    for wait in waits {
        let thread = homes.get(wait.mail.as_str()).copied().unwrap_or_default();
        match look.fate(&mut reading, (&wait, thread), &days).await? {
            Fate::Stays => {}
            Fate::Becomes(state) => changed.push((wait, state)),
            Fate::Opens(opening) => to_open.push((wait, opening)),
        }
    }
    drop(reading);
    put_states(engine, moment, &changed).await?;
    let new = changed.into_iter().filter(|(_, state)| *state == WaitState::Suggested);
    noticed.suggested = new.map(|(wait, _)| wait.mail).collect();
    for (wait, opening) in to_open {
        match open(engine, moment, &wait, &opening).await {
            Ok(case) => noticed.opened.extend(case),
            Err(error) => noticed.problems.push((wait.mail, error)),
        }
    }
    Ok(noticed)
}

/// Whether every account was read to its end: what looks silent may be answered in mail that is
/// still to be read.
async fn is_read_through(reading: &mut Reading) -> Result<bool, Error> {
    for (account, read_at) in reading.mail_accounts().await? {
        let folders = reading.mail_folders(&account).await?;
        if read_at.is_none() || folders.iter().any(|folder| folder.remaining > 0) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// All mail around the messages that wait.
struct Look {
    circle: Circle,
    threads: Threads,
    /// Whose each address is.
    owners: BTreeMap<String, String>,
    /// Names that people write beside their addresses.
    names: BTreeMap<String, String>,
    /// The addresses from which a person has written to us.
    wrote: BTreeSet<String>,
    /// The clients for whom we are at work.
    at_work: BTreeSet<String>,
}

impl Look {
    async fn load(reading: &mut Reading, waits: &[WaitRow], days: &Days) -> Result<Self, Error> {
        let keys: BTreeSet<String> = waits.iter().map(|wait| wait.mail.clone()).collect();
        let of_keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let rows = reading.mail(&of_keys).await?;
        let addresses: BTreeSet<String> =
            rows.values().flat_map(|row| row.recipients.iter().cloned()).collect();
        let circle = Circle::load(reading, &addresses, &keys).await?;
        let asked: Vec<&str> = addresses.iter().map(String::as_str).collect();
        let owners = reading.owners_of_all(&asked).await?;
        let owners: BTreeMap<String, String> =
            owners.into_iter().map(|(address, client, _)| (address, client)).collect();
        let at_work = at_work(reading, &owners).await?;
        let names = circle.rows.values().filter(|row| !row.is_ours);
        let names = names.filter_map(|row| Some((row.from.0.clone(), row.from.1.clone()?)));
        let names = names.collect();
        let threads = circle.threads(days);
        let by_person = threads.letters.iter().filter(|letter| letter.is_by_person());
        let wrote = by_person.flat_map(|letter| &letter.message.from);
        let wrote = wrote.map(|from| from.address.clone()).collect();
        Ok(Self { circle, threads, owners, names, wrote, at_work })
    }

    async fn fate(
        &self,
        reading: &mut Reading,
        (wait, thread): (&WaitRow, &[&Letter]),
        days: &Days,
    ) -> Result<Fate, Error> {
        let over = Ok(Fate::Becomes(WaitState::Over));
        let Some(at) = thread.iter().position(|it| it.key == wait.mail) else { return over };
        let row = self.circle.row(thread[at]);
        let reads = |to: &&String| !Signals::builtin().is_machine(to);
        let Some(to) = row.recipients.iter().find(reads) else { return over };
        let is_marked = WaitState::parse(&wait.state) == WaitState::Marked;
        let mut all = entries(thread, days);
        if is_marked {
            let is_question = WaitingWhy::parse(&wait.why) != WaitingWhy::Invoice;
            asks_something(&mut all[at], is_question);
        }
        let background = self.background(to);
        let Verdict::Waiting(silence) = judge(&all, background) else { return over };
        let silent_days = days_between(silence.since, days.as_of);
        let is_late = silence.trigger > at || silent_days > OLD_DAYS;
        if row.through_list || is_late || has_case(reading, thread, &wait.mail).await? {
            return over;
        }
        if is_marked {
            let trigger = self.circle.row(thread[silence.trigger]).clone();
            let language = self.language_of(to);
            let to = (to.clone(), self.names.get(to).cloned());
            let since = silence.since;
            let opening = Opening { trigger, to, since, silence, language };
            return Ok(Fate::Opens(Box::new(opening)));
        }
        let seems = silence.trigger == at
            && silent_days >= SUGGESTED_AFTER_DAYS
            && (background.client_wrote || self.owners.contains_key(to));
        let is_new = WaitState::parse(&wait.state) == WaitState::Asks;
        Ok(if seems && is_new { Fate::Becomes(WaitState::Suggested) } else { Fate::Stays })
    }

    /// The language that somebody writes in, the latest messages first.
    fn language_of(&self, to: &str) -> Option<Language> {
        let by_them = self.circle.rows.values().filter(|row| !row.is_ours && row.from.0 == to);
        let mut rows: Vec<&MailRow> = by_them.collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.sent_at));
        learned::language(rows.into_iter()).map(|(language, _)| language)
    }

    fn background(&self, to: &str) -> Background {
        let client = self.owners.get(to);
        Background {
            has_other_work: client.is_some_and(|client| self.at_work.contains(client)),
            client_wrote: self.wrote.contains(to),
        }
    }
}

/// What a person marked asks for an answer, whatever its words say.
fn asks_something(entry: &mut Entry, is_question: bool) {
    if let Said::Ours { asks: asks @ None, follow_up: None, .. } = &mut entry.said {
        *asks = Some(if is_question { Asks::Question } else { Asks::Invoice });
    }
}

/// Whether an open case has this conversation already, or any case this message: it started it, or
/// is one of its letters.
async fn has_case(reading: &mut Reading, thread: &[&Letter], mail: &str) -> Result<bool, Error> {
    let ours = thread.iter().filter(|letter| letter.is_ours());
    let ids: Vec<&str> = ours.map(|letter| letter.key.as_str()).collect();
    let cases = reading.cases_of_mail(&ids).await?;
    for case in &cases {
        let Some(row) = reading.case_row(case).await? else { continue };
        let is_its = row.matter.message_id.as_deref() == Some(mail);
        if row.ended.is_none() || is_its {
            return Ok(true);
        }
    }
    let cases: Vec<&str> = cases.iter().map(String::as_str).collect();
    let told = reading.mail_of_cases(&cases).await?;
    Ok(told.iter().any(|it| it.mail == mail && Did::parse(&it.did).is_letter()))
}

/// Those among the owners for whom we are at work.
async fn at_work(
    reading: &mut Reading,
    owners: &BTreeMap<String, String>,
) -> Result<BTreeSet<String>, Error> {
    let clients: Vec<&str> = owners.values().map(String::as_str).collect();
    let views = reading.client_views(&clients).await?;
    let is_running = |state: &ClientState| {
        state.projects.values().any(|project| project.stage == ProjectStage::Running)
    };
    let at_work = views.into_iter().filter(|(_, view)| view.state.as_ref().is_some_and(is_running));
    Ok(at_work.map(|(client, _)| client).collect())
}

/// Opens the case; `None` where the same silence had one. Where it broke off before, it goes on.
async fn open(
    engine: &Engine,
    moment: &mut Moment,
    wait: &WaitRow,
    opening: &Opening,
) -> Result<Option<String>, Error> {
    let client = client(engine, moment, opening).await?;
    let stage = opening.silence.stage;
    let playbook = match stage {
        Stage::Enquiry => "negotiation",
        Stage::Running => "project",
        Stage::Payment => "payment",
    };
    let due_on = opening.silence.due_on.filter(|_| stage == Stage::Payment);
    let invoice = match stage {
        Stage::Payment => invoice(engine, &client, opening).await?,
        Stage::Enquiry | Stage::Running => None,
    };
    let new = NewCase {
        project: project(engine, &client, stage).await?,
        client,
        playbook: Some(playbook.to_owned()),
        subject: opening.trigger.subject.clone(),
        message_id: Some(opening.trigger.mail.clone()),
        sent_on: Some(opening.since),
        due_on: invoice.as_ref().and_then(|it| it.due_on).or(due_on),
        claim: invoice.as_ref().map(|it| it.amount),
        invoice: invoice.map(|it| InvoiceRef {
            number: it.number,
            issued_on: it.issued_on,
            file: it.file,
        }),
        ..NewCase::default()
    };
    let (case, is_new) = match cases::open(engine, moment, &new).await {
        Ok(case) => (case, true),
        Err(Error::Problem(Problem::CaseThere { case })) => (case, false),
        Err(error) => return Err(error),
    };
    let mut change = Change::begin(engine, moment).await?;
    let now = change.moment.now;
    let started = CaseMail {
        case: case.clone(),
        mail: opening.trigger.mail.clone(),
        did: Did::Opened.as_str().to_owned(),
        step: None,
        is_junk: false,
        told_at: now,
    };
    change.work.put_case_mail(&[started]).await?;
    catch_up(&mut change, &case).await?;
    let opened = WaitState::Opened.as_str().to_owned();
    let row = WaitRow { state: opened, case: Some(case.clone()), changed_at: now, ..wait.clone() };
    change.work.put_mail_waits(&[row]).await?;
    change.finish().await?;
    Ok(is_new.then_some(case))
}

/// The client whom the message went to; one that nobody knows yet becomes known by its address.
async fn client(engine: &Engine, moment: &mut Moment, opening: &Opening) -> Result<String, Error> {
    let mut reading = engine.read().await?;
    let (address, name) = &opening.to;
    if let Some((client, _)) = reading.owners_of(address).await?.into_iter().next() {
        return Ok(client);
    }
    let ours = match Business::load(&mut reading).await?.language {
        LanguageName::De => Language::German,
        LanguageName::En => Language::English,
    };
    let language = opening.language.unwrap_or(ours);
    drop(reading);
    let name = name.as_deref().map(one_line).filter(|name| !name.is_empty());
    let person = name.unwrap_or_else(|| address.clone());
    let contact = NewContact {
        name: person.clone(),
        role: ContactRole::Project,
        form_of_address: FormOfAddress::Formal,
        greeting: None,
        reaches: vec![Reach::Address(address.clone())],
    };
    let contacts = vec![contact];
    let mut new = NewClient { name: person, language, debtor: None, zone: None, contacts };
    match clients::add(engine, moment, &new).await {
        // Somebody else has this name; a name alone proves nothing.
        Err(Error::Problem(Problem::ClientThere { .. } | Problem::ManyClients { .. })) => {
            new.name.clone_from(address);
            clients::add(engine, moment, &new).await
        }
        added => added,
    }
}

/// The client's open invoice that the message is about: the only one whose number its subject
/// names. One that is of a later day is not meant.
async fn invoice(
    engine: &Engine,
    client: &str,
    opening: &Opening,
) -> Result<Option<InvoiceTerms>, Error> {
    let mut reading = engine.read().await?;
    let rows = reading.invoices_of_clients(&[client]).await?;
    let names = |row: &&InvoiceRow| names_number(&opening.trigger.subject, &row.number);
    let is_meant = |row: &&InvoiceRow| row.is_open() && row.issued_on <= opening.since;
    let mut found = rows.iter().filter(is_meant).filter(names);
    let (Some(only), None) = (found.next(), found.next()) else { return Ok(None) };
    let view = reading.invoice_view(&only.invoice).await?;
    Ok(view.and_then(|view| view.state).map(|state| state.terms))
}

/// The client's project of this stage, where there is only one.
async fn project(engine: &Engine, client: &str, stage: Stage) -> Result<Option<String>, Error> {
    let view = engine.read().await?.client_view(client).await?;
    let Some(client) = view.and_then(|view| view.state) else { return Ok(None) };
    let wanted = match stage {
        Stage::Enquiry => ProjectStage::Enquiry,
        Stage::Running => ProjectStage::Running,
        Stage::Payment => return Ok(None),
    };
    let mut found = client.projects.iter().filter(|(_, project)| project.stage == wanted);
    let first = found.next().map(|(id, _)| id.clone());
    Ok(first.filter(|_| found.next().is_none()))
}

async fn put_states(
    engine: &Engine,
    moment: &Moment,
    changed: &[(WaitRow, WaitState)],
) -> Result<(), Error> {
    if changed.is_empty() {
        return Ok(());
    }
    let rows = changed.iter().map(|(wait, state)| {
        let state = state.as_str().to_owned();
        WaitRow { state, changed_at: moment.now, ..wait.clone() }
    });
    let mut work = engine.store.begin(engine.tenant).await?;
    work.put_mail_waits(&rows.collect::<Vec<_>>()).await?;
    Ok(work.commit().await?)
}
