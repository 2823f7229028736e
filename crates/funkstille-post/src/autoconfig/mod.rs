//! Which server holds the mail of an address? Asked in this order: the domain itself (autoconfig,
//! as Thunderbird asks), its name servers (RFC 6186), the hosts that this program knows, and at
//! last a guess.
//!
//! Only servers that are reached over TLS are proposed, except on this machine.

mod document;
mod known;
mod lookup;
mod server;
mod srv;
#[cfg(test)]
mod tests;

pub use document::{DocumentError, Documented, read_document};
pub use known::KnownHost;
pub use lookup::{Asked, Discovery, Found, Outcome, Source, discover};
pub use server::{Account, Proof, Security, Server};
