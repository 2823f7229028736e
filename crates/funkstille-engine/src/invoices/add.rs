//! An invoice becomes known.

use funkstille_core::bank::is_same_number;
use funkstille_core::calendar::days_after;
use funkstille_core::claim::{CashDiscount, Percent};
use funkstille_core::evidence::Digest;
use funkstille_core::invoice::{InvoiceEvent, InvoiceTerms, PaymentIn, WhyReverted};
use funkstille_core::money::{Currency, Money};
use jiff::civil::Date;

use super::asked::{AskedBy, asked_in, join_case};
use super::copy::InvoiceCopy;
use crate::bank;
use crate::change::Change;
use crate::clients;
use crate::engine::{Engine, Moment};
use crate::error::{Error, InvoiceProblem, Problem};
use crate::line::{named, one_line};
use crate::numbers::{self, Counted};
use crate::projects;

/// An invoice that becomes known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInvoice {
    /// The client: by number, name or address. May be empty where a project is named.
    pub client: String,
    /// Its number, as printed on it.
    pub number: String,
    /// Its day, as printed on it.
    pub issued_on: Date,
    /// What is owed, with tax.
    pub amount: Money,
    /// What else it says.
    pub facts: InvoiceFacts,
}

/// What an invoice says beside number, day and sum, and what was agreed; what is `None` is not
/// known, or stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InvoiceFacts {
    /// What is owed with tax, where it turns out to be another sum: by a credit note, say.
    pub amount: Option<Money>,
    /// The project: by number or title.
    pub project: Option<String>,
    /// The due date that it prints.
    pub due_on: Option<Date>,
    /// The parts in which it is due, where there are several: the day of each, and how much.
    pub parts: Option<Vec<(Date, Money)>>,
    /// In how many days from its day it is to be paid, as was agreed.
    pub terms_days: Option<i64>,
    /// Whether its due date was agreed, and is not named by the invoice alone.
    pub due_is_agreed: Option<bool>,
    /// The tax in it.
    pub vat: Option<Money>,
    /// The client's purchase-order number.
    pub order: Option<String>,
    /// When the work was delivered.
    pub delivered_on: Option<Date>,
    /// When the client received it.
    pub received_on: Option<Date>,
    /// Whether it says that default comes by the passing of days.
    pub gives_notice: Option<bool>,
    /// What may be kept of it, when it is paid within so many days from its day.
    pub discount: Option<(Percent, i64)>,
    /// The rate of interest that was agreed.
    pub rate: Option<Percent>,
    /// When the contract was made.
    pub contract_on: Option<Date>,
    /// Its copy, which every demand carries.
    pub file: Option<InvoiceCopy>,
}

/// Puts an invoice on record; gives its id. A case that asks for it already becomes its case; else
/// one begins by itself once the due date has passed and something is open, unless another one
/// perhaps asks for it ([`super::perhaps_asked`]).
///
/// # Errors
/// Where client or project are not there, the number is another invoice's, the day has not come,
/// nothing says when it is due, or the sum is not above zero.
pub async fn add(engine: &Engine, moment: &mut Moment, new: &NewInvoice) -> Result<String, Error> {
    let mut change = Change::begin(engine, moment).await?;
    let (client, project) = whose(&mut change, new).await?;
    change.load_clients(&[&client]).await?;
    let number = named("number", &new.number)?;
    let blank = InvoiceTerms {
        tolerance_minor: change.business.tolerance_minor,
        ..InvoiceTerms::new(client.clone(), number, new.issued_on, new.amount)
    };
    let terms = with_facts(&mut change, blank, (&new.facts, project)).await?;
    if terms.due_on.is_none() {
        return Err(InvoiceProblem::NoDueDate { number: terms.number }.into());
    }
    let invoice = put_on_record(&mut change, terms.clone()).await?;
    if let AskedBy::Case(case) = asked_in(&mut change, &terms).await? {
        join_case(&mut change, (&invoice, &terms), &case).await?;
    }
    change.finish().await?;
    Ok(invoice)
}

/// Records a new invoice; gives its id.
///
/// # Errors
/// Where another has its number, its day has not come, or its sum is not above zero, or too large.
pub(super) async fn put_on_record(
    change: &mut Change<'_>,
    terms: InvoiceTerms,
) -> Result<String, Error> {
    fits(change, &terms, None).await?;
    let now = change.moment.now;
    let id = numbers::take(&mut change.work, Counted::Invoice, 1, now).await?.to_string();
    let before = change.work.read().invoices_numbered(&[&terms.number]).await?;
    change.new_invoice(&id);
    change.happen_to_invoice(&id, &InvoiceEvent::Added(terms))?;
    for cancelled in before.iter().filter(|row| row.is_cancelled) {
        take_over(change, &id, &cancelled.invoice).await?;
    }
    Ok(id)
}

