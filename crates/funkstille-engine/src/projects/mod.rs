//! Projects: what is being done for a client.

mod change;
mod find;
mod gut_check;
mod open;

pub use change::{rename, set_stage, set_stage_despite};
pub use find::{find, list};
pub use open::{open, open_despite};
