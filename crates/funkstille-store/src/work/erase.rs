//! Erasing what an entry says, for data protection: the chain stays whole and shows the gap.

use super::{Stamp, Work};
use crate::error::StoreError;
use crate::event::Erased;
use crate::ids::{Stream, StreamKind};
use crate::projection::Outlook;
use crate::sql;

impl Work {
    /// Erases body and salt of an entry, records that in the tenant's chain, and makes the rows of
    /// its stream again from what is left. Gives the stream; `None` where there is nothing to
    /// erase: no such entry, one that is erased already, or one of the tenant's own chain, which
    /// holds no personal data.
    pub async fn erase_body(
        &mut self,
        sequence: i64,
        reason: &str,
        stamp: &Stamp,
    ) -> Result<Option<Stream>, StoreError> {
        let Some(read) = self.reading.entry_at(sequence).await? else { return Ok(None) };
        let kind = StreamKind::parse(&read.0.chain.kind);
        let Some(kind) = kind.filter(|kind| *kind != StreamKind::Tenant) else { return Ok(None) };
        if read.0.content.is_none() {
            return Ok(None);
        }
        let values = [self.tenant().0.into(), sequence.into()];
        self.connection().execute(sql::EVENT_ERASE, &values).await?;
        self.record_erased(Erased { sequence, reason: reason.to_owned() }, stamp).await?;
        let stream = Stream { kind, id: read.0.chain.id };
        self.refresh(&stream).await?;
        Ok(Some(stream))
    }

    /// Makes the rows of a stream again; the day on which a case is due stays.
    async fn refresh(&mut self, stream: &Stream) -> Result<(), StoreError> {
        let id = stream.id.as_str();
        let values = [self.tenant().0.into(), id.into()];
        match stream.kind {
            StreamKind::Tenant => {}
            StreamKind::Client => {
                self.connection().execute(sql::CLIENT_REMOVE, &values).await?;
                if let Some(view) = self.read().client_view(id).await? {
                    self.put_client(&view).await?;
                }
            }
            StreamKind::Invoice => {
                self.connection().execute(sql::INVOICE_REMOVE, &values).await?;
                self.connection().execute(sql::PAYMENTS_REMOVE, &values).await?;
                if let Some(view) = self.read().invoice_view(id).await? {
                    self.put_invoice(&view).await?;
                }
            }
            StreamKind::Case => {
                let row = self.read().case_row(id).await?;
                let outlook =
                    row.map(|row| Outlook { due: row.due, last_message_on: row.last_message_on });
                self.connection().execute(sql::CASE_REMOVE, &values).await?;
                self.connection().execute(sql::TASKS_REMOVE, &values).await?;
                if let Some(view) = self.read().case_view(id).await? {
                    self.put_case(&view, outlook.unwrap_or_default()).await?;
                }
            }
        }
        Ok(())
    }
}
