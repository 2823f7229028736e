//! The case file: everything about one case in one file that a stranger can read in an editor and
//! check without this program. `docs/dev/ledger.md` describes its bytes.

mod export;
mod line;
mod verify;

pub use export::{Exported, export};
pub use verify::{BrokenLine, Verified, verify};
