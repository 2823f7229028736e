//! Clients, their projects, and who has which address.

use std::collections::BTreeMap;

use super::Reading;
use crate::error::StoreError;
use crate::event::StoredEvent;
use crate::ids::StreamKind;
use crate::projection::{ClientRow, ClientView, ProjectRow};
use crate::sql;

impl Reading {
    /// All clients, by id.
    pub async fn clients(&mut self, after: &str, limit: i64) -> Result<Vec<ClientRow>, StoreError> {
        let values = [self.tenant.0.into(), after.into(), limit.into()];
        self.list(sql::CLIENTS, &values, ClientRow::read).await
    }

    /// All projects, by id.
    pub async fn projects(
        &mut self,
        after: &str,
        limit: i64,
    ) -> Result<Vec<ProjectRow>, StoreError> {
        let values = [self.tenant.0.into(), after.into(), limit.into()];
        self.list(sql::PROJECTS, &values, ProjectRow::read).await
    }

    /// What the events of these clients say, by id; one that has no events is missing.
    pub async fn client_views(
        &mut self,
        clients: &[&str],
    ) -> Result<BTreeMap<String, ClientView>, StoreError> {
        let mut views = BTreeMap::new();
        for body in self.bodies_of(StreamKind::Client, clients).await? {
            let event = body.event.as_ref().map(StoredEvent::to_client).transpose();
            let event = event.map_err(|why| body.unreadable(why))?;
            let view = views.entry(body.id).or_insert_with_key(|client| ClientView::new(client));
            match event {
                Some(event) => view.apply(&event),
                None => view.apply_erased(&body.event_type),
            }
        }
        Ok(views)
    }

    /// What the events of a client say; `None` where it has none.
    pub async fn client_view(&mut self, client: &str) -> Result<Option<ClientView>, StoreError> {
        Ok(self.client_views(&[client]).await?.remove(client))
    }

    /// The clients and contacts that have this address, number or profile. E-mail addresses are in
    /// lower case.
    pub async fn owners_of(&mut self, reach: &str) -> Result<Vec<(String, String)>, StoreError> {
        let values = [self.tenant.0.into(), reach.into()];
        self.list(sql::REACH_OWNER, &values, |row| Ok((row.get(0)?, row.get(1)?))).await
    }
}
