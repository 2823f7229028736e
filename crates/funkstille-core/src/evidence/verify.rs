//! Checking a chain: is everything there, in order, as it was written?

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::digest::Digest;
use super::entry::{Chain, Entry, Head, SALT_BYTES};
use crate::explain::{Explain, Fact, write_plain};

/// A chain that is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Where it ends.
    pub head: Head,
    /// How many entries say nothing any more, because their bodies were erased.
    pub gaps: u64,
}

/// The first entry that breaks a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The chain.
    pub chain: Chain,
    /// The place in the chain where it breaks, from 1.
    pub version: i64,
    /// How.
    pub flaw: Flaw,
}

/// How a chain breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// The entry, or the one before it, is not what was written.
    Changed,
    /// The entry is not there, and later ones are.
    Missing,
    /// The entry stands at another place.
    Moved,
    /// The chain ends before an entry that is known to have been there.
    Cut,
    /// The entry belongs to another chain.
    Foreign,
}

impl Flaw {
    /// Its name in the output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Moved => "moved",
            Self::Cut => "cut",
            Self::Foreign => "foreign",
        }
    }
}

/// Checks a chain entry by entry, in the order of its versions.
#[derive(Clone, Debug)]
pub struct Verifier {
    chain: Chain,
    known: BTreeMap<i64, Digest>,
    head: Head,
    gaps: u64,
}

/// Checks a whole chain. `known` are heads that it is known to have had: recorded in the tenant's
/// chain, or kept outside; without one, nobody can see that the end was cut off.
pub fn verify(chain: &Chain, entries: &[Entry], known: &[Head]) -> Result<Verified, Broken> {
    let mut verifier = Verifier::new(chain.clone(), known);
    let versions: BTreeSet<i64> = entries.iter().map(|entry| entry.version).collect();
    for entry in entries {
        verifier.take(entry).map_err(|broken| {
            let moved = broken.flaw == Flaw::Missing && versions.contains(&broken.version);
            Broken { flaw: if moved { Flaw::Moved } else { broken.flaw }, ..broken }
        })?;
    }
    verifier.finish()
}

impl Verifier {
    /// Begins a chain of which these heads are known.
    pub fn new(chain: Chain, known: &[Head]) -> Self {
        let known = known.iter().filter(|head| head.version > 0);
        let known = known.map(|head| (head.version, head.digest)).collect();
        Self { chain, known, head: Head::NONE, gaps: 0 }
    }

    /// Checks the next entry.
    pub fn take(&mut self, entry: &Entry) -> Result<(), Broken> {
        let expected = self.head.version + 1;
        if entry.chain != self.chain {
            return Err(self.broken(expected, Flaw::Foreign));
        }
        if entry.version > expected {
            return Err(self.broken(expected, Flaw::Missing));
        }
        if entry.version < expected {
            return Err(self.broken(entry.version, Flaw::Moved));
        }
        let content_is_right = entry.content.as_ref().is_none_or(|content| {
            content.salt.len() == SALT_BYTES && content.digest() == entry.body_digest
        });
        let is_right = content_is_right
            && entry.previous_digest == self.head.digest
            && entry.digest == entry.computed_digest()
            && self.known.get(&expected).is_none_or(|known| *known == entry.digest);
        if !is_right {
            return Err(self.broken(expected, Flaw::Changed));
        }
        if entry.sequence <= self.head.sequence {
            return Err(self.broken(expected, Flaw::Moved));
        }
        self.head = entry.head();
        self.gaps += u64::from(entry.content.is_none());
        Ok(())
    }

    /// Ends the chain.
    pub fn finish(self) -> Result<Verified, Broken> {
        match self.known.last_key_value() {
            Some((last, _)) if *last > self.head.version => {
                Err(self.broken(self.head.version + 1, Flaw::Cut))
            }
            _ => Ok(Verified { head: self.head, gaps: self.gaps }),
        }
    }

    fn broken(&self, version: i64, flaw: Flaw) -> Broken {
        Broken { chain: self.chain.clone(), version, flaw }
    }
}

impl Explain for Broken {
    fn key(&self) -> String {
        format!("ledger-{}", self.flaw.as_str())
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        let stream = format!("{}/{}", self.chain.kind, self.chain.id);
        vec![("stream", Fact::Text(stream)), ("version", Fact::Number(self.version))]
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_plain(self, f)
    }
}

impl std::error::Error for Broken {}
