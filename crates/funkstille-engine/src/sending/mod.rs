//! Letters leave: each at most once, never early, and never after an answer or a payment
//! (docs/dev/sending.md).
//!
//! - [`deliver`] hands over what is due: claim, guards, journal, then the world outside.
//! - [`recover`] finds what an earlier process was at when it ended.
//! - [`arrived`] and [`again`]: a person decides about a letter of unknown fate.
//! - [`Transport`]: where letters go; a closed list.

mod begin;
mod copy;
mod decide;
mod deliver;
mod guards;
mod journal;
mod outside;
mod record;
mod recover;
mod transport;

pub use decide::{again, arrived};
pub use deliver::{Courier, Delivery, Point, deliver, deliver_by};
pub use outside::{Outside, WayOut};
pub use recover::recover;
pub use transport::{Delivered, Ending, Fate, Scripted, Transport};

pub(crate) use copy::copy_filed;
pub(crate) use guards::{held_by, wrote_today};
pub(crate) use record::seen_outside;
