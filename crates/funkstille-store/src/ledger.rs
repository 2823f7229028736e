//! Checking a whole ledger, and writing entries for others to check (`docs/dev/ledger.md`).

mod line;
mod verify;

pub use line::{ledger_line, parse_ledger_line};
pub use verify::VerifiedTenant;
