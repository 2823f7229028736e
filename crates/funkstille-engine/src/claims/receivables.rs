//! What clients owe today, invoice by invoice, with its age and what the delay costs.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::calendar::days_between;
use funkstille_core::claim::law::Origin;
use funkstille_core::claim::{Age, BeyondTable, Limitation, LimitationFacts, Owing, limitation};
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::{EndOutcome, Stage};
use funkstille_store::Reading;
use funkstille_store::projection::InvoiceRow;
use jiff::Timestamp;
use jiff::civil::Date;

use super::about::ClaimAbout;
use super::of_case::{Claimed, Ground, owing_of, owing_with, reminded_on};
use crate::change::Known;
use crate::engine::Engine;
use crate::error::{Error, Misfit, Problem};
use crate::invoices::Meant;

/// How many invoices, or cases, are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

/// What one client owes for one invoice.
#[derive(Clone, Debug, PartialEq)]
pub struct Receivable {
    /// The number of the invoice, as printed; what a case is called where its invoice is not on
    /// record.
    pub number: String,
    /// The client's id.
    pub client: String,
    /// The client's name.
    pub client_name: String,
    /// Who claims from whom, the days of the invoice, and what else is to be paid with it.
    pub about: ClaimAbout,
    /// The case that asks for it.
    pub case: Option<String>,
    /// The due date; of what is paid in parts, that of the first part of which something is left.
    pub due_on: Option<Date>,
    /// The law that makes it due, where nothing else does.
    pub due_by_law: Option<Origin>,
    /// How many days have passed since then; 0 where none have.
    pub days_overdue: i64,
    /// The class of that.
    pub age: Age,
    /// What is left of the principal, in minor units, by its age: of what is paid in parts, each
    /// part has its own.
    pub ages: Vec<(Age, i64)>,
    /// What was owed, with tax, before anything came in.
    pub amount: Money,
    /// What has come in, in minor units.
    pub paid_minor: i64,
    /// What else is to be paid with it, whether that was paid or not, in minor units.
    pub costs_minor: i64,
    /// What is left of the principal, in minor units.
    pub open_minor: i64,
    /// What of that is not due yet, because parts were agreed, in minor units.
    pub not_due_minor: i64,
    /// What is owed with interest and flat fee, or why nothing is claimed beside the principal.
    pub claim: Claimed,
    /// When it is time-barred, where the law of the place says so.
    pub limitation: Option<Limitation>,
    /// Whether it counts as paid, so that nobody asks for it any more, whatever the delay cost.
    pub is_paid: bool,
    /// Whether it was given up as a loss.
    pub is_written_off: bool,
    /// Whether the invoice was cancelled, so that nothing is owed for it.
    pub is_cancelled: bool,
}

/// Sums in one currency, in minor units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// What is left of the principals, by their age.
    pub ages: BTreeMap<Age, i64>,
    /// What is left of the principals.
    pub open_minor: i64,
    /// Interest that is not paid.
    pub interest_minor: i64,
    /// Flat fees and other costs.
    pub fees_minor: i64,
    /// All of that.
    pub total_minor: i64,
    /// Whether one of the sums is too large to be counted; they are the largest numbers then.
    pub is_too_large: bool,
}

/// What all clients owe.
#[derive(Clone, Debug, PartialEq)]
pub struct Receivables {
    /// The day for which it holds.
    pub today: Date,
    /// Invoice by invoice: by the client's name, then the oldest first.
    pub rows: Vec<Receivable>,
}

impl Receivable {
    /// All that is owed, in minor units.
    pub fn total_minor(&self) -> i64 {
        self.claim.as_ref().map_or(self.open_minor, |statement| statement.total_minor)
    }

    /// What came beyond all that is owed, in minor units. What is owed beside the principal is owed
    /// with it, and costs are, whether the client is late or not.
    pub fn overpaid_minor(&self) -> i64 {
        let owed = self.amount.minor.saturating_add(self.costs_minor);
        let beyond = self.paid_minor.saturating_sub(owed).max(0);
        self.claim.as_ref().map_or(beyond, |statement| statement.overpaid_minor)
    }

