//! Checking all chains of a tenant against each other.

use std::collections::BTreeMap;

use funkstille_core::evidence::{Broken, Entry, Flaw, Head, Verified, Verifier, verify};

use crate::error::StoreError;
use crate::event::TenantRecord;
use crate::ids::{Stream, TenantId};
use crate::reading::{Found, Place, Reading};

/// How many entries are in memory at once.
const PAGE: i64 = 1000;

/// A tenant's ledger that is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerifiedTenant {
    /// The head of the tenant's own chain: whoever keeps it can check later against it.
    pub head: Head,
    /// How many entries there are.
    pub entries: u64,
    /// How many streams there are, the tenant's own included.
    pub streams: u64,
    /// How many entries say nothing any more, because their bodies were erased.
    pub gaps: u64,
}

/// Known heads of streams, by kind and id.
type Known = BTreeMap<(String, String), Vec<Head>>;

impl Reading {
    /// Checks the chain of a stream, against where it is known to end.
    ///
    /// # Errors
    /// [`StoreError::Broken`] names the first entry that breaks it, and how.
    pub async fn verify_stream(&mut self, stream: &Stream) -> Result<Verified, StoreError> {
        let known: Vec<Head> = self.head(stream).await?.into_iter().collect();
        let entries = self.entries(stream).await?;
        Ok(verify(&stream.chain(self.tenant), &entries, &known)?)
    }

    /// Checks all chains of the tenant: each by itself, against the heads that the tenant's chain
    /// recorded, against where it is known to end, and that no entry among all is missing. `kept`
    /// are heads of the tenant's chain that were kept elsewhere.
    ///
    /// # Errors
    /// [`StoreError::Broken`] names the first entry that breaks one, and how.
    pub async fn verify_tenant(&mut self, kept: &[Head]) -> Result<VerifiedTenant, StoreError> {
        let stream = Stream::tenant();
        let own = self.entries(&stream).await?;
        let verified = verify(&stream.chain(self.tenant), &own, kept)?;
        let mut known = recorded(&own)?;
        let (mut after, mut done) = (None, false);
        while !done {
            let page = self.heads(after.as_ref(), PAGE).await?;
            after = page.last().map(|(stream, _)| stream.clone());
            done = page.is_empty();
            for (stream, head) in page {
                let key = (stream.kind.as_str().to_owned(), stream.id);
                known.entry(key).or_default().push(head);
            }
        }
        let mut check = Check::new(self.tenant, known);
        let mut place: Place = (String::new(), String::new(), 0);
        loop {
            let page = self.entries_after(&place, PAGE).await?;
            let Some(last) = page.last() else { break };
            place = last.place();
            for Found(entry) in &page {
                check.take(entry)?;
            }
        }
        let last_sequence = self.last_sequence().await?;
        check.finish(last_sequence, verified.head)
    }
}

/// The heads that the tenant's own chain recorded, the last of each stream.
fn recorded(own: &[Entry]) -> Result<Known, StoreError> {
    let mut known = Known::new();
    for entry in own {
        let read = Found(entry.clone());
        let Some(event) = read.stored() else { continue };
        let record = TenantRecord::decode(&event).map_err(|why| read.unreadable(why))?;
        for (stream, head) in record.heads {
            known.insert((stream.kind.as_str().to_owned(), stream.id), vec![head]);
        }
    }
    Ok(known)
}

/// A walk over all entries of a tenant, stream by stream.
struct Check {
    tenant: TenantId,
    known: Known,
    open: Option<((String, String), Verifier)>,
    sequences: Vec<i64>,
    streams: u64,
    gaps: u64,
}

impl Check {
    fn new(tenant: TenantId, known: Known) -> Self {
        Self { tenant, known, open: None, sequences: Vec::new(), streams: 0, gaps: 0 }
    }

    fn take(&mut self, entry: &Entry) -> Result<(), StoreError> {
        let key = (entry.chain.kind.clone(), entry.chain.id.clone());
        if self.open.as_ref().is_none_or(|(open, _)| *open != key) {
            self.close()?;
            let known = self.known.remove(&key).unwrap_or_default();
            let verifier = Verifier::new(entry.chain.clone(), &known);
            self.open = Some((key, verifier));
        }
        if let Some((_, verifier)) = &mut self.open {
            verifier.take(entry)?;
        }
        self.sequences.push(entry.sequence);
        Ok(())
    }

    fn close(&mut self) -> Result<(), StoreError> {
        if let Some((_, verifier)) = self.open.take() {
            self.gaps += verifier.finish()?.gaps;
            self.streams += 1;
        }
        Ok(())
    }

    fn finish(mut self, last_sequence: i64, head: Head) -> Result<VerifiedTenant, StoreError> {
        self.close()?;
        if let Some((kind, id)) = self.known.into_keys().next() {
            let mut chain = Stream::tenant().chain(self.tenant);
            (chain.kind, chain.id) = (kind, id);
            return Err(Broken { chain, version: 1, flaw: Flaw::Cut }.into());
        }
        self.sequences.sort_unstable();
        let expected = 1..=last_sequence;
        let count = i64::try_from(self.sequences.len()).unwrap_or(i64::MAX);
        let wrong = self.sequences.iter().zip(expected).find(|(found, place)| *found != place);
        if wrong.is_some() || count != last_sequence {
            let mut chain = Stream::tenant().chain(self.tenant);
            "sequence".clone_into(&mut chain.id);
            let version = wrong.map_or(count.min(last_sequence) + 1, |(_, place)| place);
            return Err(Broken { chain, version, flaw: Flaw::Missing }.into());
        }
        let (streams, gaps) = (self.streams, self.gaps);
        Ok(VerifiedTenant { head, entries: self.sequences.len() as u64, streams, gaps })
    }
}
