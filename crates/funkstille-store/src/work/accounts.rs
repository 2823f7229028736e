//! Accounts: where mail is read from.

use jiff::Timestamp;

use super::Work;
use crate::connection::{Row, Value};
use crate::error::{Conflict, StoreError};
use crate::reading::AccountDraft;
use crate::sql;

impl Work {
    /// Adds an account, or changes the one whose version the caller read; the version is 0 where
    /// there is none yet. Gives the new version.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where it has another version: somebody else changed it.
    pub async fn put_account(
        &mut self,
        account: &str,
        draft: &AccountDraft,
        version: i64,
        at: Timestamp,
    ) -> Result<i64, StoreError> {
        let mut values = vec![self.tenant().0.into(), account.into()];
        let sql = if version == 0 {
            sql::ACCOUNT_ADD
        } else {
            values.push(version.into());
            sql::ACCOUNT_CHANGE
        };
        values.extend(draft_values(draft));
        values.push(at.as_microsecond().into());
        let row = self.connection().fetch_first(sql, &values).await?;
        self.version_of_account(account, version, row.as_ref()).await
    }

    /// Removes an account whose version the caller read.
    ///
    /// # Errors
    /// As [`Work::put_account`].
    pub async fn remove_account(&mut self, account: &str, version: i64) -> Result<(), StoreError> {
        let values = [self.tenant().0.into(), account.into(), version.into()];
        let row = self.connection().fetch_first(sql::ACCOUNT_REMOVE, &values).await?;
        self.version_of_account(account, version, row.as_ref()).await.map(drop)
    }

    /// Notes that an account was read without trouble, or why it was not. This is no change of the
    /// account: its version stays. One that is gone is let be.
    pub async fn note_account(
        &mut self,
        account: &str,
        failure: Option<&str>,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let mut values = vec![self.tenant().0.into(), account.into(), at.as_microsecond().into()];
        let sql = match failure {
            None => sql::ACCOUNT_SUCCEEDED,
            Some(failure) => {
                values.push(failure.into());
                sql::ACCOUNT_FAILED
            }
        };
        self.connection().execute(sql, &values).await?;
        Ok(())
    }

    /// Notes that an account was read without trouble; what its failure is about stays as it is.
    pub async fn note_account_read(
        &mut self,
        account: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let values = [self.tenant().0.into(), account.into(), at.as_microsecond().into()];
        self.connection().execute(sql::ACCOUNT_READ, &values).await?;
        Ok(())
    }

    /// What failed with an account does not any more, or nobody knows.
    pub async fn mend_account(&mut self, account: &str) -> Result<(), StoreError> {
        let values = [self.tenant().0.into(), account.into()];
        self.connection().execute(sql::ACCOUNT_MENDED, &values).await?;
        Ok(())
    }

    async fn version_of_account(
        &mut self,
        account: &str,
        expected: i64,
        row: Option<&Row>,
    ) -> Result<i64, StoreError> {
        if let Some(row) = row {
            return row.get(0);
        }
        let found = self.read().account(account).await?.map(|account| account.version);
        let place = format!("account/{account}");
        Err(StoreError::Conflict(Conflict { place, expected, found }))
    }
}

fn draft_values(draft: &AccountDraft) -> [Value<'_>; 9] {
    [
        (&draft.address).into(),
        (&draft.kind).into(),
        draft.host.as_deref().into(),
        draft.port.map(i64::from).into(),
        draft.security.as_deref().into(),
        draft.user.as_deref().into(),
        draft.auth.as_deref().into(),
        draft.secret.as_deref().into(),
        (&draft.settings).into(),
    ]
}
