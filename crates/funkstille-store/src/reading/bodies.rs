//! What entries say, without what makes them proof: enough to fold them, and quicker to read.

use super::Reading;
use crate::connection::Row;
use crate::error::StoreError;
use crate::event::{DecodeError, StoredEvent};
use crate::ids::StreamKind;
use crate::sql;

/// What an entry says.
pub(super) struct Body {
    /// The id of its stream.
    pub(super) id: String,
    version: i64,
    /// The type of the event.
    pub(super) event_type: String,
    /// The event; `None` where it was erased.
    pub(super) event: Option<StoredEvent>,
    kind: StreamKind,
}

impl Reading {
    /// What the entries of some streams say, stream by stream and in order.
    pub(super) async fn bodies_of(
        &mut self,
        kind: StreamKind,
        ids: &[&str],
    ) -> Result<Vec<Body>, StoreError> {
        let before = [self.tenant.0.into(), kind.as_str().into()];
        let rows = self.connection.select(sql::BODIES_OF, &before, ids).await?;
        let read = |row: &Row| {
            let (event_type, body): (String, Option<Vec<u8>>) = (row.get(2)?, row.get(3)?);
            let event = body.map(|body| StoredEvent { event_type: event_type.clone(), body });
            Ok(Body { id: row.get(0)?, version: row.get(1)?, event_type, event, kind })
        };
        let mut bodies = rows.iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
        bodies.sort_by(|one, other| (&one.id, one.version).cmp(&(&other.id, other.version)));
        Ok(bodies)
    }
}

impl Body {
    /// Says that this entry cannot be understood.
    pub(super) fn unreadable(&self, why: DecodeError) -> StoreError {
        let place = format!("{}/{}/{}", self.kind.as_str(), self.id, self.version);
        StoreError::unreadable(place, why)
    }
}
