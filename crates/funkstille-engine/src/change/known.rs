//! What is known of a business and of some of its cases: loaded once, then looked at. A page that
//! only reads has nothing else; a change adds what it does.

use std::collections::BTreeMap;
use std::sync::Arc;

use funkstille_core::case::{CaseState, Surroundings};
use funkstille_core::claim::law::FinalNoticeLaw;
use funkstille_core::client::{DebtorKind, Matter};
use funkstille_core::guard::next_open;
use funkstille_core::invoice::InvoiceState;
use funkstille_core::playbook::{Deadline, Playbook};
use funkstille_store::event::NewEvent;
use funkstille_store::projection::{CaseView, ClientView, InvoiceView};
use funkstille_store::{Reading, Sibling};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::business::Business;
use crate::engine::Engine;
use crate::error::{Error, InvoiceProblem, Problem};
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
    /// The deadline of last letters that the business chose.
    own_deadline: Option<Deadline>,
    pub(super) cases: BTreeMap<String, KnownCase>,
    /// Cases that were asked for and cannot be worked on, each with the reason.
    pub(super) broken: BTreeMap<String, Broken>,
    pub(super) clients: BTreeMap<String, KnownClient>,
    /// Invoices: the open ones of these clients, and those that were asked for.
    pub(super) invoices: BTreeMap<String, KnownInvoice>,
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

pub(super) struct KnownInvoice {
    pub(super) view: InvoiceView,
    pub(super) read_version: i64,
    pub(super) events: Vec<NewEvent>,
    /// Whether it was added or corrected.
    pub(super) has_new_terms: bool,
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
        let (cases, clients, invoices) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let (siblings, broken) = (BTreeMap::new(), BTreeMap::new());
        let written_on = BTreeMap::new();
        let known = Self {
            engine,
            business,
            now,
            today,
            paused,
            own_deadline: around.deadline,
            around,
            cases,
            broken,
            clients,
            invoices,
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

    /// An invoice that was loaded.
    ///
    /// # Errors
    /// Where it is not there.
    pub(crate) fn invoice(&self, invoice: &str) -> Result<&InvoiceState, Error> {
        let found = self.invoices.get(invoice).and_then(|found| found.view.state.as_ref());
        Ok(found.ok_or_else(|| InvoiceProblem::Unknown { given: invoice.to_owned() })?)
    }

    /// The invoices to which something happened, by id.
    pub(crate) fn changed_invoices(&self) -> impl Iterator<Item = (&str, &InvoiceState)> {
        let changed = self.invoices.iter().filter(|(_, found)| !found.events.is_empty());
        changed.filter_map(|(id, found)| Some((id.as_str(), found.view.state.as_ref()?)))
    }

    /// Whether an invoice was added or corrected.
    pub(crate) fn has_new_terms(&self) -> bool {
        self.invoices.values().any(|found| found.has_new_terms)
    }

    /// The invoice that a case is about, with its id, where it was loaded and is on record.
    pub(crate) fn invoice_of(&self, matter: &Matter) -> Option<(&str, &InvoiceState)> {
        let number = &matter.invoice.as_ref()?.number;
        let states = self.invoices.iter();
        let mut states = states.filter_map(|(id, it)| Some((id.as_str(), it.view.state.as_ref()?)));
        states.find(|(_, it)| {
            let is_of_client = it.terms.client == matter.client;
            is_of_client && it.terms.number == *number && it.cancelled_on.is_none()
        })
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

    /// What the law asks of a last letter to a debtor of this kind; `None` where nothing, or where
    /// nobody has said yet of what kind the debtor is.
    pub(crate) fn final_notice_law(&self, debtor: Option<DebtorKind>) -> Option<&FinalNoticeLaw> {
        let (debtor, region) = (debtor?, self.business.region.as_str());
        self.engine.final_notices.iter().find(|law| law.holds_for(region, debtor))
    }

    /// The deadline of a last letter to a debtor of this kind: what the law asks for, else the one
    /// that the business chose; `None` for that of the playbook.
    pub(crate) fn deadline_for(&self, debtor: Option<DebtorKind>) -> Option<Deadline> {
        self.final_notice_law(debtor).map(|law| law.deadline).or(self.own_deadline)
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
        let debtor = state.and_then(|state| state.client.debtor);
        let zone = state.and_then(|state| state.client.zone.clone());
        self.around.deadline = self.deadline_for(debtor);
        self.around.client_zone = zone;
        &self.around
    }

    /// The first instant from `at` on at which a letter about a case may leave (guard 4); `at`
    /// where the holiday table ends.
    pub(crate) fn open_from(&self, case: &str, at: Timestamp) -> Timestamp {
        let matter = self.cases.get(case).and_then(|found| found.view.matter.as_ref());
        let client = matter.and_then(|matter| self.clients.get(&matter.client));
        let state = client.and_then(|found| found.view.state.as_ref());
        let zone = state.and_then(|state| state.client.zone.as_ref());
        let around = &self.around;
        let here = at.to_zoned(around.sending.zone.clone());
        next_open(&here, zone, &around.calendar).map_or(at, |open| open.timestamp())
    }

    /// The surroundings of the business alone.
    pub(crate) fn around_business(&self) -> &Surroundings {
        &self.around
    }
}
