//! A change: what a use case does to cases and clients, and everything that follows from it, in
//! one transaction.
//!
//! A use case loads what it needs, says what happened, and ends with [`Change::finish`], which
//! appends the events, stops letters that were withdrawn, moves projects whose case ended, and
//! writes the rows.

mod business;
mod finish;
mod load;
mod rebuild;
mod withdrawn;

pub(crate) use withdrawn::waiting_letter;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use funkstille_core::case::{CaseEvent, CaseState, Happened, Surroundings};
use funkstille_core::client::{ClientEvent, Matter};
use funkstille_core::playbook::Playbook;
use funkstille_store::event::{CaseRecord, NewEvent, StoredEvent};
use funkstille_store::projection::{CaseView, ClientView};
use funkstille_store::{Sibling, Work};
use jiff::civil::Date;

use crate::business::Business;
use crate::engine::{Engine, Moment};
use crate::error::{Error, Problem};

/// A change that has begun. It is undone when it is dropped before it is finished.
pub(crate) struct Change<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) moment: &'a mut Moment,
    pub(crate) work: Work,
    pub(crate) business: Business,
    /// The civil day of the business.
    pub(crate) today: Date,
    around: Surroundings,
    cases: BTreeMap<String, CaseInChange>,
    clients: BTreeMap<String, ClientInChange>,
    /// All cases of a client, as they were when the change began.
    siblings: BTreeMap<String, Vec<Sibling>>,
}

/// A case, as it was and as it is.
pub(crate) struct CaseInChange {
    pub(crate) view: CaseView,
    pub(crate) playbook: Arc<Playbook>,
    before: Option<CaseState>,
    read_version: i64,
    events: Vec<NewEvent>,
    /// Its message gives way to another one of the same client: it is looked at again tomorrow.
    gives_way: bool,
}

struct ClientInChange {
    view: ClientView,
    read_version: i64,
    events: Vec<NewEvent>,
}

impl<'a> Change<'a> {
    /// Begins; another change of the same business waits until this one ends.
    ///
    /// # Errors
    /// Where the database fails, or nobody has said yet who the business is.
    pub(crate) async fn begin(
        engine: &'a Engine,
        moment: &'a mut Moment,
    ) -> Result<Change<'a>, Error> {
        let mut work = engine.store.begin(engine.tenant).await?;
        let business = Business::load(work.read()).await?;
        let around = business.surroundings(engine)?;
        let today = moment.now.to_zoned(around.sending.zone.clone()).date();
        Ok(Self {
            engine,
            moment,
            work,
            business,
            today,
            around,
            cases: BTreeMap::new(),
            clients: BTreeMap::new(),
            siblings: BTreeMap::new(),
        })
    }

    /// The cases that were loaded, by id.
    pub(crate) fn case_ids(&self) -> Vec<String> {
        self.cases.keys().cloned().collect()
    }

    /// A case that was loaded.
    ///
    /// # Errors
    /// Where it is not there, or was never opened.
    pub(crate) fn case(&self, case: &str) -> Result<(&CaseState, &CaseInChange), Error> {
        let unknown = || Problem::UnknownCase { given: case.to_owned() };
        let found = self.cases.get(case).ok_or_else(unknown)?;
        Ok((found.view.state.as_ref().ok_or_else(unknown)?, found))
    }

    /// What a case is about.
    ///
    /// # Errors
    /// Where it is not there, or what it was about was erased.
    pub(crate) fn matter(&self, case: &str) -> Result<&Matter, Error> {
        let (_, found) = self.case(case)?;
        let erased = || Problem::UnknownCase { given: case.to_owned() };
        Ok(found.view.matter.as_ref().ok_or_else(erased)?)
    }

    /// A client that was loaded.
    ///
    /// # Errors
    /// Where it is not there.
    pub(crate) fn client(&self, client: &str) -> Result<&ClientView, Error> {
        let found = self.clients.get(client).map(|found| &found.view);
        Ok(found.ok_or_else(|| Problem::UnknownClient { given: client.to_owned() })?)
    }

    /// All cases of a client, as they were when the change began.
    pub(crate) fn siblings(&self, client: &str) -> &[Sibling] {
        self.siblings.get(client).map_or(&[], Vec::as_slice)
    }

    /// What the plan of a case needs beside the case: messages to the same client in other cases,
    /// and the client's zone.
    pub(crate) fn around(&mut self, case: &str) -> &Surroundings {
        let client = self.cases.get(case).and_then(|found| found.view.matter.as_ref());
        let client = client.map(|matter| matter.client.clone()).unwrap_or_default();
        let rows = self.siblings.get(&client).map_or(&[][..], Vec::as_slice);
        let others = rows.iter().filter(|row| row.case != case);
        self.around.other_messages_on = others.filter_map(|row| row.last_message_on).collect();
        let state = self.clients.get(&client).and_then(|found| found.view.state.as_ref());
        self.around.client_zone = state.and_then(|state| state.client.zone.clone());
        &self.around
    }

    /// The surroundings of the business alone.
    pub(crate) fn around_business(&self) -> &Surroundings {
        &self.around
    }

    /// Something happened to a case today.
    ///
    /// # Errors
    /// Where the case was not loaded.
    pub(crate) fn happen(&mut self, case: &str, what: Happened) -> Result<(), Error> {
        self.record(case, &CaseRecord::Happened(CaseEvent { on: self.today, what }))
    }

    /// An entry in the stream of a case.
    ///
    /// # Errors
    /// Where the case was not loaded.
    pub(crate) fn record(&mut self, case: &str, record: &CaseRecord) -> Result<(), Error> {
        let event = self.new_event(StoredEvent::of_case(record));
        let unknown = || Problem::UnknownCase { given: case.to_owned() };
        let found = self.cases.get_mut(case).ok_or_else(unknown)?;
        found.view.apply(Some(record));
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
        let found = self.clients.get_mut(client).ok_or_else(unknown)?;
        found.view.apply(Some(event));
        found.events.push(new);
        Ok(())
    }

    /// The message of a case gives way to another one of the same client.
    pub(crate) fn give_way(&mut self, case: &str) {
        if let Some(found) = self.cases.get_mut(case) {
            found.gives_way = true;
        }
    }

    fn new_event(&mut self, event: StoredEvent) -> NewEvent {
        let (now, salt) = (self.moment.now, self.moment.salt());
        let actor = self.moment.actor.clone();
        NewEvent { event, happened_at: now, recorded_at: now, actor, salt }
    }

    fn clients_of(&self, cases: impl IntoIterator<Item = impl AsRef<str>>) -> BTreeSet<String> {
        let matters = cases.into_iter().filter_map(|case| {
            self.cases.get(case.as_ref()).and_then(|found| found.view.matter.as_ref())
        });
        matters.map(|matter| matter.client.clone()).collect()
    }
}
