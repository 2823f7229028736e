//! The tenant's own chain: where all others end.

use funkstille_core::evidence::{Head, SALT_BYTES};
use jiff::Timestamp;

use super::Work;
use crate::error::StoreError;
use crate::event::{Erased, NewEvent, TenantRecord};
use crate::ids::Stream;

/// When, by whom, and with which salt the tenant's chain goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When it happens.
    pub at: Timestamp,
    /// Who does it: a person's name, or a part of the program.
    pub actor: String,
    /// Bytes at random, of this entry alone.
    pub salt: [u8; SALT_BYTES],
}

/// How many heads one entry records; what is left is for the next.
const HEADS: i64 = 1000;

impl Work {
    /// Records in the tenant's chain where the streams end that changed since it was last done;
    /// gives the head of that chain, or `None` where none did. Call it again with a new salt until
    /// it gives `None`.
    ///
    /// Whoever keeps the head elsewhere notices when anything before it is changed.
    pub async fn record_heads(&mut self, stamp: &Stamp) -> Result<Option<Head>, StoreError> {
        let since = self.recorded_until().await?;
        let heads = self.reading.heads_since(since, HEADS).await?;
        let Some((_, last)) = heads.last() else { return Ok(None) };
        let until = last.sequence;
        self.append_record(&TenantRecord { until, heads, erased: None }, stamp).await.map(Some)
    }

    /// Records that a body was erased.
    pub(super) async fn record_erased(
        &mut self,
        erased: Erased,
        stamp: &Stamp,
    ) -> Result<Head, StoreError> {
        let until = self.recorded_until().await?;
        let record = TenantRecord { until, heads: Vec::new(), erased: Some(erased) };
        self.append_record(&record, stamp).await
    }

    async fn append_record(
        &mut self,
        record: &TenantRecord,
        stamp: &Stamp,
    ) -> Result<Head, StoreError> {
        let stream = Stream::tenant();
        let version = self.read().head(&stream).await?.map_or(0, |head| head.version);
        let Stamp { at, actor, salt } = stamp.clone();
        let event = record.encode();
        let event = NewEvent { event, happened_at: at, recorded_at: at, actor, salt };
        self.append(&stream, version, &[event]).await?;
        Ok(self.heads.get(&stream).copied().unwrap_or(Head::NONE))
    }

    /// The sequence up to which heads are recorded.
    async fn recorded_until(&mut self) -> Result<i64, StoreError> {
        let Some(head) = self.read().head(&Stream::tenant()).await? else { return Ok(0) };
        let Some(last) = self.reading.entry_at(head.sequence).await? else { return Ok(0) };
        let record = last.stored().map(|event| TenantRecord::decode(&event)).transpose();
        let record = record.map_err(|why| last.unreadable(why))?;
        Ok(record.map_or(0, |record| record.until))
    }
}
