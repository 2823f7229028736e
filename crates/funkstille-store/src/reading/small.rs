//! Settings, blobs and messages seen.

use std::collections::BTreeMap;

use funkstille_core::evidence::Digest;

use super::Reading;
use crate::error::StoreError;
use crate::sql;

/// A setting and its version; whoever changes it names the version that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The value.
    pub value: String,
    /// Counts every change, from 1.
    pub version: i64,
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
}
