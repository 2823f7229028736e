//! Writing the index of mail: many rows at once.

use jiff::Timestamp;

use super::Work;
use crate::connection::Value;
use crate::error::StoreError;
use crate::mail::{CaseMail, FolderRow, Held, MailPlace, MailRow, WaitRow};
use crate::sql;

impl Work {
    async fn put(&mut self, sql: &str, rows: Vec<Vec<Value<'_>>>) -> Result<(), StoreError> {
        self.connection().insert(sql, &rows).await?;
        Ok(())
    }

    /// Adds messages to the index. Of one that is there, what it says and whose it is are written
    /// again. No message may be there twice.
    pub async fn put_mail(&mut self, rows: &[MailRow]) -> Result<(), StoreError> {
        let tenant = self.tenant();
        self.put(sql::MAIL_PUT, rows.iter().map(|row| row.values(tenant)).collect()).await
    }

    /// Notes with whom messages are: party, address, key of the message.
    pub async fn add_mail_parties(
        &mut self,
        rows: &[(String, String, String)],
    ) -> Result<(), StoreError> {
        let tenant = self.tenant().0;
        let values = rows.iter().map(|(party, address, mail)| {
            vec![tenant.into(), party.into(), address.into(), mail.into()]
        });
        self.put(sql::MAIL_PARTY_ADD, values.collect()).await
    }

    /// Notes which ids messages name: id, key of the message.
    pub async fn add_mail_links(&mut self, rows: &[(String, String)]) -> Result<(), StoreError> {
        let tenant = self.tenant().0;
        let values = rows.iter().map(|(id, mail)| vec![tenant.into(), id.into(), mail.into()]);
        self.put(sql::MAIL_LINK_ADD, values.collect()).await
    }

    /// Notes where messages lie. No place may be there twice.
    pub async fn put_mail_places(&mut self, rows: &[MailPlace]) -> Result<(), StoreError> {
        let tenant = self.tenant();
        self.put(sql::MAIL_PLACE_PUT, rows.iter().map(|row| row.values(tenant)).collect()).await
    }

    /// Marks a message otherwise; gives its key, where a message is known at the place.
    pub async fn mark_mail(&mut self, place: &MailPlace) -> Result<Option<String>, StoreError> {
        let mut values = place.values(self.tenant());
        values.remove(4);
        let row = self.connection().fetch_first(sql::MAIL_PLACE_MARK, &values).await?;
        let Some(row) = row else { return Ok(None) };
        Ok(match Held::read(row.get(0)?) {
            Held::Mail(mail) => Some(mail),
            Held::Unread | Held::Left => None,
        })
    }

    /// A message is no longer at its place.
    pub async fn remove_mail_place(
        &mut self,
        (account, folder): (&str, &str),
        uid: u32,
    ) -> Result<(), StoreError> {
        let tenant = self.tenant().0.into();
        let values = [tenant, account.into(), folder.into(), i64::from(uid).into()];
        self.connection().execute(sql::MAIL_PLACE_REMOVE, &values).await?;
        Ok(())
    }

    /// All places of a folder are void.
    pub async fn remove_mail_places(
        &mut self,
        (account, folder): (&str, &str),
    ) -> Result<(), StoreError> {
        let values = [self.tenant().0.into(), account.into(), folder.into()];
        self.connection().execute(sql::MAIL_PLACES_REMOVE, &values).await?;
        Ok(())
    }

    /// Notes how far a folder was read.
    pub async fn put_mail_folder(
        &mut self,
        row: &FolderRow,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let tenant = self.tenant();
        self.put(sql::MAIL_FOLDER_PUT, vec![row.values(tenant, at)]).await
    }

    /// Notes that an account is read, and when it was last read to its end.
    pub async fn put_mail_account(
        &mut self,
        account: &str,
        read_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let tenant = self.tenant().0.into();
        let read_at = read_at.map(Timestamp::as_microsecond).into();
        self.put(sql::MAIL_ACCOUNT_PUT, vec![vec![tenant, account.into(), read_at]]).await
    }

    /// No account counts as read any more until it was read to its end again.
    pub async fn forget_mail_readings(&mut self) -> Result<(), StoreError> {
        let values = [self.tenant().0.into()];
        self.connection().execute(sql::MAIL_ACCOUNTS_UNREAD, &values).await?;
        Ok(())
    }

    /// An account is no longer read; its messages stay in the index.
    pub async fn remove_mail_account(&mut self, account: &str) -> Result<(), StoreError> {
        for sql in [sql::MAIL_ACCOUNT_REMOVE, sql::MAIL_FOLDERS_REMOVE, sql::MAIL_PLACES_FORGET] {
            let values = [self.tenant().0.into(), account.into()];
            self.connection().execute(sql, &values).await?;
        }
        Ok(())
    }

    /// Notes what messages did to cases.
    pub async fn put_case_mail(&mut self, rows: &[CaseMail]) -> Result<(), StoreError> {
        let tenant = self.tenant();
        self.put(sql::MAIL_CASE_PUT, rows.iter().map(|row| row.values(tenant)).collect()).await
    }

    /// Notes which messages wait for an answer, or may.
    pub async fn put_mail_waits(&mut self, rows: &[WaitRow]) -> Result<(), StoreError> {
        let tenant = self.tenant();
        self.put(sql::MAIL_WAIT_PUT, rows.iter().map(|row| row.values(tenant)).collect()).await
    }
}
