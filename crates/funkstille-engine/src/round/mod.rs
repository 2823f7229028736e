//! The daily round: mail is read, what is due is decided and prepared, again and again
//! (docs/dev/round.md).
//!
//! - [`read_account`] reads one account once, to its end.
//! - [`keep_reading`] reads one account for as long as it is let: it waits for news, and comes back
//!   after trouble.
//! - [`tell`] tells receivers what happened since.
//! - [`serve`] does that with all accounts, and the day's work beside it.
//! - [`Clock`] gives the moments of work that takes longer than one.

mod clock;
mod copies;
mod draft;
mod enter;
mod first;
mod folder;
mod keep_reading;
mod read;
mod send;
mod serve;
mod source;
mod tell;

pub use clock::Clock;
pub use draft::{Drafted, draft};
pub use enter::{account, note};
pub use keep_reading::{Patience, Turn, keep_reading};
pub use read::{Progress, ReadAccount, read_account};
pub use send::{Sent, send};
pub use serve::{Event, serve};
pub use source::{Account, Way};
pub use tell::tell;