    /// Whether a person must be warned that it is time-barred soon, or was.
    pub fn nears_limitation(&self, today: Date) -> bool {
        self.limitation.is_some_and(|limitation| limitation.warn_from_on <= today)
    }
}

impl Receivables {
    /// Sums by currency of those rows that `is_wanted` says; amounts of two currencies are never
    /// added.
    pub fn sums(&self, is_wanted: impl Fn(&Receivable) -> bool) -> BTreeMap<Currency, Sums> {
        let mut all: BTreeMap<Currency, Sums> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| is_wanted(row)) {
            let sums = all.entry(row.amount.currency).or_default();
            let is_too_large = &mut sums.is_too_large;
            let mut add = |sum: &mut i64, minor: i64| {
                *is_too_large |= sum.checked_add(minor).is_none();
                *sum = sum.saturating_add(minor);
            };
            for (age, minor) in &row.ages {
                add(sums.ages.entry(*age).or_default(), *minor);
            }
            add(&mut sums.open_minor, row.open_minor);
            add(&mut sums.total_minor, row.total_minor());
            if let Ok(statement) = &row.claim {
                add(&mut sums.interest_minor, statement.left.interest);
                add(&mut sums.fees_minor, statement.left.costs);
                add(&mut sums.fees_minor, statement.flat_fee_minor());
            }
        }
        all
    }

    /// The clients who owe something, with their names, in the order of the rows.
    pub fn clients(&self) -> Vec<(&str, &str)> {
        let mut clients: Vec<(&str, &str)> = Vec::new();
        for row in &self.rows {
            let client = (row.client.as_str(), row.client_name.as_str());
            if clients.last() != Some(&client) {
                clients.push(client);
            }
        }
        clients
    }
}

