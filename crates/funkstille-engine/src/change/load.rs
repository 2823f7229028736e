//! Loading what a change, or a page, is about.

use std::collections::BTreeSet;
use std::sync::Arc;

use funkstille_core::case::Opening;
use funkstille_core::client::Matter;
use funkstille_core::playbook::Playbook;
use funkstille_store::Reading;
use funkstille_store::event::CaseRecord;
use funkstille_store::projection::{CaseView, ClientView, InvoiceView};

use super::known::Broken;
use super::{Change, Known, KnownCase, KnownClient, KnownInvoice};
use crate::error::{Error, Problem};

impl Change<'_> {
    /// As [`Known::load_cases`], inside the change.
    pub(crate) async fn load_cases(&mut self, cases: &[&str]) -> Result<(), Error> {
        self.known.load_cases(self.work.read(), cases).await
    }

    /// Loads one case.
    ///
    /// # Errors
    /// As [`Known::load_cases`].
    pub(crate) async fn load_case(&mut self, case: &str) -> Result<(), Error> {
        self.load_cases(&[case]).await
    }

    /// As [`Known::load_readable`], inside the change.
    pub(crate) async fn load_readable(&mut self, cases: &[&str]) -> Result<(), Error> {
        self.known.load_readable(self.work.read(), cases).await
    }

    /// As [`Known::load_readable_whole`], inside the change.
    pub(crate) async fn load_readable_whole(&mut self, cases: &[&str]) -> Result<(), Error> {
        self.known.load_readable_whole(self.work.read(), cases).await
    }

    /// As [`Known::load_siblings`], inside the change.
    pub(crate) async fn load_siblings(&mut self, clients: &[&str]) -> Result<(), Error> {
        self.known.load_siblings(self.work.read(), clients).await
    }

    /// As [`Known::load_clients`], inside the change.
    pub(crate) async fn load_clients(&mut self, clients: &[&str]) -> Result<(), Error> {
        self.known.load_clients(self.work.read(), clients).await
    }

    /// As [`Known::load_invoices`], inside the change.
    pub(crate) async fn load_invoices(&mut self, invoices: &[&str]) -> Result<(), Error> {
        self.known.load_invoices(self.work.read(), invoices).await
    }

    /// As [`Known::load_invoice_of`], inside the change.
    pub(crate) async fn load_invoice_of(&mut self, matter: &Matter) -> Result<(), Error> {
        self.known.load_invoice_of(self.work.read(), matter).await
    }

    /// An invoice of which nothing is known yet.
    pub(crate) fn new_invoice(&mut self, invoice: &str) {
        self.take_invoice(InvoiceView::new(invoice));
    }

    /// Begins a new case.
    ///
    /// # Errors
    /// Where its client was not loaded.
    pub(crate) fn open(
        &mut self,
        case: &str,
        (matter, opening): (Matter, Opening),
        playbook: Arc<Playbook>,
    ) -> Result<(), Error> {
        self.client(&matter.client)?;
        self.take(CaseView::new(case), playbook);
        self.record(case, &CaseRecord::Concerns(matter))?;
        self.happen(case, funkstille_core::case::Happened::Opened(opening))
    }

    /// A client of whom nothing is known yet.
    pub(crate) fn new_client(&mut self, client: &str) {
        self.take_client(ClientView::new(client));
    }
}

