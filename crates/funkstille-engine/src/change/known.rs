//! What is known of a business and of some of its cases: loaded once, then looked at. A page that
//! only reads has nothing else; a change adds what it does.

use std::collections::BTreeMap;
use std::sync::Arc;

use funkstille_core::case::{CaseState, Surroundings};
use funkstille_core::client::Matter;
use funkstille_core::playbook::Playbook;
use funkstille_store::event::NewEvent;
use funkstille_store::projection::{CaseView, ClientView};
use funkstille_store::{Reading, Sibling};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::business::Business;
use crate::engine::Engine;
use crate::error::{Error, Problem};
use crate::pause::Pause;

/// What is known of a business, and of the cases and clients that were loaded.
pub(crate) struct Known<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) business: Business,
    pub(crate) now: Timestamp,
    /// The civil day of the business.
    pub(crate) today: Date,
    /// Since when and why nothing leaves, where it is so.
    pub(crate) paused: Option<Pause>,
    pub(super) around: Surroundings,
    pub(super) cases: BTreeMap<String, KnownCase>,
    /// Cases that were asked for and cannot be worked on, each with the reason.
    pub(super) broken: BTreeMap<String, Broken>,
    pub(super) clients: BTreeMap<String, KnownClient>,
    /// All cases of a client, as they were when they were loaded.
    pub(super) siblings: BTreeMap<String, Vec<Sibling>>,
    /// The day of the last mail to each of these clients, as it lies among sent mail.
    pub(super) written_on: BTreeMap<String, Date>,
}

/// A case, as it was and as it is.
pub(crate) struct KnownCase {
    pub(crate) view: CaseView,
    pub(crate) playbook: Arc<Playbook>,
    pub(super) before: Option<CaseState>,
    pub(super) read_version: i64,
    pub(super) events: Vec<NewEvent>,
    /// The step whose letter was taken back in this change, whatever is said of it later.
    pub(super) withdrawn: Option<String>,
    /// Its message gives way to another one of the same client: it is looked at again tomorrow.
    pub(super) gives_way: bool,
}

/// A case that cannot be worked on: its playbook is not there, or unsound.
pub(super) struct Broken {
    /// What its events say; `None` where they do not say how it began.
    pub(super) view: Option<CaseView>,
    pub(super) error: Error,
}

pub(super) struct KnownClient {
    pub(super) view: ClientView,
    pub(super) read_version: i64,
    pub(super) events: Vec<NewEvent>,
}

impl<'a> Known<'a> {
    /// Looks at a business at an instant; no case is loaded yet.
    ///
    /// # Errors
    /// Where the database fails, or nobody has said yet who the business is.
    pub(crate) async fn of(
        engine: &'a Engine,
        reading: &mut Reading,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let business = Business::load(reading).await?;
        let around = business.surroundings(engine)?;
        let paused = Pause::load(reading).await?;
        let today = now.to_zoned(around.sending.zone.clone()).date();
        let (cases, clients) = (BTreeMap::new(), BTreeMap::new());
        let (siblings, broken) = (BTreeMap::new(), BTreeMap::new());
        let written_on = BTreeMap::new();
        let known = Self {
            engine,
            business,
            now,
            today,
            paused,
            around,
            cases,
            broken,
            clients,
            siblings,
            written_on,
        };
        Ok(known)
    }

    /// The cases that were loaded, by id.
    pub(crate) fn case_ids(&self) -> Vec<String> {
        self.cases.keys().cloned().collect()
    }

    /// A case that was loaded.
    ///
    /// # Errors
    /// Where it is not there, was never opened, or cannot be worked on.
    pub(crate) fn case(&self, case: &str) -> Result<(&CaseState, &KnownCase), Error> {
        let unknown = || Problem::UnknownCase { given: case.to_owned() };
        if let Some(error) = self.broken(case) {
            return Err(error.clone());
        }
        let found = self.cases.get(case).ok_or_else(unknown)?;
        Ok((found.view.state.as_ref().ok_or_else(unknown)?, found))
    }

    /// Why a case that was asked for cannot be worked on.
    pub(crate) fn broken(&self, case: &str) -> Option<&Error> {
        self.broken.get(case).map(|broken| &broken.error)
    }

    /// How a case stands, whether or not it can be worked on.
    pub(crate) fn state(&self, case: &str) -> Option<&CaseState> {
        self.view(case).and_then(|view| view.state.as_ref())
    }

    pub(super) fn view(&self, case: &str) -> Option<&CaseView> {
        let view = self.cases.get(case).map(|found| &found.view);
        view.or_else(|| self.broken.get(case).and_then(|it| it.view.as_ref()))
    }

    /// What a case is about, whether or not it can be worked on.
    ///
    /// # Errors
    /// Where it is not there, or what it was about was erased.
    pub(crate) fn matter(&self, case: &str) -> Result<&Matter, Error> {
        let unknown = || Problem::UnknownCase { given: case.to_owned() };
        Ok(self.view(case).and_then(|view| view.matter.as_ref()).ok_or_else(unknown)?)
    }

    /// A client that was loaded.
    ///
    /// # Errors
    /// Where it is not there.
    pub(crate) fn client(&self, client: &str) -> Result<&ClientView, Error> {
        let found = self.clients.get(client).map(|found| &found.view);
        Ok(found.ok_or_else(|| Problem::UnknownClient { given: client.to_owned() })?)
    }

    /// All cases of a client, as they were when they were loaded.
    pub(crate) fn siblings(&self, client: &str) -> &[Sibling] {
        self.siblings.get(client).map_or(&[], Vec::as_slice)
    }

    /// The day of the last mail to a client, as it lies among sent mail.
    pub(crate) fn written_on(&self, client: &str) -> Option<Date> {
        self.written_on.get(client).copied()
    }

    /// A mail to a client was found among sent mail.
    pub(crate) fn note_written(&mut self, client: &str, on: Date) {
        let last = self.written_on.entry(client.to_owned()).or_insert(on);
        *last = on.max(*last);
    }

    /// What the plan of a case needs beside the case: messages to the same client in other cases,
    /// and the client's zone.
    pub(crate) fn around(&mut self, case: &str) -> &Surroundings {
        let client = self.cases.get(case).and_then(|found| found.view.matter.as_ref());
        let client = client.map(|matter| matter.client.clone()).unwrap_or_default();
        let rows = self.siblings.get(&client).map_or(&[][..], Vec::as_slice);
        let others = rows.iter().filter(|row| row.case != case);
        let written_on = self.written_on.get(&client).copied();
        self.around.other_messages_on =
            others.filter_map(|row| row.last_message_on).chain(written_on).collect();
        let state = self.clients.get(&client).and_then(|found| found.view.state.as_ref());
        self.around.client_zone = state.and_then(|state| state.client.zone.clone());
        &self.around
    }

    /// The surroundings of the business alone.
    pub(crate) fn around_business(&self) -> &Surroundings {
        &self.around
    }
}
