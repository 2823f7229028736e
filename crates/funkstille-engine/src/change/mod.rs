//! A change: what a use case does to cases and clients, and everything that follows from it, in
//! one transaction.
//!
//! A use case loads what it needs, says what happened, and ends with [`Change::finish`], which
//! appends the events, stops letters that were withdrawn, moves projects whose case ended, and
//! writes the rows.

mod business;
mod finish;
mod known;
mod load;
mod rebuild;
mod withdrawn;

pub(crate) use known::{Known, KnownCase};
pub(crate) use withdrawn::waiting_letter;

use std::ops::{Deref, DerefMut};

use funkstille_core::case::{CaseEvent, Happened};
use funkstille_core::client::ClientEvent;
use funkstille_core::invoice::InvoiceEvent;
use funkstille_store::Work;
use funkstille_store::event::{CaseRecord, NewEvent, StoredEvent};
use jiff::civil::Date;

use crate::engine::{Engine, Moment};
use crate::error::{Error, InvoiceProblem, Problem};
use known::{KnownClient, KnownInvoice};

/// A change that has begun. It is undone when it is dropped before it is finished.
pub(crate) struct Change<'a> {
    pub(crate) moment: &'a mut Moment,
    pub(crate) work: Work,
    /// Whether something is refused whose plan cannot be worked out; a tick goes on with the
    /// others.
    pub(crate) is_strict: bool,
    known: Known<'a>,
}

impl<'a> Change<'a> {
    /// Begins; another change of the same business waits until this one ends.
    ///
    /// # Errors
    /// Where the database fails, nobody has said yet who the business is, or the clock stands
    /// before an entry of the ledger.
    pub(crate) async fn begin(
        engine: &'a Engine,
        moment: &'a mut Moment,
    ) -> Result<Change<'a>, Error> {
        let mut work = engine.begin(moment).await?;
        let known = Known::of(engine, work.read(), moment.now).await?;
        Ok(Self { moment, work, is_strict: true, known })
    }

    /// Something happened to a case today.
    ///
    /// # Errors
    /// Where the case was not loaded.
    pub(crate) fn happen(&mut self, case: &str, what: Happened) -> Result<(), Error> {
        self.record(case, &CaseRecord::Happened(CaseEvent { on: self.today, what }))
    }

    /// Something happened to a case on that day.
    ///
    /// # Errors
    /// Where the case was not loaded.
    pub(crate) fn happen_on(&mut self, case: &str, on: Date, what: Happened) -> Result<(), Error> {
        self.record(case, &CaseRecord::Happened(CaseEvent { on, what }))
    }

    /// An entry in the stream of a case.
    ///
    /// # Errors
    /// Where the case was not loaded.
    pub(crate) fn record(&mut self, case: &str, record: &CaseRecord) -> Result<(), Error> {
        let event = self.new_event(StoredEvent::of_case(record));
        let unknown = || Problem::UnknownCase { given: case.to_owned() };
        let found = self.known.cases.get_mut(case).ok_or_else(unknown)?;
        if let CaseRecord::Happened(CaseEvent {
            what: Happened::LetterWithdrawn { step, .. },
            ..
        }) = record
        {
            found.withdrawn = Some(step.clone());
        }
        found.view.apply(record);
        found.events.push(event);
        Ok(())
    }

    /// Something happened to a client.
    ///
    /// # Errors
    /// Where the client was not loaded.
    pub(crate) fn happen_to_client(
        &mut self,
        client: &str,
        event: &ClientEvent,
    ) -> Result<(), Error> {
        let new = self.new_event(StoredEvent::of_client(event));
        let unknown = || Problem::UnknownClient { given: client.to_owned() };
        let found = self.known.clients.get_mut(client).ok_or_else(unknown)?;
        found.view.apply(event);
        found.events.push(new);
        Ok(())
    }

    /// Something happened to an invoice.
    ///
    /// # Errors
    /// Where the invoice was not loaded.
    pub(crate) fn happen_to_invoice(
        &mut self,
        invoice: &str,
        event: &InvoiceEvent,
    ) -> Result<(), Error> {
        let new = self.new_event(StoredEvent::of_invoice(event));
        let unknown = || InvoiceProblem::Unknown { given: invoice.to_owned() };
        let found = self.known.invoices.get_mut(invoice).ok_or_else(unknown)?;
        let is_new = matches!(event, InvoiceEvent::Added(_) | InvoiceEvent::Corrected(_));
        found.has_new_terms |= is_new;
        found.view.apply(event);
        found.events.push(new);
        Ok(())
    }

    /// The message of a case gives way to another one of the same client.
    pub(crate) fn give_way(&mut self, case: &str) {
        if let Some(found) = self.known.cases.get_mut(case) {
            found.gives_way = true;
        }
    }

    fn new_event(&mut self, event: StoredEvent) -> NewEvent {
        let (now, salt) = (self.moment.now, self.moment.salt());
        let actor = self.moment.actor.clone();
        NewEvent { event, happened_at: now, recorded_at: now, actor, salt }
    }
}

impl<'a> Deref for Change<'a> {
    type Target = Known<'a>;

    /// Whatever looks at a business looks at one that is being changed in the same way.
    fn deref(&self) -> &Known<'a> {
        &self.known
    }
}

impl DerefMut for Change<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.known
    }
}
