//! E-mail: telling silence from an answer.
//!
//! - [`parse`](parse()): bytes to a [`Parsed`] message, within bounds for hostile mail.
//! - [`Parsed::message`]: what threading and quote stripping work on.
//! - [`classify`](classify()): did a person write, or a machine, and what does it say; with the
//!   [`Evidence`] for each verdict.
//! - [`quote`], [`thread`], [`intent`]: what was written anew, what belongs together, what a
//!   message of ours asks for.
//! - [`compose`](mod@compose): the bytes of a message of ours.
//! - [`due`]: the due date that a message with an invoice names.
//! - [`Proof`]: whether the receiving server found it to be from whom it says.
//! - [`mbox`]: many messages in one file.

mod authentication;
pub mod classify;
pub mod compose;
mod conversation;
mod days;
pub mod due;
pub(crate) mod html;
mod identity;
mod ids;
pub mod intent;
pub mod mbox;
pub mod message;
pub mod parse;
pub mod quote;
mod quoted;
pub mod subject;
mod summary;
pub mod thread;
mod tongue;

pub use authentication::{Proof, is_thread_index};
pub use classify::address::addresses_in;
pub use classify::classify;
pub use classify::original::original_message_ids;
pub use classify::signals::{Signals, SignalsError};
pub use classify::status::names_dead_address;
pub use classify::verdict::{Evidence, FailedRecipient, Kind, Place, Sign, Verdict};
pub use days::{NamedDay, days_named};
pub use identity::LETTER_HEADER;
pub use parse::{Parsed, Unreadable, parse};
pub use tongue::Tongue;
