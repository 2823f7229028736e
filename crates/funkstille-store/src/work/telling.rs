//! By which ways the user is told, and what is on its way there.

use jiff::Timestamp;

use super::Work;
use crate::error::StoreError;
use crate::sql;
use crate::telling::{Feed, Receiver, Telling, TellingState};

impl Work {
    /// Adds a receiver, or changes it.
    pub async fn put_receiver(
        &mut self,
        receiver: &Receiver,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let values = [
            self.tenant().0.into(),
            (&receiver.receiver).into(),
            (&receiver.kind).into(),
            (&receiver.settings).into(),
            receiver.secret.as_deref().into(),
            receiver.told_until.into(),
            at.as_microsecond().into(),
        ];
        self.connection().execute(sql::RECEIVER_PUT, &values).await?;
        Ok(())
    }

    /// Removes a receiver with everything that is on its way there.
    pub async fn remove_receiver(&mut self, receiver: &str) -> Result<(), StoreError> {
        let values = [self.tenant().0.into(), receiver.into()];
        self.connection().execute(sql::RECEIVER_REMOVE, &values).await?;
        self.connection().execute(sql::TELLINGS_REMOVE, &values).await?;
        Ok(())
    }

    /// Puts something on its way: once, whatever was put there before under the same id. Gives how
    /// much of it is new.
    pub async fn add_tellings(&mut self, tellings: &[Telling]) -> Result<usize, StoreError> {
        let tenant = self.tenant().0;
        let rows = tellings.iter().map(|it| {
            vec![
                tenant.into(),
                (&it.receiver).into(),
                (&it.telling).into(),
                (&it.body).into(),
                it.state.name().into(),
                it.tries.into(),
                it.next_at.as_microsecond().into(),
            ]
        });
        let rows: Vec<_> = rows.collect();
        Ok(self.connection().insert(sql::TELLING_ADD, &rows).await?.len())
    }

    /// Notes how far it is, where it was tried as often as the caller has read; gives whether it
    /// was. Another program tries it where it was not.
    pub async fn note_telling(
        &mut self,
        telling: &Telling,
        read_tries: i64,
    ) -> Result<bool, StoreError> {
        let values = [
            self.tenant().0.into(),
            (&telling.receiver).into(),
            (&telling.telling).into(),
            telling.state.name().into(),
            telling.tries.into(),
            telling.next_at.as_microsecond().into(),
            telling.failure.as_deref().into(),
            read_tries.into(),
        ];
        Ok(self.connection().fetch_first(sql::TELLING_NOTE, &values).await?.is_some())
    }

    /// Forgets what was told before then.
    pub async fn forget_tellings(&mut self, before: Timestamp) -> Result<(), StoreError> {
        let told = TellingState::Told.name().into();
        let values = [self.tenant().0.into(), told, before.as_microsecond().into()];
        self.connection().execute(sql::TELLINGS_FORGET, &values).await?;
        Ok(())
    }

    /// Adds somebody who may read the calendar.
    pub async fn add_feed(&mut self, feed: &Feed) -> Result<(), StoreError> {
        let values = [
            self.tenant().0.into(),
            (&feed.feed).into(),
            feed.token.as_bytes().into(),
            (&feed.settings).into(),
            feed.made_at.as_microsecond().into(),
        ];
        self.connection().execute(sql::FEED_ADD, &values).await?;
        Ok(())
    }

    /// Takes it away again; gives whether there was one.
    pub async fn remove_feed(&mut self, feed: &str) -> Result<bool, StoreError> {
        let values = [self.tenant().0.into(), feed.into()];
        Ok(self.connection().fetch_first(sql::FEED_REMOVE, &values).await?.is_some())
    }
}
