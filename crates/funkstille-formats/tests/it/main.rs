//! What this crate promises about its formats.

mod accuracy;
mod feeds;
mod fixtures;
mod hostile;
mod samples;
