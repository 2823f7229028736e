//! By which ways the user is told, and what is on its way there.

use funkstille_core::evidence::Digest;
use jiff::Timestamp;

use super::Reading;
use crate::connection::Row;
use crate::error::StoreError;
use crate::outbox::instant;
use crate::sql;
use crate::telling::{Feed, Receiver, Telling, TellingState};

impl Reading {
    /// Receivers by id, from the one after `after`, at most so many.
    pub async fn receivers(
        &mut self,
        after: &str,
        limit: i64,
    ) -> Result<Vec<Receiver>, StoreError> {
        let values = [self.tenant.0.into(), after.into(), limit.into()];
        self.list(sql::RECEIVERS, &values, Receiver::read).await
    }

    /// What is to be told by now, what has waited longest first; at most so much.
    pub async fn tellings_due(
        &mut self,
        now: Timestamp,
        limit: i64,
    ) -> Result<Vec<Telling>, StoreError> {
        let waiting = TellingState::Waiting.name().into();
        let values = [self.tenant.0.into(), waiting, now.as_microsecond().into(), limit.into()];
        self.list(sql::TELLINGS_DUE, &values, Telling::read).await
    }

    /// What was not told by a receiver yet; at most so much.
    pub async fn tellings_of(
        &mut self,
        receiver: &str,
        limit: i64,
    ) -> Result<Vec<Telling>, StoreError> {
        let told = TellingState::Told.name().into();
        let values = [self.tenant.0.into(), receiver.into(), told, limit.into()];
        self.list(sql::TELLINGS_OF, &values, Telling::read).await
    }

    /// When a receiver was told something last, as far as that is kept in mind.
    pub async fn told_at(&mut self, receiver: &str) -> Result<Option<Timestamp>, StoreError> {
        let told = TellingState::Told.name().into();
        let values = [self.tenant.0.into(), receiver.into(), told];
        let last = |row: &Row| row.get::<Option<i64>>(0)?.map(instant).transpose();
        Ok(self.list(sql::TELLING_TOLD, &values, last).await?.pop().flatten())
    }

    /// Those who may read the calendar, by id, from the one after `after`, at most so many.
    pub async fn feeds(&mut self, after: &str, limit: i64) -> Result<Vec<Feed>, StoreError> {
        let values = [self.tenant.0.into(), after.into(), limit.into()];
        self.list(sql::FEEDS, &values, Feed::read).await
    }

    /// The one whose token has this digest.
    pub async fn feed_with_token(&mut self, token: &Digest) -> Result<Option<Feed>, StoreError> {
        let values = [self.tenant.0.into(), token.as_bytes().into()];
        Ok(self.list(sql::FEED_WITH_TOKEN, &values, Feed::read).await?.pop())
    }
}
