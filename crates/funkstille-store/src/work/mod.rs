//! Work: everything that is written, together or not at all.

mod accounts;
mod append;
mod attempts;
mod bank;
mod cases;
mod clients;
mod erase;
mod heads;
mod invoices;
mod letters;
mod mail;
mod once;
mod rebuild;
mod small;
mod telling;

pub use append::{Append, Appended};
pub use heads::Stamp;
pub use letters::Claim;
pub use once::Once;
pub(crate) use rebuild::Open;
pub use small::SeenMessage;

use std::collections::BTreeMap;

use funkstille_core::evidence::Head;

use crate::connection::Connection;
use crate::error::StoreError;
use crate::ids::{Stream, TenantId};
use crate::reading::Reading;
use crate::sql;

/// A unit of work of one tenant: events, what follows from them, and letters, in one transaction.
/// Another work of the same tenant waits until this one ends. It is undone when it is dropped;
/// after an error, drop it.
#[derive(Debug)]
pub struct Work {
    reading: Reading,
    /// Of the last entry of the tenant, those of this work included.
    sequence: i64,
    /// The same when the work began.
    began_at: i64,
    /// Heads of streams that were looked at or appended to.
    heads: BTreeMap<Stream, Head>,
}

impl Work {
    /// Begins; the tenant's row is the lock.
    pub(crate) async fn begin(
        mut connection: Connection,
        tenant: TenantId,
    ) -> Result<Self, StoreError> {
        let row = connection.fetch_first(sql::TENANT_LOCK, &[tenant.0.into()]).await?;
        let Some(row) = row else { return Err(StoreError::NoTenant { tenant: tenant.0 }) };
        let sequence = row.get(0)?;
        let reading = Reading { tenant, connection };
        Ok(Self { reading, sequence, began_at: sequence, heads: BTreeMap::new() })
    }

    /// Reads, what this work wrote included.
    pub fn read(&mut self) -> &mut Reading {
        &mut self.reading
    }

    /// Makes everything last, at once.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        if self.sequence != self.began_at {
            let values = [self.tenant().0.into(), self.sequence.into()];
            self.connection().execute(sql::TENANT_ADVANCE, &values).await?;
        }
        self.reading.connection.commit().await
    }

    fn tenant(&self) -> TenantId {
        self.reading.tenant
    }

    fn connection(&mut self) -> &mut Connection {
        &mut self.reading.connection
    }
}
