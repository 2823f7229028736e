//! Letters: written from their texts into the outbox, read, changed, approved, skipped.

mod accounts;
mod approve;
mod claim;
mod closing;
mod compose;
mod copy;
mod draft;
mod drafted;
mod edit;
mod enclosed;
mod enclosures;
mod facts;
mod fax;
mod file;
mod form;
mod given_away;
mod group;
mod guard;
mod kept;
mod left;
mod listed;
mod misworded;
mod paper;
mod prepare;
mod recall;
mod recipients;
mod required;
mod said;
mod sent;
mod sheet;
mod skip;
mod stale;
mod window;

pub use approve::{Approved, approve};
pub use closing::{decline, thank};
pub use copy::copy;
pub use drafted::drafts_of;
pub use edit::{edit, edit_without};
pub use enclosed::Enclosed;
pub use group::LetterGroup;
pub(crate) use paper::address_lines;
pub use paper::{Printed, print};
pub use recall::recall;
pub use sent::{sent, sent_as_is};
pub use sheet::{Progress, Remark, Sheet, read};
pub use skip::skip;

pub(crate) use approve::{is_of_another_day, names_days, write_anew};
pub(crate) use compose::compose;
pub(crate) use draft::{Draft, draft};
pub(crate) use facts::{About, Sources};
pub(crate) use fax::{by_hand, gateway, is_of_gateway, read_gateway};
pub(crate) use file::{Asks, LetterFile, asks_of};
pub(crate) use form::{Form, Written, form, statement_pdf};
pub(crate) use given_away::{given_away, given_away_of};
pub(crate) use guard::refusals;
pub(crate) use kept::{attachments, digest, digest_of, keep};
pub(crate) use left::{ask_for_number, leave};
pub(crate) use listed::digests as listed_files;
pub(crate) use prepare::{
    Prepare, can_be_written, key_of, lapse, prepare, step_of, was_prepared,
};
pub(crate) use recipients::{contact, contact_id, lacks_post, recipient};
pub(crate) use sheet::no_claim;
pub(crate) use stale::{take_back, take_back_all};
pub(crate) use window::is_misdated;
