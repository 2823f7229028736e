//! Letters leave: each at most once, never early, and never after an answer or a payment
//! (docs/dev/sending.md).
//!
//! - [`deliver`] hands over what is due: claim, guards, journal, then the world outside.
//! - `by_hand`: what a person posts or faxes, and says so.
//! - [`recover`] finds what an earlier process was at when it ended.
//! - [`arrived`] and [`again`]: a person decides about a letter of unknown fate.
//! - [`Transport`]: where letters go; a closed list.

mod after_all;
mod begin;
mod by_hand;
mod copy;
mod decide;
mod deliver;
mod draft;
mod guards;
mod journal;
mod outside;
mod rates;
mod record;
mod recover;
mod told;
mod transport;
mod unfiled;

pub use decide::{again, arrived};
pub use deliver::{Courier, Delivery, Point, deliver, deliver_by};
pub use outside::{Outside, WayOut};
pub use recover::recover;
pub use told::ToldDelivery;
pub use transport::{Delivered, Ending, Fate, Scripted, Transport};
pub use unfiled::{UnfiledCopies, unfiled_copies};

pub(crate) use after_all::sent_after_all;
pub(crate) use begin::put_back_unread;
pub(crate) use by_hand::sent_by_person;
pub(crate) use copy::copy_filed;
pub(crate) use draft::{drafted, find_draft, open_drafts, sent_from_drafts};
pub(crate) use guards::{
    client_with_invoice, has_old_approval, held_by, held_by_bank, incomplete, rest_of, wrote_today,
};
pub(crate) use outside::is_blocked;
pub(crate) use rates::{held_by_server, to_be_read_then};
pub(crate) use record::seen_outside;
pub(crate) use unfiled::note_copies;
