//! All rows again: the ledger is the truth, and what the pages and the tick read follows from it.

use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::Error;

/// Makes the rows of clients, projects, cases and tasks again from the ledger, in one transaction;
/// gives the number of entries that were read. Letters, settings and files are no such rows and
/// stay as they are.
///
/// # Errors
/// Where the database fails, nobody has said yet who the business is, or the playbook of a case
/// cannot be read: then nothing was changed.
pub async fn rebuild(engine: &Engine, moment: &mut Moment) -> Result<u64, Error> {
    Change::begin(engine, moment).await?.rebuild().await
}
