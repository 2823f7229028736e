//! Attempts to hand over letters.

use funkstille_core::delivery::AttemptState;
use jiff::Timestamp;

use super::Reading;
use crate::attempt::{Attempt, CopyState};
use crate::error::StoreError;
use crate::event::Named;
use crate::sql;

impl Reading {
    /// The attempts of a letter, the first one first.
    pub async fn attempts(&mut self, letter: &str) -> Result<Vec<Attempt>, StoreError> {
        let values = [self.tenant.0.into(), letter.into()];
        self.list(sql::ATTEMPTS_OF, &values, Attempt::read).await
    }

    /// The attempts that came as far as this, by letter; at most `limit` after a letter.
    pub async fn attempts_in_state(
        &mut self,
        state: AttemptState,
        after: &str,
        limit: i64,
    ) -> Result<Vec<Attempt>, StoreError> {
        let values = [self.tenant.0.into(), state.name().into(), after.into(), limit.into()];
        self.list(sql::ATTEMPTS_IN_STATE, &values, Attempt::read).await
    }

    /// The attempts whose copy among our sent mail is this far, by letter.
    pub async fn attempts_by_copy(
        &mut self,
        copy: CopyState,
        after: &str,
        limit: i64,
    ) -> Result<Vec<Attempt>, StoreError> {
        let values = [self.tenant.0.into(), copy.name().into(), after.into(), limit.into()];
        self.list(sql::ATTEMPTS_BY_COPY, &values, Attempt::read).await
    }

    /// The attempts with a mail of this id (without angle brackets), the first one first.
    pub async fn attempts_with_id(&mut self, message_id: &str) -> Result<Vec<Attempt>, StoreError> {
        let values = [self.tenant.0.into(), message_id.into()];
        self.list(sql::ATTEMPTS_WITH_ID, &values, Attempt::read).await
    }

    /// The attempts at a server that began since then, the last one first; at most `limit`.
    pub async fn attempts_at_host(
        &mut self,
        host: &str,
        since: Timestamp,
        limit: i64,
    ) -> Result<Vec<Attempt>, StoreError> {
        let since = since.as_microsecond();
        let values = [self.tenant.0.into(), host.into(), since.into(), limit.into()];
        self.list(sql::ATTEMPTS_AT_HOST, &values, Attempt::read).await
    }

    /// When a server was handed letters since then, the first one first: for rates.
    pub async fn handed_since(
        &mut self,
        host: &str,
        since: Timestamp,
    ) -> Result<Vec<Timestamp>, StoreError> {
        let values = [self.tenant.0.into(), host.into(), since.as_microsecond().into()];
        self.list(sql::HANDED_SINCE, &values, |row| crate::outbox::instant(row.get(0)?)).await
    }
}
