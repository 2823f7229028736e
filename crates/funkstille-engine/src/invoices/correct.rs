//! An invoice turns out to say something else, or something else is to be said of it.

use funkstille_core::case::Happened;
use funkstille_core::client::{InvoiceRef, Matter};
use funkstille_core::invoice::{InvoiceEvent, InvoiceTerms, PaymentIn};
use funkstille_core::money::Money;
use funkstille_core::playbook::EndOutcome;
use funkstille_store::event::CaseRecord;
use jiff::civil::Date;

use super::add::{InvoiceFacts, fits, with_facts};
use super::join::{end_if_settled, tell_case, tell_parts};
use crate::bank;
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::{Error, InvoiceProblem, Problem};
use crate::letters::take_back;
use crate::line::one_line;
use crate::projects;

/// Says what becomes known of an invoice. Its case knows due date, sum and copy too, and a letter
/// that waits is written anew where it speaks of what has changed.
///
/// # Errors
/// Where there is no such invoice, or what is said cannot be.
pub async fn set(
    engine: &Engine,
    moment: &mut Moment,
    invoice: &str,
    facts: &InvoiceFacts,
) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    change.load_invoices(&[invoice]).await?;
    let before = change.invoice(invoice)?.terms.clone();
    let project = match &facts.project {
        Some(project) => Some(projects::find(change.work.read(), project).await?.project),
        None => None,
    };
    let terms = with_facts(&mut change, before.clone(), (facts, project)).await?;
    if terms != before {
        fits(&mut change, &terms, Some(invoice)).await?;
        change.happen_to_invoice(invoice, &InvoiceEvent::Corrected(terms.clone()))?;
        if let Some(case) = change.invoice(invoice)?.case.clone() {
            change.load_case(&case).await?;
            tell_copy(&mut change, &case, &terms)?;
            let due_on = terms.due_on.filter(|_| terms.due_on != before.due_on);
            tell_case(&mut change, &case, (due_on, Some(terms.amount)))?;
            if terms.parts != before.parts {
                tell_parts(&mut change, &case, &terms)?;
            }
            end_if_settled(&mut change, invoice, &case)?;
            take_back(&mut change, &case).await?;
        }
    }
    change.finish().await
}

/// The case names the copy that its demands carry.
fn tell_copy(change: &mut Change<'_>, case: &str, terms: &InvoiceTerms) -> Result<(), Error> {
    let matter = change.matter(case)?.clone();
    let own = matter.invoice.as_ref().map(|invoice| invoice.file);
    if own == Some(terms.file) {
        return Ok(());
    }
    let (number, issued_on, file) = (terms.number.clone(), terms.issued_on, terms.file);
    let invoice = Some(InvoiceRef { number, issued_on, file });
    change.record(case, &CaseRecord::Concerns(Matter { invoice, ..matter }))
}

/// Something else is to be paid with an invoice: what a bank takes for a returned debit, say.
///
/// # Errors
/// Where there is no such invoice, or the money is of another currency or none.
pub async fn add_costs(
    engine: &Engine,
    moment: &mut Moment,
    invoice: &str,
    (on, amount, what): (Option<Date>, Money, &str),
) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    change.load_invoices(&[invoice]).await?;
    let state = change.invoice(invoice)?;
    let (number, case) = (state.terms.number.clone(), state.case.clone());
    let (given, wanted) = (amount.currency, state.terms.amount.currency);
    if given != wanted {
        return Err(InvoiceProblem::OtherCurrency { number, given, wanted }.into());
    }
    if amount.minor <= 0 {
        return Err(InvoiceProblem::NoAmount { number }.into());
    }
    let on = on.unwrap_or(change.today);
    if on > change.today {
        return Err(Problem::DayToCome { day: on }.into());
    }
    let event = InvoiceEvent::CostsAdded { on, amount, what: one_line(what) };
    tell(change, invoice, (&event, case)).await
}

/// The client refused to pay, seriously and for good: that brings default where the law says so.
///
/// # Errors
/// Where there is no such invoice, or the day has not come.
pub async fn refused(
    engine: &Engine,
    moment: &mut Moment,
    invoice: &str,
    on: Date,
) -> Result<(), Error> {
    let mut change = Change::begin(engine, moment).await?;
    change.load_invoices(&[invoice]).await?;
    let case = change.invoice(invoice)?.case.clone();
    if on > change.today {
        return Err(Problem::DayToCome { day: on }.into());
    }
    tell(change, invoice, (&InvoiceEvent::Refused { on }, case)).await
}

/// Something about an invoice that only its letters speak of.
async fn tell(
    mut change: Change<'_>,
    invoice: &str,
    (event, case): (&InvoiceEvent, Option<String>),
) -> Result<(), Error> {
    change.happen_to_invoice(invoice, event)?;
    if let Some(case) = case {
        change.load_case(&case).await?;
        take_back(&mut change, &case).await?;
    }
    change.finish().await
}

/// What had come for an invoice that was cancelled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Freed {
    /// Payments of statements: they are free, and judged anew.
    pub of_bank: Vec<PaymentIn>,
    /// What a person recorded: it stays with the number, and counts for an invoice of the same
    /// client that is entered under it.
    pub by_hand: Vec<PaymentIn>,
}

/// An invoice is not to be paid any more. Its case ends, and what came for it is free; gives that.
///
/// # Errors
/// Where there is no such invoice, it was cancelled before, or no reason is given.
pub async fn cancel(
    engine: &Engine,
    moment: &mut Moment,
    invoice: &str,
    reason: &str,
) -> Result<Freed, Error> {
    let mut change = Change::begin(engine, moment).await?;
    change.load_invoices(&[invoice]).await?;
    let state = change.invoice(invoice)?;
    let (number, case) = (state.terms.number.clone(), state.case.clone());
    if state.cancelled_on.is_some() {
        return Err(InvoiceProblem::Cancelled { number }.into());
    }
    let reason = one_line(reason);
    if reason.is_empty() {
        return Err(Problem::NoReason.into());
    }
    let on = change.today;
    let of_bank = bank::set_free(&mut change, invoice).await?;
    let by_hand = change.invoice(invoice)?.payments.clone();
    change.happen_to_invoice(invoice, &InvoiceEvent::Cancelled { on, reason: reason.clone() })?;
    if let Some(case) = case {
        change.load_case(&case).await?;
        if change.case(&case)?.0.ended.is_none() {
            let outcome = EndOutcome::EndedByHand;
            change.happen(&case, Happened::Ended { outcome, reason })?;
        }
    }
    if !of_bank.is_empty() {
        bank::match_again(&mut change).await?;
    }
    change.finish().await?;
    Ok(Freed { of_bank, by_hand })
}
