//! What this crate promises about its formats.

mod accuracy;
mod bank;
mod composing;
mod feeds;
mod fixtures;
mod hostile;
mod samples;
