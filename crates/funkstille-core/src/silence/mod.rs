//! Silence in a conversation: who has not answered, since when, and what to do next, from nothing
//! but the mail.
//!
//! The shell turns the messages of a conversation into [`Entry`]s, oldest first. [`judge`] says
//! whether somebody still owes us an answer, and takes follow-ups that were sent by hand for the
//! steps that they are. [`propose`] names the next step and its day.

mod entry;
mod history;
mod judge;
mod propose;

pub use entry::{Asks, Entry, FollowUp, Said};
pub use history::sent_by_hand;
pub use judge::{Known, NotWaiting, Silence, StageSign, Verdict, judge};
pub use propose::{Proposal, propose};
