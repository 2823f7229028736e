//! Projects: what is being done for a client.

mod change;
mod find;
mod open;

pub use change::{rename, set_stage};
pub use find::{find, list};
pub use open::open;
