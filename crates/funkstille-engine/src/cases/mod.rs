//! Cases: opened, and everything that a person says about them.

mod happened;
mod invoice;
mod open;

pub(crate) use happened::by_hand;
pub use happened::happened;
pub use invoice::attach_invoice;
pub use open::{NewCase, open};
