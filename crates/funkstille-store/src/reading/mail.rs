//! The index of mail.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::Reading;
use crate::connection::Row;
use crate::error::StoreError;
use crate::mail::{CaseMail, FolderRow, MailPlace, MailRow, WaitRow, small};
use crate::outbox::instant;
use crate::sql;

impl Reading {
    async fn members<T>(
        &mut self,
        sql: &'static str,
        members: &[&str],
        read: impl Fn(&Row) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let tenant = [self.tenant.0.into()];
        self.connection.select(sql, &tenant, members).await?.iter().map(read).collect()
    }

    async fn mails(
        &mut self,
        sql: &'static str,
        members: &[&str],
    ) -> Result<BTreeMap<String, MailRow>, StoreError> {
        let rows = self.members(sql, members, MailRow::read).await?;
        Ok(rows.into_iter().map(|row| (row.mail.clone(), row)).collect())
    }

    /// Messages of the index, by key; one that is not there is missing.
    pub async fn mail(&mut self, keys: &[&str]) -> Result<BTreeMap<String, MailRow>, StoreError> {
        self.mails(sql::MAIL_AT, keys).await
    }

    /// The messages with these companies or people, by key.
    pub async fn mail_of_parties(
        &mut self,
        parties: &[&str],
    ) -> Result<BTreeMap<String, MailRow>, StoreError> {
        self.mails(sql::MAIL_OF_PARTY, parties).await
    }

    /// The messages that answer, refer to or return one of these ids, by key.
    pub async fn mail_naming(
        &mut self,
        ids: &[&str],
    ) -> Result<BTreeMap<String, MailRow>, StoreError> {
        self.mails(sql::MAIL_NAMING, ids).await
    }

    /// The addresses that occur in mail with these companies or people: party and address.
    pub async fn mail_addresses(
        &mut self,
        parties: &[&str],
    ) -> Result<Vec<(String, String)>, StoreError> {
        let read = |row: &Row| Ok((row.get(0)?, row.get(1)?));
        self.members(sql::MAIL_PARTY_ADDRESSES, parties, read).await
    }

    /// The places of these messages.
    pub async fn mail_places(&mut self, keys: &[&str]) -> Result<Vec<MailPlace>, StoreError> {
        let mut places = self.members(sql::MAIL_PLACES_OF, keys, MailPlace::read).await?;
        places.sort_by(|a, b| (&a.account, &a.folder, a.uid).cmp(&(&b.account, &b.folder, b.uid)));
        Ok(places)
    }

