//! The outside world: where mail lies and, later, where it goes.
//!
//! This crate fetches and delivers bytes. What they mean is the business of `funkstille-formats`;
//! what to do about it, of `funkstille-core`.
//!
//! - [`incoming`]: what reading a mailbox gives, whatever kind of mailbox it is.
//! - [`mailbox`]: mail that lies in files: a Maildir, a folder of messages, an mbox.

pub mod incoming;
pub mod mailbox;
