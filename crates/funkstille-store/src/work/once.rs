//! Requests that have one effect, however often they come.

use funkstille_core::evidence::Digest;
use jiff::Timestamp;

use super::Work;
use crate::error::{Conflict, StoreError};
use crate::sql;

/// Whether a request came before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Once {
    /// It is new: do what it asks for, then [`Work::answer_once`].
    New,
    /// It came before, and this was the answer.
    AlreadyApplied(Option<String>),
}

impl Work {
    /// Notes a request under its key.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where another request came before under the same key.
    pub async fn once(
        &mut self,
        key: &str,
        request: &Digest,
        at: Timestamp,
    ) -> Result<Once, StoreError> {
        let tenant = self.tenant().0;
        let at = at.as_microsecond();
        let values = [tenant.into(), key.into(), request.as_bytes().into(), at.into()];
        if self.connection().fetch_first(sql::ONCE_ADD, &values).await?.is_some() {
            return Ok(Once::New);
        }
        let row = self.connection().fetch_first(sql::ONCE, &[tenant.into(), key.into()]).await?;
        let place = || format!("idempotency/{key}");
        let Some(row) = row else {
            return Err(StoreError::Conflict(Conflict {
                place: place(),
                expected: 0,
                found: None,
            }));
        };
        let earlier: Vec<u8> = row.get(0)?;
        if earlier != request.as_bytes() {
            let (expected, found) = (0, Some(1));
            return Err(StoreError::Conflict(Conflict { place: place(), expected, found }));
        }
        Ok(Once::AlreadyApplied(row.get(1)?))
    }

    /// Keeps the answer to a new request, for when it comes again.
    pub async fn answer_once(&mut self, key: &str, answer: &str) -> Result<(), StoreError> {
        let values = [self.tenant().0.into(), key.into(), answer.into()];
        self.connection().execute(sql::ONCE_ANSWER, &values).await?;
        Ok(())
    }
}
