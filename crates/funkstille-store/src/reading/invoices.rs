//! Invoices, and what came in for them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Reading;
use crate::error::StoreError;
use crate::event::StoredEvent;
use crate::ids::StreamKind;
use crate::projection::{InvoiceRow, InvoiceView, PaymentRow};
use crate::sql;

impl Reading {
    /// All invoices, by id.
    pub async fn invoices(
        &mut self,
        after: &str,
        limit: i64,
    ) -> Result<Vec<InvoiceRow>, StoreError> {
        let values = [self.tenant.0.into(), after.into(), limit.into()];
        self.list(sql::INVOICES, &values, InvoiceRow::read).await
    }

    /// Invoices of which something is still to be paid, by id.
    pub async fn invoices_open(
        &mut self,
        after: &str,
        limit: i64,
    ) -> Result<Vec<InvoiceRow>, StoreError> {
        let values = [self.tenant.0.into(), after.into(), limit.into()];
        self.list(sql::INVOICES_OPEN, &values, InvoiceRow::read).await
    }

    /// Open invoices whose due date has passed by `as_of` and for which no case asks, by id. The
    /// time depends on how many there are of them, not on how many invoices there are.
    pub async fn invoices_without_case(
        &mut self,
        as_of: Date,
        after: &str,
        limit: i64,
    ) -> Result<Vec<InvoiceRow>, StoreError> {
        let values = [self.tenant.0.into(), as_of.to_string().into(), after.into(), limit.into()];
        self.list(sql::INVOICES_WITHOUT_CASE, &values, InvoiceRow::read).await
    }

    /// Open invoices that fell due by `as_of`, the oldest first.
    pub async fn invoices_due(
        &mut self,
        as_of: Date,
        limit: i64,
    ) -> Result<Vec<InvoiceRow>, StoreError> {
        let values = [self.tenant.0.into(), as_of.to_string().into(), limit.into()];
        self.list(sql::INVOICES_DUE, &values, InvoiceRow::read).await
    }

    /// Open invoices that name no due date, the oldest first.
    pub async fn invoices_undated(&mut self, limit: i64) -> Result<Vec<InvoiceRow>, StoreError> {
        let values = [self.tenant.0.into(), limit.into()];
        self.list(sql::INVOICES_UNDATED, &values, InvoiceRow::read).await
    }

    /// All invoices of these clients, by id.
    pub async fn invoices_of_clients(
        &mut self,
        clients: &[&str],
    ) -> Result<Vec<InvoiceRow>, StoreError> {
        self.invoices_by(sql::INVOICES_OF_CLIENT, clients).await
    }

    /// The invoices with these numbers, as they are printed, by id.
    pub async fn invoices_numbered(
        &mut self,
        numbers: &[&str],
    ) -> Result<Vec<InvoiceRow>, StoreError> {
        self.invoices_by(sql::INVOICES_NUMBERED, numbers).await
    }

    /// The invoices with these ids, by id.
    pub async fn invoice_rows(&mut self, invoices: &[&str]) -> Result<Vec<InvoiceRow>, StoreError> {
        self.invoices_by(sql::INVOICES_AT, invoices).await
    }

    async fn invoices_by(
        &mut self,
        sql: &'static str,
        wanted: &[&str],
    ) -> Result<Vec<InvoiceRow>, StoreError> {
        let tenant = [self.tenant.0.into()];
        let rows = self.connection.select(sql, &tenant, wanted).await?;
        let mut rows = rows.iter().map(InvoiceRow::read).collect::<Result<Vec<_>, _>>()?;
        rows.sort_by(|one, other| one.invoice.cmp(&other.invoice));
        rows.dedup();
        Ok(rows)
    }

    /// Payments that count, by the names under which they were recorded.
    pub async fn payments_named(
        &mut self,
        payments: &[&str],
    ) -> Result<Vec<PaymentRow>, StoreError> {
        let tenant = [self.tenant.0.into()];
        let rows = self.connection.select(sql::PAYMENTS_NAMED, &tenant, payments).await?;
        let mut rows = rows.iter().map(PaymentRow::read).collect::<Result<Vec<_>, _>>()?;
        let key = |row: &PaymentRow| (row.payment.clone(), row.invoice.clone());
        rows.sort_by_key(key);
        rows.dedup();
        Ok(rows)
    }

    /// The accounts from which money came that counts, each with the ids of the clients for whose
    /// invoices it came.
    pub async fn paying_accounts(
        &mut self,
        accounts: &[&str],
    ) -> Result<Vec<(String, String)>, StoreError> {
        let tenant = [self.tenant.0.into()];
        let rows = self.connection.select(sql::PAYING_ACCOUNTS, &tenant, accounts).await?;
        let read = |row: &crate::connection::Row| Ok((row.get(0)?, row.get(1)?));
        let mut rows = rows.iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
        rows.sort_unstable();
        rows.dedup();
        Ok(rows)
    }

    /// The names of the people of clients, each with the client's id: of the clients after one, up
    /// to another, by id.
    pub async fn contact_names(
        &mut self,
        after: &str,
        until: &str,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let read = |row: &crate::connection::Row| Ok((row.get(0)?, row.get(1)?));
        let values = [self.tenant.0.into(), after.into(), until.into()];
        self.list(sql::CONTACT_NAMES, &values, read).await
    }

    /// What the events of these invoices say, by id; one that has no events is missing.
    pub async fn invoice_views(
        &mut self,
        invoices: &[&str],
    ) -> Result<BTreeMap<String, InvoiceView>, StoreError> {
        let mut views = BTreeMap::new();
        for body in self.bodies_of(StreamKind::Invoice, invoices).await? {
            let event = body.event.as_ref().map(StoredEvent::to_invoice).transpose();
            let event = event.map_err(|why| body.unreadable(why))?;
            let view = views.entry(body.id).or_insert_with_key(|id| InvoiceView::new(id));
            match event {
                Some(event) => view.apply(&event),
                None => view.apply_erased(),
            }
        }
        Ok(views)
    }

    /// What the events of an invoice say; `None` where it has none.
    pub async fn invoice_view(&mut self, invoice: &str) -> Result<Option<InvoiceView>, StoreError> {
        Ok(self.invoice_views(&[invoice]).await?.remove(invoice))
    }
}
