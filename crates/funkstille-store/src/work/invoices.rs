//! Writing what follows from the events of invoices.

use super::Work;
use crate::error::StoreError;
use crate::projection::{InvoiceView, invoice_values, payment_values};
use crate::sql;

impl Work {
    /// Writes the rows of an invoice: its own, and those of what came in for it.
    pub async fn put_invoice(&mut self, view: &InvoiceView) -> Result<(), StoreError> {
        self.put_invoices(&[view]).await
    }

    /// Writes the rows of many invoices, much faster than one by one. Each may be there once.
    pub async fn put_invoices(&mut self, views: &[&InvoiceView]) -> Result<(), StoreError> {
        let tenant = self.tenant();
        for view in views {
            let values = [tenant.0.into(), view.invoice.as_str().into()];
            self.connection().execute(sql::PAYMENTS_REMOVE, &values).await?;
        }
        let with_state = views.iter().filter_map(|view| Some((*view, view.state.as_ref()?)));
        let with_state: Vec<_> = with_state.collect();
        let rows = with_state.iter().map(|(view, state)| invoice_values(tenant, view, state));
        let rows: Vec<_> = rows.collect();
        self.connection().insert(sql::INVOICE_PUT, &rows).await?;
        let payments = with_state
            .iter()
            .flat_map(|(view, state)| payment_values(tenant, &view.invoice, state));
        let payments: Vec<_> = payments.collect();
        self.connection().insert(sql::PAYMENT_ADD, &payments).await?;
        Ok(())
    }
}
