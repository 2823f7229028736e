//! Cases: opened, shown, and everything that a person says about them.

mod beside;
mod bounced;
mod by_hand;
mod early;
mod happened;
mod invoice;
mod mended;
mod neighbours;
mod open;
mod overview;
mod sent_again;
mod standing;
mod story;
mod told;

pub use bounced::{Bounce, bounced};
pub(crate) use bounced::{bounced_in, forget as forget_address};
pub(crate) use by_hand::waiting_number;
pub use by_hand::{by_hand, done_by_hand};
pub(crate) use happened::fits;
pub use happened::happened;
pub(crate) use happened::{may_happen, withdraw_waiting};
pub use invoice::{Terms, attach_invoice, set_terms};
pub(crate) use mended::{mend, mend_waiting, waits_for, waits_for_mail_address};
pub use neighbours::{Coming, Neighbour};
pub(crate) use open::open_in;
pub use open::{NewCase, open};
pub use overview::{CaseOverview, UnreadableCase};
pub(crate) use sent_again::send_to_other_address;
pub use standing::Standing;
pub use story::{StoryLine, story};
pub use told::Told;
pub(crate) use told::follow_on_key;
