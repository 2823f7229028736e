//! What is owed for the invoice of a case.

use std::sync::Arc;

use funkstille_core::calendar::{Calendar, Region};
use funkstille_core::case::CaseState;
use funkstille_core::claim::law::Law;
use funkstille_core::claim::{Basis, BeyondTable, Due, NoClaim, Owing, Statement};
use funkstille_core::client::DebtorKind;
use funkstille_core::invoice::InvoiceState;
use funkstille_core::playbook::Playbook;
use funkstille_store::Reading;
use jiff::civil::Date;

use crate::business::Business;
use crate::cases::CaseOverview;
use crate::change::Known;
use crate::engine::Engine;
use crate::error::Error;

/// What is owed, with every line, or why nothing is claimed beside the principal.
pub type Claimed = Result<Statement, NoClaim>;

/// The law by which a business claims, and the business days of its place.
pub(crate) struct Ground {
    laws: Arc<Vec<Law>>,
    country: String,
    place: Calendar,
}

impl Ground {
    /// Of a business.
    ///
    /// # Errors
    /// Where a file of law, or its region, cannot be used.
    pub(crate) fn of(engine: &Engine, business: &Business) -> Result<Self, Error> {
        let country = Region::parse(&business.region)?.country().to_owned();
        let place = business.surroundings(engine)?.calendar;
        Ok(Self { laws: engine.laws()?, country, place })
    }

    /// The law; `None` where the program knows none of the place.
    pub(crate) fn law(&self) -> Option<&Law> {
        self.laws.iter().find(|law| law.covers(&self.country))
    }

    /// What is owed until a day, that day included.
    pub(crate) fn claim(&self, owing: &Owing, until: Date, beyond: BeyondTable) -> Claimed {
        owing.claim(Basis { law: self.law(), place: &self.place, until, beyond })
    }
}

/// What is owed for the invoice of a case until a day, that day included. Days whose rate is not
/// known yet bear nothing for now.
///
/// # Errors
/// Where the case is not loaded, or a file of law cannot be used.
pub(crate) fn of_case(known: &Known<'_>, case: &str, until: Date) -> Result<Claimed, Error> {
    let (state, found) = known.case(case)?;
    let matter = known.matter(case)?;
    let view = known.client(&matter.client)?;
    let debtor = view.state.as_ref().and_then(|state| state.client.debtor);
    let reminded_on = reminded_on(state, &found.playbook);
    let owing = match known.invoice_of(matter) {
        Some((_, invoice)) => Some(owing_with(invoice, state, (debtor, reminded_on))),
        None => owing_of(state, debtor, reminded_on),
    };
    let Some(owing) = owing else { return Ok(Err(NoClaim::NoAmount)) };
    Ok(Ground::of(known.engine, &known.business)?.claim(&owing, until, BeyondTable::LeftOut))
}

/// What is owed for the invoice of a case today.
///
/// # Errors
/// Where the database fails, or a file of law cannot be used.
pub(crate) async fn today(engine: &Engine, case: &CaseOverview) -> Result<Claimed, Error> {
    let mut reading = engine.read().await?;
    let business = Business::load(&mut reading).await?;
    let owing = owing(&mut reading, case).await?;
    let ground = Ground::of(engine, &business)?;
    let claim = |owing: Owing| ground.claim(&owing, case.today, BeyondTable::LeftOut);
    Ok(owing.map_or(Err(NoClaim::NoAmount), claim))
}

/// Everything that bears on what is owed for the invoice of a case; `None` where its amount is not
/// known.
async fn owing(reading: &mut Reading, case: &CaseOverview) -> Result<Option<Owing>, Error> {
    let debtor = case.client.client.debtor;
    let reminded_on = reminded_on(&case.state, &case.playbook);
    let Some(invoice) = &case.matter.invoice else {
        return Ok(owing_of(&case.state, debtor, reminded_on));
    };
    let rows = reading.invoices_numbered(&[&invoice.number]).await?;
    let own = rows.iter().find(|row| row.client == case.matter.client && !row.is_cancelled);
    let view = match own {
        Some(row) => reading.invoice_view(&row.invoice).await?,
        None => None,
    };
    Ok(match view.and_then(|view| view.state) {
        Some(invoice) => Some(owing_with(&invoice, &case.state, (debtor, reminded_on))),
        None => owing_of(&case.state, debtor, reminded_on),
    })
}

/// When letters of a case that ask for the money left, and so when they arrived, since one of their
/// ways is always a mail.
pub(crate) fn reminded_on(state: &CaseState, playbook: &Playbook) -> Vec<Date> {
    let asking = playbook.steps.iter().filter(|step| step.asks_for_money());
    asking.filter_map(|step| state.sent_on(&step.name)).collect()
}

/// What is known of an invoice that is on record, and of the case that asks for it.
pub(crate) fn owing_with(
    invoice: &InvoiceState,
    case: &CaseState,
    (debtor, reminded_on): (Option<DebtorKind>, Vec<Date>),
) -> Owing {
    let agreements = case.agreements.clone();
    Owing { agreements, ..Owing::of(invoice, debtor, reminded_on) }
}

/// What is known of an invoice that is not on record, from its case.
pub(crate) fn owing_of(
    state: &CaseState,
    debtor: Option<DebtorKind>,
    reminded_on: Vec<Date>,
) -> Option<Owing> {
    let opening = &state.opening;
    Some(Owing {
        amount: opening.claim?,
        issued_on: None,
        due: opening.due_on.map(|on| Due { on, agreed: false }),
        parts: vec![],
        payments: state.payments.clone(),
        costs: vec![],
        debtor,
        rate: None,
        contract_on: None,
        invoice_received_on: None,
        service_received_on: None,
        invoice_gives_notice: false,
        reminded_on,
        refused_on: None,
        agreements: state.agreements.clone(),
    })
}
