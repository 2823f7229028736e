//! A case and its invoice: what one of them learns, the other knows.

use funkstille_core::case::{CaseState, Happened, Instalment, Instalments};
use funkstille_core::client::Matter;
use funkstille_core::invoice::{InvoiceEvent, InvoiceState, InvoiceTerms};
use funkstille_core::money::Money;
use funkstille_core::playbook::{EndOutcome, Stage};
use jiff::civil::Date;

use super::add::{fits, put_on_record};
use super::find::first;
use crate::change::Change;
use crate::error::{Error, InvoiceProblem};

/// What an invoice that is on record says to a case that begins about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Joined {
    /// Its due date.
    pub(crate) due_on: Option<Date>,
    /// What is owed, with tax.
    pub(crate) claim: Option<Money>,
    /// How little may be left, in minor units, so that it counts as paid.
    pub(crate) tolerance_minor: Option<i64>,
}

/// What is on record of the invoice that a case will be about.
///
/// # Errors
/// [`InvoiceProblem::There`] where its number is that of another client's invoice;
/// [`InvoiceProblem::Settled`] where it was paid.
pub(crate) async fn known_of(change: &mut Change<'_>, matter: &Matter) -> Result<Joined, Error> {
    let Some(invoice) = &matter.invoice else { return Ok(Joined::default()) };
    let rows = change.work.read().invoices_numbered(&[&invoice.number]).await?;
    let number = invoice.number.clone();
    match first(rows) {
        Some(row) if row.is_cancelled => Ok(Joined::default()),
        Some(row) if row.client != matter.client => Err(InvoiceProblem::There { number }.into()),
        Some(row) if row.open_minor == 0 => Err(InvoiceProblem::Settled { number }.into()),
        Some(row) => {
            change.load_invoices(&[&row.invoice]).await?;
            let tolerance_minor = Some(change.invoice(&row.invoice)?.terms.tolerance_minor);
            Ok(Joined { due_on: row.due_on, claim: Some(row.amount), tolerance_minor })
        }
        None => Ok(Joined::default()),
    }
}

/// A case has begun: its invoice is on record from now on, with the case, and the case knows what
/// came in before.
///
/// # Errors
/// Where the case was not loaded, or the database fails.
pub(crate) async fn join(change: &mut Change<'_>, case: &str) -> Result<(), Error> {
    if let Some(invoice) = sync(change, case, None).await? {
        link(change, &invoice, case).await?;
    }
    Ok(())
}

/// Puts the invoice of a case on record, or corrects what is on record, by what the case says;
/// gives its id. `before` is the number that it had until now. `None` where not enough of it is
/// known, or the case is not about money.
///
/// # Errors
/// Where its number is another invoice's; where it is due in parts, which stay, and the case says
/// another sum or day.
pub(crate) async fn sync(
    change: &mut Change<'_>,
    case: &str,
    before: Option<&str>,
) -> Result<Option<String>, Error> {
    let matter = change.matter(case)?.clone();
    let opening = change.case(case)?.0.opening.clone();
    let (Some(own), Some(amount)) = (matter.invoice.clone(), opening.claim) else {
        return Ok(None);
    };
    if opening.stage != Stage::Payment {
        return Ok(None);
    }
    let mut was = matter.clone();
    if let (Some(invoice), Some(number)) = (&mut was.invoice, before) {
        number.clone_into(&mut invoice.number);
    }
    change.load_invoice_of(&was).await?;
    let known = change.invoice_of(&was).map(|(id, it)| (id.to_owned(), it.terms.clone()));
    let (number, issued_on, file) = (own.number, own.issued_on, own.file);
    let Some((id, terms)) = known else {
        let terms = InvoiceTerms {
            project: matter.project,
            due_on: opening.due_on,
            tolerance_minor: opening.tolerance_minor,
            file,
            ..InvoiceTerms::new(matter.client, number, issued_on, amount)
        };
        return Ok(Some(put_on_record(change, terms).await?));
    };
    let due_on = opening.due_on.or(terms.due_on);
    // The case of an invoice that is due in parts is about one of them.
    let is_part = terms.parts.iter().any(|(on, _)| Some(*on) == due_on);
    let is_same_day = is_part || due_on == terms.due_on;
    if let Some(due_on) = due_on.filter(|_| !terms.parts.is_empty() && !is_same_day) {
        let days = terms.parts.iter().map(|(on, _)| *on).collect();
        return Err(InvoiceProblem::InParts { number, due_on, days }.into());
    }
    let due_on = if is_part { terms.due_on } else { due_on };
    let due_is_agreed = terms.due_is_agreed && is_same_day;
    let file = file.or(terms.file);
    let new =
        InvoiceTerms { number, issued_on, due_on, due_is_agreed, amount, file, ..terms.clone() };
    if new != terms {
        fits(change, &new, Some(&id)).await?;
        change.happen_to_invoice(&id, &InvoiceEvent::Corrected(new))?;
    }
    Ok(Some(id))
}