    /// The newest messages of a folder, at most so many, and how each is marked: number, flags,
    /// labels.
    pub async fn mail_marks(
        &mut self,
        (account, folder): (&str, &str),
        most: usize,
    ) -> Result<Vec<(u32, Vec<String>, Vec<String>)>, StoreError> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let values = [self.tenant.0.into(), account.into(), folder.into(), most.into()];
        self.list(sql::MAIL_MARKS, &values, MailPlace::read_marks).await
    }

    /// Messages of a folder (account, folder) that could not be read and are asked for once more,
    /// the newest first, at most so many.
    pub async fn mail_unread(
        &mut self,
        (account, folder): (&str, &str),
        most: i64,
    ) -> Result<Vec<u32>, StoreError> {
        let values = [self.tenant.0.into(), account.into(), folder.into(), most.into()];
        self.list(sql::MAIL_UNREAD, &values, |row| Ok(small(row.get(0)?))).await
    }

    /// The folders of an account that were read, and how far, by name.
    pub async fn mail_folders(&mut self, account: &str) -> Result<Vec<FolderRow>, StoreError> {
        let values = [self.tenant.0.into(), account.into()];
        self.list(sql::MAIL_FOLDERS, &values, |row| FolderRow::read(row, account)).await
    }

    /// The accounts that are read, and when each was last read to its end.
    pub async fn mail_accounts(&mut self) -> Result<Vec<(String, Option<Timestamp>)>, StoreError> {
        let read = |row: &Row| {
            let read_at = row.get::<Option<i64>>(1)?.map(instant).transpose()?;
            Ok((row.get(0)?, read_at))
        };
        self.list(sql::MAIL_ACCOUNTS, &[self.tenant.0.into()], read).await
    }

    /// What messages did to these cases.
    pub async fn mail_of_cases(&mut self, cases: &[&str]) -> Result<Vec<CaseMail>, StoreError> {
        let mut told = self.members(sql::MAIL_OF_CASE, cases, CaseMail::read).await?;
        told.sort_by(|a, b| (&a.case, &a.mail).cmp(&(&b.case, &b.mail)));
        Ok(told)
    }

    /// The cases that one of these messages did something to, or whose first message has one of
    /// these ids.
    pub async fn cases_of_mail(&mut self, ids: &[&str]) -> Result<Vec<String>, StoreError> {
        let read = |row: &Row| row.get::<String>(0);
        let mut cases = self.members(sql::MAIL_CASES_OF, ids, read).await?;
        cases.extend(self.members(sql::MAIL_CASE_OPENED, ids, read).await?);
        cases.sort_unstable();
        cases.dedup();
        Ok(cases)
    }

    /// When we last wrote to these clients ourselves; one to whom we never wrote is missing.
    pub async fn last_written(
        &mut self,
        clients: &[&str],
    ) -> Result<BTreeMap<String, Timestamp>, StoreError> {
        let read = |row: &Row| {
            let at = row.get::<Option<i64>>(1)?.map(instant).transpose()?;
            Ok((row.get::<String>(0)?, at))
        };
        let rows = self.members(sql::MAIL_WRITTEN, clients, read).await?;
        Ok(rows.into_iter().filter_map(|(client, at)| Some((client, at?))).collect())
    }

    /// What unwanted mail did to cases since an instant, in its order.
    pub async fn junk_mail_since(&mut self, since: Timestamp) -> Result<Vec<CaseMail>, StoreError> {
        let values = [self.tenant.0.into(), since.as_microsecond().into()];
        self.list(sql::MAIL_JUNK, &values, CaseMail::read).await
    }

    /// The answers by people that lie in a folder (account, folder) and were seen since an instant,
    /// by key.
    pub async fn mail_answers_in(
        &mut self,
        (account, folder): (&str, &str),
        since: Timestamp,
    ) -> Result<BTreeMap<String, MailRow>, StoreError> {
        let since = since.as_microsecond().into();
        let values = [self.tenant.0.into(), account.into(), folder.into(), since];
        let rows = self.list(sql::MAIL_ANSWERS_IN, &values, MailRow::read).await?;
        Ok(rows.into_iter().map(|row| (row.mail.clone(), row)).collect())
    }

    /// Who has these addresses: address, client, contact. In lower case.
    pub async fn owners_of_all(
        &mut self,
        addresses: &[&str],
    ) -> Result<Vec<(String, String, String)>, StoreError> {
        let read = |row: &Row| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let mut owners = self.members(sql::REACH_OWNERS, addresses, read).await?;
        owners.sort_unstable();
        Ok(owners)
    }

    /// What is known of these messages as waiting ones.
    pub async fn mail_waits_at(
        &mut self,
        keys: &[&str],
    ) -> Result<BTreeMap<String, WaitRow>, StoreError> {
        let rows = self.members(sql::MAIL_WAIT_AT, keys, WaitRow::read).await?;
        Ok(rows.into_iter().map(|row| (row.mail.clone(), row)).collect())
    }

    /// The messages in these states of waiting, by key.
    pub async fn mail_waits(&mut self, states: &[&str]) -> Result<Vec<WaitRow>, StoreError> {
        let mut rows = self.members(sql::MAIL_WAITS, states, WaitRow::read).await?;
        rows.sort_by(|a, b| a.mail.cmp(&b.mail));
        Ok(rows)
    }
}
