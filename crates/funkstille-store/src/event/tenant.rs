//! What the tenant's own chain says: where the other chains end, and what was erased.

use funkstille_core::evidence::{Digest, Head};
use serde::{Deserialize, Serialize};

use super::StoredEvent;
use super::decode::{self, DecodeError, One};
use crate::ids::{Stream, StreamKind};

/// An entry of the tenant's own chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TenantRecord {
    /// Heads of streams that changed up to this sequence are recorded, here or before.
    pub(crate) until: i64,
    /// The heads of streams that changed since the record before.
    pub(crate) heads: Vec<(Stream, Head)>,
    /// The body that was erased.
    pub(crate) erased: Option<Erased>,
}

/// A body that was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Erased {
    /// The place of the entry among all of the tenant's.
    pub(crate) sequence: i64,
    /// Why.
    pub(crate) reason: String,
}

const HEADS_RECORDED: &str = "heads-recorded";
const BODY_ERASED: &str = "body-erased";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredRecord {
    v: One,
    until: i64,
    heads: Vec<StoredHead>,
    erased: Option<Erased>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredHead {
    kind: String,
    id: String,
    version: i64,
    sequence: i64,
    digest: String,
}

impl TenantRecord {
    pub(crate) fn encode(&self) -> StoredEvent {
        let head = |(stream, head): &(Stream, Head)| StoredHead {
            kind: stream.kind.as_str().to_owned(),
            id: stream.id.clone(),
            version: head.version,
            sequence: head.sequence,
            digest: head.digest.to_string(),
        };
        let heads = self.heads.iter().map(head).collect();
        let event_type = if self.erased.is_some() { BODY_ERASED } else { HEADS_RECORDED };
        let body = StoredRecord { v: One, until: self.until, heads, erased: self.erased.clone() };
        decode::encode(event_type, &body)
    }

    pub(crate) fn decode(event: &StoredEvent) -> Result<Self, DecodeError> {
        let record: StoredRecord = decode::decode(event)?;
        let heads = record.heads.into_iter().map(StoredHead::read).collect::<Result<_, _>>()?;
        Ok(Self { until: record.until, heads, erased: record.erased })
    }
}

impl StoredHead {
    fn read(self) -> Result<(Stream, Head), DecodeError> {
        let bad = |value: &str| DecodeError::BadValue { value: value.to_owned() };
        let kind = StreamKind::parse(&self.kind).ok_or_else(|| bad(&self.kind))?;
        let digest = Digest::parse(&self.digest).ok_or_else(|| bad(&self.digest))?;
        let head = Head { version: self.version, sequence: self.sequence, digest };
        Ok((Stream { kind, id: self.id }, head))
    }
}
