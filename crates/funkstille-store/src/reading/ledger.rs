//! Entries of the ledger.

use funkstille_core::evidence::{Chain, Content, Digest, Entry, Head};
use jiff::Timestamp;

use super::Reading;
use crate::connection::Row;
use crate::error::StoreError;
use crate::event::{DecodeError, StoredEvent};
use crate::ids::{Stream, StreamKind};
use crate::outbox::instant;
use crate::projection::bad_value;
use crate::sql;

/// An entry that was read.
pub(crate) struct Found(pub(crate) Entry);

/// A place in the ledger, ordered by stream.
pub(crate) type Place = (String, String, i64);

impl Reading {
    /// The entries of a stream, in order.
    pub async fn entries(&mut self, stream: &Stream) -> Result<Vec<Entry>, StoreError> {
        let read = self.entries_of(stream.kind, &[&stream.id]).await?;
        Ok(read.into_iter().map(|read| read.0).collect())
    }

    /// The heads of all streams, by kind and id; `after` is the last one of the page before.
    pub async fn heads(
        &mut self,
        after: Option<&Stream>,
        limit: i64,
    ) -> Result<Vec<(Stream, Head)>, StoreError> {
        let (kind, id) = after.map_or(("", ""), |stream| (stream.kind.as_str(), &stream.id));
        let values = [self.tenant.0.into(), kind.into(), id.into(), limit.into()];
        self.list(sql::HEADS, &values, head).await
    }

    /// The head of a stream; `None` where it has no entry.
    pub async fn head(&mut self, stream: &Stream) -> Result<Option<Head>, StoreError> {
        let heads = self.heads_of(stream.kind, &[&stream.id]).await?;
        Ok(heads.into_iter().next().map(|(_, head)| head))
    }

    pub(crate) async fn heads_of(
        &mut self,
        kind: StreamKind,
        ids: &[&str],
    ) -> Result<Vec<(Stream, Head)>, StoreError> {
        let before = [self.tenant.0.into(), kind.as_str().into()];
        let rows = self.connection.select(sql::HEADS_OF, &before, ids).await?;
        let read = |row: &Row| {
            let head = Head { version: row.get(1)?, sequence: row.get(2)?, digest: known(row, 3)? };
            Ok((Stream { kind, id: row.get(0)? }, head))
        };
        rows.iter().map(read).collect()
    }

    pub(crate) async fn heads_since(
        &mut self,
        sequence: i64,
        limit: i64,
    ) -> Result<Vec<(Stream, Head)>, StoreError> {
        let own = StreamKind::Tenant.as_str().into();
        let values = [self.tenant.0.into(), sequence.into(), own, limit.into()];
        self.list(sql::HEADS_SINCE, &values, head).await
    }

    /// The entries of some streams, stream by stream.
    pub(crate) async fn entries_of(
        &mut self,
        kind: StreamKind,
        ids: &[&str],
    ) -> Result<Vec<Found>, StoreError> {
        let before = [self.tenant.0.into(), kind.as_str().into()];
        let rows = self.connection.select(sql::EVENTS_OF, &before, ids).await?;
        let mut found = rows.iter().map(Found::read).collect::<Result<Vec<_>, _>>()?;
        found.sort_by_cached_key(Found::place);
        Ok(found)
    }

    /// Entries of all streams, stream by stream.
    pub(crate) async fn entries_after(
        &mut self,
        (kind, id, version): &Place,
        limit: i64,
    ) -> Result<Vec<Found>, StoreError> {
        let tenant = self.tenant.0.into();
        let values = [tenant, kind.into(), id.into(), (*version).into(), limit.into()];
        self.list(sql::EVENTS_PAGE, &values, Found::read).await
    }

    /// The entries of all streams with a later sequence than this, in the order in which they were
    /// appended; at most so many.
    pub async fn entries_since(
        &mut self,
        sequence: i64,
        limit: i64,
    ) -> Result<Vec<Entry>, StoreError> {
        let values = [self.tenant.0.into(), sequence.into(), limit.into()];
        let found = self.list(sql::ENTRIES_SINCE, &values, Found::read).await?;
        Ok(found.into_iter().map(|found| found.0).collect())
    }

    pub(crate) async fn entry_at(&mut self, sequence: i64) -> Result<Option<Found>, StoreError> {
        let values = [self.tenant.0.into(), sequence.into()];
        Ok(self.list(sql::EVENT_AT, &values, Found::read).await?.pop())
    }

    /// The latest instant at which an entry of the tenant was recorded, in whatever order they
    /// came; `None` where it has none. A clock that shows an earlier time was set back.
    pub async fn last_recorded_at(&mut self) -> Result<Option<Timestamp>, StoreError> {
        let since = i64::MIN;
        let values = [self.tenant.0.into(), since.into()];
        let row = self.connection.fetch_first(sql::LATEST_RECORDED, &values).await?;
        row.map(|row| instant(row.get(0)?)).transpose()
    }

    /// How many entries the tenant has appended so far.
    pub async fn last_sequence(&mut self) -> Result<i64, StoreError> {
        let row =
            self.connection.fetch_first(sql::TENANT_SEQUENCE, &[self.tenant.0.into()]).await?;
        row.map_or(Err(StoreError::NoTenant { tenant: self.tenant.0 }), |row| row.get(0))
    }
}

fn head(row: &Row) -> Result<(Stream, Head), StoreError> {
    let name: String = row.get(0)?;
    let kind = StreamKind::parse(&name).ok_or_else(|| bad_value(name))?;
    let head = Head { version: row.get(2)?, sequence: row.get(3)?, digest: known(row, 4)? };
    Ok((Stream { kind, id: row.get(1)? }, head))
}

/// A digest; what is none becomes [`Digest::NONE`], which fits nothing, so that verification finds
/// it.
fn known(row: &Row, column: usize) -> Result<Digest, StoreError> {
    let bytes: Vec<u8> = row.get(column)?;
    Ok(Digest::from_bytes(&bytes).unwrap_or(Digest::NONE))
}

impl Found {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let (salt, body): (Option<Vec<u8>>, Option<Vec<u8>>) = (row.get(9)?, row.get(10)?);
        let content = match (salt, body) {
            (None, None) => None,
            // Half an erasure is none: verification finds it.
            (salt, body) => {
                let (salt, body) = (salt.unwrap_or_default(), body.unwrap_or_default());
                Some(Content { salt, body })
            }
        };
        Ok(Self(Entry {
            chain: Chain { tenant: row.get(0)?, kind: row.get(2)?, id: row.get(3)? },
            sequence: row.get(1)?,
            version: row.get(4)?,
            event_type: row.get(5)?,
            happened_at: row.get(6)?,
            recorded_at: row.get(7)?,
            actor: row.get(8)?,
            content,
            body_digest: known(row, 11)?,
            previous_digest: known(row, 12)?,
            digest: known(row, 13)?,
        }))
    }

    /// The event; `None` where its body was erased.
    pub(crate) fn stored(&self) -> Option<StoredEvent> {
        let content = self.0.content.as_ref()?;
        Some(StoredEvent { event_type: self.0.event_type.clone(), body: content.body.clone() })
    }

    /// Says that this entry cannot be understood.
    pub(crate) fn unreadable(&self, why: DecodeError) -> StoreError {
        let Chain { kind, id, .. } = &self.0.chain;
        StoreError::unreadable(format!("{kind}/{id}/{}", self.0.version), why)
    }

    pub(crate) fn place(&self) -> Place {
        let Chain { kind, id, .. } = &self.0.chain;
        (kind.clone(), id.clone(), self.0.version)
    }
}
