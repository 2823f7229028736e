//! What this crate promises about its formats.

mod accuracy;
mod fixtures;
mod hostile;
mod samples;
