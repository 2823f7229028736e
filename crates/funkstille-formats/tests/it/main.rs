//! What this crate promises about its formats.

mod fixtures;
mod hostile;
mod samples;
