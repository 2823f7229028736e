//! Appending events to streams.

use std::collections::BTreeMap;

use funkstille_core::evidence::{Entry, Head};

use super::Work;
use crate::connection::Value;
use crate::error::StoreError;
use crate::event::NewEvent;
use crate::ids::{Stream, StreamKind};
use crate::sql;

/// Events that are to be appended to a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Append {
    /// The stream.
    pub stream: Stream,
    /// How many entries it had when the caller decided; 0 for a new one.
    pub expected_version: i64,
    /// The events, in order.
    pub events: Vec<NewEvent>,
}

/// Where a stream ends after an append.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// How many entries the stream has.
    pub version: i64,
    /// The place of the last one among all of the tenant's.
    pub sequence: i64,
}

impl Work {
    /// Appends events to a stream.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where the stream has another version: somebody else appended since
    /// the caller read it.
    pub async fn append(
        &mut self,
        stream: &Stream,
        expected_version: i64,
        events: &[NewEvent],
    ) -> Result<Appended, StoreError> {
        let (stream, events) = (stream.clone(), events.to_vec());
        let appended = self.append_all(&[Append { stream, expected_version, events }]).await?;
        Ok(appended[0])
    }

    /// Appends events to many streams, much faster than one by one.
    ///
    /// # Errors
    /// As [`Work::append`]; then nothing is appended.
    pub async fn append_all(&mut self, appends: &[Append]) -> Result<Vec<Appended>, StoreError> {
        self.read_heads(appends).await?;
        let (entries, heads, appended) = self.seal(appends)?;
        let rows: Vec<_> = entries.iter().map(event_values).collect();
        self.connection().insert(sql::EVENT_ADD, &rows).await?;
        let tenant = self.tenant();
        let rows = heads.iter().map(|(stream, head)| -> Vec<Value<'_>> {
            let (kind, id) = (stream.kind.as_str().into(), (&stream.id).into());
            let (version, sequence) = (head.version.into(), head.sequence.into());
            vec![tenant.0.into(), kind, id, version, sequence, head.digest.as_bytes().into()]
        });
        let rows: Vec<_> = rows.collect();
        self.connection().insert(sql::HEAD_PUT, &rows).await?;
        self.sequence += i64::try_from(entries.len()).unwrap_or(i64::MAX);
        self.heads.extend(heads);
        Ok(appended)
    }

    /// Reads the heads of streams that this work has not looked at yet.
    async fn read_heads(&mut self, appends: &[Append]) -> Result<(), StoreError> {
        let mut unknown: BTreeMap<StreamKind, Vec<&str>> = BTreeMap::new();
        for Append { stream, .. } in appends {
            if !self.heads.contains_key(stream) {
                unknown.entry(stream.kind).or_default().push(&stream.id);
            }
        }
        for (kind, ids) in unknown {
            let found = self.reading.heads_of(kind, &ids).await?;
            self.heads.extend(found);
        }
        Ok(())
    }

    /// Makes the entries, and the heads after them.
    #[expect(clippy::type_complexity, reason = "three lists for one caller")]
    fn seal(
        &self,
        appends: &[Append],
    ) -> Result<(Vec<Entry>, BTreeMap<Stream, Head>, Vec<Appended>), StoreError> {
        let mut heads: BTreeMap<Stream, Head> = BTreeMap::new();
        let (mut entries, mut appended) = (Vec::new(), Vec::new());
        let mut sequence = self.sequence;
        for Append { stream, expected_version, events } in appends {
            let known = heads.get(stream).or_else(|| self.heads.get(stream));
            let mut head = known.copied().unwrap_or(Head::NONE);
            if head.version != *expected_version {
                return Err(StoreError::conflict(stream, *expected_version, head.version));
            }
            for event in events {
                sequence += 1;
                let chain = stream.chain(self.tenant());
                let entry = Entry::seal(chain, &head, sequence, event.draft());
                head = entry.head();
                entries.push(entry);
            }
            appended.push(Appended { version: head.version, sequence: head.sequence });
            if !events.is_empty() {
                heads.insert(stream.clone(), head);
            }
        }
        Ok((entries, heads, appended))
    }
}

fn event_values(entry: &Entry) -> Vec<Value<'_>> {
    let content = entry.content.as_ref();
    vec![
        entry.chain.tenant.into(),
        entry.sequence.into(),
        (&entry.chain.kind).into(),
        (&entry.chain.id).into(),
        entry.version.into(),
        (&entry.event_type).into(),
        entry.happened_at.into(),
        entry.recorded_at.into(),
        (&entry.actor).into(),
        content.map(|content| content.salt.as_slice()).into(),
        content.map(|content| content.body.as_slice()).into(),
        entry.body_digest.as_bytes().into(),
        entry.previous_digest.as_bytes().into(),
        entry.digest.as_bytes().into(),
    ]
}
