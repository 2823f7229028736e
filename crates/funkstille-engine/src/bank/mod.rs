//! Statements of bank accounts: reading and keeping them.
//!
//! - [`read`]: what a file says. [`import`]: keeping it, each entry once.
//! - [`Watch`]: a folder into which statements are put.
//! - [`read_at`]: up to when it is known what came in.

mod freshness;
mod import;
mod payments;
mod problem;
mod read;
mod watch;

pub use freshness::read_at;
pub use import::{Imported, import};
pub use problem::{BankProblem, MappingProblem};
pub use read::{ReadStatement, mappings, read, read_to_keep};
pub use watch::{TakenIn, Watch};
