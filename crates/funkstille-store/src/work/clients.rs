//! Writing what follows from the events of clients.

use super::Work;
use crate::error::StoreError;
use crate::projection::{ClientView, client_values, contact_values, project_values, reach_values};
use crate::sql;

impl Work {
    /// Writes the rows of a client: its own, and those of its contacts and projects.
    pub async fn put_client(&mut self, view: &ClientView) -> Result<(), StoreError> {
        let (tenant, client) = (self.tenant(), view.client.as_str());
        for sql in [sql::CONTACTS_REMOVE, sql::REACHES_REMOVE, sql::PROJECTS_REMOVE] {
            self.connection().execute(sql, &[tenant.0.into(), client.into()]).await?;
        }
        let Some(state) = &view.state else { return Ok(()) };
        let connection = self.connection();
        connection.insert(sql::CLIENT_PUT, &[client_values(tenant, view, state)]).await?;
        connection.insert(sql::CONTACT_ADD, &contact_values(tenant, client, state)).await?;
        connection.insert(sql::REACH_ADD, &reach_values(tenant, client, state)).await?;
        connection.insert(sql::PROJECT_ADD, &project_values(tenant, client, state)).await?;
        Ok(())
    }
}
