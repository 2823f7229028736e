//! Cases: opened, shown, and everything that a person says about them.

mod by_hand;
mod happened;
mod invoice;
mod open;
mod overview;
mod standing;
mod story;
mod told;

pub use by_hand::{by_hand, done_by_hand};
pub use happened::happened;
pub use invoice::attach_invoice;
pub use open::{NewCase, open};
pub use overview::CaseOverview;
pub use standing::Standing;
pub use story::{StoryLine, story};
pub use told::Told;
pub(crate) use told::follow_on_key;
