//! The outside world: where mail lies and, later, where it goes.
//!
//! This crate fetches and delivers bytes. What they mean is the business of `funkstille-formats`;
//! what to do about it, of `funkstille-core`.
//!
//! - [`mailbox`]: mail that lies in files: a Maildir, a folder of messages, an mbox.

pub mod mailbox;
