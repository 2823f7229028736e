//! The ledger as evidence: a salted chain of digests that anybody can check.
//!
//! Each stream (a case, a client) is a [`Chain`] of its own, so that one case verifies alone. The
//! tenant's own chain records the [`Head`] of every stream; whoever keeps its head notices any
//! later change. `docs/dev/ledger.md` describes the bytes, so that a stranger can check them
//! without this program.

mod digest;
mod entry;
mod verify;

pub use digest::{Digest, RunningDigest};
pub use entry::{Chain, Content, Draft, Entry, Head, SALT_BYTES};
pub use verify::{Broken, Flaw, Verified, Verifier, verify};
