//! Template and data to pages: a [`Paper`] becomes a PDF that can be printed, folded and posted.
//!
//! The template (`templates/letter.typ`) is part of the program; what a user wrote reaches it as
//! data and is printed as it stands, whatever signs it holds.

mod error;
mod form;
mod paper;
mod press;
mod signs;

pub use error::PaperError;
pub use form::Form;
pub use paper::{Closing, Paper, Sender};
