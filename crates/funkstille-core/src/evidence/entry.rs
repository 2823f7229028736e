//! One entry of a chain, and the bytes that its digest is made of.

use super::digest::Digest;

/// Bytes of a salt: as many as the digest has (RFC 6234), so that no guess at a short body can be
/// checked once its salt is erased.
pub const SALT_BYTES: usize = 32;

/// The first field of what is digested, so that no other digest can be taken for one of these.
const DOMAIN: &str = "funkstille.ledger.entry.1";

/// Whose chain it is and what it is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chain {
    /// The tenant's number.
    pub tenant: i64,
    /// What kind of thing the stream is about, such as `case`.
    pub kind: String,
    /// Which of them.
    pub id: String,
}

/// Where a chain ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Head {
    /// How many entries there are.
    pub version: i64,
    /// The last entry's place among all of the tenant's.
    pub sequence: i64,
    /// The last entry's digest.
    pub digest: Digest,
}

/// What is about to become an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The type of the event, such as `letter-approved`.
    pub event_type: String,
    /// When it happened: microseconds since 1970 in UTC.
    pub happened_at: i64,
    /// When it was recorded: microseconds since 1970 in UTC.
    pub recorded_at: i64,
    /// Who did it: a person's name, or a part of the program.
    pub actor: String,
    /// Bytes at random, of this entry alone.
    pub salt: [u8; SALT_BYTES],
    /// The event itself, as bytes that are never written anew.
    pub body: Vec<u8>,
}

/// One entry of a chain, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The chain that it belongs to.
    pub chain: Chain,
    /// Its place among all of the tenant's entries, from 1.
    pub sequence: i64,
    /// Its place in its chain, from 1.
    pub version: i64,
    /// The type of the event.
    pub event_type: String,
    /// When it happened: microseconds since 1970 in UTC.
    pub happened_at: i64,
    /// When it was recorded: microseconds since 1970 in UTC.
    pub recorded_at: i64,
    /// Who did it.
    pub actor: String,
    /// What it says; `None` once it is erased.
    pub content: Option<Content>,
    /// The digest of salt and body.
    pub body_digest: Digest,
    /// The digest of the entry before it; [`Digest::NONE`] in the first.
    pub previous_digest: Digest,
    /// The digest of all fields but salt and body.
    pub digest: Digest,
}

/// What an entry says. Both go when it is erased: a short body could be guessed from its digest as
/// long as the salt is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Bytes at random, [`SALT_BYTES`] of them.
    pub salt: Vec<u8>,
    /// The event as it was recorded.
    pub body: Vec<u8>,
}

impl Head {
    /// The head of a chain without entries.
    pub const NONE: Self = Self { version: 0, sequence: 0, digest: Digest::NONE };
}

impl Content {
    /// The digest of salt and body.
    pub(super) fn digest(&self) -> Digest {
        Digest::of_parts(&[&self.salt, &self.body])
    }
}

impl Entry {
    /// Makes the entry that follows `head` in its chain, at a place among all of the tenant's.
    pub fn seal(chain: Chain, head: &Head, sequence: i64, draft: Draft) -> Self {
        let content = Content { salt: draft.salt.to_vec(), body: draft.body };
        let mut entry = Self {
            chain,
            sequence,
            version: head.version + 1,
            event_type: draft.event_type,
            happened_at: draft.happened_at,
            recorded_at: draft.recorded_at,
            actor: draft.actor,
            body_digest: content.digest(),
            content: Some(content),
            previous_digest: head.digest,
            digest: Digest::NONE,
        };
        entry.digest = entry.computed_digest();
        entry
    }

    /// The head of the chain that ends with this entry.
    pub fn head(&self) -> Head {
        Head { version: self.version, sequence: self.sequence, digest: self.digest }
    }

    /// The digest that the entry should have. Salt and body are in it by their own digest alone, so
    /// that they can be erased.
    pub(super) fn computed_digest(&self) -> Digest {
        let numbers = |number: i64| number.to_string().into_bytes();
        let mut bytes = Vec::new();
        for field in [
            DOMAIN.as_bytes(),
            &numbers(self.chain.tenant),
            &numbers(self.sequence),
            self.chain.kind.as_bytes(),
            self.chain.id.as_bytes(),
            &numbers(self.version),
            self.event_type.as_bytes(),
            &numbers(self.happened_at),
            &numbers(self.recorded_at),
            self.actor.as_bytes(),
            self.body_digest.as_bytes(),
            self.previous_digest.as_bytes(),
        ] {
            bytes.extend_from_slice(&(field.len() as u64).to_be_bytes());
            bytes.extend_from_slice(field);
        }
        Digest::of(&bytes)
    }
}
