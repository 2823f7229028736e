//! Settings, blobs and messages seen.

use std::collections::BTreeMap;

use funkstille_core::evidence::Digest;
use jiff::Timestamp;

use super::Reading;
use crate::connection::Row;
use crate::error::StoreError;
use crate::outbox::{digest, instant};
use crate::sql;

/// A setting and its version; whoever changes it names the version that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The value.
    pub value: String,
    /// Counts every change, from 1.
    pub version: i64,
}

/// A message that was seen in a mailbox and belongs to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageOfCase {
    /// Its id.
    pub message_id: String,
    /// The digest of its bytes, where they are kept.
    pub content: Option<Digest>,
    /// When it was seen first.
    pub seen_at: Timestamp,
}

impl Reading {
    /// A setting; `None` where it was never set.
    pub async fn setting(&mut self, name: &str) -> Result<Option<Setting>, StoreError> {
        let values = [self.tenant.0.into(), name.into()];
        let row = self.connection.fetch_first(sql::SETTING, &values).await?;
        row.map(|row| Ok(Setting { value: row.get(0)?, version: row.get(1)? })).transpose()
    }

    /// The bytes that have this digest.
    pub async fn blob(&mut self, digest: &Digest) -> Result<Option<Vec<u8>>, StoreError> {
        let values = [self.tenant.0.into(), digest.as_bytes().into()];
        let row = self.connection.fetch_first(sql::BLOB, &values).await?;
        row.map(|row| row.get(0)).transpose()
    }

    /// Those of these message ids that were seen before, each with its case.
    pub async fn messages_seen(
        &mut self,
        message_ids: &[&str],
    ) -> Result<BTreeMap<String, Option<String>>, StoreError> {
        let tenant = [self.tenant.0.into()];
        let rows = self.connection.select(sql::MESSAGE_CASE, &tenant, message_ids).await?;
        rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
    }

    /// The messages of a case, in the order in which they were seen. The time depends on how many
    /// messages of the tenant were seen.
    pub async fn messages_of_case(&mut self, case: &str) -> Result<Vec<MessageOfCase>, StoreError> {
        let values = [self.tenant.0.into(), case.into()];
        let read = |row: &Row| {
            let (message_id, seen_at) = (row.get(0)?, instant(row.get(2)?)?);
            Ok(MessageOfCase { message_id, content: digest(row, 1)?, seen_at })
        };
        self.list(sql::MESSAGES_OF_CASE, &values, read).await
    }
}