/// The number of an invoice that was cancelled is given anew: what statements say came for it is
/// judged once more, and what a person recorded for that number counts for the new one, where it is
/// of the same client.
///
/// # Errors
/// Where the database fails.
async fn take_over(change: &mut Change<'_>, invoice: &str, before: &str) -> Result<(), Error> {
    bank::set_free(change, before).await?;
    let terms = &change.invoice(invoice)?.terms;
    let (client, currency) = (terms.client.clone(), terms.amount.currency);
    let cancelled = change.invoice(before)?;
    let is_same = cancelled.terms.client == client && cancelled.terms.amount.currency == currency;
    let paid = if is_same { cancelled.payments.clone() } else { Vec::new() };
    for PaymentIn { payment, on, minor, account } in paid {
        let why = WhyReverted::Mistaken;
        let taken = InvoiceEvent::PaymentReverted { payment: payment.clone(), why };
        change.happen_to_invoice(before, &taken)?;
        let amount = Money { minor, currency };
        let given = InvoiceEvent::PaymentReceived { payment, on, amount, account };
        change.happen_to_invoice(invoice, &given)?;
    }
    Ok(())
}

/// The largest sum of an invoice, in minor units: 92,000 of them can still be added up
/// (docs/receivables.md).
const MOST_MINOR: i64 = 100_000_000_000_000;

/// Refuses what no invoice can say. `own` is the invoice that says it, where it is on record.
///
/// # Errors
/// Why not.
pub(super) async fn fits(
    change: &mut Change<'_>,
    terms: &InvoiceTerms,
    own: Option<&str>,
) -> Result<(), Error> {
    let number = terms.number.clone();
    if terms.amount.minor <= 0 {
        return Err(InvoiceProblem::NoAmount { number }.into());
    }
    if terms.amount.minor > MOST_MINOR {
        let most = Money { minor: MOST_MINOR, ..terms.amount };
        return Err(InvoiceProblem::TooLarge { number, most }.into());
    }
    let tax = terms.vat_minor.filter(|minor| *minor > terms.amount.minor);
    if let Some(tax) = tax.map(|minor| Money { minor, ..terms.amount }) {
        return Err(InvoiceProblem::TaxAbove { number, tax, amount: terms.amount }.into());
    }
    let days = [Some(terms.issued_on), terms.delivered_on, terms.received_on, terms.contract_on];
    if let Some(day) = days.into_iter().flatten().find(|day| *day > change.today) {
        return Err(Problem::DayToCome { day }.into());
    }
    refuse_early_due(&number, terms.issued_on, terms.due_on)?;
    let sum = terms.parts.iter().fold(0_i64, |sum, (_, minor)| sum.saturating_add(*minor));
    let is_part = |(_, minor): &(Date, i64)| *minor > 0;
    if !terms.parts.is_empty() && (sum != terms.amount.minor || !terms.parts.iter().all(is_part)) {
        let (given, wanted) = (Money { minor: sum, ..terms.amount }, terms.amount);
        return Err(InvoiceProblem::PartsDiffer { number, given, wanted }.into());
    }
    let rows = change.work.read().invoices_numbered(&[&number]).await?;
    if rows.iter().any(|row| Some(row.invoice.as_str()) != own && !row.is_cancelled) {
        return Err(InvoiceProblem::There { number }.into());
    }
    refuse_almost_there(change, &number, own).await
}

/// How many invoices are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