/// What clients owe today, as letters claim it: days whose rate is not known yet bear nothing for
/// now. What was written off is owed no more.
///
/// # Errors
/// Where the database fails, or a file of law cannot be used.
pub async fn receivables(engine: &Engine, now: Timestamp) -> Result<Receivables, Error> {
    let mut reading = engine.read().await?;
    let mut known = Known::of(engine, &mut reading, now).await?;
    let (today, ground) = (known.today, Ground::of(engine, &known.business)?);
    let (mut rows, mut asked, mut after) = (Vec::new(), BTreeSet::new(), String::new());
    loop {
        let page = reading.invoices_open(&after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after.clone_from(&last.invoice);
        load(&mut known, &mut reading, &page).await?;
        for row in page {
            asked.extend(row.case.clone());
            let owed = of_invoice(&known, (&ground, BeyondTable::LeftOut), row)?;
            rows.extend((!owed.is_written_off).then_some(owed));
        }
        known = Known::of(engine, &mut reading, now).await?;
    }
    rows.extend(without_invoice((engine, now), &mut reading, &ground, &asked).await?);
    rows.sort_by(|one, other| {
        let key = |row: &Receivable| (row.client_name.clone(), row.client.clone(), row.due_on);
        key(one).cmp(&key(other)).then_with(|| one.number.cmp(&other.number))
    });
    Ok(Receivables { today, rows })
}

async fn load(
    known: &mut Known<'_>,
    reading: &mut Reading,
    page: &[InvoiceRow],
) -> Result<(), Error> {
    let clients: BTreeSet<&str> = page.iter().map(|row| row.client.as_str()).collect();
    let clients: Vec<&str> = clients.into_iter().collect();
    let cases: Vec<&str> = page.iter().filter_map(|row| row.case.as_deref()).collect();
    known.load_readable(reading, &cases).await?;
    known.load_clients(reading, &clients).await
}

/// What is owed for an invoice that is on record.
fn of_invoice(
    known: &Known<'_>,
    (ground, beyond): (&Ground, BeyondTable),
    row: InvoiceRow,
) -> Result<Receivable, Error> {
    let state = known.invoice(&row.invoice)?;
    let case = row.case.as_deref().and_then(|case| known.state(case));
    let outcome = case.and_then(|case| case.ended).map(|(outcome, _)| outcome);
    let reminded = row.case.as_deref().and_then(|case| known.case(case).ok());
    let reminded = reminded.map(|(state, found)| reminded_on(state, &found.playbook));
    let client = known.client(&row.client)?.state.as_ref();
    let debtor = client.and_then(|state| state.client.debtor);
    let about_debtor = (debtor, reminded.unwrap_or_default());
    let owing = match case {
        Some(case) => owing_with(state, case, about_debtor),
        None => Owing::of(state, about_debtor.0, about_debtor.1),
    };
    let name = client.map_or("", |state| state.client.name.as_str());
    let is_at_court = outcome == Some(EndOutcome::Court);
    let about = (row.number, row.case, (row.client, name));
    let owed = receivable(about, &owing, ground, (known.today, is_at_court, beyond));
    let is_paid = state.cancelled_on.is_none() && !state.is_open();
    let is_written_off = outcome == Some(EndOutcome::WrittenOff);
    let is_cancelled = state.cancelled_on.is_some();
    let client = client.map(|state| &state.client);
    let about = ClaimAbout::of(&known.business, client, Some(state));
    let amount = state.terms.amount;
    Ok(Receivable { about, amount, is_paid, is_written_off, is_cancelled, ..owed })
}

/// What is owed in open cases whose invoice is not on record.
async fn without_invoice(
    (engine, now): (&Engine, Timestamp),
    reading: &mut Reading,
    ground: &Ground,
    asked: &BTreeSet<String>,
) -> Result<Vec<Receivable>, Error> {
    let (mut rows, mut after) = (Vec::new(), String::new());
    loop {
        let page = reading.cases_open(&after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(rows) };
        after.clone_from(&last.case);
        let is_asking = |case: &String| !asked.contains(case);
        let of_money = page.into_iter().filter(|row| row.stage == Stage::Payment);
        let cases: Vec<String> = of_money.map(|row| row.case).filter(is_asking).collect();
        let ids: Vec<&str> = cases.iter().map(String::as_str).collect();
        let mut known = Known::of(engine, reading, now).await?;
        known.load_readable_whole(reading, &ids).await?;
        for case in cases.iter().filter(|case| known.case(case).is_ok()) {
            rows.extend(of_case_alone(&known, (ground, BeyondTable::LeftOut), case)?);
        }
    }
}

/// What is owed in a case whose invoice is not on record; `None` where its amount is not known.
fn of_case_alone(
    known: &Known<'_>,
    (ground, beyond): (&Ground, BeyondTable),
    case: &str,
) -> Result<Option<Receivable>, Error> {
    let (state, found) = known.case(case)?;
    let matter = known.matter(case)?;
    let client = known.client(&matter.client)?.state.as_ref();
    let debtor = client.and_then(|state| state.client.debtor);
    let reminded = reminded_on(state, &found.playbook);
    let number = matter.invoice.as_ref().map(|invoice| invoice.number.clone());
    let name = client.map_or("", |state| state.client.name.as_str());
    let number = number.unwrap_or_else(|| matter.subject.clone());
    let about = (number, Some(case.to_owned()), (matter.client.clone(), name));
    let when = (known.today, false, beyond);
    let owing = owing_of(state, debtor, reminded);
    let is_paid = matches!(state.ended, Some((EndOutcome::Paid, _)));
    let own = matter.invoice.as_ref().map(|invoice| invoice.issued_on);
    let client = client.map(|state| &state.client);
    let parties = ClaimAbout::of(&known.business, client, None);
    let parties = ClaimAbout { issued_on: own, due_on: state.opening.due_on, ..parties };
    Ok(owing.map(|owing| Receivable {
        about: parties,
        is_paid,
        ..receivable(about, &owing, ground, when)
    }))
}

/// The day, and what is owed on it for one invoice, or in one case. `beyond`: what becomes of days
/// whose rate is not known yet.
///
/// # Errors
/// Where it is not there, or a file of law cannot be used; [`Misfit::NoClaim`] where the amount of
/// a case is not known.
pub async fn owed(
    engine: &Engine,
    now: Timestamp,
    (meant, beyond): (&Meant, BeyondTable),
) -> Result<(Date, Receivable), Error> {
    let mut reading = engine.read().await?;
    let mut known = Known::of(engine, &mut reading, now).await?;
    let ground = Ground::of(engine, &known.business)?;
    let owed = match meant {
        Meant::Invoice(row) => {
            load(&mut known, &mut reading, std::slice::from_ref(row)).await?;
            known.load_invoices(&mut reading, &[&row.invoice]).await?;
            of_invoice(&known, (&ground, beyond), row.clone())?
        }
        Meant::Case(case) => {
            known.load_cases(&mut reading, &[case]).await?;
            let (case_id, why) = (case.clone(), Misfit::NoClaim);
            let unknown = || Problem::DoesNotFit { case: case_id, why };
            of_case_alone(&known, (&ground, beyond), case)?.ok_or_else(unknown)?
        }
    };
    Ok((known.today, owed))
}

/// How much came for an invoice beyond all that may be claimed today, in minor units. What is owed
/// for days whose rate is not known yet is not too much, by all that is known.
///
/// # Errors
/// Where the database fails, or a file of law cannot be used.
pub(crate) async fn beyond_claim(
    known: &mut Known<'_>,
    reading: &mut Reading,
    row: &InvoiceRow,
) -> Result<i64, Error> {
    load(known, reading, std::slice::from_ref(row)).await?;
    known.load_invoices(reading, &[&row.invoice]).await?;
    let ground = Ground::of(known.engine, &known.business)?;
    let owed = of_invoice(known, (&ground, BeyondTable::Provisional), row.clone())?;
    Ok(owed.overpaid_minor())
}

fn receivable(
    (number, case, (client, name)): (String, Option<String>, (String, &str)),
    owing: &Owing,
    ground: &Ground,
    (today, is_at_court, beyond): (Date, bool, BeyondTable),
) -> Receivable {
    let claim = ground.claim(owing, today, beyond);
    let paid_minor = owing.payments.iter().fold(0_i64, |sum, (_, m)| sum.saturating_add(*m));
    let open_minor = match &claim {
        Ok(statement) => statement.left.principal,
        Err(_) => owing.amount.minor.saturating_sub(paid_minor).max(0),
    };
    let costs = owing.costs.iter().filter(|(on, _)| *on <= today);
    let costs_minor = costs.fold(0_i64, |sum, (_, minor)| sum.saturating_add(*minor));
    let parts = match &claim {
        Ok(statement) => statement.open_parts(),
        Err(_) => owing.open_parts(open_minor, today),
    };
    let first = parts.iter().find(|(_, minor)| *minor > 0).map(|(due_on, _)| *due_on);
    let by_law = owing.due_by_law(ground.law());
    let due_on = first.or(owing.due.map(|due| due.on)).or(by_law.map(|(due_on, _)| due_on));
    let age = Age::of(due_on, today);
    let ages = match &parts[..] {
        [] => vec![(age, open_minor)],
        parts => parts.iter().map(|(on, minor)| (Age::of(Some(*on), today), *minor)).collect(),
    };
    let later = parts.iter().filter(|(on, _)| *on > today).map(|(_, minor)| *minor);
    Receivable {
        number,
        client,
        client_name: name.to_owned(),
        about: ClaimAbout::default(),
        case,
        due_on,
        due_by_law: by_law.map(|(_, law)| law.origin.clone()),
        days_overdue: due_on.map_or(0, |due_on| days_between(due_on, today).max(0)),
        age,
        ages,
        amount: owing.amount,
        paid_minor,
        costs_minor,
        open_minor,
        not_due_minor: later.sum(),
        limitation: limitation_of(owing, ground).filter(|_| !is_at_court),
        claim,
        is_paid: false,
        is_written_off: false,
        is_cancelled: false,
    }
}

/// When a claim is time-barred. Money that came is taken for an acknowledgement; what a court or
/// talks do to it is not known here.
pub(crate) fn limitation_of(owing: &Owing, ground: &Ground) -> Option<Limitation> {
    let law = ground.law()?.limitation.as_ref()?;
    let facts = LimitationFacts {
        due_on: owing.first_due_on(ground.law())?,
        acknowledged_on: owing.payments.iter().map(|(on, _)| *on).max(),
        standstills: vec![],
    };
    Some(limitation(&facts, law))
}
