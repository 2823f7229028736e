//! Reading: one state of the database, whatever others write meanwhile.

mod accounts;
mod attempts;
mod bank;
mod bodies;
mod cases;
mod clients;
mod invoices;
mod ledger;
mod letters;
mod mail;
mod small;
mod telling;

pub use accounts::{Account, AccountDraft};
pub use cases::{DueCase, Sibling};
pub(crate) use ledger::{Found, Place};
pub use small::{MessageOfCase, Setting};

use crate::connection::{Connection, Row, Value};
use crate::error::StoreError;
use crate::ids::TenantId;

/// A view of one tenant's data at one moment; it ends when it is dropped. Lists come in pages:
/// each takes the key after which to go on and how many rows to give.
#[derive(Debug)]
pub struct Reading {
    pub(crate) tenant: TenantId,
    pub(crate) connection: Connection,
}

impl Reading {
    /// The tenant whose data this is.
    pub fn tenant(&self) -> TenantId {
        self.tenant
    }

    /// The rows of a statement, each read by `read`.
    async fn list<T>(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
        read: impl Fn(&Row) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        self.connection.fetch(sql, values).await?.iter().map(read).collect()
    }
}
