//! Making all rows that follow from the ledger again.

use super::Work;
use crate::error::StoreError;
use crate::ids::StreamKind;
use crate::projection::{CaseView, ClientView, InvoiceView, Outlook};
use crate::reading::Found;
use crate::sql;

/// How many entries are in memory at once.
const PAGE: i64 = 1000;

const CLEAR: &[&str] = &[
    sql::CLEAR_CLIENT,
    sql::CLEAR_CONTACT,
    sql::CLEAR_CONTACT_REACH,
    sql::CLEAR_PROJECT,
    sql::CLEAR_CASE_STATE,
    sql::CLEAR_INVOICE,
    sql::CLEAR_INVOICE_PAYMENT,
    sql::CLEAR_TASK,
];

impl Work {
    /// Empties the projections of the tenant and makes them again from its events. `outlook` says
    /// of each case what only its playbook and the calendar know. Outbox,
    /// messages seen, settings and blobs are no projections and stay. Gives the number of entries.
    pub async fn rebuild_projections(
        &mut self,
        mut outlook: impl FnMut(&CaseView) -> Outlook + Send,
    ) -> Result<u64, StoreError> {
        let tenant = self.tenant().0;
        for sql in CLEAR {
            self.connection().execute(*sql, &[tenant.into()]).await?;
        }
        let mut open = Open::None;
        let (mut after, mut count) = ((String::new(), String::new(), 0), 0);
        loop {
            let page = self.reading.entries_after(&after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.place();
            for read in page {
                count += 1;
                if !open.is_of(&read) {
                    self.close(open, &mut outlook).await?;
                    open = Open::begin(&read);
                }
                open.take(&read)?;
            }
        }
        self.close(open, &mut outlook).await?;
        Ok(count)
    }

    async fn close(
        &mut self,
        open: Open,
        outlook: &mut (impl FnMut(&CaseView) -> Outlook + Send),
    ) -> Result<(), StoreError> {
        match open {
            Open::None => Ok(()),
            Open::Case(view) => {
                let outlook = outlook(&view);
                self.put_case(&view, outlook).await
            }
            Open::Client(view) => self.put_client(&view).await,
            Open::Invoice(view) => self.put_invoice(&view).await,
        }
    }
}

/// The stream that is being read.
pub(crate) enum Open {
    None,
    Case(Box<CaseView>),
    Client(Box<ClientView>),
    Invoice(Box<InvoiceView>),
}

impl Open {
    pub(crate) fn begin(read: &Found) -> Self {
        let id = &read.0.chain.id;
        match StreamKind::parse(&read.0.chain.kind) {
            Some(StreamKind::Case) => Self::Case(Box::new(CaseView::new(id))),
            Some(StreamKind::Client) => Self::Client(Box::new(ClientView::new(id))),
            Some(StreamKind::Invoice) => Self::Invoice(Box::new(InvoiceView::new(id))),
            Some(StreamKind::Tenant) | None => Self::None,
        }
    }

    pub(crate) fn is_of(&self, read: &Found) -> bool {
        let chain = &read.0.chain;
        match self {
            Self::None => false,
            Self::Case(view) => chain.kind == StreamKind::Case.as_str() && view.case == chain.id,
            Self::Client(view) => {
                chain.kind == StreamKind::Client.as_str() && view.client == chain.id
            }
            Self::Invoice(view) => {
                chain.kind == StreamKind::Invoice.as_str() && view.invoice == chain.id
            }
        }
    }

    pub(crate) fn take(&mut self, read: &Found) -> Result<(), StoreError> {
        let stored = read.stored();
        match self {
            Self::None => {}
            Self::Case(view) => {
                let record = stored.map(|event| event.to_case()).transpose();
                match record.map_err(|why| read.unreadable(why))? {
                    Some(record) => view.apply(&record),
                    None => view.apply_erased(&read.0.event_type),
                }
            }
            Self::Client(view) => {
                let event = stored.map(|event| event.to_client()).transpose();
                match event.map_err(|why| read.unreadable(why))? {
                    Some(event) => view.apply(&event),
                    None => view.apply_erased(&read.0.event_type),
                }
            }
            Self::Invoice(view) => {
                let event = stored.map(|event| event.to_invoice()).transpose();
                match event.map_err(|why| read.unreadable(why))? {
                    Some(event) => view.apply(&event),
                    None => view.apply_erased(),
                }
            }
        }
        Ok(())
    }
}
