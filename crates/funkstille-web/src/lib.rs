//! What the program answers over HTTP: a calendar, to whoever knows its secret address.
//!
//! All routes stand in [`routes`]. Nothing here writes a log: an address is as secret as a
//! password.

mod calendar;
mod health;
mod routes;
mod server;

pub use routes::{Business, routes};
pub use server::serve;
