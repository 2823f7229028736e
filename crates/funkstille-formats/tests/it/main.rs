//! What this crate promises about its formats.

mod fixtures;
mod samples;