impl Known<'_> {
    /// Loads cases with their clients, and all other cases of these clients in short.
    ///
    /// # Errors
    /// [`Problem::UnknownCase`] where one is not there.
    pub(crate) async fn load_cases(
        &mut self,
        reading: &mut Reading,
        cases: &[&str],
    ) -> Result<(), Error> {
        self.load_cases_alone(reading, cases).await?;
        let clients = self.clients_of(cases);
        let clients: Vec<&str> = clients.iter().map(String::as_str).collect();
        self.load_clients(reading, &clients).await
    }

    /// As [`Known::load_cases`], but of the clients no more than their cases.
    ///
    /// # Errors
    /// As [`Known::load_cases`].
    pub(crate) async fn load_cases_alone(
        &mut self,
        reading: &mut Reading,
        cases: &[&str],
    ) -> Result<(), Error> {
        self.load_readable(reading, cases).await?;
        match cases.iter().find_map(|case| self.broken(case)) {
            Some(error) => Err(error.clone()),
            None => Ok(()),
        }
    }

    /// As [`Known::load_cases_alone`], but a case that cannot be worked on is kept among those that
    /// are broken: one case never stops the others.
    ///
    /// # Errors
    /// Where the database fails.
    pub(crate) async fn load_readable(
        &mut self,
        reading: &mut Reading,
        cases: &[&str],
    ) -> Result<(), Error> {
        let is_new =
            |case: &&str| !self.cases.contains_key(*case) && !self.broken.contains_key(*case);
        let new: Vec<&str> = cases.iter().copied().filter(is_new).collect();
        let mut views = reading.case_views(&new).await?;
        for case in &new {
            let opened = views.remove(*case).and_then(|view| {
                let opening = view.state.as_ref()?.opening.clone();
                Some((view, opening))
            });
            let Some((view, opening)) = opened else {
                let error = Problem::UnknownCase { given: (*case).to_owned() }.into();
                self.broken.insert((*case).to_owned(), Broken { view: None, error });
                continue;
            };
            match self.engine.playbook_of(&opening, reading).await {
                Ok(playbook) => self.take(view, playbook),
                Err(error @ Error::Store(_)) => return Err(error),
                Err(error) => {
                    let broken = Broken { view: Some(view), error };
                    self.broken.insert((*case).to_owned(), broken);
                }
            }
        }
        let clients = self.clients_of(&new);
        let clients: Vec<&str> = clients.iter().map(String::as_str).collect();
        self.load_siblings(reading, &clients).await
    }

    /// As [`Known::load_readable`], with their clients.
    ///
    /// # Errors
    /// Where the database fails.
    pub(crate) async fn load_readable_whole(
        &mut self,
        reading: &mut Reading,
        cases: &[&str],
    ) -> Result<(), Error> {
        self.load_readable(reading, cases).await?;
        let clients = self.clients_of(cases);
        let clients: Vec<&str> = clients.iter().map(String::as_str).collect();
        self.load_clients(reading, &clients).await
    }

    /// Loads clients, and all their cases in short.
    ///
    /// # Errors
    /// [`Problem::UnknownClient`] where one is not there.
    pub(crate) async fn load_clients(
        &mut self,
        reading: &mut Reading,
        clients: &[&str],
    ) -> Result<(), Error> {
        let new: Vec<&str> =
            clients.iter().copied().filter(|client| !self.clients.contains_key(*client)).collect();
        let mut views = reading.client_views(&new).await?;
        for client in &new {
            let view = views.remove(*client);
            let view =
                view.ok_or_else(|| Problem::UnknownClient { given: (*client).to_owned() })?;
            self.take_client(view);
        }
        self.load_open_invoices(reading, &new).await?;
        self.load_siblings(reading, &new).await
    }

    /// Loads the open invoices of clients: what letters claim follows from them.
    async fn load_open_invoices(
        &mut self,
        reading: &mut Reading,
        clients: &[&str],
    ) -> Result<(), Error> {
        let rows = reading.invoices_of_clients(clients).await?;
        let open: Vec<&str> =
            rows.iter().filter(|row| row.is_open()).map(|row| row.invoice.as_str()).collect();
        self.load_invoices(reading, &open).await
    }

    /// Loads invoices by their ids.
    ///
    /// # Errors
    /// Where the database fails.
    pub(crate) async fn load_invoices(
        &mut self,
        reading: &mut Reading,
        invoices: &[&str],
    ) -> Result<(), Error> {
        let is_new = |invoice: &&str| !self.invoices.contains_key(*invoice);
        let new: Vec<&str> = invoices.iter().copied().filter(is_new).collect();
        for view in reading.invoice_views(&new).await?.into_values() {
            self.take_invoice(view);
        }
        Ok(())
    }

    /// Loads the invoice that a case is about, where it is on record.
    ///
    /// # Errors
    /// Where the database fails.
    pub(crate) async fn load_invoice_of(
        &mut self,
        reading: &mut Reading,
        matter: &Matter,
    ) -> Result<(), Error> {
        let Some(invoice) = &matter.invoice else { return Ok(()) };
        let rows = reading.invoices_numbered(&[&invoice.number]).await?;
        let own = rows.iter().filter(|row| row.client == matter.client);
        let own: Vec<&str> = own.map(|row| row.invoice.as_str()).collect();
        self.load_invoices(reading, &own).await
    }

    /// Loads all cases of clients in short.
    ///
    /// # Errors
    /// Where the database fails.
    pub(crate) async fn load_siblings(
        &mut self,
        reading: &mut Reading,
        clients: &[&str],
    ) -> Result<(), Error> {
        let is_new = |client: &&str| !self.siblings.contains_key(*client);
        let new: Vec<&str> = clients.iter().copied().filter(is_new).collect();
        let found = reading.siblings_of(&new).await?;
        for (client, at) in reading.last_written(&new).await? {
            let on = at.to_zoned(self.around.sending.zone.clone()).date();
            self.note_written(&client, on);
        }
        for client in new {
            self.siblings.entry(client.to_owned()).or_default();
        }
        for sibling in found {
            self.siblings.entry(sibling.client.clone()).or_default().push(sibling);
        }
        Ok(())
    }

    fn take(&mut self, view: CaseView, playbook: Arc<Playbook>) {
        let (before, read_version) = (view.state.clone(), view.version);
        let (case, events) = (view.case.clone(), Vec::new());
        let (withdrawn, gives_way) = (None, false);
        let taken =
            KnownCase { view, playbook, before, read_version, events, withdrawn, gives_way };
        self.cases.insert(case, taken);
    }

    fn take_client(&mut self, view: ClientView) {
        let (client, read_version) = (view.client.clone(), view.version);
        let taken = KnownClient { view, read_version, events: Vec::new() };
        self.clients.insert(client, taken);
    }

    fn take_invoice(&mut self, view: InvoiceView) {
        let (invoice, read_version) = (view.invoice.clone(), view.version);
        let (events, has_new_terms) = (Vec::new(), false);
        let taken = KnownInvoice { view, read_version, events, has_new_terms };
        self.invoices.insert(invoice, taken);
    }

    pub(super) fn clients_of(
        &self,
        cases: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> BTreeSet<String> {
        let views = cases.into_iter().filter_map(|case| self.view(case.as_ref()));
        let matters = views.filter_map(|view| view.matter.as_ref());
        matters.map(|matter| matter.client.clone()).collect()
    }
}
