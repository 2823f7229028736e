//! Letters: written from their texts into the outbox, read, changed, approved, skipped.

mod approve;
mod closing;
mod compose;
mod copy;
mod edit;
mod facts;
mod fax;
mod file;
mod form;
mod group;
mod guard;
mod left;
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

pub use approve::{Approved, approve};
pub use closing::{decline, thank};
pub use copy::copy;
pub use edit::{edit, edit_without};
pub use group::LetterGroup;
pub use paper::{Printed, print};
pub use recall::recall;
pub use sent::{sent, sent_as_is};
pub use sheet::{Progress, Remark, Sheet, read};
pub use skip::skip;

pub(crate) use approve::{is_of_another_day, write_anew};
pub(crate) use compose::compose;
pub(crate) use facts::{About, Sources};
pub(crate) use fax::read_gateway;
pub(crate) use file::LetterFile;
pub(crate) use form::{Form, Written, form};
pub(crate) use guard::refusals;
pub(crate) use left::leave;
pub(crate) use prepare::{Prepare, key_of, lapse, prepare, step_of};
pub(crate) use recipients::{contact, contact_id, recipient};
pub(crate) use sheet::goes_without_claim;
pub(crate) use stale::{take_back, take_back_all};
