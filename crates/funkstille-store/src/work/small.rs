//! Settings, blobs and messages seen.

use std::collections::BTreeSet;

use funkstille_core::evidence::Digest;
use jiff::Timestamp;

use super::Work;
use crate::connection::Value;
use crate::error::{Conflict, StoreError};
use crate::sql;

/// A message that was seen in a mailbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenMessage {
    /// Its id.
    pub message_id: String,
    /// The case that it belongs to.
    pub case: Option<String>,
    /// The digest of its bytes, where they are kept.
    pub content: Option<Digest>,
}

impl Work {
    /// Keeps bytes under their digest. Bytes that are there already are not kept twice.
    pub async fn put_blob(&mut self, bytes: &[u8], at: Timestamp) -> Result<Digest, StoreError> {
        let (digest, at) = (Digest::of(bytes), at.as_microsecond());
        let tenant = self.tenant().0.into();
        let values = [tenant, digest.as_bytes().into(), bytes.into(), at.into()];
        self.connection().execute(sql::BLOB_ADD, &values).await?;
        Ok(digest)
    }

    /// As [`Work::put_blob`], many at once.
    pub async fn put_blobs(
        &mut self,
        all: &[(Digest, &[u8])],
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let (tenant, at) = (self.tenant().0, at.as_microsecond());
        let rows = all.iter().map(|(digest, bytes)| {
            vec![tenant.into(), digest.as_bytes().into(), (*bytes).into(), at.into()]
        });
        self.connection().insert(sql::BLOBS_ADD, &rows.collect::<Vec<_>>()).await?;
        Ok(())
    }

    /// Notes that messages were seen; gives the ids of those that are new.
    pub async fn put_messages(
        &mut self,
        messages: &[SeenMessage],
        at: Timestamp,
    ) -> Result<BTreeSet<String>, StoreError> {
        let (tenant, at) = (self.tenant().0, at.as_microsecond());
        let rows = messages.iter().map(|message| message_values(tenant, message, at));
        let rows: Vec<_> = rows.collect();
        let new = self.connection().insert(sql::MESSAGE_ADD, &rows).await?;
        new.iter().map(|row| row.get(0)).collect()
    }

    /// Sets a setting whose version the caller read; 0 where it was never set. Gives the new
    /// version.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where it has another version: somebody else set it.
    pub async fn put_setting(
        &mut self,
        name: &str,
        value: &str,
        version: i64,
        at: Timestamp,
    ) -> Result<i64, StoreError> {
        let (tenant, at) = (self.tenant().0, at.as_microsecond());
        let row = if version == 0 {
            let values = [tenant.into(), name.into(), value.into(), at.into()];
            self.connection().fetch_first(sql::SETTING_ADD, &values).await?
        } else {
            let values = [tenant.into(), name.into(), version.into(), value.into(), at.into()];
            self.connection().fetch_first(sql::SETTING_CHANGE, &values).await?
        };
        if let Some(row) = row {
            return row.get(0);
        }
        let found = self.read().setting(name).await?.map(|setting| setting.version);
        let place = format!("setting/{name}");
        Err(StoreError::Conflict(Conflict { place, expected: version, found }))
    }
}

fn message_values(tenant: i64, message: &SeenMessage, at: i64) -> Vec<Value<'_>> {
    let SeenMessage { message_id, case, content } = message;
    let content = content.as_ref().map(Digest::as_bytes).into();
    vec![tenant.into(), message_id.into(), case.as_deref().into(), content, at.into()]
}
