//! Writing what follows from the events of invoices.

use super::Work;
use crate::error::StoreError;
use crate::projection::{InvoiceView, invoice_values, payment_values};
use crate::sql;

impl Work {
    /// Writes the rows of an invoice: its own, and those of what came in for it.
    pub async fn put_invoice(&mut self, view: &InvoiceView) -> Result<(), StoreError> {
        let (tenant, invoice) = (self.tenant(), view.invoice.as_str());
        let values = [tenant.0.into(), invoice.into()];
        self.connection().execute(sql::PAYMENTS_REMOVE, &values).await?;
        let Some(state) = &view.state else { return Ok(()) };
        let connection = self.connection();
        connection.insert(sql::INVOICE_PUT, &[invoice_values(tenant, view, state)]).await?;
        connection.insert(sql::PAYMENT_ADD, &payment_values(tenant, invoice, state)).await?;
        Ok(())
    }
}
