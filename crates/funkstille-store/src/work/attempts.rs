//! Attempts to hand over letters.

use funkstille_core::delivery::AttemptState;
use jiff::Timestamp;

use super::Work;
use crate::attempt::{Attempt, CopyState, attempt_values};
use crate::error::{Conflict, StoreError};
use crate::event::Named;
use crate::sql;

impl Work {
    /// Writes an attempt that is about to begin.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where the letter has an attempt of this number already.
    pub async fn put_attempt(&mut self, attempt: &Attempt) -> Result<(), StoreError> {
        let values = attempt_values(self.tenant(), attempt);
        if self.connection().execute(sql::ATTEMPT_ADD, &values).await? == 1 {
            return Ok(());
        }
        let place = format!("attempt/{}/{}", attempt.letter, attempt.attempt);
        let found = Some(attempt.attempt);
        Err(StoreError::Conflict(Conflict { place, expected: 0, found }))
    }

    /// Writes what became known of an attempt that the caller read; whoever was later is refused.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where it is in another state than the one that was read.
    pub async fn change_attempt(
        &mut self,
        read: &Attempt,
        (state, reply): (AttemptState, &str),
        copy: CopyState,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let values = [
            self.tenant().0.into(),
            (&read.letter).into(),
            read.attempt.into(),
            read.state.name().into(),
            read.copy.name().into(),
            state.name().into(),
            reply.into(),
            copy.name().into(),
            at.as_microsecond().into(),
        ];
        if self.connection().execute(sql::ATTEMPT_CHANGE, &values).await? == 1 {
            return Ok(());
        }
        let place = format!("attempt/{}/{}", read.letter, read.attempt);
        Err(StoreError::Conflict(Conflict { place, expected: read.attempt, found: None }))
    }
}
