//! What stands beside cases: their clients, and the other cases of these clients.

use std::collections::BTreeMap;

use funkstille_core::case::Surroundings;
use funkstille_core::client::ClientState;
use funkstille_store::Reading;
use funkstille_store::projection::{CaseRow, CaseView, ClientView};
use jiff::Timestamp;
use jiff::civil::Date;

use super::Neighbour;
use crate::business::Business;
use crate::engine::Engine;
use crate::error::Error;

/// Some clients, and all their cases in short.
pub(super) struct Beside {
    clients: BTreeMap<String, ClientView>,
    rows: Vec<CaseRow>,
    /// The day of the last mail to each client, as it lies among sent mail.
    written_on: BTreeMap<String, Date>,
    around: Surroundings,
    /// The civil day of the business.
    pub(super) today: Date,
}

impl Beside {
    pub(super) async fn load(
        engine: &Engine,
        reading: &mut Reading,
        clients: &[&str],
        now: Timestamp,
    ) -> Result<Self, Error> {
        let around = Business::load(reading).await?.surroundings(engine)?;
        let day = |at: Timestamp| at.to_zoned(around.sending.zone.clone()).date();
        let written = reading.last_written(clients).await?;
        let written_on = written.into_iter().map(|(client, at)| (client, day(at))).collect();
        let today = day(now);
        let rows = reading.cases_of_clients(clients).await?;
        let clients = reading.client_views(clients).await?;
        Ok(Self { clients, rows, written_on, around, today })
    }

    pub(super) fn client(&self, client: &str) -> Option<&ClientState> {
        self.clients.get(client).and_then(|view| view.state.as_ref())
    }

    /// What the plan of a case needs beside it.
    pub(super) fn around(&self, (client, case): (&str, &str)) -> Surroundings {
        let is_other = |row: &&CaseRow| row.matter.client == client && row.case != case;
        let others = self.rows.iter().filter(is_other);
        let written_on = self.written_on.get(client).copied();
        Surroundings {
            client_zone: self.client(client).and_then(|state| state.client.zone.clone()),
            other_messages_on: others
                .filter_map(|row| row.last_message_on)
                .chain(written_on)
                .collect(),
            ..self.around.clone()
        }
    }

    /// The messages to come in the open cases of these clients, by client. `views` are those that
    /// were read already. A case whose playbook cannot be read, or whose day lies outside the
    /// holiday table, is told of where it is shown itself.
    pub(super) async fn neighbours(
        &self,
        engine: &Engine,
        reading: &mut Reading,
        views: &BTreeMap<String, CaseView>,
    ) -> Result<BTreeMap<String, Vec<Neighbour>>, Error> {
        let open = self.rows.iter().filter(|row| row.ended.is_none() && row.held.is_empty());
        let open: Vec<&CaseRow> = open.collect();
        let new = open.iter().map(|row| row.case.as_str()).filter(|it| !views.contains_key(*it));
        let read = reading.case_views(&new.collect::<Vec<_>>()).await?;
        let mut found: BTreeMap<String, Vec<Neighbour>> = BTreeMap::new();
        for row in open {
            let view = views.get(&row.case).or_else(|| read.get(&row.case));
            let Some(state) = view.and_then(|view| view.state.as_ref()) else { continue };
            let playbook = match engine.playbook_of(&state.opening, reading).await {
                Ok(playbook) => playbook,
                Err(error @ Error::Store(_)) => return Err(error),
                Err(_) => continue,
            };
            let around = self.around((&row.matter.client, &row.case));
            let neighbour = Neighbour::of((&row.case, state), &playbook, &around, self.today);
            if let Ok(Some(neighbour)) = neighbour {
                found.entry(row.matter.client.clone()).or_default().push(neighbour);
            }
        }
        Ok(found)
    }
}
