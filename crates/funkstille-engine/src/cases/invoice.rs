//! The invoice of a case, what is owed and when: what is not known when the case begins, and what
//! turns out to be otherwise.

use funkstille_core::case::Happened;
use funkstille_core::client::{InvoiceRef, Matter};
use funkstille_core::evidence::Digest;
use funkstille_core::money::Money;
use funkstille_core::playbook::Stage;
use funkstille_store::event::CaseRecord;
use jiff::civil::Date;

use super::open::refuse_second;
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::{Error, Misfit, Problem};
use crate::invoices::{self, InvoiceCopy};
use crate::letters::take_back;
use crate::line::named;

/// What becomes known about an invoice; what is `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Its number.
    pub number: Option<String>,
    /// Its day.
    pub issued_on: Option<Date>,
    /// The due date that it prints.
    pub due_on: Option<Date>,
    /// What is owed, with tax.
    pub claim: Option<Money>,
    /// Its copy, which every demand carries.
    pub file: Option<InvoiceCopy>,
}

/// Puts the copy of its invoice on file. A letter that waits is written anew, with it.
///
/// # Errors
/// As [`set_terms`].
pub async fn attach_invoice(
    engine: &Engine,
    moment: &mut Moment,
    case: &str,
    copy: InvoiceCopy,
) -> Result<(), Error> {
    let terms = Terms { file: Some(copy), ..Terms::default() };
    set_terms(engine, moment, case, &terms).await
}

/// Says what an invoice says: its number and days, what is owed and when, its copy. What is due is
/// worked out with it, and a letter that waits is written anew where it speaks of it.
///
/// # Errors
/// Where there is no such case, it has ended or is not about money, its invoice is not known and
/// not all of it is said, the number has another case, or money came in another currency.
pub async fn set_terms(
    engine: &Engine,
    moment: &mut Moment,
    case: &str,
    terms: &Terms,
) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    change.load_case(case).await?;
    fits(&change, case, terms)?;
    let matter = change.matter(case)?.clone();
    let file = match &terms.file {
        Some(copy) => Some(change.work.put_blob(copy.bytes(), change.moment.now).await?),
        None => None,
    };
    let invoice = invoice(case, (matter.invoice.as_ref(), terms), file)?;
    if let Some(invoice) = &invoice {
        let due_on = terms.due_on.or(change.case(case)?.0.opening.due_on);
        invoices::refuse_early_due(&invoice.number, invoice.issued_on, due_on)?;
    }
    if invoice != matter.invoice {
        let matter = Matter { invoice, ..matter.clone() };
        refuse_second(&mut change, &matter, Some(case)).await?;
        change.record(case, &CaseRecord::Concerns(matter))?;
    }
    let opening = &change.case(case)?.0.opening;
    let due_on = terms.due_on.filter(|day| opening.due_on != Some(*day));
    let claim = terms.claim.filter(|claim| opening.claim != Some(*claim));
    if due_on.is_some() || claim.is_some() {
        change.happen(case, Happened::TermsSet { due_on, claim })?;
    }
    let number = matter.invoice.as_ref().map(|invoice| invoice.number.as_str());
    if invoices::sync(&mut change, case, number).await?.is_some() {
        invoices::join(&mut change, case).await?;
    }
    take_back(&mut change, case).await?;
    change.finish().await
}

fn fits(change: &Change<'_>, case: &str, terms: &Terms) -> Result<(), Error> {
    let state = change.case(case)?.0;
    let misfit = |why| Err(Problem::DoesNotFit { case: case.to_owned(), why }.into());
    if state.opening.stage != Stage::Payment {
        return misfit(Misfit::NotAboutMoney);
    }
    let changes_the_plan = terms.due_on.is_some() || terms.claim.is_some();
    if let Some((outcome, on)) = state.ended.filter(|_| changes_the_plan) {
        return Err(Problem::CaseEnded { case: case.to_owned(), outcome, on }.into());
    }
    let currency = state.opening.claim.map(|claim| claim.currency);
    let is_other = |claim: Money| Some(claim.currency) != currency;
    if state.paid_minor != 0 && terms.claim.is_some_and(is_other) {
        return misfit(Misfit::OtherCurrency);
    }
    match terms.issued_on.filter(|day| *day > change.today) {
        Some(day) => Err(Problem::DayToCome { day }.into()),
        None => Ok(()),
    }
}

/// The invoice as it is known now; `None` where nothing of it is.
fn invoice(
    case: &str,
    (before, terms): (Option<&InvoiceRef>, &Terms),
    file: Option<Digest>,
) -> Result<Option<InvoiceRef>, Error> {
    let number = terms.number.as_deref().map(|number| named("number", number)).transpose()?;
    let number = number.or_else(|| before.map(|invoice| invoice.number.clone()));
    let issued_on = terms.issued_on.or_else(|| before.map(|invoice| invoice.issued_on));
    let file = file.or_else(|| before.and_then(|invoice| invoice.file));
    match (number, issued_on) {
        (Some(number), Some(issued_on)) => Ok(Some(InvoiceRef { number, issued_on, file })),
        (None, None) if file.is_none() => Ok(None),
        _ => Err(Problem::DoesNotFit { case: case.to_owned(), why: Misfit::NoInvoice }.into()),
    }
}
