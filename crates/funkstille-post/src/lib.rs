//! The outside world: where mail lies and, later, where it goes.
//!
//! This crate fetches and delivers bytes. What they mean is the business of `funkstille-formats`;
//! what to do about it, of `funkstille-core`.
//!
//! - [`autoconfig`]: which server holds the mail of an address.
//! - [`dns`]: where a host is, who takes a domain's mail.
//! - [`http`]: the one client for everything that is asked of the web.
//! - [`imap`]: a mailbox on a server.
//! - [`incoming`]: what reading a mailbox gives, whatever kind of mailbox it is.
//! - [`looks`]: pages and feeds of a website.
//! - [`mailbox`]: mail that lies in files: a Maildir, a folder of messages, an mbox.
//! - [`maildir`]: a Maildir that is watched.
//! - [`oauth`]: tokens for mailboxes that take no password.
//! - [`secret`]: texts that never show themselves.
//! - [`server`]: servers of mail, whatever is spoken with them.
//! - [`smtp`]: handing a message over to be sent.

pub mod autoconfig;
pub mod dns;
mod folder_names;
pub mod http;
pub mod imap;
pub mod incoming;
pub mod looks;
pub mod mailbox;
pub mod maildir;
pub mod oauth;
pub mod secret;
pub mod server;
pub mod smtp;
