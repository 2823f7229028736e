//! A client with everything that is known about it, for showing it.

use funkstille_core::client::{ClientEvent, ClientState};
use funkstille_core::evidence::Entry;
use funkstille_store::event::StoredEvent;
use funkstille_store::projection::CaseRow;
use funkstille_store::{Reading, Stream};
use jiff::civil::Date;

use super::find;
use super::find::all;
use crate::error::{Error, Problem};

/// A client with everything that is known about it.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientOverview {
    /// Its id.
    pub client: String,
    /// Who it is, with contacts and projects.
    pub state: ClientState,
    /// Its cases, open and ended, in the order in which they were opened.
    pub cases: Vec<CaseRow>,
    /// Why it gets nothing but what is sent by hand, where it is so.
    pub do_not_contact: Option<String>,
}

impl ClientOverview {
    /// The client that a person names, by number, name or address.
    ///
    /// # Errors
    /// [`Problem::UnknownClient`], [`Problem::ManyClients`].
    pub async fn load(reading: &mut Reading, given: &str) -> Result<Self, Error> {
        let client = find(reading, given).await?;
        let unknown = || Problem::UnknownClient { given: given.to_owned() };
        let view = reading.client_view(&client).await?.ok_or_else(unknown)?;
        let state = view.state.ok_or_else(unknown)?;
        let mut cases = reading.cases_of_clients(&[&client]).await?;
        cases.sort_by_key(|row| number(&row.case));
        let entries = reading.entries(&Stream::client(&client)).await?;
        let do_not_contact = state.client.do_not_contact.then(|| last_reason(&entries));
        Ok(Self { client, state, cases, do_not_contact })
    }

    /// All clients, in the order in which they became known.
    ///
    /// # Errors
    /// Where the database fails.
    pub async fn all(reading: &mut Reading) -> Result<Vec<Self>, Error> {
        let mut ids: Vec<String> = all(reading).await?.into_iter().map(|row| row.client).collect();
        ids.sort_by_key(|client| number(client));
        let mut known = Vec::new();
        for client in ids {
            known.push(Self::load(reading, &client).await?);
        }
        Ok(known)
    }

    /// The day of our last message to the client.
    pub fn last_message_on(&self) -> Option<Date> {
        self.cases.iter().filter_map(|row| row.last_message_on).max()
    }
}

/// Why the client was marked; the last word counts, and empty where it was erased.
fn last_reason(entries: &[Entry]) -> String {
    let events = entries.iter().rev().filter_map(|entry| {
        let body = entry.content.as_ref()?.body.clone();
        StoredEvent { event_type: entry.event_type.clone(), body }.to_client().ok()
    });
    let mut reasons = events.filter_map(|event| match event {
        ClientEvent::DoNotContactSet { reason } => Some(reason),
        _ => None,
    });
    reasons.next().unwrap_or_default()
}

/// Ids are numbers that are counted up; they are listed in that order.
pub(crate) fn number(id: &str) -> (u64, String) {
    (id.parse().unwrap_or(u64::MAX), id.to_owned())
}
