//! Mail that was read from mailboxes: what it is, to which case it belongs, and what it does there
//! (docs/mail.md, *What a message does*).
//!
//! - [`take_in`] keeps what a reading gave, and tells the cases.
//! - [`read_through`] says that an account was read to its end; then silence is noticed.
//! - [`waiting`], [`wait`], [`confirm`], [`dismiss`]: which messages of ours wait for an answer.
//! - [`knowledge`]: how fresh all this is, for guard 1.

mod account;
mod circle;
mod effect;
pub(crate) mod entries;
mod index;
mod junk;
mod last;
mod learned;
pub(crate) mod letter;
mod notice;
mod proof;
mod read;
mod said;
mod same;
mod sent;
mod take_in;
mod tell;
pub(crate) mod threads;
mod wait;
mod wrote;

pub use account::{
    folders, follow, knowledge, marks, read_through, readings, stop_following, unread,
};
pub use junk::{FoundInJunk, found_in_junk};
pub(crate) use last::{Heard, last_that};
pub use learned::{Learned, learned};
pub use notice::{Noticed, notice};
pub(crate) use sent::letter_left;
pub use take_in::{Source, Taken, Unreadable, take_in};
pub(crate) use tell::ask_again;
pub use tell::{Did, Told};
pub use wait::{Waiting, WaitingWhy, confirm, dismiss, wait, waiting};
pub(crate) use wrote::last_wrote;
