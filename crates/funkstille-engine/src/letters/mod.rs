//! Letters: written from their texts into the outbox, read, changed, approved, skipped.

mod approve;
mod closing;
mod compose;
mod copy;
mod deliver;
mod edit;
mod facts;
mod file;
mod group;
mod guard;
mod prepare;
mod proofs;
mod recipients;
mod required;
mod sent;
mod sheet;
mod skip;
mod stale;

pub use approve::{Approved, approve};
pub use closing::{decline, thank};
pub use copy::copy;
pub use deliver::{Delivered, Delivery, Transport, deliver};
pub use edit::{edit, edit_without};
pub use group::LetterGroup;
pub use sent::{sent, sent_as_is};
pub use sheet::{Progress, Sheet, read};
pub use skip::skip;

pub(crate) use approve::is_of_another_day;
pub(crate) use compose::compose;
pub(crate) use deliver::held_by;
pub(crate) use facts::{About, Sources};
pub(crate) use file::LetterFile;
pub(crate) use guard::refusals;
pub(crate) use prepare::{Prepare, lapse, prepare, step_of};
pub(crate) use recipients::{contact, contact_id};
pub(crate) use stale::{take_back, take_back_all};
