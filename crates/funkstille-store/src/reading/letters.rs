//! Letters in the outbox.

use std::collections::BTreeMap;

use super::Reading;
use crate::error::StoreError;
use crate::event::Named;
use crate::outbox::{Letter, LetterKey, OutboxState};
use crate::sql;

impl Reading {
    /// A letter.
    pub async fn letter(&mut self, letter: &str) -> Result<Option<Letter>, StoreError> {
        let values = [self.tenant.0.into(), letter.into()];
        Ok(self.list(sql::LETTER, &values, Letter::read).await?.pop())
    }

    /// The keys of a letter: one for each case that it is about.
    pub async fn letter_keys(&mut self, letter: &str) -> Result<Vec<LetterKey>, StoreError> {
        let values = [self.tenant.0.into(), letter.into()];
        let read = |row: &crate::connection::Row| {
            Ok(LetterKey { key: row.get(0)?, case: row.get(1)?, step: row.get(2)? })
        };
        self.list(sql::LETTER_KEYS_OF, &values, read).await
    }

    /// Letters that are as far as this, by id.
    pub async fn letters_in_state(
        &mut self,
        state: OutboxState,
        after: &str,
        limit: i64,
    ) -> Result<Vec<Letter>, StoreError> {
        let values = [self.tenant.0.into(), state.name().into(), after.into(), limit.into()];
        self.list(sql::LETTERS_IN_STATE, &values, Letter::read).await
    }

    /// Letters to a client that are as far as this, by id.
    pub async fn letters_of_client(
        &mut self,
        client: &str,
        state: OutboxState,
    ) -> Result<Vec<Letter>, StoreError> {
        let values = [self.tenant.0.into(), client.into(), state.name().into()];
        self.list(sql::LETTERS_OF_CLIENT, &values, Letter::read).await
    }

    /// The letters about these cases that left or may have left, by id, each with what its forms
    /// are rendered from.
    pub async fn letters_asking(
        &mut self,
        cases: &[&str],
    ) -> Result<BTreeMap<String, String>, StoreError> {
        let tenant = [self.tenant.0.into()];
        let rows = self.connection.select(sql::LETTERS_ASKING, &tenant, cases).await?;
        rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
    }

    /// The ids of the letters about a case.
    pub async fn letters_of_case(&mut self, case: &str) -> Result<Vec<String>, StoreError> {
        let values = [self.tenant.0.into(), case.into()];
        self.list(sql::LETTERS_OF_CASE, &values, |row| row.get(0)).await
    }
}
