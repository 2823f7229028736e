//! Bytes to types and back: everything that comes from outside is read here, and nowhere else.
//!
//! This crate does no input or output of its own: it takes bytes that somebody else read and
//! gives types that the rules can use. Its input is hostile (a client's mailbox holds mail from
//! anyone), so every reader here is total: it gives a value or an error, it never panics, and its
//! work is bounded by the size of its input.
//!
//! - [`agenda`]: a calendar that others read.
//! - [`bank`]: statements of bank accounts.
//! - [`feed`]: when a website last had something to say.
//! - [`mail`]: one e-mail parsed and judged (did a person write?), threads, quoted text stripped,
//!   what a message asks for.

pub mod agenda;
pub mod bank;
pub mod feed;
pub mod mail;