/// Makes a case the one that asks for an invoice: each takes over what came in and only the other
/// knows, and one tolerance holds for both, so that they are settled at once.
///
/// # Errors
/// Where one of them was not loaded.
pub(super) async fn link(change: &mut Change<'_>, invoice: &str, case: &str) -> Result<(), Error> {
    change.load_invoices(&[invoice]).await?;
    let state = change.invoice(invoice)?;
    if state.case.as_deref() == Some(case) {
        return Ok(());
    }
    let (terms, payments) = (state.terms.clone(), state.payments.clone());
    let of_case = change.case(case)?.0.payments.clone();
    let tolerance_minor = change.case(case)?.0.opening.tolerance_minor;
    if terms.tolerance_minor != tolerance_minor {
        let terms = InvoiceTerms { tolerance_minor, ..terms.clone() };
        change.happen_to_invoice(invoice, &InvoiceEvent::Corrected(terms))?;
    }
    change.happen_to_invoice(invoice, &InvoiceEvent::CaseBegan { case: case.to_owned() })?;
    for (nth, (on, minor)) in (1..).zip(of_case) {
        let (payment, amount) = (format!("case/{case}/{nth}"), Money { minor, ..terms.amount });
        let event = InvoiceEvent::PaymentReceived { payment, on, amount, account: None };
        change.happen_to_invoice(invoice, &event)?;
    }
    for paid in payments {
        let amount = Some(Money { minor: paid.minor, ..terms.amount });
        change.happen_on(case, paid.on, Happened::PaymentReceived { amount })?;
    }
    end_if_settled(change, invoice, case)?;
    tell_parts(change, case, &terms)
}

/// The case of an invoice that is due in parts waits while they are paid.
///
/// # Errors
/// Where it was not loaded.
pub(super) fn tell_parts(
    change: &mut Change<'_>,
    case: &str,
    terms: &InvoiceTerms,
) -> Result<(), Error> {
    let state = change.case(case)?.0;
    let is_asking = state.ended.is_none() && state.opening.stage == Stage::Payment;
    if terms.parts.is_empty() || !is_asking {
        return Ok(());
    }
    let part = |(due_on, minor): &(Date, i64)| Instalment {
        due_on: *due_on,
        amount: Money { minor: *minor, ..terms.amount },
    };
    let parts = terms.parts.iter().map(part).collect();
    let agreed = Instalments { parts, of_invoice: true, ..Instalments::default() };
    change.happen(case, Happened::InstalmentsAgreed(agreed))
}

/// What an invoice says about due date and sum, its case says too.
///
/// # Errors
/// Where the case was not loaded.
pub(super) fn tell_case(
    change: &mut Change<'_>,
    case: &str,
    (due_on, claim): (Option<Date>, Option<Money>),
) -> Result<(), Error> {
    let state = change.case(case)?.0;
    if state.ended.is_some() || state.opening.stage != Stage::Payment {
        return Ok(());
    }
    let due_on = due_on.filter(|day| state.opening.due_on != Some(*day));
    let claim = claim.filter(|claim| state.opening.claim != Some(*claim));
    if due_on.is_some() || claim.is_some() {
        change.happen(case, Happened::TermsSet { due_on, claim })?;
    }
    Ok(())
}

/// Ends a case whose invoice is settled although not all of it came: a discount was kept, or a
/// small rest is left.
///
/// # Errors
/// Where one of them was not loaded.
pub(super) fn end_if_settled(
    change: &mut Change<'_>,
    invoice: &str,
    case: &str,
) -> Result<(), Error> {
    let state = change.invoice(invoice)?;
    let last_on = state.payments.iter().map(|paid| paid.on).max();
    let is_settled = is_settled(state);
    let is_paid =
        |case: &CaseState| case.ended.is_some_and(|(outcome, _)| outcome == EndOutcome::Paid);
    if is_settled && !is_paid(change.case(case)?.0) {
        let on = last_on.unwrap_or(change.today);
        change.happen_on(case, on, Happened::PaymentReceived { amount: None })?;
    }
    Ok(())
}

/// Whether money settled it.
fn is_settled(state: &InvoiceState) -> bool {
    state.cancelled_on.is_none() && !state.is_open()
}
