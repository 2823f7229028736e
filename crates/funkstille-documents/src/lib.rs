//! Template and data to pages: a [`Paper`] becomes a PDF that can be printed, folded and posted; a
//! [`Statement`] one that goes with it.
//!
//! The templates (`templates/`) are part of the program; what a user wrote reaches it as
//! data and is printed as it stands, whatever signs it holds.

mod error;
mod form;
mod paper;
mod press;
mod signs;
mod statement;

pub use error::PaperError;
pub use form::Form;
pub use paper::{Closing, Paper, Sender};
pub use statement::{Statement, StatementPart};
