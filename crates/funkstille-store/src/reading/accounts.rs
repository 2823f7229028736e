//! Accounts: where mail is read from.

use jiff::Timestamp;

use super::Reading;
use crate::connection::Row;
use crate::error::StoreError;
use crate::outbox::instant;
use crate::sql;

/// An account, and how it went with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id: a number, never used twice.
    pub account: String,
    /// What it is.
    pub draft: AccountDraft,
    /// When it was last read without trouble.
    pub succeeded_at: Option<Timestamp>,
    /// When it last failed.
    pub failed_at: Option<Timestamp>,
    /// Why the last attempt failed, in the caller's form; `None` where it succeeded, or there was
    /// none.
    pub failure: Option<String>,
    /// Counts every change of the draft, from 1.
    pub version: i64,
    /// When the draft was last changed.
    pub changed_at: Timestamp,
}

/// What an account is, in the names and forms of the caller.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountDraft {
    /// The address whose mail it holds.
    pub address: String,
    /// What kind of mailbox it is.
    pub kind: String,
    /// The server, where there is one.
    pub host: Option<String>,
    /// The server's port.
    pub port: Option<u16>,
    /// How the connection is guarded.
    pub security: Option<String>,
    /// The name that the server knows the user by.
    pub user: Option<String>,
    /// How the user proves who it is.
    pub auth: Option<String>,
    /// The sealed password or tokens. Nothing here can open it.
    pub secret: Option<Vec<u8>>,
    /// Everything else: an object of JSON.
    pub settings: String,
}

impl Reading {
    /// An account; `None` where there is none of this id.
    pub async fn account(&mut self, account: &str) -> Result<Option<Account>, StoreError> {
        let values = [self.tenant.0.into(), account.into()];
        Ok(self.list(sql::ACCOUNT, &values, Account::read).await?.pop())
    }

    /// Accounts by id, from the one after `after`, at most so many.
    pub async fn accounts(&mut self, after: &str, limit: i64) -> Result<Vec<Account>, StoreError> {
        let values = [self.tenant.0.into(), after.into(), limit.into()];
        self.list(sql::ACCOUNTS, &values, Account::read).await
    }
}

impl Account {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let moment = |column: usize| -> Result<Option<Timestamp>, StoreError> {
            row.get::<Option<i64>>(column)?.map(instant).transpose()
        };
        let port: Option<i64> = row.get(4)?;
        let port = port.map(|port| {
            let wrong = |_| crate::projection::bad_value(port.to_string());
            u16::try_from(port).map_err(wrong)
        });
        Ok(Self {
            account: row.get(0)?,
            draft: AccountDraft {
                address: row.get(1)?,
                kind: row.get(2)?,
                host: row.get(3)?,
                port: port.transpose()?,
                security: row.get(5)?,
                user: row.get(6)?,
                auth: row.get(7)?,
                secret: row.get(8)?,
                settings: row.get(9)?,
            },
            succeeded_at: moment(10)?,
            failed_at: moment(11)?,
            failure: row.get(12)?,
            version: row.get(13)?,
            changed_at: instant(row.get(14)?)?,
        })
    }
}