/// Refuses a number that differs from another one in signs or case alone: a payment that names it
/// could be for both. A number that is on record already stays.
///
/// # Errors
/// [`InvoiceProblem::AlmostThere`].
async fn refuse_almost_there(
    change: &mut Change<'_>,
    number: &str,
    own: Option<&str>,
) -> Result<(), Error> {
    if let Some(own) = own
        && change.invoice(own)?.terms.number == number
    {
        return Ok(());
    }
    let mut after = String::new();
    loop {
        let page = change.work.read().invoices(&after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after.clone_from(&last.invoice);
        let mut others =
            page.into_iter().filter(|row| !row.is_cancelled && Some(row.invoice.as_str()) != own);
        if let Some(row) = others.find(|row| is_same_number(&row.number, number)) {
            let (number, other) = (number.to_owned(), row.number);
            return Err(InvoiceProblem::AlmostThere { number, other }.into());
        }
    }
}

/// Nothing is due before it was asked for.
///
/// # Errors
/// [`InvoiceProblem::DueBefore`].
pub(crate) fn refuse_early_due(
    number: &str,
    issued_on: Date,
    due_on: Option<Date>,
) -> Result<(), Error> {
    match due_on.filter(|due_on| *due_on < issued_on) {
        Some(due_on) => {
            let number = number.to_owned();
            Err(InvoiceProblem::DueBefore { number, issued_on, due_on }.into())
        }
        None => Ok(()),
    }
}

/// The terms with what becomes known of them, and the id of the project.
///
/// # Errors
/// Where the tax is in another currency, or the copy cannot be kept.
pub(super) async fn with_facts(
    change: &mut Change<'_>,
    terms: InvoiceTerms,
    (facts, project): (&InvoiceFacts, Option<String>),
) -> Result<InvoiceTerms, Error> {
    let (number, wanted) = (terms.number.clone(), terms.amount.currency);
    let currencies = [facts.vat, facts.amount].into_iter().flatten().map(|money| money.currency);
    if let Some(given) = currencies.into_iter().find(|given| *given != wanted) {
        return Err(InvoiceProblem::OtherCurrency { number, given, wanted }.into());
    }
    let file = keep(change, facts.file.as_ref()).await?;
    let agreed_on = facts.terms_days.map(|days| days_after(terms.issued_on, days));
    let parts = parts_of(&number, wanted, facts.parts.as_deref())?;
    let first_on = parts.as_ref().and_then(|parts| Some(parts.first()?.0));
    let due_on = first_on.or(facts.due_on).or(agreed_on);
    let due_is_new = due_on.is_some();
    // One due date takes the place of several.
    let parts = parts.or(due_is_new.then(Vec::new)).unwrap_or_else(|| terms.parts.clone());
    let said = facts.due_is_agreed.or(due_is_new.then_some(agreed_on.is_some()));
    let order = facts.order.as_deref().map(one_line).filter(|order| !order.is_empty());
    let discount = facts.discount.map(|(percent, days)| CashDiscount {
        percent,
        until_on: days_after(terms.issued_on, days),
    });
    Ok(InvoiceTerms {
        project: project.or(terms.project),
        amount: facts.amount.unwrap_or(terms.amount),
        due_on: due_on.or(terms.due_on),
        parts,
        due_is_agreed: said.unwrap_or(terms.due_is_agreed),
        vat_minor: facts.vat.map(|vat| vat.minor).or(terms.vat_minor),
        order: order.or(terms.order),
        delivered_on: facts.delivered_on.or(terms.delivered_on),
        received_on: facts.received_on.or(terms.received_on),
        gives_notice: facts.gives_notice.unwrap_or(terms.gives_notice),
        discount: discount.or(terms.discount),
        rate: facts.rate.or(terms.rate),
        contract_on: facts.contract_on.or(terms.contract_on),
        file: file.or(terms.file),
        ..terms
    })
}

/// Parts in the order of their days, in minor units.
///
/// # Errors
/// Where one is in another currency.
fn parts_of(
    number: &str,
    wanted: Currency,
    parts: Option<&[(Date, Money)]>,
) -> Result<Option<Vec<(Date, i64)>>, Error> {
    let Some(parts) = parts else { return Ok(None) };
    if let Some((_, other)) = parts.iter().find(|(_, amount)| amount.currency != wanted) {
        let (number, given) = (number.to_owned(), other.currency);
        return Err(InvoiceProblem::OtherCurrency { number, given, wanted }.into());
    }
    let mut parts: Vec<(Date, i64)> = parts.iter().map(|(on, it)| (*on, it.minor)).collect();
    parts.sort_unstable();
    Ok(Some(parts))
}

async fn keep(
    change: &mut Change<'_>,
    file: Option<&InvoiceCopy>,
) -> Result<Option<Digest>, Error> {
    let Some(copy) = file else { return Ok(None) };
    let now = change.moment.now;
    Ok(Some(change.work.put_blob(copy.bytes(), now).await?))
}

/// The ids of the client and the project.
async fn whose(
    change: &mut Change<'_>,
    new: &NewInvoice,
) -> Result<(String, Option<String>), Error> {
    let reading = change.work.read();
    let Some(project) = &new.facts.project else {
        return Ok((clients::find(reading, &new.client).await?, None));
    };
    let row = projects::find(reading, project).await?;
    if !new.client.is_empty() && clients::find(reading, &new.client).await? != row.client {
        return Err(Problem::UnknownProject { given: project.clone() }.into());
    }
    Ok((row.client, Some(row.project)))
}
