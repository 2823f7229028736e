//! What this crate promises about its formats.

mod samples;
