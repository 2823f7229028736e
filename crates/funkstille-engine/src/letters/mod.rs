//! Letters: written from their texts into the outbox, read, changed, approved, skipped.

mod compose;
mod facts;
mod file;
mod prepare;
mod recipients;

pub(crate) use file::LetterFile;
pub(crate) use prepare::{Prepare, lapse, prepare};
