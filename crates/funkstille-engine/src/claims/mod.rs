//! What is owed today for invoices: the statement of a claim, and all receivables with their age.

mod about;
mod of_case;
mod parts;
mod receivables;
mod statement;
mod time_barred;
mod told;
mod undated;

pub use about::ClaimAbout;
pub use of_case::Claimed;
pub(crate) use of_case::{of_case, today};
pub(crate) use receivables::beyond_claim;
pub use receivables::{Receivable, Receivables, Sums, owed, receivables};
pub use statement::{StatedClaim, stated};
pub use time_barred::TimeBarred;
pub(crate) use time_barred::time_barred;
pub use told::Told;
pub use undated::Undated;
pub(crate) use undated::undated;
